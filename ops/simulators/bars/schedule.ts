import { addDays, weekdayOf } from '../region/calendar.ts';
import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import { yearOn } from '../region/on-day.ts';
import { daysBetween, type Desk, lessonsShown } from './desk.ts';
import { fullName, sprinkled } from './words.ts';

/** The days of the week that a day lies in, Monday to Sunday. */
export function weekOf(day: Day): readonly Day[] {
  const monday = addDays(day, 1 - weekdayOf(day));
  return daysBetween(monday, addDays(monday, 6));
}

/** What kind of day without lessons it is; undefined for a school day. */
export function freeDay({ school }: Desk, day: Day): 'weekend' | 'vacation' | undefined {
  if (weekdayOf(day) > 5) return 'weekend';
  const isOff = yearOn(school, day).holidays.some(({ from, to }) => from <= day && day <= to);
  return isOff ? 'vacation' : undefined;
}

/** Answer to `GetWeekSchedule`: seven days; `lessons` only on school days. */
export const weekSchedule = (desk: Desk, pupil: Pupil, day: Day, now: Moment): object => ({
  days: weekOf(day).map((one) => daySchedule(desk, pupil, one, now)),
});

export function daySchedule(desk: Desk, pupil: Pupil, day: Day, now: Moment): object {
  return dayOf(desk, day, () =>
    lessonsShown(desk, pupil, day, now).flatMap((lesson) => {
      const told = scheduledLesson(desk, lesson, now);
      return lesson.spoiled === 'equal-repeat' ? [told, { ...told }] : [told];
    }),
  );
}

/** A day with its lessons, or why it has none. */
export function dayOf(desk: Desk, day: Day, lessons: () => readonly object[]): object {
  const free = freeDay(desk, day);
  if (free) return { date: day, [`is_${free}`]: true };
  return { date: day, is_weekend: false, lessons: lessons() };
}

/** A lesson of the timetable. Of a wrong type it has true for the number of its shift, which no open client reads. */
export function scheduledLesson(desk: Desk, lesson: Lesson, now: Moment) {
  const shift = desk.classes.get(lesson.class)?.shift ?? 1;
  return {
    id: lesson.ids.short,
    date: lesson.day,
    discipline: sprinkled(subjectOf(desk, lesson), 'schedule'),
    index: lesson.number,
    is_control_work: lesson.works.some(({ written, timeline }) => written && stateAt(timeline, now)),
    office: lesson.room,
    study_time_name: `${shift} смена`,
    study_time_shift: lesson.spoiled === 'wrong-type' ? true : shift,
    teacher: teacherOf(desk, lesson, now),
    time_begin: `${lesson.startsAt}:00`,
    time_end: `${lesson.endsAt}:00`,
    has_auth_sferum: false,
  };
}

export const subjectOf = (desk: Desk, lesson: Lesson): string => desk.subjectNames.get(lesson.subject) ?? '';

export function teacherOf({ school }: Desk, lesson: Lesson, now: Moment): string {
  const key = stateAt(lesson.timeline, now)?.value.teacher;
  const teacher = school.staff.find((one) => one.key === key);
  return teacher ? fullName(teacher.name) : '';
}
