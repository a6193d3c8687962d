import type { Homework, Lesson } from '../region/lesson.ts';
import type { Pupil, Staff } from '../region/person.ts';
import type { Period, School, SchoolClass, SchoolYear, Subgroup, Subject } from '../region/school.ts';
import type { Key } from '../region/thing.ts';
import type { Mark, PeriodWork, Work } from '../region/work.ts';

/** What a work's id stands for. */
export type Listed =
  | { readonly kind: 'work'; readonly lesson: Lesson; readonly work: Work }
  | { readonly kind: 'homework'; readonly lesson: Lesson; readonly homework: Homework }
  | { readonly kind: 'period'; readonly column: PeriodWork };

/** Where a mark stands; without a lesson it is a period mark. */
export interface Standing {
  readonly mark: Mark;
  readonly workId: string;
  readonly lesson: Lesson | undefined;
  readonly written: boolean;
}

/** What a group's id stands for. */
export type Group =
  | { readonly class: SchoolClass; readonly subgroup?: undefined }
  | { readonly class: SchoolClass; readonly subgroup: Subgroup };

export const idOfGroup = ({ class: { ids }, subgroup }: Group): string => (subgroup?.ids ?? ids).long;

/** A school with the ways into it that the calls need; all maps are by long id, unless they say otherwise. */
export interface Desk {
  readonly school: School;
  readonly id: string;
  readonly groups: ReadonlyMap<string, Group>;
  readonly pupils: ReadonlyMap<string, Pupil>;
  readonly staff: ReadonlyMap<string, Staff>;
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly periods: ReadonlyMap<string, { readonly period: Period; readonly year: SchoolYear }>;
  readonly lessons: ReadonlyMap<string, Lesson>;
  readonly works: ReadonlyMap<string, Listed>;
  readonly marks: ReadonlyMap<string, Standing>;
  /** People and accounts, pupils', teachers' and guardians': by id of the account. */
  readonly users: ReadonlyMap<string, User>;
  /** Pupils who ever were in a class, by its key. */
  readonly pupilsOf: ReadonlyMap<Key, readonly Pupil[]>;
  readonly lessonsOf: (group: Group) => readonly Lesson[];
  readonly periodWorksOf: (schoolClass: SchoolClass) => readonly PeriodWork[];
  /** By key. */
  readonly by: {
    readonly class: ReadonlyMap<Key, SchoolClass>;
    readonly subgroup: ReadonlyMap<Key, Subgroup>;
    readonly subject: ReadonlyMap<Key, Subject>;
    readonly staff: ReadonlyMap<Key, Staff>;
    readonly pupil: ReadonlyMap<Key, Pupil>;
    readonly period: ReadonlyMap<Key, Period>;
  };
}

export type User =
  | { readonly role: 'pupil'; readonly pupil: Pupil }
  | { readonly role: 'guardian'; readonly children: readonly Pupil[] }
  | { readonly role: 'staff'; readonly staff: Staff };

const mapOf = <Item extends { readonly ids: { readonly long: string } }>(items: readonly Item[]) =>
  new Map(items.map((item) => [item.ids.long, item]));

const byKey = <Item extends { readonly key: Key }>(items: readonly Item[]) =>
  new Map(items.map((item) => [item.key, item]));

export function deskOf(school: School): Desk {
  const { classes, lessons, periodWorks } = school;
  const subgroups = classes.flatMap((each) => each.subgroups);
  const byClass = Map.groupBy(lessons, (lesson) => lesson.class);
  const worksByClass = Map.groupBy(periodWorks, (work) => work.class);
  const listed = listedOf(school);
  return {
    school,
    id: school.ids.long,
    groups: new Map<string, Group>(
      classes.flatMap((each): (readonly [string, Group])[] => [
        [each.ids.long, { class: each }],
        ...each.subgroups.map((subgroup): readonly [string, Group] => [subgroup.ids.long, { class: each, subgroup }]),
      ]),
    ),
    pupils: mapOf(school.pupils),
    staff: mapOf(school.staff),
    subjects: mapOf(school.subjects),
    periods: new Map(
      school.years.flatMap((year) => year.periods.map((period) => [period.ids.long, { period, year }] as const)),
    ),
    lessons: mapOf(lessons),
    works: listed,
    marks: marksOf(listed),
    users: usersOf(school),
    pupilsOf: new Map(
      classes.map(({ key }) => [
        key,
        school.pupils.filter(({ memberships }) => memberships.some((stay) => stay.class === key)),
      ]),
    ),
    lessonsOf: ({ class: { key }, subgroup }) =>
      (byClass.get(key) ?? []).filter((lesson) => subgroup === undefined || lesson.group === subgroup.key),
    periodWorksOf: ({ key }) => worksByClass.get(key) ?? [],
    by: {
      class: byKey(classes),
      subgroup: byKey(subgroups),
      subject: byKey(school.subjects),
      staff: byKey(school.staff),
      pupil: byKey(school.pupils),
      period: byKey(school.years.flatMap(({ periods }) => periods)),
    },
  };
}

function listedOf({ lessons, periodWorks }: School): ReadonlyMap<string, Listed> {
  const listed = new Map<string, Listed>();
  for (const lesson of lessons) {
    for (const work of lesson.works) listed.set(work.ids.long, { kind: 'work', lesson, work });
    const { homework } = lesson;
    if (homework) listed.set(homework.ids.long, { kind: 'homework', lesson, homework });
  }
  for (const column of periodWorks) listed.set(column.ids.long, { kind: 'period', column });
  return listed;
}

function marksOf(listed: ReadonlyMap<string, Listed>): ReadonlyMap<string, Standing> {
  const marks = new Map<string, Standing>();
  for (const [workId, each] of listed) {
    const found = each.kind === 'work' ? each.work.marks : each.kind === 'period' ? each.column.marks : [];
    const lesson = each.kind === 'work' ? each.lesson : undefined;
    const written = each.kind === 'work' && each.work.written;
    for (const mark of found) marks.set(mark.ids.long, { mark, workId, lesson, written });
  }
  return marks;
}

function usersOf({ pupils, staff }: School): ReadonlyMap<string, User> {
  return new Map<string, User>([
    ...staff.flatMap((each) => (each.user ? [[each.user.long, { role: 'staff', staff: each }] as const] : [])),
    ...pupils.flatMap((pupil) => (pupil.user ? [[pupil.user.long, { role: 'pupil', pupil }] as const] : [])),
    ...pupils.map((pupil) => [pupil.guardian.user.long, { role: 'guardian', children: [pupil] }] as const),
  ]);
}
