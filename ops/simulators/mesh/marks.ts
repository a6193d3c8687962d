import { addDays } from '../region/calendar.ts';
import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import type { Mark, Work, WorkKind } from '../region/work.ts';
import type { Desk } from './desk.ts';
import { onScale, type Scale, scaleOf } from './scales.ts';
import { naive } from './times.ts';

/** Names of control forms; an installation chooses its own. */
export const CONTROL_FORMS: Readonly<Record<WorkKind, string>> = {
  'lesson-work': 'Работа на уроке',
  oral: 'Устный ответ',
  control: 'Контрольная работа',
  test: 'Тест',
  dictation: 'Диктант',
  composition: 'Сочинение',
  laboratory: 'Лабораторная работа',
  practical: 'Практическая работа',
  independent: 'Самостоятельная работа',
  creative: 'Творческая работа',
  'by-heart': 'Чтение наизусть',
  project: 'Проект',
};

/** Weight of a mark that is told wrongly: no mark can weigh so, and typed clients read on. */
const WRONG_WEIGHT = -1;
/** Days a pupil has to make good a mark with a "точка". */
const POINT_DAYS = 7;

/** A mark that stands at a moment, with what it belongs to. */
export interface Standing {
  readonly lesson: Lesson;
  readonly work: Work;
  readonly mark: Mark;
  /** In five points, without signs, which this system does not know. */
  readonly value: string;
  readonly weight: number;
  readonly isCommented: boolean;
  /** A "точка": the mark is a debt until it is made good. */
  readonly isPoint: boolean;
  readonly enteredAt: Moment;
  readonly changedAt: Moment;
}

/** The marks of one pupil at a lesson, each once. */
export function marksAt(lesson: Lesson, pupil: Pupil, now: Moment): readonly Standing[] {
  return lesson.works.flatMap((work) => {
    const work_ = stateAt(work.timeline, now);
    if (!work_) return [];
    return work.marks.flatMap((mark): readonly Standing[] => {
      const state = mark.pupil === pupil.key ? stateAt(mark.timeline, now) : undefined;
      if (!state) return [];
      const value = withoutSign(state.value.value);
      return [
        {
          lesson,
          work,
          mark,
          value,
          weight: work_.value.weight,
          isCommented: state.value.comment !== undefined,
          isPoint: (value === '2' || value === '3') && mark.ids.short % 4 === 0,
          enteredAt: state.enteredAt,
          changedAt: state.changedAt,
        },
      ];
    });
  });
}

/** "4-" → "4". */
export const withoutSign = (value: string): string => value.replace(/^(\d)[+-]$/, '$1');

/** The mark as every call tells it; twice where it is listed twice. */
export function markObjects(desk: Desk, standing: Standing, now: Moment): readonly object[] {
  const { mark, value } = standing;
  const told = markObject(desk, standing, now);
  if (mark.spoiled === 'wrong-type') return [{ ...told, weight: WRONG_WEIGHT }];
  if (mark.spoiled === 'equal-repeat') return [told, { ...told }];
  if (mark.spoiled !== 'conflicting-repeat') return [told];
  const other = withoutSign(mark.conflictingValue ?? value);
  const scale = scaleOf(desk, standing.lesson);
  return [told, { ...told, value: onScale(scale, other), values: [valueObject(scale, other)] }];
}

function markObject(desk: Desk, standing: Standing, now: Moment): object {
  const { lesson, work, mark, value, isPoint, isCommented } = standing;
  const scale = scaleOf(desk, lesson);
  return {
    id: mark.ids.short,
    value: onScale(scale, value),
    values: [valueObject(scale, value)],
    comment: isCommented ? (stateAt(mark.timeline, now)?.value.comment?.told ?? null) : null,
    weight: standing.weight,
    point_date: isPoint ? addDays(lesson.day, POINT_DAYS) : null,
    control_form_name: CONTROL_FORMS[work.kind],
    comment_exists: isCommented,
    created_at: naive(standing.enteredAt, desk.school.zone.offset),
    updated_at: naive(standing.changedAt, desk.school.zone.offset),
    criteria: [],
    has_files: false,
    is_exam: work.written,
    is_point: isPoint,
    original_grade_system_type: scale.type,
  };
}

/** A value on its scale; `five` and `hundred` are whole numbers. */
const valueObject = (scale: Scale, value: string): object => ({
  name: scale.name,
  nmax: scale.most,
  grade: { origin: onScale(scale, value), five: Number(value), hundred: Number(value) * 20 },
  grade_system_id: scale.id,
  grade_system_type: scale.type,
});

/** The weighted average as text, "4.25"; undefined where there is no mark. */
export function averageOf(marks: readonly Standing[]): string | undefined {
  const { sum, weight } = counted(marks);
  return weight === 0 ? undefined : (sum / weight).toFixed(2);
}

/** What goes into an average: the numeric marks, each as often as it weighs. */
export function counted(marks: readonly Standing[]): { readonly sum: number; readonly weight: number } {
  const numeric = marks.filter(({ value }) => /^[1-5]$/.test(value));
  const weight = numeric.reduce((total, mark) => total + mark.weight, 0);
  return { weight, sum: numeric.reduce((total, mark) => total + Number(mark.value) * mark.weight, 0) };
}
