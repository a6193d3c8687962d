import type { Day } from '../../gateway/contracts/records.ts';
import { dayAtFrontOf, dayIn, isDay } from '../kit/time.ts';

const OFFSET = /(?:Z|[+-]\d\d:?\d\d)$/i;

/** "12.10.2026", as the staff's calls take and write days. */
export const ruDay = (day: Day): string => day.split('-').reverse().join('.');

/** The day at the front of "12.10.2026" or "12.10.2026 10:15"; '' where there is none. */
export function dayOfRu(value: unknown): Day {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(String(value)) ?? [];
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(found) ? found : '';
}

/** The day of an event, which is told with an offset, in UTC, or without any; '' where the value is no date. */
export const localDay = (value: unknown, zone: string): Day => localTime(value, zone)?.day ?? dayAtFrontOf(value);

/** "HH:MM" of an event; undefined where the value is no time. */
export function localClock(value: unknown, zone: string): string | undefined {
  const text = typeof value === 'string' ? value : '';
  return localTime(text, zone)?.clock ?? /^\d{4}-\d\d-\d\d[T ](\d\d:\d\d)/.exec(text)?.[1];
}

/** Day and time in the zone of something told with an offset; undefined where it has none. */
function localTime(value: unknown, zone: string): { readonly day: Day; readonly clock: string } | undefined {
  if (typeof value !== 'string' || !OFFSET.test(value)) return undefined;
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return undefined;
  return { day: dayIn(moment, zone), clock: clockIn(zone).format(moment) };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  clocks.set(zone, made);
  return made;
}
