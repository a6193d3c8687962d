import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { Moment } from '../region/timeline.ts';
import type { Desk } from './desk.ts';

/** Code and word, as recorded. */
const PASSED = { code: 106, value: 'ЗАЧТ' } as const;
const NO_RESULT = { code: 101, value: 'Н/З' } as const;
export const EXEMPT = { code: 105, value: 'ОСВ' } as const;
/** Codes that stand in the place of marks. */
export const WORDS_FOR_MARKS: readonly number[] = [PASSED.code, NO_RESULT.code];

/** Marked by passed or no result. Assumed: the recording has these words in one subject of seven, whose name it does not tell. */
const BY_PASSING: ReadonlySet<string> = new Set(['Музыка', 'Изобразительное искусство', 'Труд (технология)']);
/** The least mark that passes. */
const PASSING = 3;

/** What stands in the place of a mark where the school's manner has it so. */
export function passTold(desk: Desk, { subject }: Lesson, value: string): { code: number; value: string } | undefined {
  const isSo =
    desk.manner.words === 'all' && BY_PASSING.has(desk.subjectOf.get(subject)!.name) && /^[1-5]$/.test(value);
  if (!isSo) return undefined;
  return Number(value) >= PASSING ? PASSED : NO_RESULT;
}

/** Whether a pupil, whose mark of a period in the subject says so, was exempt at a lesson at which attendance was taken. */
export const isExemptAt = (desk: Desk, { subject, attendanceTaken = Infinity }: Lesson, pupil: Pupil, now: Moment) =>
  desk.manner.words === 'all' && attendanceTaken <= now && desk.exempt.has(`${subject}/${pupil.key}`);
