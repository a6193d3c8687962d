import { dayAt } from '../region/calendar.ts';
import { membershipOn } from '../region/on-day.ts';
import type { Lesson } from '../region/lesson.ts';
import type { Membership, Pupil } from '../region/person.ts';
import type { SchoolClass, SchoolYear } from '../region/school.ts';
import type { Key } from '../region/thing.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import type { Desk } from './desk.ts';

/** Where lists show a pupil in a year: the class of today, or the last one of a pupil who left; and the one before, of a pupil who moved. */
export interface Stay {
  readonly pupil: Pupil;
  readonly class: SchoolClass;
  readonly membership: Membership;
  readonly previous: SchoolClass | undefined;
  readonly hasLeft: boolean;
}

export function stayIn(desk: Desk, pupil: Pupil, year: SchoolYear, now: Moment): Stay | undefined {
  const today = dayAt(now, desk.school.zone.offset);
  const until = today < year.from ? year.from : today;
  const own = pupil.memberships.filter(
    ({ class: key, from, enteredAt }) => desk.by.class.get(key)?.year === year.key && enteredAt <= now && from <= until,
  );
  const membership = own.at(-1);
  if (!membership) return undefined;
  const previous = own.at(-2);
  const { to, endEnteredAt = Infinity } = membership;
  return {
    pupil,
    class: desk.by.class.get(membership.class)!,
    membership,
    previous: previous && previous.class !== membership.class ? desk.by.class.get(previous.class) : undefined,
    hasLeft: to !== undefined && to < today && endEnteredAt <= now,
  };
}

export const staysOf = (desk: Desk, year: SchoolYear, now: Moment): readonly Stay[] =>
  desk.school.pupils.flatMap((pupil) => stayIn(desk, pupil, year, now) ?? []);

/** First and last day, both included. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

/** Lessons of a class that are listed at the moment. One that was cancelled is listed no more. */
export const listedLessons = (desk: Desk, classKey: Key, { from, to }: DaySpan, now: Moment): readonly Lesson[] =>
  desk.days
    .filter((day) => from <= day && day <= to)
    .flatMap((day) => desk.lessonsOn.get(`${classKey}|${day}`) ?? [])
    .filter(({ timeline }) => stateAt(timeline, now) !== undefined);

/** The lessons that a pupil's calendar shows: of the class and subgroups of each day, as far as the clerk had entered them. */
export const lessonsShown = (desk: Desk, pupil: Pupil, { from, to }: DaySpan, now: Moment): readonly Lesson[] =>
  desk.days
    .filter((day) => from <= day && day <= to)
    .flatMap((day) => {
      const stay = membershipOn(pupil, day, now);
      const listed = stay ? listedLessons(desk, stay.class, { from: day, to: day }, now) : [];
      return listed.filter(({ group }) => group === undefined || stay!.subgroups.includes(group));
    });
