import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import { addDays, lookBackFrom, type Week, weeksFrom } from '../kit/time.ts';
import type { DatedPeriod } from './periods.ts';

/** Days of a reporting period where the settings have none: a little more than a trimester. */
const UNKNOWN_TERM_DAYS = 95;

export interface WindowOf {
  readonly today: Day;
  readonly reach: AdapterContext['reach'];
  readonly lookBackDays: number;
  /** Day of the last reading that came to its end; look-back days count from it. */
  readonly lastRead?: Day | undefined;
  /** First day that is read; the school year's where absent. */
  readonly since?: Day | undefined;
  /** First and last day of the school year. */
  readonly from: Day;
  readonly to: Day;
  readonly periods: readonly DatedPeriod[];
}

/** The weeks to read, oldest first; none outside the school year, for classes are numbered anew every year. */
export function windowOf({
  today,
  reach,
  lookBackDays,
  lastRead,
  from,
  since = from,
  to,
  periods,
}: WindowOf): readonly Week[] {
  const back = addDays(lookBackFrom(today, lastRead), -lookBackDays);
  const open = periods.filter((one) => one.from <= today && today <= one.to).map((one) => one.from);
  const period = [back, open.sort()[0] ?? addDays(today, -UNKNOWN_TERM_DAYS)].sort()[0]!;
  const start = { nightly: back, period, year: from }[reach];
  const first = [start, since, from].sort().at(-1)!;
  const last = [today, to].sort()[0]!;
  return first > last ? [] : weeksFrom(first, last);
}
