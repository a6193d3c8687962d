import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { EntityName, Place, RawRecord } from '../../gateway/contracts/records.ts';
import { dayAtFrontOf } from '../kit/time.ts';
import type { Assignment, Diary, DiaryLesson, Mark } from './api.ts';

/**
 * Attendance letters that some installs write where the mark stands. Assumed to be read like the same letters of the vendor's reports;
 * mappings/netschool/codes/attendance.csv says what each means.
 */
const ATTENDANCE_LETTERS: ReadonlySet<string> = new Set(['Н', 'УП', 'Б', 'НП', 'ОТ', 'ОП', 'ОСВ']);

/** What the diary does not say by itself, for one class and week or one file. */
export interface Joined {
  /** Vendor's ids of school and class, as text. */
  readonly school: string;
  readonly scope: string;
  /** Names of assignment types, by id. */
  readonly typeNames: ReadonlyMap<string, string>;
  /** Names of the types that are homework. */
  readonly homeworkTypes: ReadonlySet<string>;
  /** Files attached to an assignment, by its id; without those that were not asked for. */
  readonly files: ReadonlyMap<string, number>;
}

/** One pupil's diary of one week. */
export interface PupilWeek {
  /** Vendor's id of the pupil. */
  readonly pupil: string;
  /** Position among the pupils of the page: keeps refs apart without naming anybody. */
  readonly ordinal: number;
  readonly diary: Diary;
}

/**
 * An answer as a diary, if its lists are lists: what stands in them is judged record by record. An empty answer is an empty week.
 *
 * @throws {GatewayError} vendor.answer
 */
export function diaryIn(json: unknown): Diary {
  const listsOf = (items: unknown, key: string): readonly unknown[] | undefined => {
    const lists = Array.isArray(items)
      ? items.map((item: unknown) => (isObject(item) ? (item[key] ?? []) : undefined))
      : [undefined];
    return lists.every((list) => Array.isArray(list)) ? lists.flat() : undefined;
  };
  const days = isObject(json) ? (json['weekDays'] ?? []) : json === null || json === undefined ? [] : undefined;
  const assignments = listsOf(listsOf(days, 'lessons'), 'assignments');
  if (!assignments?.every(isObject))
    throw new GatewayError('vendor.answer', 'reading student/diary: it is no list of days with lessons');
  return (json ?? {}) as Diary;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lessons and assignments listed in a diary: counted from the answer, not from the records made of it. */
export function countListed(diary: Diary): number {
  let listed = 0;
  for (const day of diary.weekDays ?? []) {
    for (const lesson of day.lessons ?? []) listed += 1 + (lesson.assignments?.length ?? 0);
  }
  return listed;
}

/**
 * One raw record a lesson and one an assignment. An assignment yields a work, homework too when its type says so, and a mark, or attendance,
 * where it has one.
 */
export function recordsOf({ pupil, ordinal, diary }: PupilWeek, joined: Joined): readonly RawRecord[] {
  const records: RawRecord[] = [];
  for (const day of diary.weekDays ?? []) {
    const place = { school: joined.school, scope: joined.scope, day: dayAtFrontOf(day.date) };
    for (const { assignments, ...lesson } of day.lessons ?? []) {
      const ref = `diary/${ordinal}/lesson/${lesson.classmeetingId}`;
      records.push({ yields: ['lesson'], body: { lesson }, ref, place, pupil });
      for (const assignment of assignments ?? [])
        records.push(assignmentRecord({ assignment, lesson, place, pupil, ordinal, joined }));
    }
  }
  return records;
}

function assignmentRecord(listed: {
  readonly assignment: Assignment;
  readonly lesson: DiaryLesson;
  readonly place: Place;
  readonly pupil: string;
  readonly ordinal: number;
  readonly joined: Joined;
}): RawRecord {
  const { assignment, lesson, place, pupil, ordinal, joined } = listed;
  const id = String(assignment.id);
  const typeName = joined.typeNames.get(String(assignment.typeId));
  const yields: EntityName[] = ['work'];
  if (typeName !== undefined && joined.homeworkTypes.has(typeName)) yields.push('homework');
  const shown = yieldOf(assignment.mark);
  if (shown) yields.push(shown);
  const files = joined.files.get(id);
  const body = {
    assignment,
    lesson: { classmeetingId: lesson.classmeetingId },
    /** A type that the installation does not list is shown by its number. */
    kindName: typeName ?? `type ${assignment.typeId}`,
    pupil,
    ...(typeName !== undefined && { typeName }),
    ...(files !== undefined && { attachmentCount: files }),
  };
  return { yields, body, ref: `diary/${ordinal}/assignment/${id}`, place, pupil };
}

/** A "mark" without value and debt is none: some versions leave the key out, some give null. */
function yieldOf(mark: Mark | null | undefined): 'mark' | 'attendance' | undefined {
  const text = mark?.mark === undefined || mark.mark === null ? '' : String(mark.mark).trim();
  if (ATTENDANCE_LETTERS.has(text)) return 'attendance';
  return text !== '' || mark?.dutyMark === true ? 'mark' : undefined;
}
