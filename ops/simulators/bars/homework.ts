import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import { type Desk, lessonsShown } from './desk.ts';
import { freeDay, subjectOf, teacherOf, weekOf } from './schedule.ts';
import { dressed, sprinkled } from './words.ts';

const WEEKDAYS = ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота', 'Воскресенье'];

/**
 * Answer to `GetHomeworkFromRange`: the week of a day, an item a lesson in the order of the day, with homework or without. Homework stands at the
 * lesson that it belongs to (assumed), so `nextHomework` is empty.
 */
export const homeworkFromRange = (desk: Desk, pupil: Pupil, day: Day, now: Moment): readonly object[] =>
  weekOf(day).map((one, index) => ({
    date: one,
    name: WEEKDAYS[index],
    homeworks: freeDay(desk, one)
      ? []
      : lessonsShown(desk, pupil, one, now).flatMap((lesson) => {
          const item = homeworkItem(desk, lesson, now);
          return lesson.homework?.spoiled === 'equal-repeat' && item.homework !== '' ? [item, { ...item }] : [item];
        }),
  }));

function homeworkItem(desk: Desk, lesson: Lesson, now: Moment) {
  return {
    date: lesson.day,
    discipline: sprinkled(subjectOf(desk, lesson), 'homework'),
    homework: homeworkText(lesson, now),
    homework_time_to_complete: 0,
    individualHomeworks: [],
    materials: materialsOf(lesson, now),
    nextHomework: '',
    nextIndividualHomeworks: [],
    nextMaterials: [],
    next_homework_time_to_complete: 0,
    schedulelessontype: '',
    teacher: teacherOf(desk, lesson, now),
    theme: dressed(topicOf(lesson, now), 'theme'),
  };
}

/** As the editor left it, in HTML; '' where none was given. */
export const homeworkText = ({ homework }: Lesson, now: Moment): string =>
  dressed((homework && stateAt(homework.timeline, now)?.value.text.told) ?? '', 'homework');

/** '' where there is none. */
export const topicOf = ({ timeline }: Lesson, now: Moment): string => stateAt(timeline, now)?.value.topic?.told ?? '';

/** The files attached to the homework of a lesson. */
export function materialsOf({ homework, ids }: Lesson, now: Moment) {
  const count = (homework && stateAt(homework.timeline, now)?.value.attachments) ?? 0;
  return Array.from({ length: count }, (_, index) => ({
    name: `задание ${index + 1}.txt`,
    url: `/media/homework/${ids.short}/${index + 1}.txt`,
  }));
}
