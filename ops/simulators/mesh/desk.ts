import type { Homework, Lesson } from '../region/lesson.ts';
import type { Pupil, Staff } from '../region/person.ts';
import type { Period, School, SchoolClass, SchoolYear, Subgroup, Subject } from '../region/school.ts';
import type { Key } from '../region/thing.ts';
import type { Day } from '../region/timeline.ts';
import { type Account, accountsOf } from './accounts.ts';
import { groupIdOf, guidOf, scheduleIdOf } from './identity.ts';
import type { Scales } from './options.ts';

/** Who learns a subject together: a class, or one of its subgroups. */
export interface Group {
  readonly id: number;
  readonly class: SchoolClass;
  readonly subgroup: Subgroup | undefined;
  readonly subject: Subject;
  readonly teachers: readonly Staff[];
}

/** A school with the ways into it that the calls need. */
export interface Desk {
  readonly school: School;
  readonly scales: Scales;
  readonly accounts: readonly Account[];
  readonly groups: readonly Group[];
  readonly lessons: ReadonlyMap<number, Lesson>;
  /** By class and day, with "|" between. */
  readonly lessonsOn: ReadonlyMap<string, readonly Lesson[]>;
  /** Days with lessons, ascending. */
  readonly days: readonly Day[];
  readonly homeworks: ReadonlyMap<number, { readonly lesson: Lesson; readonly homework: Homework }>;
  /** By id of the profile, and by the id in the other space. */
  readonly pupils: ReadonlyMap<number | string, Pupil>;
  readonly by: {
    readonly class: ReadonlyMap<Key, SchoolClass>;
    readonly subject: ReadonlyMap<Key, Subject>;
    readonly staff: ReadonlyMap<Key, Staff>;
    readonly pupil: ReadonlyMap<Key, Pupil>;
    /** By class, subgroup ('' for none) and subject, with "|" between. */
    readonly group: ReadonlyMap<Key, Group>;
  };
}

export function deskOf(school: School, scales: Scales = 'five'): Desk {
  const groups = groupsOf(school);
  const homeworks = school.lessons.flatMap((lesson) =>
    lesson.homework ? [[lesson.homework.ids.short, { lesson, homework: lesson.homework }] as const] : [],
  );
  return {
    school,
    scales,
    accounts: accountsOf(school),
    groups,
    lessons: new Map(school.lessons.map((lesson) => [lesson.ids.short, lesson])),
    lessonsOn: Map.groupBy(school.lessons, ({ class: key, day }) => `${key}|${day}`),
    days: [...new Set(school.lessons.map(({ day }) => day))].sort(),
    homeworks: new Map(homeworks),
    pupils: new Map(
      school.pupils.flatMap((pupil): (readonly [number | string, Pupil])[] => [
        [pupil.ids.short, pupil],
        [guidOf(pupil.ids), pupil],
      ]),
    ),
    by: {
      class: new Map(school.classes.map((one) => [one.key, one])),
      subject: new Map(school.subjects.map((one) => [one.key, one])),
      staff: new Map(school.staff.map((one) => [one.key, one])),
      pupil: new Map(school.pupils.map((one) => [one.key, one])),
      group: new Map(groups.map((group) => [groupKey(group.class.key, group.subgroup?.key, group.subject.key), group])),
    },
  };
}

const groupKey = (classKey: Key, subgroup: Key | undefined, subject: Key): Key =>
  [classKey, subgroup ?? '', subject].join('|');

export const groupOfLesson = ({ by }: Desk, { class: classKey, group, subject }: Lesson): Group =>
  by.group.get(groupKey(classKey, group, subject))!;

/** One for everything that is taught to a class or subgroup, or stands in its journal. */
function groupsOf({ index, classes, subjects, staff, teachings, lessons }: School): readonly Group[] {
  const taught = new Map<Key, { readonly class: Key; readonly group: Key | undefined; readonly subject: Key }>();
  for (const one of [...teachings, ...lessons]) taught.set(groupKey(one.class, one.group, one.subject), one);
  return [...taught].map(([key, { class: classKey, group, subject }]): Group => {
    const nthClass = classes.findIndex((one) => one.key === classKey);
    const nthSubject = subjects.findIndex((one) => one.key === subject);
    const subgroup = classes[nthClass]!.subgroups.find((one) => one.key === group);
    const own = new Set(
      teachings.filter((one) => groupKey(one.class, one.group, one.subject) === key).map((one) => one.teacher),
    );
    return {
      id: subgroup?.ids.short ?? groupIdOf(index, nthClass, nthSubject),
      class: classes[nthClass]!,
      subgroup,
      subject: subjects[nthSubject]!,
      teachers: staff.filter((one) => own.has(one.key)),
    };
  });
}

export const yearOf = ({ school }: Desk, { year }: SchoolClass): SchoolYear =>
  school.years.find(({ key }) => key === year)!;

/** The year that a day lies in; the first one for a day before it. */
export const yearOn = ({ school }: Desk, day: Day): SchoolYear =>
  school.years.findLast(({ from }) => from <= day) ?? school.years[0]!;

/** The periods that a class learns by: half-years in grades 10 and 11, quarters or trimesters below. */
export const periodsOf = (desk: Desk, one: SchoolClass): readonly Period[] =>
  yearOf(desk, one).periods.filter(({ kind }) => (kind === 'half-year') === one.grade >= 10);

export const scheduleOf = (desk: Desk, one: SchoolClass): number =>
  scheduleIdOf(desk.school.index, desk.school.years.indexOf(yearOf(desk, one)), one.grade >= 10);
