import { academicYearOf, dayAt } from '../region/calendar.ts';
import { type Lesson, type Moment, type Pupil, stateAt } from '../region/model.ts';
import { type Desk, type Group, type Standing } from './desk.ts';

/** Classes and subgroups of the school year that the day lies in: those of another year are listed no more, or not yet. */
export function groupsListed({ school, groups }: Desk, now: Moment): readonly Group[] {
  const begins = academicYearOf(dayAt(now, school.zone.offset));
  const year = school.years.find((each) => each.begins === begins) ?? school.years.at(-1)!;
  return [...groups.values()].filter((group) => group.class.year === year.key);
}

/** Lessons that are listed at the moment: cancelled ones are gone. */
export const isListed = (lesson: Lesson, now: Moment): boolean => stateAt(lesson.timeline, now) !== undefined;

/** Marks of a lesson's works that stand at the moment, in the order of the works. */
export const standingOf = (lesson: Lesson, now: Moment): readonly Standing[] =>
  lesson.works.flatMap((work) =>
    stateAt(work.timeline, now) === undefined
      ? []
      : work.marks
          .filter(({ timeline }) => stateAt(timeline, now) !== undefined)
          .map((mark) => ({ mark, workId: work.ids.long, lesson, written: work.written })),
  );

/** Pupils whom the school had entered as members of the class or subgroup by the moment, with their stay. */
export function membersOf({ school }: Desk, { class: { key, year: yearKey }, subgroup }: Group, now: Moment) {
  const year = school.years.find((each) => each.key === yearKey)!;
  return school.pupils.flatMap((pupil) => {
    const stay = pupil.memberships.find(
      (each) => each.class === key && each.enteredAt <= now && (!subgroup || each.subgroups.includes(subgroup.key)),
    );
    if (!stay) return [];
    const isOver = dayAt(now, school.zone.offset) > year.to;
    return [{ pupil, stay, archived: isOver || (stay.endEnteredAt !== undefined && stay.endEnteredAt <= now) }];
  });
}

/** Did the lesson's list hold this pupil? */
export const wasThere = ({ memberships }: Pupil, lesson: Lesson): boolean =>
  memberships.some(
    ({ class: key, subgroups, from, to }) =>
      key === lesson.class &&
      from <= lesson.day &&
      (to === undefined || lesson.day <= to) &&
      (lesson.group === undefined || subgroups.includes(lesson.group)),
  );
