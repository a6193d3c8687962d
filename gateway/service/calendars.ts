import { recordsOf } from '../comply/entity.ts';
import { daysBetween } from '../comply/local-time.ts';
import type { Profile } from '../comply/profile.ts';
import { type SchoolYear, schoolYearOf } from '../comply/school-year.ts';
import type { KeptCalendar } from '../contracts/job.ts';
import type { Day } from '../contracts/records.ts';
import type { Gateway } from '../gateway.ts';
import { HOME } from '../home.ts';
import { profileNamed } from '../rules/profile.ts';
import type { CalendarOf, SchoolCalendar } from '../schedule/calendar.ts';

/** School calendars of the sources, as their rosters tell them. */
export interface Calendars {
  readonly of: CalendarOf;
  /**
   * Reads those that are not known yet: from what was worked out before, else from the rosters; between two of them others get
   * their turn, and the signal may end it: the rest is then not known yet.
   */
  load(gateway: Gateway, sources: readonly string[], signal?: AbortSignal): Promise<void>;
  /** The source was read: its rosters may have changed. */
  forget(source: string): void;
}

const DAY_MS = 86_400_000;
/** Rosters begun so long before or behind now are looked at. */
const YEAR_MS = 366 * DAY_MS;

export function makeCalendars(): Calendars {
  const known = new Map<string, SchoolCalendar | undefined>();
  return {
    of: (source) => known.get(source),
    async load(gateway, sources, signal) {
      const unknown = sources.filter((source) => !known.has(source));
      if (unknown.length === 0) return;
      const kept = new Map((await gateway.operations.calendars()).map((calendar) => [calendar.source, calendar]));
      const profile = profileNamed(HOME, gateway.config.profile);
      for (const source of unknown) {
        if (signal?.aborted) return;
        const readAt = await gateway.store.lastReadOf(source);
        const before = kept.get(source);
        const isFresh = before && readAt && before.readAt >= readAt;
        const calendar = isFresh || !readAt ? before : await workedOut(gateway, source, readAt, profile);
        known.set(source, calendar && calendarOf(calendar));
      }
    },
    forget: (source) => void known.delete(source),
  };
}

/** Opens the rosters of a source, and keeps what they say. */
async function workedOut(gateway: Gateway, source: string, readAt: Date, profile: Profile): Promise<KeptCalendar> {
  const now = gateway.now().getTime();
  const days = { from: dayOf(now - YEAR_MS), to: dayOf(now + YEAR_MS) };
  const years: KeptCalendar['years'][number][] = [];
  const ends = new Set<Day>();
  for await (const sheet of gateway.store.sheets({ kind: 'roster', source, days })) {
    const year = schoolYearOf(sheet, profile);
    // A roster without classes says nothing of any day.
    if (year.classes.length === 0) continue;
    years.push({ ...year.year, taught: taughtDays(year) });
    for (const { to } of recordsOf(sheet.body, 'period')) ends.add(to);
    await new Promise(setImmediate);
  }
  const calendar = { source, readAt, periodEnds: [...ends].sort(), years };
  await gateway.operations.keepCalendar(calendar);
  return calendar;
}

const taughtDays = ({ year, classes, taughtAs }: SchoolYear): Uint8Array =>
  Uint8Array.from(daysBetween(year), (day) => (classes.some(({ id }) => taughtAs(id, day) !== undefined) ? 1 : 0));

/** Undefined where no roster says anything. It is made of what is kept alone, so that no roster is held in memory. */
function calendarOf({ periodEnds, years }: KeptCalendar): SchoolCalendar | undefined {
  if (years.length === 0) return undefined;
  return {
    periodEnds,
    isTaught(day) {
      const told = years.filter(({ from, to }) => from <= day && day <= to);
      if (told.length === 0) return undefined;
      return told.some(({ from, taught }) => taught[Math.round((Date.parse(day) - Date.parse(from)) / DAY_MS)] === 1);
    },
  };
}

const dayOf = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10);
