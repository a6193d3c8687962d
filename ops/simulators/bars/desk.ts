import { dayAt, listedIn, yearOn } from '../region/on-day.ts';
import type { Lesson } from '../region/lesson.ts';
import type { Membership, Pupil } from '../region/person.ts';
import { addDays, momentAt, weekdayOf } from '../region/calendar.ts';
import type { Period, School, SchoolClass } from '../region/school.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import type { Mark, PeriodWork, Work } from '../region/work.ts';
import { type Account, accountsOf } from './accounts.ts';

/** A mark with where it stands. */
export interface Marked {
  readonly lesson: Lesson;
  readonly work: Work;
  readonly mark: Mark;
}

/** A school with the ways into it that the calls need. */
export interface Desk {
  readonly school: School;
  readonly accounts: readonly Account[];
  /** By key. */
  readonly classes: ReadonlyMap<string, SchoolClass>;
  readonly subjectNames: ReadonlyMap<string, string>;
  /** By day, then by class key; in the order of the day. */
  readonly lessons: ReadonlyMap<Day, ReadonlyMap<string, readonly Lesson[]>>;
  /** By short id. */
  readonly lessonById: ReadonlyMap<number, Lesson>;
  /** By pupil key, in the order of lessons. */
  readonly marks: ReadonlyMap<string, readonly Marked[]>;
  /** Columns of period marks by class key. */
  readonly columns: ReadonlyMap<string, readonly PeriodWork[]>;
}

export function deskOf(school: School): Desk {
  const byDay = Map.groupBy(school.lessons, ({ day }) => day);
  const marked = school.lessons.flatMap((lesson) =>
    lesson.works.flatMap((work) => work.marks.map((mark): Marked => ({ lesson, work, mark }))),
  );
  return {
    school,
    accounts: accountsOf(school),
    classes: new Map(school.classes.map((one) => [one.key, one])),
    subjectNames: new Map(school.subjects.map(({ key, name }) => [key, name])),
    lessons: new Map([...byDay].map(([day, lessons]) => [day, Map.groupBy(lessons, (lesson) => lesson.class)])),
    lessonById: new Map(school.lessons.map((lesson) => [lesson.ids.short, lesson])),
    marks: Map.groupBy(marked, ({ mark }) => mark.pupil),
    columns: Map.groupBy(school.periodWorks, (column) => column.class),
  };
}

/** The moment as of which a day is told: now, or the end of the day's school year: the diary of a year is closed when the next one begins. */
export function momentFor(school: School, day: Day, now: Moment): Moment {
  const next = school.years.find(({ from }) => from > day);
  return next === undefined ? now : Math.min(now, momentAt(next.from, 0, school.zone.offset) - 1);
}

/** Pupils whom lists show in a class at a moment, without those who left. */
export function pupilsIn({ school }: Desk, key: string, now: Moment): readonly Pupil[] {
  const today = dayAt(school, now);
  return school.pupils.filter((pupil) => {
    const membership = listedIn(school, pupil, now);
    return membership?.class === key && (membership.to === undefined || today <= membership.to);
  });
}

/**
 * The lessons that the timetable of a pupil shows for a day: those of the class that the pupil is in today, and of the own subgroups, also for days
 * before the pupil came to it (assumed); none for days after the pupil left.
 */
export function lessonsShown(desk: Desk, pupil: Pupil, day: Day, now: Moment): readonly Lesson[] {
  const membership = listedIn(desk.school, pupil, momentFor(desk.school, day, now));
  if (!membership || isGone(membership, day, now)) return [];
  const lessons = desk.lessons.get(day)?.get(membership.class) ?? [];
  return lessons.filter(
    ({ group, timeline }) => (!group || membership.subgroups.includes(group)) && stateAt(timeline, now),
  );
}

const isGone = ({ to, endEnteredAt }: Membership, day: Day, now: Moment): boolean =>
  to !== undefined && day > to && (endEnteredAt ?? -Infinity) <= now;

/** The reporting periods that a class learns by, in order. */
export function periodsOf(desk: Desk, schoolClass: SchoolClass): readonly Period[] {
  const year = desk.school.years.find(({ key }) => key === schoolClass.year);
  return (year?.periods ?? []).filter(({ kind }) => (kind === 'half-year') === schoolClass.grade >= 10);
}

/** The period that a day lies in; else the last one that had begun. */
export const periodOn = (periods: readonly Period[], day: Day): Period | undefined =>
  periods.find(({ from, to }) => from <= day && day <= to) ??
  periods.filter(({ from }) => from <= day).at(-1) ??
  periods[0];

/** Monday to Friday without vacations and public holidays, of a period: recorded answers list them to the period's end, future ones too. */
export function schoolDaysOf({ school }: Desk, { from, to }: Period): readonly Day[] {
  const { holidays } = yearOn(school, from);
  return daysBetween(from, to).filter(
    (day) => weekdayOf(day) <= 5 && !holidays.some((one) => one.from <= day && day <= one.to),
  );
}

/** Both included; none where `to` is before `from`. */
export function daysBetween(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to && days.length < 400; day = addDays(day, 1)) days.push(day);
  return days;
}
