import type { Example } from '../contracts/census.ts';
import type { EntityName, RawRecord } from '../contracts/records.ts';

/** Entities of nobody: a record of them may be named, those of a person may not. */
const OF_NOBODY: ReadonlySet<EntityName> = new Set<EntityName>([
  ...(['school', 'building', 'academic-year', 'period', 'calendar-day', 'bell', 'class', 'group', 'subject'] as const),
  ...(['curriculum', 'plan-item', 'timetable-slot', 'lesson', 'attendance-taken', 'work', 'homework'] as const),
]);
/** A ref that is made of ids and words of an answer. */
const NAMED = /^[a-z-]+(?:\/[\w#-]{1,40}){1,5}$/;

/**
 * The place of a record, as a census keeps it: with its ref where it is of nobody ("lesson/4711"); of the ref of a person's record the
 * first word alone, for what follows may number a pupil.
 */
export const exampleOf = ({ place, ref, yields }: Pick<RawRecord, 'place' | 'ref' | 'yields'>): Example => ({
  scope: place.scope,
  day: place.day,
  ref: yields.every((entity) => OF_NOBODY.has(entity)) && NAMED.test(ref) ? ref : (/^[a-z-]+/.exec(ref)?.[0] ?? ''),
});
