import type { Day } from '../contracts/records.ts';

export const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Days remembered, of all zones together; a region's quarter in eleven zones is a thousand. */
const REMEMBERED = 5000;

/** The day so many days later (earlier, where negative). */
export const addDays = (day: Day, days: number): Day =>
  new Date(millis(day) + days * DAY_MS).toISOString().slice(0, 10);

/** 1 Monday – 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(millis(day)).getUTCDay() || 7;

/** Whether the ISO week of the day has an odd number. */
export function isOddWeek(day: Day): boolean {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const first = millis(`${thursday.slice(0, 4)}-01-01`);
  return Math.floor((millis(thursday) - first) / DAY_MS / 7) % 2 === 0;
}

/** All days from the first to the last, both included; none where the last is earlier. */
export function daysBetween({ from, to }: { readonly from: Day; readonly to: Day }): readonly Day[] {
  const days: Day[] = [];
  for (let at = millis(from); at <= millis(to); at += DAY_MS) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

const millis = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const midnights = new Map<string, number>();

/** The instant (milliseconds) at which a day begins in a zone. Pure: what it remembers only makes it quick. */
export function startOf(day: Day, zone: string): number {
  const key = `${zone} ${day}`;
  const known = midnights.get(key);
  if (known !== undefined) return known;
  const instant = instantAt(millis(day), zone);
  if (midnights.size >= REMEMBERED) midnights.clear();
  midnights.set(key, instant);
  return instant;
}

/** The last millisecond of a day in a zone. */
export const endOf = (day: Day, zone: string): number => startOf(addDays(day, 1), zone) - 1;

/** The instant (milliseconds) of a local time "HH:MM" of a day in a zone. */
export function instantOf(day: Day, time: string, zone: string): number {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const midnight = startOf(day, zone);
  // A day of 24 hours has one offset; where clocks change (not in Russia since 2014) the local time is looked up.
  return isPlainDay(day, zone) ? midnight + minutes * MINUTE_MS : instantAt(millis(day) + minutes * MINUTE_MS, zone);
}

/** The instant at which clocks of the zone show `local` (written as if it were UTC). */
function instantAt(local: number, zone: string): number {
  const offset = offsetAt(local, zone);
  const other = offsetAt(local - offset, zone);
  return local - (other === offset ? offset : offsetAt(local - other, zone));
}

const plainDays = new Map<string, boolean>();

function isPlainDay(day: Day, zone: string): boolean {
  const key = `${zone} ${day}`;
  const known = plainDays.get(key);
  if (known !== undefined) return known;
  const isPlain = startOf(addDays(day, 1), zone) - startOf(day, zone) === DAY_MS;
  if (plainDays.size >= REMEMBERED) plainDays.clear();
  plainDays.set(key, isPlain);
  return isPlain;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds by which clocks of the zone are ahead of UTC. @throws {RangeError} when there is no such zone */
function offsetAt(instant: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  const local = Date.UTC(year, month - 1, day, hour, minute);
  return local - Math.floor(instant / MINUTE_MS) * MINUTE_MS;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
