import type { Day, Moment } from '../region/timeline.ts';

/** A day as this vendor writes it: midnight without a zone. */
export const midnight = (day: Day): string => `${day}T00:00:00`;

const local = (moment: Moment, offset: number): string => new Date(moment + offset * 3_600_000).toISOString();

/** A moment in local time without a zone: "2026-10-12T16:35:53". */
export const naive = (moment: Moment, offset: number): string => local(moment, offset).slice(0, 19);

/** The same with six digits of a fraction: "2026-10-12T16:35:53.853417". The last three are made up, the same each time. */
export const naiveWithFraction = (moment: Moment, offset: number): string =>
  `${local(moment, offset).slice(0, 23)}${String(((moment / 1000) % 1000) | 0).padStart(3, '0')}`;

/** Midnight with the zone, as schedules have it: "2026-10-12T00:00:00+03:00". */
export const midnightWithZone = (day: Day, offset: number): string =>
  `${midnight(day)}+${String(offset).padStart(2, '0')}:00`;

/** Some clients write no leading zeros: "2026-9-7T0:0:0". */
const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T ]\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$)/;

/** The day at the front of a date or date-time, in any of the forms that clients send; undefined where it is none. */
export function dayIn(text: unknown): Day | undefined {
  const [, year = '', month = '', date = ''] = (typeof text === 'string' && DAY.exec(text.trim())) || [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : undefined;
}

/** Days from one to the other, both included; none where they are the wrong way round. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1);
