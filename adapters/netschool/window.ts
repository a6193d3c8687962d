import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import { addDays, dayAtFrontOf, lookBackFrom, type Week, weeksFrom } from '../kit/time.ts';
import type { Term, Vacation } from './api.ts';

/** Days of a reporting period where the accounts may not read the terms: a little more than a trimester. */
const UNKNOWN_TERM_DAYS = 95;

export interface WindowOf {
  readonly today: Day;
  readonly reach: AdapterContext['reach'];
  readonly lookBackDays: number;
  /** Day of the last reading that came to its end; look-back days count from it. */
  readonly lastRead?: Day | undefined;
  /** First day that is read; the school year's where absent. */
  readonly since?: Day | undefined;
  /** The school year. */
  readonly from: Day;
  readonly to: Day;
  readonly terms: readonly Term[];
}

/** The weeks to read, oldest first; none outside the school year, whose diary cannot be asked with this year's id. */
export function windowOf({
  today,
  reach,
  lookBackDays,
  lastRead,
  from,
  since = from,
  to,
  terms,
}: WindowOf): readonly Week[] {
  const back = addDays(lookBackFrom(today, lastRead), -lookBackDays);
  const open = terms
    .filter(({ startDate, endDate }) => dayAtFrontOf(startDate) <= today && today <= dayAtFrontOf(endDate))
    .map(({ startDate }) => dayAtFrontOf(startDate))
    .sort();
  const period = earlier(back, open[0] ?? addDays(today, -UNKNOWN_TERM_DAYS));
  const start = { nightly: back, period, year: from }[reach];
  const first = later(start, later(since, from));
  const last = earlier(today, to);
  return first > last ? [] : weeksFrom(first, last);
}

/** Whether Monday to Friday lie in one vacation: then an empty week is no surprise. */
export const isFree = (week: Week, vacations: readonly Vacation[]): boolean =>
  vacations.some(
    ({ startTime, endTime }) => dayAtFrontOf(startTime) <= week.from && addDays(week.from, 4) <= dayAtFrontOf(endTime),
  );

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const later = (a: Day, b: Day): Day => (a > b ? a : b);
