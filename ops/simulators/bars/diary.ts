import { addDays } from '../region/calendar.ts';
import type { AttendanceStatus, Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import { daysBetween, type Desk, lessonsShown } from './desk.ts';
import { homeworkText, materialsOf, topicOf } from './homework.ts';
import { descriptionOf, marksShown, type ShownMark } from './marks.ts';
import type { BarsDialect } from './options.ts';
import { dayOf, daySchedule, scheduledLesson, weekOf } from './schedule.ts';
import { dressed } from './words.ts';

/** «Был» is seen in an open client, the others are assumed. */
const ATTENDANCE: Readonly<Record<AttendanceStatus, string>> = {
  present: 'Был',
  absent: 'Не был',
  pass: 'Не был',
  ill: 'Болел',
  late: 'Опоздал',
};

/** How a pupil was at a lesson, as far as it was taken by the moment; '' where it was not. */
export function attendanceOf(lesson: Lesson, pupil: Pupil, now: Moment): string {
  if (lesson.attendanceTaken === undefined || lesson.attendanceTaken > now) return '';
  const entry = lesson.attendance.find((one) => one.pupil === pupil.key);
  const value = entry && stateAt(entry.timeline, now)?.value;
  if (!value) return ATTENDANCE.present;
  return value.status === 'unknown' ? (value.word ?? '') : ATTENDANCE[value.status];
}

/** The marks of a lesson that a pupil has. */
export const marksAt = (
  desk: Desk,
  pupil: Pupil,
  lesson: Lesson,
  telling: { readonly now: Moment } & BarsDialect,
): readonly ShownMark[] =>
  marksShown(desk, pupil, { from: lesson.day, to: lesson.day }, telling).filter((one) => one.lesson === lesson);

/** Answer to `GetDiary`: the week of a day. Several marks of a lesson stand in one text (assumed). */
export const diaryOf = (
  desk: Desk,
  pupil: Pupil,
  day: Day,
  telling: { readonly now: Moment } & BarsDialect,
): object => ({
  days: weekOf(day).map((one) =>
    dayOf(desk, one, () =>
      lessonsShown(desk, pupil, one, telling.now).map((lesson) => diaryLesson(desk, pupil, lesson, telling)),
    ),
  ),
});

function diaryLesson(
  desk: Desk,
  pupil: Pupil,
  lesson: Lesson,
  telling: { readonly now: Moment } & BarsDialect,
): object {
  const { now } = telling;
  const marks = marksAt(desk, pupil, lesson, telling);
  const { has_auth_sferum: _sferum, ...scheduled } = scheduledLesson(desk, lesson, now);
  return {
    ...scheduled,
    attendance: attendanceOf(lesson, pupil, now),
    comment: '',
    homework: homeworkText(lesson, now),
    homework_time_to_complete: 0,
    ind_homework_exists: false,
    mark: marks.map(({ value }) => value ?? '').join('/'),
    mark_type: marks[0] ? descriptionOf(marks[0], now).split(':')[0] : '',
    materials: materialsOf(lesson, now),
    remarks: '',
    schedulelessontype: '',
    theme: dressed(topicOf(lesson, now), 'theme'),
  };
}

/** Answer to `GetMonthSchedule`: the weeks that touch the month of a day. */
export function monthSchedule(desk: Desk, pupil: Pupil, day: Day, now: Moment): readonly object[] {
  const first = `${day.slice(0, 7)}-01`;
  const last = daysBetween(first, addDays(first, 30)).findLast((one) => one.slice(0, 7) === first.slice(0, 7))!;
  const mondays = [...new Set(daysBetween(first, last).map((one) => weekOf(one)[0]!))];
  return mondays.map((monday, index) => ({
    index: index + 1,
    days: weekOf(monday).map((one) => daySchedule(desk, pupil, one, now)),
  }));
}
