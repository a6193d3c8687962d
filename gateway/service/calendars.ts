import { recordsOf } from '../comply/entity.ts';
import { daysBetween } from '../comply/local-time.ts';
import type { Profile } from '../comply/profile.ts';
import { type SchoolYear, schoolYearOf, type Span } from '../comply/school-year.ts';
import type { Day } from '../contracts/records.ts';
import type { Gateway } from '../gateway.ts';
import { HOME } from '../main.ts';
import { profileNamed } from '../profile.ts';
import type { CalendarOf, SchoolCalendar } from '../schedule/calendar.ts';

/** School calendars of the sources, read from their rosters when they are first asked for. */
export interface Calendars {
  readonly of: CalendarOf;
  /** Reads those that are not known yet; between two of them others get their turn. */
  load(gateway: Gateway, sources: readonly string[]): Promise<void>;
  /** The source was read: its rosters may have changed. */
  forget(source: string): void;
}

const DAY_MS = 86_400_000;
/** Rosters begun so long before or behind now are looked at. */
const YEAR_MS = 366 * DAY_MS;
const NOT_READ = Symbol('no roster');

export function makeCalendars(): Calendars {
  const known = new Map<string, SchoolCalendar | typeof NOT_READ>();
  return {
    of(source) {
      const calendar = known.get(source);
      return calendar === NOT_READ ? undefined : calendar;
    },
    async load(gateway, sources) {
      const unknown = sources.filter((source) => !known.has(source));
      if (unknown.length === 0) return;
      const profile = profileNamed(HOME, gateway.config.profile);
      for (const source of unknown) known.set(source, (await readCalendar(gateway, source, profile)) ?? NOT_READ);
    },
    forget: (source) => void known.delete(source),
  };
}

async function readCalendar(gateway: Gateway, source: string, profile: Profile): Promise<SchoolCalendar | undefined> {
  const now = gateway.now().getTime();
  const days = { from: dayOf(now - YEAR_MS), to: dayOf(now + YEAR_MS) };
  const years: TaughtYear[] = [];
  const ends = new Set<Day>();
  for await (const sheet of gateway.store.sheets({ kind: 'roster', source, days })) {
    const year = schoolYearOf(sheet, profile);
    // A roster without classes says nothing of any day.
    if (year.classes.length === 0) continue;
    years.push(taughtYear(year.year, taughtDays(year)));
    for (const { to } of recordsOf(sheet.body, 'period')) ends.add(to);
    await new Promise(setImmediate);
  }
  return years.length === 0 ? undefined : calendarOf(years, [...ends].sort());
}

const calendarOf = (years: readonly TaughtYear[], periodEnds: readonly Day[]): SchoolCalendar => ({
  periodEnds,
  isTaught(day) {
    const told = years.filter(({ year }) => year.from <= day && day <= year.to);
    return told.length === 0 ? undefined : told.some((one) => one.isTaught(day));
  },
});

interface TaughtYear {
  readonly year: Span;
  isTaught(day: Day): boolean;
}

/** Made of the bits alone: whatever else stood in reach of `isTaught` would be kept as long, the whole roster of every school. */
function taughtYear({ from, to }: Span, bits: Uint8Array): TaughtYear {
  const first = Date.parse(from);
  return {
    year: { from, to },
    isTaught: (day) => bits[Math.round((Date.parse(day) - first) / DAY_MS)] === 1,
  };
}

/** Of each day of the year, whether any class is taught. */
const taughtDays = ({ year, classes, taughtAs }: SchoolYear): Uint8Array =>
  Uint8Array.from(daysBetween(year), (day) => (classes.some(({ id }) => taughtAs(id, day) !== undefined) ? 1 : 0));

const dayOf = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10);
