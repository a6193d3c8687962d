import type { Homework, Lesson } from '../region/lesson.ts';
import { stateAt } from '../region/timeline.ts';
import type { Telling } from './assessments.ts';
import type { Things } from './spelling.ts';

/** What the key of a repeated homework has more than its id. */
const REPEAT = '0';

interface FileTold {
  readonly toid: number;
  readonly filename: string;
  readonly link: string;
}

/** Homework and files of a lesson of the diary; it stands at the lesson it was given at (assumed). */
export function homeworkOf(
  lesson: Lesson,
  telling: Telling,
): { readonly homework: Things; readonly files: readonly FileTold[] } {
  const { desk, now, spelling } = telling;
  const subject = desk.subjects.get(lesson.subject)?.name ?? '';
  const byId = spelling.dialect.homework === 'id';
  const entries = homeworkEntries(lesson, telling).map(
    ([key, told], nth) => [byId ? key : subject + ' '.repeat(nth), { ...told, lesson: subject }] as const,
  );
  return { homework: spelling.map(entries), files: lesson.homework ? filesOf(lesson.homework, now) : [] };
}

/** Homework by its id; what is told twice has a further key, which is a number too. */
export function homeworkEntries(
  { homework }: Lesson,
  { now, spelling }: Pick<Telling, 'now' | 'spelling'>,
): readonly (readonly [string, { readonly id: number; readonly value: string; readonly individual: unknown }])[] {
  const value = homework && stateAt(homework.timeline, now)?.value;
  if (!homework || !value) return [];
  const told = { id: homework.ids.short, value: value.text.told, individual: spelling.bool(false) };
  const once = [String(told.id), told] as const;
  return homework.spoiled === 'equal-repeat' ? [once, [`${told.id}${REPEAT}`, told]] : [once];
}

/** Files attached to a homework: `toid` is its id. */
export function filesOf(homework: Homework, now: number): readonly FileTold[] {
  const { short } = homework.ids;
  const count = stateAt(homework.timeline, now)?.value.attachments ?? 0;
  return Array.from({ length: count }, (_, index) => ({
    toid: short,
    filename: `задание ${index + 1}.pdf`,
    link: `https://files.example.ru/${short}/${index + 1}`,
  }));
}
