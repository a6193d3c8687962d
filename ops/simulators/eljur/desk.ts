import type { Lesson } from '../region/lesson.ts';
import type { Membership, Pupil, Staff } from '../region/person.ts';
import type { Period, School, SchoolClass, SchoolYear, Subject } from '../region/school.ts';
import type { Key } from '../region/thing.ts';
import type { Day, Moment } from '../region/timeline.ts';
import type { Mark, PeriodWork } from '../region/work.ts';
import { type Account, accountsOf } from './accounts.ts';

/** A school with the ways into it that the calls need; maps are by key, unless they say otherwise. */
export interface Desk {
  readonly school: School;
  /** Sub-domain of the school. */
  readonly vendor: string;
  readonly accounts: readonly Account[];
  readonly classes: ReadonlyMap<Key, SchoolClass>;
  readonly subjects: ReadonlyMap<Key, Subject>;
  readonly staff: ReadonlyMap<Key, Staff>;
  /** By short id, as text. */
  readonly pupils: ReadonlyMap<string, Pupil>;
  /** By day, then by class; in the order of the day. */
  readonly lessons: ReadonlyMap<Day, ReadonlyMap<Key, readonly Lesson[]>>;
  /** Period marks by pupil. */
  readonly periodMarks: ReadonlyMap<Key, readonly { readonly column: PeriodWork; readonly mark: Mark }[]>;
}

/** The sub-domain of the so-many-th school of the region. */
export const vendorOf = (index: number): string => `school${index + 1}`;

export function deskOf(school: School): Desk {
  const byKey = <Item extends { readonly key: Key }>(items: readonly Item[]): ReadonlyMap<Key, Item> =>
    new Map(items.map((item) => [item.key, item]));
  const byDay = Map.groupBy(school.lessons, ({ day }) => day);
  const periodMarks = school.periodWorks.flatMap((column) => column.marks.map((mark) => ({ column, mark })));
  return {
    school,
    vendor: vendorOf(school.index),
    accounts: accountsOf(school),
    classes: byKey(school.classes),
    subjects: byKey(school.subjects),
    staff: byKey(school.staff),
    pupils: new Map(school.pupils.map((pupil) => [String(pupil.ids.short), pupil])),
    lessons: new Map([...byDay].map(([day, lessons]) => [day, Map.groupBy(lessons, (lesson) => lesson.class)])),
    periodMarks: Map.groupBy(periodMarks, ({ mark }) => mark.pupil),
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

/** The periods by which a class learns. */
export const periodsOf = ({ grade }: SchoolClass, { periods }: SchoolYear): readonly Period[] =>
  periods.filter(({ kind }) => (kind === 'half-year') === grade >= 10);

/** Where a pupil is on a day, as far as the clerk had entered it at a moment. */
export function membershipOn(pupil: Pupil, day: Day, now: Moment): Membership | undefined {
  return pupil.memberships.findLast(
    ({ from, to, enteredAt, endEnteredAt }) =>
      enteredAt <= now && from <= day && (to === undefined || day <= to || (endEnteredAt ?? -Infinity) > now),
  );
}

/** The class that lists show for a pupil: today's, or this year's last one of a pupil who left, who stays listed (assumed). */
export function listedIn(school: School, pupil: Pupil, now: Moment): Membership | undefined {
  const today = dayAt(school, now);
  const { from: yearBegins } = yearOn(school, today);
  const begun = pupil.memberships.filter(
    ({ from, to, enteredAt }) => enteredAt <= now && from <= today && (to ?? today) >= yearBegins,
  );
  return membershipOn(pupil, today, now) ?? begun.at(-1);
}
