import { sha256 } from '../canonical-json.ts';
import type { Attendance, Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import type { Mark, Work } from '../region/work.ts';
import { controlTypeOf } from './control-types.ts';
import type { Desk } from './desk.ts';
import { journalIdOf } from './lesson-ids.ts';
import type { Spelling } from './spelling.ts';

/** Weight of a mark that is told wrongly: open clients read it as a number, and no mark can weigh so. */
const WRONG_WEIGHT = -1;

/** What a list of marks needs beside the region's mark. */
export interface Telling {
  readonly desk: Desk;
  readonly now: Moment;
  readonly spelling: Spelling;
}

/** One thing that stands in the list of assessments: a mark, or an absence. */
export interface Assessed {
  readonly told: Readonly<Record<string, unknown>>;
  /** Only of marks: what `getmarks` shows as `mtype`. */
  readonly work: Work | undefined;
}

/** Marks of one pupil at one lesson, then absences; in both a repeat is listed behind its twin. */
export function assessedAt(lesson: Lesson, pupil: Pupil, telling: Telling): readonly Assessed[] {
  const marks = lesson.works.flatMap((work, nth) => {
    const mark = stateAt(work.timeline, telling.now) && work.marks.find((one) => one.pupil === pupil.key);
    return mark ? marksTold({ lesson, work, mark, nm: nth + 1 }, telling) : [];
  });
  const absences = lesson.attendance
    .filter((entry) => entry.pupil === pupil.key)
    .flatMap((entry) => absencesTold(lesson, entry, telling));
  return [...marks, ...absences];
}

interface Listed {
  readonly lesson: Lesson;
  readonly work: Work;
  readonly mark: Mark;
  readonly nm: number;
}

function marksTold({ lesson, work, mark, nm }: Listed, { desk, now, spelling }: Telling): readonly Assessed[] {
  const state = stateAt(mark.timeline, now);
  const column = stateAt(work.timeline, now);
  if (!state || !column) return [];
  const { value, comment } = state.value;
  const weight = mark.spoiled === 'wrong-type' ? WRONG_WEIGHT : column.value.weight;
  const { type, short } = controlTypeOf(work.kind);
  const toldAs = (shown: string): Assessed => ({
    work,
    told: {
      value: shown,
      ...convertedOf(shown),
      count: spelling.bool(true),
      date: lesson.day,
      lesson_id: journalIdOf(desk, lesson),
      nm: String(nm),
      color_hex: null,
      comment: comment?.told ?? '',
      lesson_comment: column.value.title?.told ?? '',
      weight,
      weight_float: weight,
      control_type: type,
      control_type_short: short,
    },
  });
  if (mark.spoiled === 'equal-repeat') return [toldAs(value), toldAs(value)];
  if (mark.spoiled === 'conflicting-repeat') return [toldAs(value), toldAs(mark.conflictingValue ?? value)];
  return [toldAs(value)];
}

/** The number of a mark, its sign dropped; 0 of a word. */
export function convertedOf(value: string): { readonly convert: number; readonly countas: string } {
  const [, whole = '0'] = /^(\d)[+-]?$/.exec(value) ?? [];
  return { convert: Number(whole), countas: whole };
}

/** A letter of absence. Illness and reasons cannot be told apart here. */
export function letterOf(entry: Attendance, now: Moment): string | undefined {
  const value = stateAt(entry.timeline, now)?.value;
  if (!value || value.status === 'present') return undefined;
  if (value.status === 'unknown') return value.word ?? '';
  const letter = value.status === 'late' ? 'оп' : 'н';
  return Number.parseInt(sha256(entry.key).slice(0, 2), 16) % 2 === 0 ? letter : letter.toUpperCase();
}

function absencesTold(lesson: Lesson, entry: Attendance, { desk, now, spelling }: Telling): readonly Assessed[] {
  const value = letterOf(entry, now);
  if (value === undefined) return [];
  const told = {
    value,
    convert: 0,
    count: spelling.bool(false),
    countas: 0,
    date: lesson.day,
    lesson_id: journalIdOf(desk, lesson),
    nm: '1',
    color_hex: null,
    comment: stateAt(entry.timeline, now)?.value.comment?.told ?? '',
    lesson_comment: '',
    // Typed clients take only the four letters without a weight: a word that is none of them comes as something that weighs nothing.
    ...(entry.spoiled === 'unknown-code' && {
      countas: '0',
      weight: 0,
      weight_float: 0,
      control_type: '',
      control_type_short: '',
    }),
  };
  const assessed: Assessed = { told, work: undefined };
  return entry.spoiled === 'equal-repeat' ? [assessed, assessed] : [assessed];
}
