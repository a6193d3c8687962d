import { academicYearOf, dayAt } from '../region/calendar.ts';
import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import { type Desk, type Group, type Standing } from './desk.ts';

/**
 * Classes and subgroups of the school year that the day lies in: those of another year are listed no more, or not yet. A class
 * that has marks comes first, and of these one in which nothing is told wrongly, so that who reads one class only reads marks in the
 * form that clients expect.
 */
export function groupsListed(desk: Desk, now: Moment): readonly Group[] {
  const { school, groups } = desk;
  const begins = academicYearOf(dayAt(now, school.zone.offset));
  const year = school.years.find((each) => each.begins === begins) ?? school.years.at(-1)!;
  const listed = [...groups.values()].filter((group) => group.class.year === year.key);
  const marked = listed.filter((group) => !group.subgroup && hasMarks(desk, group, now));
  const first = marked.find((group) => !desk.lessonsOf(group).some(isSpoiled)) ?? marked[0];
  return first ? [first, ...listed.filter((group) => group !== first)] : listed;
}

const hasMarks = (desk: Desk, group: Group, now: Moment): boolean =>
  desk.lessonsOf(group).some((lesson) => isListed(lesson, now) && standingOf(lesson, now).length > 0);

/** Is something of the lesson told in another type, or against itself? */
const isSpoiled = ({ spoiled, works, attendance, homework }: Lesson): boolean =>
  [spoiled, homework?.spoiled, ...attendance.map((entry) => entry.spoiled)].some((each) => each !== undefined) ||
  works.some(({ marks }) => marks.some((mark) => mark.spoiled !== undefined));

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
