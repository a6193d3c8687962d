import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import { daysBetween, type Desk, lessonsShown } from './desk.ts';
import { attendanceOf, marksAt } from './diary.ts';
import { descriptionOf } from './marks.ts';
import type { BarsDialect } from './options.ts';
import { freeDay, subjectOf, teacherOf } from './schedule.ts';
import { materialsOf, topicOf } from './homework.ts';
import { dotted } from './words.ts';

const FREE = { weekend: 'Выходной', vacation: 'Каникулы' } as const;

interface Telling extends BarsDialect {
  readonly now: Moment;
}

/** `days` of `/rest/diary`: pairs of a date and its lessons, or of the reason why there are none. Most 62. */
export const restDays = (
  desk: Desk,
  pupil: Pupil,
  { from, to }: { readonly from: Day; readonly to: Day },
  telling: Telling,
): readonly (readonly [string, object])[] =>
  daysBetween(from, to)
    .slice(0, 62)
    .map((day) => {
      const free = freeDay(desk, day);
      if (free) return [dotted(day), { kind: FREE[free] }];
      const lessons = lessonsShown(desk, pupil, day, telling.now);
      return [dotted(day), { lessons: lessons.map((lesson) => restLesson(desk, pupil, lesson, telling)) }];
    });

/**
 * A lesson with its positional arrays; nothing in it is null. `lesson` is id, name, begin, end. `attendance` is a sign and a word («», «Был» are
 * seen). Each item of `marks` is description, "" and a list of marks, which both known clients can read.
 */
function restLesson(desk: Desk, pupil: Pupil, lesson: Lesson, telling: Telling): object {
  const { now } = telling;
  const homework = (lesson.homework && stateAt(lesson.homework.timeline, now)?.value.text.told) ?? '';
  return {
    comment: '',
    discipline: subjectOf(desk, lesson),
    remark: '',
    attendance: ['', attendanceOf(lesson, pupil, now)],
    room: lesson.room,
    next_homework: ['', ''],
    individualhomework: [],
    marks: marksAt(desk, pupil, lesson, telling).flatMap((shown) =>
      shown.value === null ? [] : [[descriptionOf(shown, now), '', [shown.value]]],
    ),
    date: dotted(lesson.day),
    lesson: [lesson.ids.short, `${lesson.number} урок`, lesson.startsAt, lesson.endsAt],
    homework: telling.homework === 'text' ? homework : [homework],
    teacher: teacherOf(desk, lesson, now),
    next_individualhomework: [],
    subject: topicOf(lesson, now),
  };
}

/** Answer to `/rest/additional_materials`. */
export const restMaterials = (lesson: Lesson | undefined, now: Moment): object => ({
  success: true,
  kind: '',
  data: lesson ? materialsOf(lesson, now).map(({ name, url }) => ({ name, file: url })) : [],
});
