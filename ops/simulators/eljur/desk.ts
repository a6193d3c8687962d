import type { Lesson } from '../region/lesson.ts';
import type { Pupil, Staff } from '../region/person.ts';
import type { Period, School, SchoolClass, SchoolYear, Subject } from '../region/school.ts';
import type { Key } from '../region/thing.ts';
import type { Day } from '../region/timeline.ts';
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

/** The periods by which a class learns. */
export const periodsOf = ({ grade }: SchoolClass, { periods }: SchoolYear): readonly Period[] =>
  periods.filter(({ kind }) => (kind === 'half-year') === grade >= 10);
