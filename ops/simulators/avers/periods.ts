import type { Period, School } from '../region/school.ts';
import type { PeriodWork } from '../region/work.ts';
import type { Desk } from './desk.ts';

/** Code of the year, as an open client has it. */
export const YEAR_CODE = 360_004;
/** The code before that of the first quarter, and of the first half-year. */
const BEFORE_QUARTERS = 359_999;
const BEFORE_HALF_YEARS = 360_010;
/** Marked by half-years in a school of both kinds of periods, as recorded. */
const BY_HALF_YEARS: ReadonlySet<string> = new Set(['Музыка', 'Изобразительное искусство', 'Труд (технология)']);

/**
 * Code of a period. Quarters 1 to 3 and the first half-year are recorded; the fourth quarter and the second half-year stand in an open client. Of
 * trimesters no code is known, so their marks are not told.
 */
export function periodCode({ years }: School, key: string): number | undefined {
  const period = periodIn(years, key);
  if (!period || period.kind === 'trimester') return undefined;
  return (period.kind === 'quarter' ? BEFORE_QUARTERS : BEFORE_HALF_YEARS) + period.number;
}

/**
 * Code of the period that a mark is told for. Where half-years stand beside quarters, the mark of every other quarter is the one of the half-year
 * that ends with it, and the others are not given.
 */
export function codeOfMark({ school, manner, subjectOf }: Desk, { period, subject }: PeriodWork): number | undefined {
  const own = periodIn(school.years, period);
  const isHalved =
    manner.periods === 'both' && own?.kind === 'quarter' && BY_HALF_YEARS.has(subjectOf.get(subject)!.name);
  if (!isHalved) return periodCode(school, period);
  return own.number % 2 === 0 ? BEFORE_HALF_YEARS + own.number / 2 : undefined;
}

const periodIn = (years: School['years'], key: string): Period | undefined =>
  years.flatMap(({ periods }) => periods).find((one) => one.key === key);
