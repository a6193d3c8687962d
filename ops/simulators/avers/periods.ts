import type { School } from '../region/school.ts';

/** Code of the year, as an open client has it. */
export const YEAR_CODE = 360_004;

/**
 * Code of a period. Quarters 1 to 3 and the first half-year are recorded; the fourth quarter and the second half-year stand in an open client. Of
 * trimesters no code is known, so their marks are not told.
 */
export function periodCode({ years }: School, key: string): number | undefined {
  const period = years.flatMap(({ periods }) => periods).find((one) => one.key === key);
  if (!period || period.kind === 'trimester') return undefined;
  return (period.kind === 'quarter' ? 359_999 : 360_010) + period.number;
}
