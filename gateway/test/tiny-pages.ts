import type { Coverage, Page } from '../contracts/adapter.ts';
import type { EntityName, RawRecord } from '../contracts/records.ts';
import { rawJsonOf } from '../normalise/raw-json.ts';

/* What a tiny source answers: pages of a class's week, and of a school's roster, as Dnevnik.ru words them. */

/** Monday of the week that is read where nothing else is said. */
export const MONDAY = '2026-09-07';
export const ROSTER_DAY = '2026-09-01';
const DAY_MS = 86_400_000;

const raw = (yields: EntityName[], body: object, ref: string, day = MONDAY): RawRecord => ({
  yields,
  body,
  ref,
  place: { school: '1', scope: '7', day },
});

/** So many lessons of class 7, by their numbers. */
export const lessons = (count: number, title = 'Дроби'): readonly RawRecord[] =>
  Array.from({ length: count }, (_, index) =>
    raw(
      ['lesson'],
      { lesson: { id_str: `${index}`, title, number: 1, subject: { name: 'Математика' } } },
      `lesson/${index}`,
    ),
  );

/** Marks of one pupil, listed in the pupil's own answer. */
export const marks = (pupil: string, count: number, value = '4'): readonly RawRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    ...raw(
      ['mark'],
      { mark: { id_str: `${pupil}-${index}`, value, type: 'mark5', person_str: pupil } },
      `mark/${pupil}-${index}`,
    ),
    pupil,
  }));

const inRoster = (record: RawRecord): RawRecord => ({ ...record, place: { school: '1', scope: '1', day: ROSTER_DAY } });

/** A school with one pupil in class 7, and a quarter. */
export const ROSTER: readonly RawRecord[] = [
  raw(
    ['pupil', 'enrolment'],
    { person: { id_str: '2', lastName: 'Заварзин' }, membership: { state: 'Active' }, classId: '7' },
    'pupil',
  ),
  raw(
    ['period'],
    { item: { id_str: '3', type: 'Quarter', number: 1, name: '1', start: '2026-09-01', finish: '2026-10-25' } },
    'period/3',
  ),
].map(inRoster);

export interface PageParts {
  /** Absent: class 7's week from `MONDAY`. */
  readonly covers?: Partial<Coverage>;
  readonly cursor?: string;
  readonly parts?: ReadonlyMap<string, number>;
  /** What the same slice gives when it is asked again; absent: nobody can ask. */
  readonly again?: readonly RawRecord[] | ((pupils?: readonly string[]) => readonly RawRecord[]);
}

const sundayOf = (monday: string): string => new Date(Date.parse(monday) + 6 * DAY_MS).toISOString().slice(0, 10);

export const rosterPage = (records: readonly RawRecord[] = ROSTER): TinyPage => ({
  records,
  covers: { sheet: 'roster', scope: '1', from: ROSTER_DAY, to: ROSTER_DAY, entities: ['enrolment', 'period', 'pupil'] },
  cursor: 'roster',
});

/** Class 7's week; another one where `from` says so. */
export const week = (records: readonly RawRecord[], parts: PageParts = {}): TinyPage => ({ records, ...parts });

/** Everything of a week stands on its first day. */
const onDay = (records: readonly RawRecord[], day: string): readonly RawRecord[] =>
  records.map((record) => ({ ...record, place: { ...record.place, day } }));

/** Pages where pupils are asked one by one count what each answer lists. */
export const partsOf = (records: readonly RawRecord[], pupils: readonly string[]): ReadonlyMap<string, number> =>
  new Map(pupils.map((id) => [id, records.filter(({ pupil }) => pupil === id).length]));

export interface TinyPage extends PageParts {
  readonly records: readonly RawRecord[];
}

/** The page as an adapter gives it, read at this moment. */
export function pageOf(page: TinyPage, now: Date): Page {
  const { records, covers = {}, cursor = `after ${covers.from ?? MONDAY}`, parts, again } = page;
  const from = covers.from ?? MONDAY;
  const coverage: Coverage = {
    ...{ sheet: 'journal-day', school: '1', scope: '7', from, to: sundayOf(from), entities: ['lesson', 'mark'] },
    ...{ pupils: 'all', ...covers },
  };
  const { again: _again, ...rest } = page;
  const anew = (told: readonly RawRecord[]): TinyPage => ({
    ...rest,
    records: told,
    ...(parts && { parts: partsOf(told, [...parts.keys()]) }),
  });
  return {
    digest: rawJsonOf(records),
    received: records.length,
    records: () => onDay(records, from),
    covers: coverage,
    cursor,
    read: { from: now, to: now },
    ...(parts && { parts }),
    ...(again && {
      again: async (pupils) => pageOf(anew(typeof again === 'function' ? again(pupils) : again), now),
    }),
  };
}
