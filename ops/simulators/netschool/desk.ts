import type { Homework, Lesson } from '../region/lesson.ts';
import type { Membership, Pupil } from '../region/person.ts';
import type { School, SchoolClass, SchoolYear } from '../region/school.ts';
import type { Day, Moment } from '../region/timeline.ts';
import type { Work } from '../region/work.ts';
import { type Account, accountsOf } from './accounts.ts';

/** What an assignment's id stands for. */
export type Assigned =
  | { readonly lesson: Lesson; readonly work: Work; readonly homework?: undefined }
  | { readonly lesson: Lesson; readonly homework: Homework; readonly work?: undefined };

/** Where the web shows attendance: in reports only, or also in the place of a mark that the pupil does not have. */
export type Letters = 'reports' | 'marks';

/** A school with the ways into it that the calls need. */
export interface Desk {
  readonly school: School;
  readonly letters: Letters;
  readonly accounts: readonly Account[];
  readonly pupils: ReadonlyMap<number, Pupil>;
  /** By key. */
  readonly classes: ReadonlyMap<string, SchoolClass>;
  readonly subjectNames: ReadonlyMap<string, string>;
  /** By day, then by class key; in the order of the day. */
  readonly lessons: ReadonlyMap<Day, ReadonlyMap<string, readonly Lesson[]>>;
  /** By short id. */
  readonly assignments: ReadonlyMap<number, Assigned>;
}

export function deskOf(school: School, letters: Letters = 'reports'): Desk {
  const assignments = new Map<number, Assigned>();
  for (const lesson of school.lessons) {
    if (lesson.homework) assignments.set(lesson.homework.ids.short, { lesson, homework: lesson.homework });
    for (const work of lesson.works) assignments.set(work.ids.short, { lesson, work });
  }
  const byDay = Map.groupBy(school.lessons, ({ day }) => day);
  return {
    school,
    letters,
    accounts: accountsOf(school),
    pupils: new Map(school.pupils.map((pupil) => [pupil.ids.short, pupil])),
    classes: new Map(school.classes.map((one) => [one.key, one])),
    subjectNames: new Map(school.subjects.map(({ key, name }) => [key, name])),
    lessons: new Map([...byDay].map(([day, lessons]) => [day, Map.groupBy(lessons, (lesson) => lesson.class)])),
    assignments,
  };
}

/** The school's own day at a moment. */
export const dayAt = (school: School, moment: Moment): Day =>
  new Date(moment + school.zone.offset * 3_600_000).toISOString().slice(0, 10);

/** The year that a day lies in; the last one that has begun for a day in none. */
export function yearOn(school: School, day: Day): SchoolYear {
  const begun = school.years.filter(({ from }) => from <= day);
  return (begun.at(-1) ?? school.years[0]) as SchoolYear;
}

/** Where a pupil is on a day, as far as the clerk had entered it at a moment. */
export function membershipOn(pupil: Pupil, day: Day, now: Moment): Membership | undefined {
  return pupil.memberships.findLast(
    ({ from, to, enteredAt, endEnteredAt }) =>
      enteredAt <= now && from <= day && (to === undefined || day <= to || (endEnteredAt ?? -Infinity) > now),
  );
}

/**
 * The class that lists show for a pupil: today's, or the last one of this year of a pupil who left, whose account stays open to the
 * end of the year (assumed).
 */
export function listedIn(school: School, pupil: Pupil, now: Moment): Membership | undefined {
  const today = dayAt(school, now);
  const { from: yearBegins } = yearOn(school, today);
  const begun = pupil.memberships.filter(
    ({ from, to, enteredAt }) => enteredAt <= now && from <= today && (to ?? today) >= yearBegins,
  );
  return membershipOn(pupil, today, now) ?? begun.at(-1);
}
