import type { Homework, Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { School, SchoolClass } from '../region/school.ts';
import type { Day } from '../region/timeline.ts';
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
