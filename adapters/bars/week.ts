import { dayAtFrontOf, type Week } from '../kit/time.ts';
import type { HomeworkItem, ScheduledLesson } from './api.ts';
import { keyOf } from './key.ts';
import { blocksOf, daysIn, idText, itemsAt, rawOf } from './raw.ts';

/** Parsed answers about one pupil's week. */
export interface WeekAnswers {
  readonly schedule: unknown;
  readonly homework: unknown;
  /** Summary marks of every period that touches the week. */
  readonly summaries: readonly unknown[];
}

/** A lesson of the timetable, and what could be joined with it. */
export interface Lesson {
  readonly told: unknown;
  readonly day: string;
  readonly subjectId: string | undefined;
  readonly id: string | undefined;
  /** How the pupil was there, as the diary tells it; undefined where it tells nothing. */
  readonly attendance?: unknown;
}

/** A mark with the name of its subject, which stands above it in the answer. */
export interface Mark {
  readonly told: unknown;
  readonly discipline: unknown;
  readonly day: string;
  readonly subjectId: string | undefined;
  /** Place among the pupil's marks of that day and subject, from 1: marks have no ids. */
  readonly nth: number;
  /** Told by the diary, where day and subject do not tell it. */
  readonly lessonId?: string;
}

export interface Item {
  readonly told: unknown;
  readonly day: string;
  readonly subjectId: string | undefined;
}

/** What stands in the answers about one pupil's week. What is of another week is left out; what tells no day stays, to be quarantined. */
export interface ReadWeek {
  readonly lessons: readonly Lesson[];
  readonly items: readonly Item[];
  readonly marks: readonly Mark[];
  /** Lessons that only the diary shows, with the attendance told at them. */
  readonly attendanceStrays: readonly Lesson[];
  /** Whether the diary shows every lesson, so that who is not told as absent was not. */
  readonly hasAttendance: boolean;
}

/** @throws {GatewayError} vendor.answer where a list of days or of marks is none */
export function weekIn({ schedule, homework, summaries }: WeekAnswers, week: Week): ReadWeek {
  const items = daysIn(homework, 'GetHomeworkFromRange').flatMap((day) =>
    itemsAt(day, 'homeworks').map((told) => placed(told, rawOf(day)['date'])),
  );
  return {
    lessons: lessonsIn(schedule, 'GetWeekSchedule', week),
    items: items.filter(isIn(week)),
    marks: marksIn(summaries).filter(isIn(week)),
    attendanceStrays: [],
    hasAttendance: false,
  };
}

const isIn =
  ({ from, to }: Week) =>
  ({ day }: { readonly day: string }): boolean =>
    day === '' || (from <= day && day <= to);

/** The lessons of a timetable or a diary. @throws {GatewayError} vendor.answer where its days are no list */
export const lessonsIn = (json: unknown, place: string, week: Week): readonly Lesson[] =>
  daysIn(json, place)
    .flatMap((day) => itemsAt(day, 'lessons').map((told) => lessonOf(told, rawOf(day)['date'])))
    .filter(isIn(week));

function placed(told: unknown, date: unknown): Item {
  const { date: own, discipline } = rawOf(told) as HomeworkItem;
  return { told, day: dayAtFrontOf(own) || dayAtFrontOf(date), subjectId: keyOf('subject', discipline) };
}

/** A lesson without an id is known by its day, number and subject: two subgroups of one subject are then one lesson. */
function lessonOf(told: unknown, date: unknown): Lesson {
  const { id, index } = rawOf(told) as ScheduledLesson;
  const item = placed(told, date);
  const { day, subjectId } = item;
  const number = idText(index);
  const made =
    day !== '' && number !== undefined && subjectId !== undefined ? `${day}/${number}/${subjectId}` : undefined;
  return { ...item, id: idText(id) ?? made };
}

/** The marks of all periods, each period once; several systems tell the same period for days of a vacation. */
function marksIn(summaries: readonly unknown[]): readonly Mark[] {
  const seen = new Set<string>();
  const counted = new Map<string, number>();
  return summaries
    .flatMap((json) => blocksOf(json, 'summary_marks_data'))
    .filter((block) => {
      const name = JSON.stringify(rawOf(block)['subperiod'] ?? null);
      return !seen.has(name) && seen.add(name);
    })
    .flatMap((block) => itemsAt(block, 'discipline_marks'))
    .flatMap((line) => {
      const { discipline } = rawOf(line);
      const subjectId = keyOf('subject', discipline);
      return itemsAt(line, 'marks').map((told): Mark => {
        const day = dayAtFrontOf(rawOf(told)['date']);
        const nth = (counted.get(`${day} ${subjectId}`) ?? 0) + 1;
        counted.set(`${day} ${subjectId}`, nth);
        return { told, discipline, day, subjectId, nth };
      });
    });
}

/** Ids of the lessons that a mark can be of. */
export const lessonsFor = ({ day, subjectId, lessonId }: Mark, lessons: readonly Lesson[]): readonly string[] => [
  ...new Set(
    lessonId !== undefined
      ? [lessonId]
      : lessons.flatMap((one) =>
          one.id !== undefined && subjectId !== undefined && one.day === day && one.subjectId === subjectId
            ? [one.id]
            : [],
        ),
  ),
];
