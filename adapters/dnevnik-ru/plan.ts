import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import { addDays, lookBackFrom, type Week, weekdayOf, weeksFrom } from '../kit/time.ts';
import { endOfYear, type SchoolView, type ScopeView } from './school.ts';
import { compare } from '../kit/id-order.ts';

/**
 * A place in a run; pages are yielded in the order of their places: rosters, journal weeks oldest first, terms. A cursor is
 * the place of the last page stored, as JSON, so that a run goes on behind it even if classes came or went meanwhile.
 */
export type Place = readonly [
  stage: 'a-roster' | 'b-journal' | 'c-term',
  week: Day,
  school: string,
  scope: string,
  part: string,
];

export type Step =
  | {
      readonly kind: 'journal';
      readonly at: Place;
      readonly school: SchoolView;
      readonly scope: ScopeView;
      readonly week: Week;
    }
  | {
      readonly kind: 'marks';
      readonly at: Place;
      readonly school: SchoolView;
      readonly scope: ScopeView;
      readonly week: Week;
    }
  | { readonly kind: 'term'; readonly at: Place; readonly school: SchoolView; readonly scope: ScopeView };

export interface Reach {
  readonly lookBackDays: number;
  readonly reach: AdapterContext['reach'];
  /** Day of the last reading that came to its end; look-back days count from it. */
  readonly lastRead?: Day | undefined;
  /** Day of the week on which the period is read though the reach is "nightly". */
  readonly periodOn?: number;
  readonly marksBy: 'lessons' | 'edu-group';
  /** First day that is read; the school year's where absent. */
  readonly since?: Day;
}

export const placeOfRoster = (school: string, year: Day): Place => ['a-roster', '', school, year, ''];

/** All that is read after the rosters, in order; each cell once, however often its class is listed. */
export function stepsOf(schools: readonly SchoolView[], reach: Reach): readonly Step[] {
  const steps = schools.flatMap((school) => school.scopes.flatMap((scope) => stepsOfScope(school, scope, reach)));
  const inOrder = steps.sort((a, b) => comparePlaces(a.at, b.at));
  return inOrder.filter(({ at }, nth) => nth === 0 || comparePlaces(inOrder[nth - 1]!.at, at) !== 0);
}

/**
 * Whole ISO weeks of the school year, from the look-back days on; with reach "period", and once a week, from the beginning of
 * the open period on; with reach "year" from the first day. Inside vacations the period last ended counts as open: its marks are still being entered.
 */
export function weeksOf(
  { today, year }: Pick<SchoolView, 'today' | 'year'>,
  { periods }: Pick<ScopeView, 'periods'>,
  { lookBackDays, reach, periodOn, lastRead, since = year }: Omit<Reach, 'marksBy'>,
): readonly Week[] {
  const nightly = addDays(lookBackFrom(today, lastRead), -lookBackDays);
  const opened = periods.filter(({ from }) => from <= today).map(({ from }) => from);
  const isWeekly = reach === 'period' || weekdayOf(today) === periodOn;
  const wanted = [nightly, ...(isWeekly ? opened.sort().slice(-1) : []), ...(reach === 'year' ? [year] : [])];
  const [from = nightly] = wanted.sort();
  const end = endOfYear(year);
  const [, , first = from] = [from, year, since].sort();
  return weeksFrom(first, today < end ? today : end);
}

function stepsOfScope(school: SchoolView, scope: ScopeView, reach: Reach): readonly Step[] {
  const steps: Step[] = [];
  for (const week of weeksOf(school, scope, reach)) {
    const at = (part: string): Place => ['b-journal', week.from, school.id, scope.id, part];
    steps.push({ kind: 'journal', at: at(''), school, scope, week });
    if (reach.marksBy === 'edu-group') steps.push({ kind: 'marks', at: at('marks'), school, scope, week });
  }
  if (scope.isClass) steps.push({ kind: 'term', at: placeOfTerm(school, scope, ''), school, scope });
  return steps;
}

export const placeOfTerm = (school: SchoolView, scope: ScopeView, period: string): Place => [
  'c-term',
  '',
  school.id,
  scope.id,
  period,
];

export function comparePlaces(a: Place, b: Place): number {
  for (const [index, part] of a.entries()) {
    const order = compare(part, b[index]!);
    if (order !== 0) return order;
  }
  return 0;
}

export const cursorOf = (place: Place): string => JSON.stringify(place);

/** @throws {GatewayError} cursor.invalid */
export function placeIn(cursor: string): Place {
  try {
    const parts: unknown = JSON.parse(cursor);
    if (Array.isArray(parts) && parts.length === 5 && parts.every((part) => typeof part === 'string'))
      return parts as unknown as Place;
  } catch {
    // Said below: what it is instead does not matter.
  }
  throw new GatewayError('cursor.invalid', 'reading the cursor of a run: it is no place in a run of dnevnik-ru');
}
