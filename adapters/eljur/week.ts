import type { GatewayError } from '../../gateway/contracts/errors.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import type { Week } from '../kit/time.ts';
import type { Call } from './access.ts';
import { askByPupil } from './by-pupil.ts';
import { countListed, isVacation, journalOf, lessonsIn } from './diary.ts';
import type { Roll } from './roll.ts';
import { compactOf } from './shapes.ts';

/** All diaries of the school in one week, as far as they could be read. */
export interface SchoolWeek {
  readonly week: Week;
  /** By pupil. */
  readonly diaries: ReadonlyMap<string, unknown>;
  /** Key of the class that each pupil was in in that week. */
  readonly classOf: ReadonlyMap<string, string>;
  /** The last reason for which a pupil is missing. */
  readonly failure: GatewayError | undefined;
}

export interface WeekReading {
  readonly call: (signal: AbortSignal) => Call;
  readonly roll: Roll;
  readonly pupilsPerCall: number;
  /** Most calls under way. */
  readonly parallel: number;
  readonly signal: AbortSignal;
}

/** Reads these pupils' diaries of a week. */
export const readDiaries = (call: Call, pupils: readonly string[], week: Week, atOnce: number) =>
  askByPupil(call, pupils, {
    method: 'getdiary',
    given: { days: `${compactOf(week.from)}-${compactOf(week.to)}`, rings: 'true' },
    atOnce,
    isEmpty: (diary) => countListed(diary) === 0 && !isVacation(diary),
  });

/** Reads a week class by class. All of the school is gathered before a page is made: what class a lesson is of, only the others in it tell. */
export async function readSchoolWeek(reading: WeekReading, week: Week): Promise<SchoolWeek> {
  const { call, roll, pupilsPerCall, parallel, signal } = reading;
  const diaries = new Map<string, unknown>();
  let failure: GatewayError | undefined;
  const read = ({ pupils }: { readonly pupils: readonly string[] }, by: AbortSignal) =>
    readDiaries(call(by), pupils, week, pupilsPerCall);
  for await (const answers of aheadInOrder(roll.classes.values(), parallel, read, signal)) {
    for (const [pupil, diary] of answers.byPupil) diaries.set(pupil, diary);
    failure = answers.failure ?? failure;
  }
  return { week, diaries, classOf: classesThen(roll, diaries), failure };
}

/**
 * The class that each pupil was in: a diary does not tell it, and lists tell only today's. A page of the journal (`lesson_id`) is of the class of
 * whose pupils the larger part shows it, and a pupil was in the class of most pages in the diary. Pupils are assumed to change classes between weeks.
 */
function classesThen(roll: Roll, diaries: ReadonlyMap<string, unknown>): ReadonlyMap<string, string> {
  const pagesOf = new Map(
    [...diaries].map(([id, diary]) => [id, new Set(lessonsIn(diary).map(({ lesson }) => journalOf(lesson)))]),
  );
  const shares = new Map<string, Map<string, number>>();
  for (const { id, classId } of roll.pupils) {
    const share = 1 / (roll.classes.get(classId)?.pupils.length ?? 1);
    for (const page of pagesOf.get(id) ?? []) {
      const byClass = shares.get(page) ?? new Map<string, number>();
      byClass.set(classId, (byClass.get(classId) ?? 0) + share);
      shares.set(page, byClass);
    }
  }
  const classOfPage = new Map([...shares].map(([page, byClass]) => [page, largest(byClass)]));
  return new Map(
    roll.pupils.map(({ id, classId }) => {
      const pages = [...(pagesOf.get(id) ?? [])].map((page) => classOfPage.get(page)!);
      const counts = new Map([...Map.groupBy(pages, (one) => one)].map(([one, own]) => [one, own.length]));
      return [id, counts.size === 0 ? classId : largest(counts, classId)];
    }),
  );
}

/** The key of the largest number; of several the favourite, else the first in order. */
function largest(numbers: ReadonlyMap<string, number>, favourite?: string): string {
  const most = Math.max(...numbers.values());
  const keys = [...numbers].flatMap(([key, number]) => (number === most ? [key] : [])).sort();
  return favourite !== undefined && keys.includes(favourite) ? favourite : keys[0]!;
}
