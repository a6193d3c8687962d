import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import { addDays, lookBackFrom, schoolYearOf, type Week, weekOf, weeksFrom } from '../kit/time.ts';
import type { Period } from './periods.ts';

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
  readonly periods: readonly Period[];
}

/** The weeks to read, oldest first, none before the school year or `since`. */
export function windowOf({ today, reach, lookBackDays, lastRead, since, periods }: WindowOf): readonly Week[] {
  const year = schoolYearOf(today);
  const back = addDays(lookBackFrom(today, lastRead), -lookBackDays);
  const open = periods.filter(({ from, to }) => from !== '' && from <= today && today <= to).map(({ from }) => from);
  const opened = open.sort()[0] ?? addDays(today, -UNKNOWN_PERIOD_DAYS);
  const start = { nightly: back, period: back < opened ? back : opened, year }[reach];
  const [, , first = start] = [start, since ?? year, year].sort();
  return weeksFrom(first, today);
}

/** The weeks of some days with those of a window, oldest first; none before the year or `since`, and none to come. */
export function withWeeksOf(
  days: readonly Day[],
  window: readonly Week[],
  { today, since }: Pick<WindowOf, 'today' | 'since'>,
): readonly Week[] {
  const year = schoolYearOf(today);
  const first = since !== undefined && since > year ? since : year;
  const wanted = days.filter((day) => first <= day && day <= today).map(weekOf);
  const byStart = new Map([...wanted, ...window].map((week) => [week.from, week]));
  return [...byStart.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}
