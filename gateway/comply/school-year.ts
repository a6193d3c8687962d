import type { Day, SheetRef } from '../contracts/records.ts';
import type { SheetBody } from '../contracts/sheet.ts';
import { type Entity, recordsOf } from './entity.ts';
import { addDays, isOddWeek, weekdayOf } from './local-time.ts';
import type { Profile } from './profile.ts';

/** A roster sheet as the expectations need it. */
export interface RosterSheet extends Pick<SheetRef, 'source' | 'school' | 'day'> {
  readonly body: SheetBody;
}

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** What a roster says of the year of one school. */
export interface SchoolYear {
  readonly source: string;
  readonly school: string;
  /** Days that the roster speaks of. */
  readonly year: Span;
  readonly body: SheetBody;
  readonly classes: readonly Entity<'class'>[];
  readonly groups: ReadonlyMap<string, Entity<'group'>>;
  readonly subjects: ReadonlyMap<string, Entity<'subject'>>;
  /** Slots by class or group that has a sheet of its own. */
  readonly slots: ReadonlyMap<string, readonly Entity<'timetable-slot'>[]>;
  /** Reporting periods of a class; undefined where the roster does not tell which of several kinds are its own. */
  periodsOf(classId: string): readonly Entity<'period'>[] | undefined;
  /** Weekday whose timetable is followed by a class on the day; undefined when lessons cannot be held. */
  taughtAs(classId: string, day: Day): number | undefined;
}

export type Weekdays = Pick<Profile, 'weekdays' | 'possibleWeekdays'>;

/**
 * Reads a roster. A day is one of instruction when a period of the class (or, without periods, the year) holds it, no holiday
 * does, and it is a day of the week with lessons; a calendar-day of kind "instructional" or "replacement" goes before all that.
 *
 * @param profile days of the week with lessons, where no timetable tells them
 */
export function schoolYearOf(sheet: RosterSheet, profile: Weekdays): SchoolYear {
  const { source, school, body } = sheet;
  const year = yearOf(sheet);
  const groups = new Map(recordsOf(body, 'group').map((group) => [group.id, group]));
  const slots = Map.groupBy(recordsOf(body, 'timetable-slot'), (slot) => scopeOf(slot, groups));
  const periodsOf = periodsBy(recordsOf(body, 'period'));
  const special = recordsOf(body, 'calendar-day');
  const daysOf = taughtWeekdays(recordsOf(body, 'timetable-slot'), [...profile.weekdays, ...profile.possibleWeekdays]);
  return {
    source,
    school,
    year,
    body,
    classes: recordsOf(body, 'class'),
    groups,
    subjects: new Map(recordsOf(body, 'subject').map((subject) => [subject.id, subject])),
    slots,
    periodsOf,
    taughtAs(classId, day) {
      const own = special.filter((span) => isWithin(day, span) && isFor(span, classId));
      const replaced = own.find(({ kind }) => kind === 'replacement');
      if (replaced) return replaced.followsWeekday ?? weekdayOf(day);
      if (own.some(({ kind }) => kind === 'instructional')) return weekdayOf(day);
      if (own.some(({ kind }) => kind === 'holiday')) return undefined;
      const periods = recordsOf(body, 'period').filter((period) => isFor(period, classId));
      const isInTerm = isWithin(day, year) && (periods.length === 0 || periods.some((period) => isWithin(day, period)));
      return isInTerm && daysOf(classId).has(weekdayOf(day)) ? weekdayOf(day) : undefined;
    },
  };
}

/** Days of the roster's own year; a year that is not told lasts to the next 31 August. */
function yearOf({ day, body }: RosterSheet): Span {
  const told = recordsOf(body, 'academic-year').find((year) => isWithin(day, year));
  const end = `${Number(day.slice(0, 4)) + (day.slice(5) < '09-01' ? 0 : 1)}-08-31`;
  return told ? { from: told.from, to: told.to } : { from: day, to: end };
}

export const isWithin = (day: Day, { from, to }: Partial<Span>): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);

const isFor = ({ classIds }: { readonly classIds?: readonly string[] }, classId: string): boolean =>
  classIds === undefined || classIds.includes(classId);

/** Whether the slot's lesson is due on a day of instruction that follows the timetable of `weekday`. */
export function isDueOn(slot: Entity<'timetable-slot'>, day: Day, weekday: number): boolean {
  if (slot.weekday !== weekday || !isWithin(day, slot)) return false;
  return slot.weeks === undefined || slot.weeks === 'all' || (slot.weeks === 'odd') === isOddWeek(day);
}

/** The last day of instruction of a period: its marks are due by then, for the vacation may begin before it ends. */
export function lastTaughtDay(schoolYear: SchoolYear, classId: string, { from, to }: Span): Day {
  for (let day = to; day >= from; day = addDays(day, -1))
    if (schoolYear.taughtAs(classId, day) !== undefined) return day;
  return to;
}

/** Lessons of a group with several parent classes stand in the group's own sheet, all others in the class's. */
function scopeOf({ classId, groupId }: Entity<'timetable-slot'>, groups: ReadonlyMap<string, Entity<'group'>>): string {
  const group = groupId === undefined ? undefined : groups.get(groupId);
  return group && group.classIds.length > 1 ? group.id : classId;
}

/** Where some periods name the class, these are its own; else those for all, unless several kinds of them overlap. */
function periodsBy(periods: readonly Entity<'period'>[]): SchoolYear['periodsOf'] {
  return (classId) => {
    const named = periods.filter(({ classIds }) => classIds?.includes(classId));
    const own = named.length > 0 ? named : periods.filter(({ classIds }) => classIds === undefined);
    const kinds = new Set(own.map(({ kind }) => kind).filter((kind) => kind !== 'year'));
    return named.length === 0 && kinds.size > 1 ? undefined : own;
  };
}

/** A class's days of the week: those of its timetable, of the school's where it has none, of the profile without any. */
function taughtWeekdays(
  slots: readonly Entity<'timetable-slot'>[],
  weekdays: readonly number[],
): (classId: string) => ReadonlySet<number> {
  const all = new Set(slots.length > 0 ? slots.map(({ weekday }) => weekday) : weekdays);
  const byClass = new Map<string, Set<number>>();
  for (const { classId, weekday } of slots) {
    const days = byClass.get(classId) ?? new Set<number>();
    byClass.set(classId, days.add(weekday));
  }
  return (classId) => byClass.get(classId) ?? all;
}
