import type { Day } from '../../gateway/contracts/records.ts';
import type { Period } from './config.ts';

/** A reporting period of one school year. */
export interface DatedPeriod {
  readonly code: string;
  readonly from: Day;
  readonly to: Day;
}

/**
 * The periods of the settings in the school year that begins on this 1 September. Quarters and half-years overlap and stand side by side: a
 * class may be marked by both.
 */
export const periodsIn = (year: Day, periods: readonly Period[]): readonly DatedPeriod[] =>
  periods.map(({ code, begins, ends }) => ({ code, from: dayIn(year, begins), to: dayIn(year, ends) }));

/** "MM-DD" in a school year. */
const dayIn = (year: Day, monthAndDay: string): Day => {
  const begins = Number(year.slice(0, 4));
  return `${monthAndDay < year.slice(5) ? begins + 1 : begins}-${monthAndDay}`;
};
