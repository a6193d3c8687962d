import type { Day } from '../../gateway/contracts/records.ts';

/** Days without a reading that are nothing unusual: a weekend and some holidays. */
const USUAL_SILENCE_DAYS = 7;
const DAY_MS = 86_400_000;
/** January to December; February has a day more in leap years. */
const DAYS_IN_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Monday to Sunday, both included. */
export interface Week {
  readonly from: Day;
  readonly to: Day;
}

/** The day of a moment (milliseconds since 1970) in UTC. */
export const isoDay = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);
const msOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** Making one takes a hundred times as long as asking it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment in an IANA zone. */
export function dayIn(moment: Date, zone: string): Day {
  // Sweden writes dates as ISO 8601 does.
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(zone, format);
  return format.format(moment);
}

/** Whether a text is a day that exists ("2024-02-29" does, "2025-02-29" does not). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (month < 1 || month > 12 || day < 1) return false;
  // Counting is a tenth of making a date of it, and answers list every day of a year for every class.
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (isLeap ? 29 : 28) : DAYS_IN_MONTHS[month - 1]!);
}

/** The day so many days later (earlier where negative). */
export const addDays = (day: Day, days: number): Day => isoDay(msOf(day) + days * DAY_MS);

/** Days from one day to another; negative where the other is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((msOf(to) - msOf(from)) / DAY_MS);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(msOf(day)).getUTCDay() || 7;

/** The day that look-back days count from: today, or the last reading where that is long ago. */
export const lookBackFrom = (today: Day, lastRead: Day = today): Day =>
  lastRead < addDays(today, -USUAL_SILENCE_DAYS) ? lastRead : today;

/** The ISO week of a day. */
export function weekOf(day: Day): Week {
  const from = addDays(day, 1 - weekdayOf(day));
  return { from, to: addDays(from, 6) };
}

/** All ISO weeks that hold a day from `from` to `to`, oldest first: whole weeks, so the same cells on every day of asking. */
export function weeksFrom(from: Day, to: Day): readonly Week[] {
  const weeks: Week[] = [];
  for (let week = weekOf(from); week.from <= to; week = weekOf(addDays(week.from, 7))) weeks.push(week);
  return weeks;
}

/** The school year of a day as the day it starts: 1 September. */
export const schoolYearOf = (day: Day): Day => `${Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)}-09-01`;

/** A day that was found to be one: answers tell the same one many times over. */
let lastDay = '';

/** The calendar day at the front of a vendor's date or date-time without an offset; '' where the value is no date. */
export function dayAtFrontOf(value: unknown): Day {
  const text = typeof value === 'string' ? value.slice(0, 10) : '';
  if (text === lastDay) return text;
  if (!isDay(text)) return '';
  lastDay = text;
  return text;
}
