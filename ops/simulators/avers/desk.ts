import { membershipOn } from '../region/on-day.ts';
import type { Lesson } from '../region/lesson.ts';
import type { Membership, Pupil, Staff } from '../region/person.ts';
import type { School, SchoolClass, SchoolYear, Slot, Subject } from '../region/school.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import type { PeriodWork } from '../region/work.ts';
import { type Account, accountsOf } from './accounts.ts';
import { MANNER, type Manner } from './options.ts';

/** A school with the ways into it that the calls need. */
export interface Desk {
  readonly school: School;
  readonly manner: Manner;
  readonly accounts: readonly Account[];
  /** By short id, as text. */
  readonly classes: ReadonlyMap<string, SchoolClass>;
  /** All others by key. */
  readonly classOf: ReadonlyMap<string, SchoolClass>;
  readonly subjectOf: ReadonlyMap<string, Subject>;
  readonly staffOf: ReadonlyMap<string, Staff>;
  /** By key of the class; in the order of the days and of each day. */
  readonly lessons: ReadonlyMap<string, readonly Lesson[]>;
  readonly slots: ReadonlyMap<string, readonly Slot[]>;
  readonly periodWorks: ReadonlyMap<string, readonly PeriodWork[]>;
  /** Who is exempt from a subject by the mark of a period, as "subject/pupil". */
  readonly exempt: ReadonlySet<string>;
}

export const deskOf = (school: School, manner: Partial<Manner> = {}): Desk => ({
  school,
  manner: { ...MANNER, ...manner },
  accounts: accountsOf(school),
  classes: new Map(school.classes.map((one) => [String(one.ids.short), one])),
  classOf: new Map(school.classes.map((one) => [one.key, one])),
  subjectOf: new Map(school.subjects.map((one) => [one.key, one])),
  staffOf: new Map(school.staff.map((one) => [one.key, one])),
  lessons: Map.groupBy(school.lessons, (lesson) => lesson.class),
  slots: Map.groupBy(school.slots, (slot) => slot.class),
  periodWorks: Map.groupBy(school.periodWorks, (work) => work.class),
  exempt: exemptIn(school),
});

function exemptIn({ periodWorks }: School): ReadonlySet<string> {
  const isExempt = ({ timeline }: PeriodWork['marks'][number]) => timeline.some(({ value }) => value?.value === 'ОСВ');
  return new Set(
    periodWorks.flatMap(({ subject, marks }) => marks.filter(isExempt).map(({ pupil }) => `${subject}/${pupil}`)),
  );
}

/** The year that a day lies in; undefined before the first one that is known. */
export const yearOn = (school: School, day: Day): SchoolYear | undefined =>
  school.years.findLast(({ from }) => from <= day);

/** The lessons of a class that one pupil's diary shows: of days in that class, of the pupil's own subgroups, and not withdrawn. */
export function lessonsOf(desk: Desk, schoolClass: SchoolClass, pupil: Pupil, now: Moment): readonly Lesson[] {
  const on = new Map<Day, Membership | undefined>();
  const membershipAt = (day: Day): Membership | undefined => {
    if (!on.has(day)) on.set(day, membershipOn(pupil, day, now));
    return on.get(day);
  };
  return (desk.lessons.get(schoolClass.key) ?? []).filter(({ day, group, timeline }) => {
    const membership = membershipAt(day);
    const isThere = membership?.class === schoolClass.key && (!group || membership.subgroups.includes(group));
    return isThere && stateAt(timeline, now) !== undefined;
  });
}

/** Number of a subgroup from 1; of a whole class it is 1 too, as recorded. */
export const subgroupNumber = (
  schoolClass: SchoolClass,
  { group, subject }: Pick<Slot, 'group' | 'subject'>,
): number =>
  group === undefined
    ? 1
    : schoolClass.subgroups.filter((one) => one.subject === subject).findIndex(({ key }) => key === group) + 1;
