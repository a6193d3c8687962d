import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import { addDays, lookBackFrom, type Week, weeksFrom } from './time.ts';

/** Days of a reporting period where the periods are not known: a little more than a trimester. */
const UNKNOWN_PERIOD_DAYS = 95;

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
  /** Reporting periods; the longest that is open is read whole by the weekly reading. One whose beginning is not known is ''. */
  readonly periods: readonly { readonly from: Day; readonly to: Day }[];
}

/** The weeks to read, oldest first; none outside the school year, nor before `since`. */
export function windowOf(asked: WindowOf): readonly Week[] {
  const { today, reach, lookBackDays, lastRead, from, since = from, to, periods } = asked;
  const back = addDays(lookBackFrom(today, lastRead), -lookBackDays);
  const open = periods.filter((one) => one.from !== '' && one.from <= today && today <= one.to);
  const opened = open.map((one) => one.from).sort()[0] ?? addDays(today, -UNKNOWN_PERIOD_DAYS);
  const start = { nightly: back, period: earlier(back, opened), year: from }[reach];
  const first = later(start, later(since, from));
  const last = earlier(today, to);
  return first > last ? [] : weeksFrom(first, last);
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const later = (a: Day, b: Day): Day => (a > b ? a : b);
