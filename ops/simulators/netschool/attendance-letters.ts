import type { AttendanceStatus, Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Moment, stateAt } from '../region/timeline.ts';

/**
 * How attendance is written in reports, in the mobile API and, on some installs, where a mark stands: letters that open clients read with these
 * meanings. Which of them an install uses is its own affair; here absence without a reason is always absence.
 */
const LETTERS: Readonly<Record<Exclude<AttendanceStatus, 'present'>, string>> = {
  absent: 'ОТ',
  pass: 'ОТ',
  ill: 'Б',
  late: 'ОП',
};

/** What stands for one pupil at one lesson; undefined for who was there, and where nobody wrote anything. */
export function letterOf(lesson: Lesson, pupil: Pupil, now: Moment): string | undefined {
  const entry = lesson.attendance.find((one) => one.pupil === pupil.key);
  const value = entry && stateAt(entry.timeline, now)?.value;
  if (!value || value.status === 'present') return undefined;
  return value.status === 'unknown' ? value.word : LETTERS[value.status];
}
