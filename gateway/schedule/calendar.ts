import type { Day } from '../contracts/records.ts';
import { addDays, numberOf, weekdayOf } from './local-clock.ts';

/** What the rosters of a source say of its year. */
export interface SchoolCalendar {
  /** Whether any class is taught; undefined for a day that no roster speaks of. */
  isTaught(day: Day): boolean | undefined;
  /** Last days of the reporting periods. */
  readonly periodEnds: readonly Day[];
}

/** The school calendar of a source; undefined where no roster was read yet. */
export type CalendarOf = (source: string) => SchoolCalendar | undefined;

export interface ReadingDays {
  /** 1 Monday – 7 Sunday. Undefined: as the roster says, and Monday to Saturday where it says nothing. */
  readonly weekdays: readonly number[] | undefined;
  readonly holidays: readonly { readonly from: Day; readonly to: Day }[];
  /** So many days before a period ends, it is read in any case. */
  readonly beforePeriodEnds: readonly number[];
}

/** Days of the week on which schools teach, where nobody says otherwise. */
const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5, 6];
/** A source is read now and then in a longer vacation too: a roster that is wrong would otherwise never be read again. */
const LONGEST_SILENCE_DAYS = 14;

export const isHolidayOf = ({ holidays }: Pick<ReadingDays, 'holidays'>, day: Day): boolean =>
  holidays.some(({ from, to }) => from <= day && day <= to);

/** Whether a source is read on the day: it is one of instruction, or a period is about to end; and no holiday. */
export function isReadingDay(days: ReadingDays, calendar: SchoolCalendar | undefined, day: Day): boolean {
  if (isHolidayOf(days, day)) return false;
  if (isBeforePeriodEnd(days, calendar, day)) return true;
  const { weekdays } = days;
  const isTaught = calendar?.isTaught(day);
  if (isTaught === undefined) return (weekdays ?? WEEKDAYS).includes(weekdayOf(day));
  if (isTaught) return weekdays === undefined || weekdays.includes(weekdayOf(day));
  return numberOf(day) % LONGEST_SILENCE_DAYS === 0 && !isTaughtBefore(calendar!, day);
}

const isBeforePeriodEnd = (
  { beforePeriodEnds }: ReadingDays,
  calendar: SchoolCalendar | undefined,
  day: Day,
): boolean => beforePeriodEnds.some((days) => calendar?.periodEnds.includes(addDays(day, days)) ?? false);

function isTaughtBefore({ isTaught }: SchoolCalendar, day: Day): boolean {
  for (let back = 1; back <= LONGEST_SILENCE_DAYS; back += 1) if (isTaught(addDays(day, -back)) !== false) return true;
  return false;
}
