import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { EntityName, RawRecord } from '../../gateway/contracts/records.ts';
import { dayAtFrontOf } from '../kit/time.ts';
import type { Assignment, Diary, Mark } from './api.ts';

/** What the diary does not say by itself, for one class and week or one file. */
export interface Joined {
  /** Vendor's ids of school and class, as text. */
  readonly school: string;
  readonly scope: string;
  /** Names of assignment types, by id. */
  readonly typeNames: ReadonlyMap<string, string>;
  /** Names of the types that are homework. */
  readonly homeworkTypes: ReadonlySet<string>;
  /** Letters that stand for attendance where a mark stands. */
  readonly letters: ReadonlySet<string>;
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
  const areLists = (items: unknown, key: string): boolean =>
    Array.isArray(items) && items.every((item) => !isObject(item) || Array.isArray(item[key] ?? []));
  const days = isObject(json) ? (json['weekDays'] ?? []) : (json ?? []);
  const isSound =
    areLists(days, 'lessons') && lessonsIn(days as unknown[]).every((lesson) => areLists([lesson], 'assignments'));
  if (!isSound) throw new GatewayError('vendor.answer', 'reading student/diary: it is no list of days with lessons');
  return isObject(json) ? json : {};
}

/** Whether a value is an object with keys. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const lessonsIn = (days: readonly unknown[]): readonly unknown[] =>
  days.flatMap((day) => (isObject(day) ? ((day['lessons'] ?? []) as unknown[]) : []));

/** The assignments that a lesson lists; whatever stands where a lesson should be lists none. */
const assignmentsIn = (lesson: unknown): readonly unknown[] =>
  isObject(lesson) ? ((lesson['assignments'] ?? []) as unknown[]) : [];

/** All assignments of a diary that have the shape of one. */
export const assignmentsOf = ({ weekDays }: Diary): readonly Assignment[] =>
  lessonsIn(weekDays ?? [])
    .flatMap(assignmentsIn)
    .filter(isObject) as unknown as readonly Assignment[];

/** Lessons and assignments listed in a diary: counted from the answer, not from the records made of it. */
export const countListed = ({ weekDays }: Diary): number =>
  lessonsIn(weekDays ?? []).reduce<number>((listed, lesson) => listed + 1 + assignmentsIn(lesson).length, 0);

/**
 * One raw record a lesson and one an assignment. An assignment yields a work, homework too when its type says so, and a mark, or attendance,
 * where it has one.
 */
export function recordsOf({ pupil, ordinal, diary }: PupilWeek, joined: Joined): readonly RawRecord[] {
  const records: RawRecord[] = [];
  for (const day of diary.weekDays ?? []) {
    const place = {
      school: joined.school,
      scope: joined.scope,
      day: dayAtFrontOf(isObject(day) ? day.date : undefined),
    };
    for (const listed of lessonsIn([day])) {
      const lesson = withoutAssignments(listed);
      records.push({
        yields: ['lesson'],
        body: { lesson },
        ref: `diary/${ordinal}/lesson/${idIn(lesson, 'classmeetingId', records.length)}`,
        place,
        pupil,
      });
      for (const assignment of assignmentsIn(listed)) {
        const ref = `diary/${ordinal}/assignment/${idIn(assignment, 'id', records.length)}`;
        records.push({ ...assignmentRecord({ assignment, lesson, pupil, joined }), ref, place, pupil });
      }
    }
  }
  return records;
}

/** An id for refs; where the vendor gives no number, the position in the diary. */
export function idIn(thing: unknown, key: string, position: number): string {
  const id = isObject(thing) ? String(thing[key]) : '';
  return /^\d+$/.test(id) ? id : `#${position}`;
}

function withoutAssignments(lesson: unknown): unknown {
  if (!isObject(lesson)) return lesson;
  const { assignments: _assignments, ...rest } = lesson;
  return rest;
}

function assignmentRecord(listed: {
  readonly assignment: unknown;
  readonly lesson: unknown;
  readonly pupil: string;
  readonly joined: Joined;
}): Pick<RawRecord, 'yields' | 'body'> {
  const { assignment, lesson, pupil, joined } = listed;
  const { id, typeId, mark } = (isObject(assignment) ? assignment : {}) as Partial<Assignment>;
  const typeName = joined.typeNames.get(String(typeId));
  const yields: EntityName[] = ['work'];
  if (typeName !== undefined && joined.homeworkTypes.has(typeName)) yields.push('homework');
  const shown = yieldOf(mark, joined.letters);
  if (shown) yields.push(shown);
  const files = joined.files.get(String(id));
  const body = {
    assignment,
    lesson: { classmeetingId: isObject(lesson) ? lesson['classmeetingId'] : undefined },
    /** A type that the installation does not list is shown by its number. */
    kindName: typeName ?? `type ${String(typeId)}`,
    pupil,
    ...(typeName !== undefined && { typeName }),
    ...(files !== undefined && { attachmentCount: files }),
  };
  return { yields, body };
}

/** A "mark" without value and debt is none: some versions leave the key out, some give null. */
function yieldOf(mark: Mark | null | undefined, letters: Joined['letters']): 'mark' | 'attendance' | undefined {
  if (mark === undefined || mark === null) return undefined;
  // A mark of another shape is one too: it is quarantined, not overlooked.
  return isObject(mark) ? yieldOfValue(mark.mark, mark.dutyMark, letters) : 'mark';
}

/** What stands where marks stand: a mark, a letter of attendance, or nothing. A debt (точка) is a mark. */
export function yieldOfValue(
  value: unknown,
  isDebt: unknown,
  letters: Joined['letters'],
): 'mark' | 'attendance' | undefined {
  const text = value === undefined || value === null ? '' : String(value).trim();
  if (letters.has(text)) return 'attendance';
  return text !== '' || isDebt === true ? 'mark' : undefined;
}
