import { readFileSync } from 'node:fs';
import type { AssessContext, Fact, RequirementId } from '../contracts/facts.ts';
import type { Body, EntityName, SheetRef } from '../contracts/records.ts';
import type { Origin, SheetBody, Sighting, StoredSheet } from '../contracts/sheet.ts';
import type { Profile } from '../comply/profile.ts';

/*
 * Valid things for tests; each takes only what the test is about. The day is Monday, 12 October 2026, in Moscow.
 */

export const DAY = '2026-10-12';
export const ZONE = 'Europe/Moscow';
export const PROFILE = JSON.parse(
  readFileSync(new URL('../../schemas/requirements/profiles/default.json', import.meta.url), 'utf8'),
) as Profile;

export const pupil = (nth: number): string => `pu-0badcafe-${String(nth).padStart(32, '0')}`;
export const teacher = (nth: number): string => `st-0badcafe-${String(nth).padStart(32, '0')}`;

type Fields = Readonly<Record<string, unknown>>;
export type Records = Readonly<Partial<Record<EntityName, readonly Body[]>>>;

/** A lesson from 08:30 to 09:10 (number 1), 09:20 to 10:00 (number 2), …, with its topic. */
export function lesson(number: number, more: Fields = {}): Body {
  const minutes = 510 + (number - 1) * 50;
  const time = (at: number): string =>
    `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  return {
    id: `l${number}`,
    number,
    subjectName: 'Алгебра',
    status: 'held',
    startsAt: time(minutes),
    endsAt: time(minutes + 40),
    topicState: 'present',
    ...more,
  };
}

export const homework = (lessonId: string, more: Fields = {}): Body => ({
  id: `h-${lessonId}`,
  lessonId,
  state: 'present',
  kind: 'general',
  ...more,
});

export const taken = (lessonId: string, more: Fields = {}): Body => ({ id: lessonId, lessonId, ...more });

/** A sheet whose records were all sighted in the same way, but for those named "entity/id" in `sightings`. */
export function sheetOf(
  body: Records,
  sighting: Sighting,
  sightings: Readonly<Record<string, Sighting>> = {},
  ref: Partial<SheetRef> = {},
): StoredSheet {
  const origins: Partial<Record<EntityName, Record<string, Origin>>> = {};
  for (const [entity, records] of Object.entries(body) as [EntityName, readonly Body[]][]) {
    const entries = records.map(({ id }): [string, Origin] => [
      id,
      { role: 'first', seen: sightings[`${entity}/${id}`] ?? sighting },
    ]);
    origins[entity] = Object.fromEntries(entries);
  }
  return {
    source: 's',
    kind: 'journal-day',
    school: '100',
    scope: '5a',
    day: DAY,
    ...ref,
    body: body as SheetBody,
    origins,
    hash: '',
    version: 1,
    schema: 1,
    madeBy: '',
    changedAt: new Date(0),
  };
}

export const ALL: ReadonlySet<string> = new Set([
  'lesson',
  'attendance-taken',
  'attendance',
  'work',
  'mark',
  'homework',
  'term-mark',
]);

export const context = (readFrom: string, more: Partial<AssessContext> = {}): AssessContext => ({
  covered: ALL,
  readFrom,
  zone: ZONE,
  ...more,
});

/** The fact of one requirement, without what is zero. */
export function factOf(
  facts: readonly Fact[],
  requirement: RequirementId,
): Partial<Omit<Fact, 'requirement'>> | undefined {
  const fact = facts.find((each) => each.requirement === requirement);
  if (!fact) return undefined;
  const { requirement: _requirement, ...counts } = fact;
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}
