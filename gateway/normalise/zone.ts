/** Hours remembered a zone; a page speaks of few. */
const REMEMBERED_HOURS = 4096;
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/;
const MINUTE_MS = 60_000;

/** The clock of a place. */
export interface Zone {
  readonly name: string;
  /** UTC hour "YYYY-MM-DDTHH" and minutes past it of a full local hour; undefined when the text is no hour of the calendar. */
  utcHourOf(localHour: string): UtcHour | undefined;
  /** Local "YYYY-MM-DDTHH:mm:ss" of an instant, milliseconds since 1970. */
  localOf(instant: number): string;
}

export interface UtcHour {
  readonly hour: string;
  /** 0 but for zones with half hours. */
  readonly minutes: number;
}

const known = new Map<string, Zone>();

/**
 * The zone of an IANA name ("Europe/Moscow") or of an offset ("+05:00", "+5"). A local time that exists twice (clocks put
 * back) is read as the first of the two, one that does not exist as an hour later.
 *
 * @throws {RangeError} when there is no such zone
 */
export function zoneOf(name: string): Zone {
  const zone = known.get(name) ?? makeZone(name);
  if (known.size < 64) known.set(name, zone);
  return zone;
}

function makeZone(name: string): Zone {
  const minutesEastAt = offsetOf(name);
  const hours = new Map<string, UtcHour>();
  return {
    name,
    utcHourOf(localHour) {
      const remembered = hours.get(localHour);
      if (remembered) return remembered;
      const local = instantOfHour(localHour);
      if (local === undefined) return undefined;
      const early = local - minutesEastAt(local - minutesEastAt(local) * MINUTE_MS) * MINUTE_MS;
      const first = local - minutesEastAt(early - 3 * 60 * MINUTE_MS) * MINUTE_MS;
      const utc = new Date(minutesEastAt(first) * MINUTE_MS + first === local ? first : early).toISOString();
      const found = { hour: utc.slice(0, 13), minutes: Number(utc.slice(14, 16)) };
      if (hours.size >= REMEMBERED_HOURS) hours.clear();
      hours.set(localHour, found);
      return found;
    },
    localOf: (instant) => new Date(instant + minutesEastAt(instant) * MINUTE_MS).toISOString().slice(0, 19),
  };
}

/** Milliseconds of "YYYY-MM-DDTHH" as if it were UTC; undefined when that is no hour (30 February, hour 24). */
function instantOfHour(hour: string): number | undefined {
  const instant = Date.parse(`${hour}:00:00Z`);
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 13) !== hour ? undefined : instant;
}

/** Minutes east of UTC at an instant. */
function offsetOf(name: string): (instant: number) => number {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(name) ?? [];
  if (hours !== undefined) {
    const fixed = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
    if (Math.abs(fixed) > 14 * 60) throw new RangeError(`"${name}" is no offset`);
    return () => fixed;
  }
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (instant) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    const local = Date.UTC(year, month - 1, day, hour, minute);
    return Math.round((local - Math.floor(instant / MINUTE_MS) * MINUTE_MS) / MINUTE_MS);
  };
}
