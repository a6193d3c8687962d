import { dayAtFrontOf } from '../kit/time.ts';

/**
 * АВЕРС ЭКЖ answers lists of rows, and a row is a list of columns without names. Layouts as recorded 2026-04 (build 23813):
 *
 * | call | columns |
 * | POST /login | user, type, null, null, null, full name, id, person (of a parent), pupil |
 * | get_user_data | last name, first name, patronymic, full name of the school, school (always 1), highest mark |
 * | get_uch_year | year; may be an empty row |
 * | GET_STUDENT_CLASS | class, parallel, letter padded to 16 |
 * | GET_DAIRY_CLASS_SUBJECTS | subject, name |
 * | GET_TIMETABLE | row, class, subject, subgroup, null, weekday 1–6, lesson 0–7, shift, room, valid from, valid to |
 * | GET_STUDENT_DAIRY | day, lesson, subject, topic, homework, mark, subgroup, null, null, teacher, in parallel, comment |
 * | GET_STUDENT_JOURNAL_DATA | lesson, pupil, value, day, subject, unexplained, code, 0, comment |
 * | GET_STUDENT_DIRECTOR_DATA | subgroup, period, pupil, value padded to 6, subject, class |
 */
export type Row = readonly unknown[];

export const USER = { id: 0, type: 1, fullName: 5, pupil: 8 } as const;
export const USER_DATA = { schoolName: 3, school: 4 } as const;
export const CLASS = { id: 0, parallel: 1, letter: 2 } as const;
export const SUBJECT = { id: 0, name: 1 } as const;
export const SLOT = { class: 1, subject: 2, subgroup: 3, weekday: 5, number: 6, from: 9, to: 10 } as const;
export const DIARY = { day: 0, lesson: 1, subject: 2, homework: 4, subgroup: 6 } as const;
export const ENTRY = { lesson: 0, day: 3, subject: 4, code: 6 } as const;
export const PERIOD_MARK = { period: 1, subject: 4 } as const;

/** Types of users that see pupils. Only of a pupil's own account the full name is the pupil's. */
export const PARENT = 3;
export const STUDENT = 4;

/** What stands in a column; undefined where there is no row. Whatever stands there is judged record by record. */
export const cell = (row: unknown, column: number): unknown => (Array.isArray(row) ? (row as Row)[column] : undefined);

/** An id as text; '' where there is none. */
export function idAt(row: unknown, column: number): string {
  const value = cell(row, column);
  return typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
}

/** A day; '' where there is none. */
export const dayAt = (row: unknown, column: number): string => dayAtFrontOf(cell(row, column));

/** Text without the padding of a column of fixed width; '' where there is none. */
export function textAt(row: unknown, column: number): string {
  const value = cell(row, column);
  return typeof value === 'string' ? value.trim() : '';
}
