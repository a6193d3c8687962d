import type { Day } from '../contracts/records.ts';
import type { SchoolCalendar } from './calendar.ts';
import { addDays, weekdayOf } from './local-clock.ts';

/** Days looked back for the reading that stands before the end of a period: the vacation may begin before it ends. */
const LONGEST_GAP_DAYS = 21;

/** When a reading takes the whole open reporting period, not only the days looked back. */
export interface PeriodReads {
  /** Days before the end of a period; the last reading up to each of these days reads it whole. */
  readonly before: readonly number[];
  /** The last reading of every week too. */
  readonly isWeekly: boolean;
}

/**
 * How far a reading of the day reaches.
 *
 * @param isPlanned whether a day has readings
 */
export function reachOf(
  day: Day,
  { before, isWeekly }: PeriodReads,
  calendar: SchoolCalendar | undefined,
  isPlanned: (day: Day) => boolean,
): 'nightly' | 'period' {
  const isLastUpTo = (last: Day): boolean => {
    if (day > last || day < addDays(last, -LONGEST_GAP_DAYS)) return false;
    for (let later = addDays(day, 1); later <= last; later = addDays(later, 1)) if (isPlanned(later)) return false;
    return true;
  };
  const sunday = addDays(day, 7 - weekdayOf(day));
  if (isWeekly && isLastUpTo(sunday)) return 'period';
  const ends = calendar?.periodEnds ?? [];
  return ends.some((end) => before.some((days) => isLastUpTo(addDays(end, -days)))) ? 'period' : 'nightly';
}
