import type { EntityName, RawRecord } from '../../gateway/contracts/records.ts';
import { cell, dayAt, DIARY, ENTRY, idAt, type Row } from './rows.ts';
import { placesOf, type Slots } from './timetable.ts';

/** Codes of the journal that are no numbers of a mark, and yet marks: «Н/З» and «ЗАЧТ». */
const WORDS_FOR_MARKS: ReadonlySet<string> = new Set(['101', '106']);
/** From here on codes are words. */
const FIRST_WORD = 101;

/** What rows do not say by themselves, for one class and week. */
export interface Joined {
  readonly school: string;
  /** Id of the class. */
  readonly scope: string;
  /** Rows of the class's subjects, by id. */
  readonly subjects: ReadonlyMap<string, Row>;
  readonly slots: Slots | undefined;
}

/** What one pupil's account shows of one week. */
export interface PupilWeek {
  /** Vendor's id of the pupil. */
  readonly pupil: string;
  /** Position among the pupils of the page: keeps refs apart without naming anybody. */
  readonly ordinal: number;
  readonly diary: readonly unknown[];
  readonly entries: readonly unknown[];
}

/** A raw record a row: lessons with their homework out of the diary, marks and absences out of the journal. */
export const recordsOf = (week: PupilWeek, joined: Joined): readonly RawRecord[] => [
  ...lessonRecords(week, joined),
  ...entryRecords(week, joined),
];

function lessonRecords({ pupil, ordinal, diary }: PupilWeek, joined: Joined): readonly RawRecord[] {
  const places = placesOf(diary, joined.slots);
  return diary.map((row, nth): RawRecord => {
    const { slot, position } = places[nth]!;
    const subject = joined.subjects.get(idAt(row, DIARY.subject));
    const yields: EntityName[] = hasHomework(row) ? ['lesson', 'homework'] : ['lesson'];
    return {
      yields,
      body: { row, position, ...(slot && { slot }), ...(subject && { subject }) },
      ref: `diary/${ordinal}/${refOf(row, DIARY.lesson, nth)}`,
      place: { school: joined.school, scope: joined.scope, day: dayAt(row, DIARY.day) },
      pupil,
    };
  });
}

/** A value of another type is homework too: it is quarantined, not overlooked. */
function hasHomework(row: unknown): boolean {
  const told = cell(row, DIARY.homework);
  return told !== null && told !== undefined && (typeof told !== 'string' || told.trim() !== '');
}

function entryRecords({ pupil, ordinal, entries }: PupilWeek, { school, scope }: Joined): readonly RawRecord[] {
  const marks = new Map<string, number>();
  return entries.map((row, at): RawRecord => {
    const isMark = yieldOf(row) === 'mark';
    const lesson = idAt(row, ENTRY.lesson);
    // Marks have no ids, and several of a lesson are normal: each is the so-many-th.
    const nth = (marks.get(lesson) ?? 0) + 1;
    if (isMark) marks.set(lesson, nth);
    return {
      yields: [yieldOf(row)],
      body: isMark ? { row, nth } : { row },
      ref: `journal/${ordinal}/${refOf(row, ENTRY.lesson, at)}/${at}`,
      place: { school, scope, day: dayAt(row, ENTRY.day) },
      pupil,
    };
  });
}

/**
 * Whether a row is a mark or an absence: its code says so. Of a code that nobody has seen (104 among those recorded) neither is known: it
 * stands among absences and is read as one, which no code list knows, and so it waits in quarantine.
 */
function yieldOf(row: unknown): 'mark' | 'attendance' {
  const code = idAt(row, ENTRY.code);
  return Number(code) >= FIRST_WORD && !WORDS_FOR_MARKS.has(code) ? 'attendance' : 'mark';
}

/** An id for refs; where there is no number, the position. */
function refOf(row: unknown, column: number, position: number): string {
  const id = idAt(row, column);
  return /^\d+$/.test(id) ? id : `#${position}`;
}
