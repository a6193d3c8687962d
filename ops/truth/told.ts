import { type Reading, tellingOf } from '../simulators/region/dialects.ts';
import type { Difference, Element } from './fact.ts';
import type { Sheet } from './sheet-facts.ts';

/** Elements that a dialect has no place for. */
export const untoldBy = (system: Reading): ReadonlySet<Element> => {
  const { topics, attendance, unmarkedWorks, periodMarks, leavers, ...without } = tellingOf(system);
  return new Set<Element>([
    ...(topics ? [] : (['topic'] as const)),
    ...(attendance === 'taken' ? [] : (['attendance-taken'] as const)),
    ...(attendance === 'none' ? (['absence', 'absence-kind'] as const) : []),
    ...(attendance === 'none' || without.withoutLateness ? (['lateness'] as const) : []),
    ...(without.withoutLessonTimes ? (['lesson-time'] as const) : []),
    ...(without.withoutWorks ? (['work'] as const) : []),
    ...(without.withoutAbsenceKinds ? (['absence-kind'] as const) : []),
    ...(unmarkedWorks ? [] : (['unmarked-work'] as const)),
    ...(leavers ? [] : (['leaver'] as const)),
    ...(periodMarks ? [] : (['period-mark'] as const)),
  ]);
};

/** Elements of which a dialect tells what it leaves no doubt about. */
export const partlyToldBy = (system: Reading): ReadonlySet<Element> =>
  new Set(tellingOf(system).attendanceByDay ? (['absence', 'absence-kind', 'lateness'] as const) : []);

/** What nobody can explain: something said that is not so, or a thing kept back that the dialect has a place for. */
export const unexplained = (system: Reading, differences: readonly Difference[]): readonly Difference[] => {
  const untold = untoldBy(system);
  /** Where it is not told why, "absent" says no more than that. */
  const isVague = ({ element, fact }: Difference): boolean =>
    element === 'absence-kind' && untold.has(element) && fact.endsWith(' · absent');
  return differences.filter((one) => !isVague(one) && (one.surplus > 0 || !untold.has(one.element)));
};

/**
 * Entities that a sheet may claim to hold all of only where the dialect tells these elements. A claim of works is of those that the system tells:
 * nothing is due of a work that is not there, so that none is called missing.
 */
const CLAIMED_FOR: Readonly<Partial<Record<Element, string>>> = {
  absence: 'attendance',
  'attendance-taken': 'attendance-taken',
  work: 'work',
  'period-mark': 'term-mark',
};

/** Claims of sheets to be whole in what the dialect has no place for: what is lost must be not provable, never "missing". */
export function falseClaims(system: Reading, sheets: readonly Sheet[]): readonly string[] {
  const untold = [...untoldBy(system)];
  const entities = new Set(untold.flatMap((element) => CLAIMED_FOR[element] ?? []));
  return sheets.flatMap(({ kind, school, scope, day, covers, body }) => {
    const claimed = covers.flatMap((claim) => claim.entities).filter((entity) => entities.has(entity));
    const isTopicJudged =
      untold.includes('topic') && (body['lesson'] ?? []).some(({ topicState }) => topicState !== undefined);
    return [...claimed, ...(isTopicJudged ? ['topic'] : [])].map(
      (entity) => `claimed and not told: ${entity} in ${kind} ${school} ${scope} ${day}`,
    );
  });
}
