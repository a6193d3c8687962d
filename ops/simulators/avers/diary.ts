import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { SchoolClass } from '../region/school.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import { type Desk, lessonsOf, subgroupNumber } from './desk.ts';
import { marksTold } from './journal.ts';
import type { Row } from './literal.ts';

export interface DiaryQuery {
  readonly schoolClass: SchoolClass;
  readonly pupil: Pupil;
  readonly from: Day;
  readonly to: Day;
}

/**
 * Answer to `GET_STUDENT_DAIRY`: `[Date, lessonRowId, subjectId, "theme", "homework", mark, subgroup, null, null, teacherId,
 * inParallel, comment]`, a row a lesson. A lesson or its homework that is told twice is the same row twice.
 */
export function diaryRows(desk: Desk, { schoolClass, pupil, from, to }: DiaryQuery, now: Moment): readonly Row[] {
  const lessons = lessonsOf(desk, schoolClass, pupil, now).filter(({ day }) => from <= day && day <= to);
  return lessons.flatMap((lesson) => {
    const row = rowOf(desk, lesson, schoolClass, pupil, now);
    const isTwice = lesson.spoiled === 'equal-repeat' || homeworkAt(lesson, now)?.isTwice === true;
    return isTwice ? [row, row] : [row];
  });
}

/** What stands in the column of homework; undefined: nothing. */
export function homeworkAt({ homework }: Lesson, now: Moment) {
  const state = homework && stateAt(homework.timeline, now);
  return state && { value: state.value, isTwice: homework?.spoiled === 'equal-repeat' };
}

function rowOf(desk: Desk, lesson: Lesson, schoolClass: SchoolClass, pupil: Pupil, now: Moment): Row {
  const { value } = stateAt(lesson.timeline, now)!;
  const [mark] = marksTold(desk, lesson, pupil, now);
  return [
    { day: lesson.day },
    lesson.ids.short,
    desk.subjectOf.get(lesson.subject)!.ids.short,
    value.topic?.told ?? '',
    homeworkAt(lesson, now)?.value.text.told ?? '',
    mark?.value ?? null,
    subgroupNumber(schoolClass, lesson),
    null,
    null,
    // A wrong type that a reader of the other columns need not notice.
    lesson.spoiled === 'wrong-type' ? true : desk.staffOf.get(value.teacher)!.ids.short,
    0,
    null,
  ];
}
