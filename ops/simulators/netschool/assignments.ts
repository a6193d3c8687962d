import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import type { Mark, Work } from '../region/work.ts';
import { HOMEWORK_TYPE, typeOfKind, weightOfType } from './assignment-types.ts';
import { letterOf } from './attendance-letters.ts';
import type { Letters } from './desk.ts';
import { midnight } from './names.ts';

/** What vendors' own clients show where a work has no title, as recorded 2023-04. */
export const NO_TITLE = '---Не указана---';

/**
 * Stands where a mark is told wrongly: a number that no mark can be. Chosen because open clients in every language read the diary nevertheless: they
 * would refuse the whole week for a mark that is no number, or for a word in place of true or false.
 */
export const WRONG_MARK = -1;

/** The assignments of a lesson as one pupil sees them: all of the class's, and of the marks the pupil's own. */
export function assignmentsOf(lesson: Lesson, pupil: Pupil, now: Moment, letters: Letters): readonly object[] {
  const letter = letters === 'marks' ? letterOf(lesson, pupil, now) : undefined;
  return [...homeworkOf(lesson, now), ...lesson.works.flatMap((work) => workOf({ lesson, work, pupil, letter }, now))];
}

/** Homework stands at the lesson of its due day; in this region that is the lesson it belongs to. */
function homeworkOf(lesson: Lesson, now: Moment): readonly object[] {
  const { homework } = lesson;
  const state = homework && stateAt(homework.timeline, now);
  if (!homework || !state) return [];
  const assignment = {
    id: homework.ids.short,
    typeId: HOMEWORK_TYPE,
    assignmentName: state.value.text.told,
    weight: 0,
    dueDate: midnight(lesson.day),
    classMeetingId: lesson.ids.short,
  };
  return homework.spoiled === 'equal-repeat' ? [assignment, { ...assignment }] : [assignment];
}

interface WorkShown {
  readonly lesson: Lesson;
  readonly work: Work;
  readonly pupil: Pupil;
  /** Stands where the pupil has no mark. */
  readonly letter: string | undefined;
}

function workOf({ lesson, work, pupil, letter }: WorkShown, now: Moment): readonly object[] {
  const state = stateAt(work.timeline, now);
  if (!state) return [];
  const assignment = {
    id: work.ids.short,
    typeId: typeOfKind(work.kind),
    assignmentName: state.value.title?.told ?? NO_TITLE,
    weight: weightOfType(typeOfKind(work.kind)),
    dueDate: midnight(lesson.day),
    classMeetingId: lesson.ids.short,
  };
  const mark = work.marks.find((one) => one.pupil === pupil.key);
  const marks = mark ? marksOf(work, mark, pupil, now) : [];
  const shown = marks.length === 0 && letter !== undefined ? [markTold(work, pupil, letter)] : marks;
  return shown.length === 0 ? [assignment] : shown.map((one) => ({ ...assignment, ...one }));
}

/** The mark as it stands beside its assignment; twice where it is listed twice, absent where there is none. */
function marksOf(work: Work, mark: Mark, pupil: Pupil, now: Moment): readonly object[] {
  const state = stateAt(mark.timeline, now);
  if (!state) return [];
  const told = (value: number | string) => ({
    ...markTold(work, pupil, value, isDuty(mark, value)),
    ...(state.value.comment && { markComment: { id: work.ids.short, name: state.value.comment.told } }),
  });
  const value = valueTold(state.value.value);
  if (mark.spoiled === 'wrong-type') return [told(WRONG_MARK)];
  if (mark.spoiled === 'equal-repeat') return [told(value), told(value)];
  if (mark.spoiled === 'conflicting-repeat') return [told(value), told(valueTold(mark.conflictingValue ?? ''))];
  return [told(value)];
}

const markTold = (work: Work, pupil: Pupil, mark: number | string, dutyMark = false) => ({
  mark: { assignmentId: work.ids.short, id: 0, studentId: pupil.ids.short, mark, resultScore: null, dutyMark },
});

/** A debt ("точка"): the mark is owed a better one. Which marks are, is assumed: every fourth that is a 2 or a 3. */
export const isDuty = ({ ids }: Mark, value: number | string): boolean =>
  (value === 2 || value === 3) && ids.short % 4 === 0;

/** Whole numbers without signs; what is no number as it is. */
export function valueTold(value: string): number | string {
  const [, digit] = /^(\d)[+-]?$/.exec(value) ?? [];
  return digit === undefined ? value : Number(digit);
}
