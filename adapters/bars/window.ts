import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { addDays, dayIn, lookBackFrom, schoolYearOf, type Week, weeksFrom } from '../kit/time.ts';
import type { Config } from './config.ts';
import type { Period } from './periods.ts';

/** Days of a reporting period where no class tells its periods: a little more than a trimester. */
const UNKNOWN_PERIOD_DAYS = 95;

/** The weeks to read, oldest first; none before the school year. */
export function windowOf(
  { lookBackDays, since }: Pick<Config, 'lookBackDays' | 'since'>,
  { now, zone, lastReadAt, reach }: Pick<AdapterContext, 'now' | 'zone' | 'lastReadAt' | 'reach'>,
  periods: readonly Period[],
): readonly Week[] {
  const today = dayIn(now(), zone);
  const year = schoolYearOf(today);
  const back = addDays(lookBackFrom(today, lastReadAt && dayIn(lastReadAt, zone)), -lookBackDays);
  const open = periods.filter(({ from, to }) => from <= today && today <= to).map(({ from }) => from);
  const period = [back, ...(open.length > 0 ? open : [addDays(today, -UNKNOWN_PERIOD_DAYS)])].sort()[0]!;
  const start = { nightly: back, period, year }[reach];
  const first = [start, since ?? year, year].sort().at(-1)!;
  return first > today ? [] : weeksFrom(first, today);
}
