import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { SchoolClass } from '../region/school.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import { type Desk, lessonsOf } from './desk.ts';
import type { Cell, Row } from './literal.ts';
import { EXEMPT, isExemptAt, passTold } from './passes.ts';

/** Absences; what else the journal says beside marks is in passes.ts. 101 to 106 but 104 are recorded. */
const CODES = { ill: ['Б', 102], absent: ['Н', 103], pass: ['Н', 103] } as const;
/** The one code between those recorded that nobody has seen. */
const UNSEEN_CODE = 104;

/** One entry as the journal shows it. */
export interface Told {
  readonly value: string;
  /** True stands for a wrong type. */
  readonly code: number | true;
  readonly comment: string | null;
}

/**
 * Answer to `GET_STUDENT_JOURNAL_DATA`: `[lessonRowId, pupilId, "value", Date, subjectId, flag, code, 0, comment]`, a row a mark
 * and a row an absence, of the whole year.
 */
export const journalRows = (desk: Desk, schoolClass: SchoolClass, pupil: Pupil, now: Moment): readonly Row[] =>
  lessonsOf(desk, schoolClass, pupil, now).flatMap((lesson) =>
    [...absencesTold(desk, lesson, pupil, now), ...marksTold(desk, lesson, pupil, now)].map((told) =>
      rowOf(desk, lesson, pupil, told),
    ),
  );

function rowOf(desk: Desk, { ids, day, subject }: Lesson, pupil: Pupil, { value, code, comment }: Told): Row {
  const own: readonly Cell[] = [ids.short, pupil.ids.short, value, { day }];
  return [...own, desk.subjectOf.get(subject)!.ids.short, null, code, 0, comment];
}

/**
 * Who was there, or came late, has no row: there is no word for it. An entry that is told twice is the same row twice. Who is exempt has a row
 * where there is nothing else to tell.
 */
export function absencesTold(desk: Desk, lesson: Lesson, pupil: Pupil, now: Moment): readonly Told[] {
  const absences = lesson.attendance
    .filter((entry) => entry.pupil === pupil.key)
    .flatMap(({ timeline, spoiled }): readonly Told[] => {
      const state = stateAt(timeline, now);
      const told = state && absenceTold(state.value);
      if (!told) return [];
      return spoiled === 'equal-repeat' ? [told, told] : [told];
    });
  const isAlone = absences.length === 0 && isExemptAt(desk, lesson, pupil, now);
  return isAlone && marksTold(desk, lesson, pupil, now).length === 0 ? [{ ...EXEMPT, comment: null }] : absences;
}

function absenceTold({
  status,
  word,
  comment,
}: NonNullable<Lesson['attendance'][number]['timeline'][number]['value']>): Told | undefined {
  const said = comment?.told ?? null;
  if (status === 'unknown') return { value: word ?? '', code: UNSEEN_CODE, comment: said };
  if (status === 'present' || status === 'late') return undefined;
  const [value, code] = CODES[status];
  return { value, code, comment: said };
}

/**
 * The marks of one pupil at a lesson, in the order of its works, which have no rows of their own. Two equal rows are two marks, for a
 * mark has no id: what other systems tell twice is told once here. Signs are dropped.
 */
export const marksTold = (desk: Desk, lesson: Lesson, pupil: Pupil, now: Moment): readonly Told[] =>
  lesson.works
    .filter(({ timeline }) => stateAt(timeline, now))
    .flatMap(({ marks }) => marks.filter((mark) => mark.pupil === pupil.key))
    .flatMap(({ timeline, spoiled }): readonly Told[] => {
      const state = stateAt(timeline, now);
      if (!state) return [];
      const value = state.value.value.replace(/(?<=^\d)[+-]$/, '');
      const told = passTold(desk, lesson, value) ?? { value, code: Number(value) };
      const comment = state.value.comment?.told ?? null;
      return [{ ...told, ...(spoiled === 'wrong-type' && { code: true }), comment }];
    });
