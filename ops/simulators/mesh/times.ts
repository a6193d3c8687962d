import { dayAt } from '../region/calendar.ts';
import type { Day, Moment } from '../region/timeline.ts';
import type { EventTimes } from './options.ts';

const HOUR_MS = 3_600_000;

/** "2026-10-12T10:15:32" in a zone so many hours ahead of UTC. */
export const naive = (moment: Moment, offset: number): string =>
  new Date(moment + offset * HOUR_MS).toISOString().slice(0, 19);

/** The same to the minute, "2026-10-12T10:15:00": a client that reads homework of a live server knows no seconds. */
export const toMinute = (moment: Moment, offset: number): string => `${naive(moment, offset).slice(0, 16)}:00`;

/** "2026-10-12 10:15:32.123", as notifications are dated. */
export const spaced = (moment: Moment, offset: number): string =>
  new Date(moment + offset * HOUR_MS).toISOString().slice(0, 23).replace('T', ' ');

/** "12.10.2026", as the teachers' calls write and take days. */
export const ruDay = (day: Day): string => day.split('-').reverse().join('.');

/** "12.10.2026 10:15". */
export const ruMinute = (moment: Moment, offset: number): string =>
  `${ruDay(dayAt(moment, offset))} ${naive(moment, offset).slice(11, 16)}`;

/** The day a client asks for: "12.10.2026", or as ISO 8601 with any time behind it; undefined where that is no day of the calendar. */
export function dayAsked(text: string | undefined): Day | undefined {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(text ?? '') ?? [];
  const found =
    year === undefined
      ? /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0]
      : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const isDay = found !== undefined && new Date(`${found}T00:00:00Z`).toJSON()?.startsWith(found) === true;
  return isDay ? found : undefined;
}

/** A local time of a day as events tell it. */
export function eventTime(day: Day, time: string, offset: number, form: EventTimes): string {
  const local = `${day}T${time}:00`;
  if (form === 'naive') return local;
  if (form === 'utc') return `${new Date(Date.parse(`${local}Z`) - offset * HOUR_MS).toISOString().slice(0, 19)}Z`;
  return `${local}+${String(offset).padStart(2, '0')}:00`;
}
