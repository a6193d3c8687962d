import type { Week } from '../kit/time.ts';
import type { DiaryLesson } from './api.ts';
import { seatOf } from './homework-join.ts';
import { plainText } from './plain-text.ts';
import { idText, rawOf } from './raw.ts';
import { type Lesson, lessonsIn, type ReadWeek } from './week.ts';

/** Anything but nothing: a word that no list knows is quarantined, not overlooked. */
export const saysHow = (attendance: unknown): boolean =>
  attendance !== undefined && attendance !== null && attendance !== '';

/**
 * Joins lessons with what the diary tells of the pupil's attendance: by id, or by day, number and subject where the diary has other ids. What it
 * tells of a lesson that is not in the timetable becomes a stray. Where it tells two words of one lesson, the lesson has the list of both.
 *
 * @param diary answer to GetDiary; undefined where it is refused
 */
export function withAttendance(read: ReadWeek, diary: unknown, week: Week): ReadWeek {
  if (diary === undefined) return read;
  const seatFor = seatsOf(read.lessons);
  const shown = lessonsIn(diary, 'GetDiary', week).map((lesson) => ({
    ...lesson,
    attendance: plainText((rawOf(lesson.told) as DiaryLesson).attendance),
    seat: seatFor(lesson),
  }));
  const words = new Map<string, ReadonlySet<unknown>>();
  const strays: Lesson[] = [];
  for (const { seat, ...lesson } of shown) {
    if (seat !== undefined) words.set(seat, new Set(words.get(seat)).add(lesson.attendance));
    else if (saysHow(lesson.attendance)) strays.push(lesson);
  }
  const lessons = read.lessons.map((lesson): Lesson => {
    const told = [...(words.get(seatOf(lesson)) ?? [])].filter(saysHow);
    return told.length === 0 ? lesson : { ...lesson, attendance: told.length === 1 ? told[0] : told };
  });
  // Of a lesson that the diary does not show, and in a version without the member, a blank proves nothing.
  const hasAll =
    read.lessons.every((lesson) => words.has(seatOf(lesson))) &&
    shown.every(({ attendance }) => attendance !== undefined);
  return { ...read, lessons, attendanceStrays: strays, hasAttendance: hasAll };
}

/** Finds the seat of a lesson of the timetable for one of the diary; undefined where none fits, or several. */
function seatsOf(lessons: readonly Lesson[]): (shown: Lesson) => string | undefined {
  const seats = new Set(lessons.map(seatOf));
  const bySlot = Map.groupBy(lessons, slotOf);
  return (shown) => {
    const own = seatOf(shown);
    const [only, ...others] = new Set((bySlot.get(slotOf(shown)) ?? []).map(seatOf));
    return seats.has(own) ? own : others.length === 0 ? only : undefined;
  };
}

const slotOf = ({ told, day, subjectId }: Lesson): string => `${day} ${subjectId} ${idText(rawOf(told)['index'])}`;
