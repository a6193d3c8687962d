import type { Day } from '../contracts/records.ts';

/** Milliseconds. */
export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
/** Days of zones whose offset is remembered; a region's year in eleven zones is four thousand. */
const REMEMBERED = 20_000;

/** The day so many days later (earlier, where negative). */
export const addDays = (day: Day, days: number): Day => dayAt(utcOf(day) + days * DAY_MS);

/** 1 Monday – 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(utcOf(day)).getUTCDay() || 7;

/** Days since 1970; equal distances are equal differences. */
export const numberOf = (day: Day): number => utcOf(day) / DAY_MS;

/** What clocks of the zone show at an instant. */
export function localTime(at: Date, zone: string): { readonly day: Day; readonly minute: number } {
  const local = at.getTime() + offsetAt(at.getTime(), zone);
  return { day: dayAt(local), minute: Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS) };
}

/**
 * The instant at which clocks of the zone show a minute of a day (from 0; 1440 is the next midnight). A time that comes twice is
 * the first of the two; one that is left out is the first moment after the gap.
 */
export function instantOf(day: Day, minute: number, zone: string): Date {
  const local = utcOf(day) + minute * MINUTE_MS;
  const offsets = [offsetAt(local - DAY_MS, zone), offsetAt(local + DAY_MS, zone)].sort((a, b) => b - a);
  const fitting = offsets
    .map((offset) => local - offset)
    .find((instant) => instant + offsetAt(instant, zone) === local);
  if (fitting !== undefined) return new Date(fitting);
  const [most, least] = offsets as [number, number];
  return new Date(endOfGap(local - most, local - least, local, zone));
}

/** The first minute in (before, after] at which clocks show `local` or more. */
function endOfGap(before: number, after: number, local: number, zone: string): number {
  let [low, high] = [before, after];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (middle + offsetAt(middle, zone) >= local) high = middle;
    else low = middle;
  }
  return high;
}

const utcOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (utc: number): Day => new Date(utc).toISOString().slice(0, 10);

/** Offset of a whole UTC day; undefined where clocks change within it. */
const offsets = new Map<string, number | undefined>();

/** Milliseconds by which clocks of the zone are ahead of UTC. Pure: what it remembers only makes it quick. */
function offsetAt(instant: number, zone: string): number {
  const number = Math.floor(instant / DAY_MS);
  const key = `${zone} ${number}`;
  if (!offsets.has(key)) {
    const [first, last] = [toldOffset(number * DAY_MS, zone), toldOffset((number + 1) * DAY_MS, zone)];
    if (offsets.size >= REMEMBERED) offsets.clear();
    offsets.set(key, first === last ? first : undefined);
  }
  return offsets.get(key) ?? toldOffset(instant, zone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws {RangeError} when there is no such zone */
function toldOffset(instant: number, zone: string): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { ...SHOWN, timeZone: zone });
  formats.set(zone, format);
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(instant / MINUTE_MS) * MINUTE_MS;
}

const SHOWN = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
} as const;
