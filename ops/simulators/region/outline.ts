import { academicYearOf, minutesOf, momentAt, weekdayOf } from './calendar.ts';
import { isMarked, type Course } from './curriculum.ts';
import type { Pupil } from './person.ts';
import type { Bell, SchoolClass, SchoolYear, Slot, Subject } from './school.ts';
import type { Key } from './thing.ts';
import type { Day, Moment } from './timeline.ts';
import { courseOf } from './timetable.ts';

/** A pupil's stay in one class, where lessons look for who is there. */
export interface Member {
  readonly pupil: Pupil;
  readonly from: Day;
  readonly to: Day | undefined;
  readonly subgroups: readonly Key[];
  /** From before the year began to its end: may be named in texts, for every reader has the name in the class list. */
  readonly steady: boolean;
}

/** A lesson as planned, before anything happened to it. */
export interface Outline {
  readonly key: Key;
  readonly day: Day;
  /** Ordinal of the day in the window. */
  readonly nth: number;
  readonly slot: Slot;
  readonly class: SchoolClass;
  readonly subject: Subject;
  readonly course: Course;
  /** Grade 1 and some subjects have no marks. */
  readonly marked: boolean;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly starts: Moment;
  readonly ends: Moment;
}

export interface Plan {
  readonly days: readonly Day[];
  readonly offset: number;
  readonly years: readonly SchoolYear[];
  readonly classes: readonly SchoolClass[];
  readonly subjects: readonly Subject[];
  readonly bells: readonly Bell[];
  readonly slots: readonly Slot[];
}

/** Every lesson of the window that the timetable asks for, by day, class, number and group. */
export function outlinesOf(plan: Plan): readonly Outline[] {
  const classOf = new Map(plan.classes.map((each) => [each.key, each]));
  const subjectOf = new Map(plan.subjects.map((each) => [each.key, each]));
  const bellOf = new Map(plan.bells.map((bell) => [`${bell.shift}/${bell.number}`, bell]));
  const beginsOf = new Map(plan.years.map((year) => [year.key, year.begins]));
  const slotsOf = Map.groupBy(
    plan.slots,
    ({ class: key, weekday }) => `${beginsOf.get(classOf.get(key)!.year)}/${weekday}`,
  );
  const order = new Map(plan.classes.map(({ key }, at) => [key, at]));
  return plan.days.flatMap((day, nth) =>
    [...(slotsOf.get(`${academicYearOf(day)}/${weekdayOf(day)}`) ?? [])]
      .sort((a, b) => order.get(a.class)! - order.get(b.class)! || a.number - b.number)
      .map((slot): Outline => {
        const schoolClass = classOf.get(slot.class)!;
        const subject = subjectOf.get(slot.subject)!;
        const { startsAt, endsAt } = bellOf.get(`${schoolClass.shift}/${slot.number}`)!;
        return {
          key: `${day}/${slot.class}/${slot.number}/${slot.group ?? ''}`,
          day,
          nth,
          slot,
          class: schoolClass,
          subject,
          course: courseOf(subject),
          marked: isMarked(schoolClass.grade, subject),
          startsAt,
          endsAt,
          starts: momentAt(day, minutesOf(startsAt), plan.offset),
          ends: momentAt(day, minutesOf(endsAt), plan.offset),
        };
      }),
  );
}

/** Who belongs to each class, by key of the class. */
export function membersOf(pupils: readonly Pupil[], years: readonly SchoolYear[]): ReadonlyMap<Key, readonly Member[]> {
  const begins = new Set(years.map(({ from }) => from));
  return Map.groupBy(
    pupils.flatMap((pupil) =>
      pupil.memberships.map(({ class: key, from, to, subgroups }) => ({
        key,
        pupil,
        from,
        to,
        subgroups,
        steady: begins.has(from) && to === undefined,
      })),
    ),
    ({ key }) => key,
  );
}

/** Who is to be at the lesson. */
export const presentAt = (members: readonly Member[], { day, slot }: Outline): readonly Member[] =>
  members.filter(
    ({ from, to, subgroups }) =>
      from <= day && (to === undefined || day <= to) && (slot.group === undefined || subgroups.includes(slot.group)),
  );
