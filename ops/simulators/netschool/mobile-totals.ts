import type { Pupil } from '../region/person.ts';
import type { Period, Subject } from '../region/school.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import { isDuty, valueTold } from './assignments.ts';
import { letterOf } from './attendance-letters.ts';
import { dayAt, listedIn } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import { fullName, midnight } from './names.ts';
import { ASSIGNMENT_TYPES, typeOfKind, weightOfType } from './assignment-types.ts';
import { lessonDays, periodsFor } from './report-scope.ts';

/** The subjects that a pupil is taught, by name. */
export function subjectsTaught(desk: Desk, pupil: Pupil, now: Moment): readonly Subject[] {
  const membership = listedIn(desk.school, pupil, now);
  if (!membership) return [];
  const keys = new Set(
    desk.school.teachings
      .filter((one) => one.class === membership.class && (!one.group || membership.subgroups.includes(one.group)))
      .map(({ subject }) => subject),
  );
  return desk.school.subjects.filter(({ key }) => keys.has(key)).toSorted((a, b) => a.name.localeCompare(b.name, 'ru'));
}

/** The mark of a period as it was entered ("4", «ОСВ», «Н/А»); undefined: none. */
export function periodMarkOf(desk: Desk, pupil: Pupil, subject: Subject, period: Period, now: Moment) {
  const columns = desk.school.periodWorks.filter(
    (one) => one.period === period.key && one.subject === subject.key && one.listedAt <= now,
  );
  const mark = columns.flatMap(({ marks }) => marks).find((one) => one.pupil === pupil.key);
  return mark && stateAt(mark.timeline, now)?.value.value;
}

/** Periods of the pupil's class that have begun. */
export const periodsBegun = (desk: Desk, pupil: Pupil, now: Moment): readonly Period[] =>
  periodsFor(desk, pupil, now).filter(({ from }) => from <= dayAt(desk.school, now));

/** Answer to `GET totals`: the marks of the periods that have begun, subject by subject. */
export function totalsOf(desk: Desk, pupil: Pupil, now: Moment): readonly object[] {
  return subjectsTaught(desk, pupil, now).map((subject) => ({
    subjectId: subject.ids.short,
    termTotals: periodsBegun(desk, pupil, now).map((period) => ({
      term: { id: period.ids.short, name: period.name },
      ...markTold(periodMarkOf(desk, pupil, subject, period, now)),
      avgMark: averageIn(numbersOf(desk, pupil, subject, period, now)),
    })),
    yearTotals: [],
  }));
}

/** A mark as it was entered; «Н/А» has a code of its own beside it. */
function markTold(value: string | undefined): {
  readonly mark: number | string | null;
  readonly markCode: string | null;
} {
  if (value === undefined) return { mark: null, markCode: null };
  return { mark: valueTold(value), markCode: value === 'Н/А' ? 'NotExamined' : 'PointSystem' };
}

function resultsOf(desk: Desk, pupil: Pupil, subject: Subject, period: Period, now: Moment) {
  const lessons = lessonDays({ desk, pupil, from: period.from, to: period.to, period, subjectId: undefined, now })
    .flatMap((day) => day.lessons)
    .filter((lesson) => lesson.subject === subject.key);
  const results = lessons.flatMap((lesson) =>
    lesson.works.flatMap((work) => {
      const mark = stateAt(work.timeline, now) && work.marks.find((one) => one.pupil === pupil.key);
      const state = mark && stateAt(mark.timeline, now);
      return mark && state ? [{ lesson, work, mark, state }] : [];
    }),
  );
  return { lessons, results };
}

const numbersOf = (...asked: Parameters<typeof resultsOf>): readonly number[] =>
  resultsOf(...asked)
    .results.map(({ state }) => valueTold(state.value.value))
    .filter((value) => typeof value === 'number');

const averageIn = (marks: readonly number[]): number | null =>
  marks.length === 0 ? null : Math.round((marks.reduce((sum, mark) => sum + mark, 0) / marks.length) * 100) / 100;

/**
 * Answer to `GET analytics/subject-performance`. Its averages are never null in the one client's model that there is, while `avgMark` of the totals
 * may be: 0 without a mark is assumed.
 */
export function performanceOf(desk: Desk, pupil: Pupil, subject: Subject, period: Period, now: Moment): object {
  const { lessons, results } = resultsOf(desk, pupil, subject, period, now);
  const numbers = numbersOf(desk, pupil, subject, period, now);
  const today = dayAt(desk.school, now);
  const teaching = desk.school.teachings.find(
    (one) => one.subject === subject.key && one.class === listedIn(desk.school, pupil, now)?.class,
  );
  const teacher = desk.school.staff.find(({ key }) => key === teaching?.teacher);
  return {
    subject: { id: subject.ids.short, name: subject.name },
    term: { id: period.ids.short, name: period.name },
    averageMark: averageIn(numbers) ?? 0,
    classAverageMark: averageIn(numbers) ?? 0,
    maxMark: 5,
    classmeetingsStats: { passed: lessons.filter(({ day }) => day <= today).length, scheduled: lessons.length },
    teachers: teacher ? [{ id: teacher.ids.short, name: fullName(teacher.name) }] : [],
    results: results.map(({ lesson, work, mark, state }) => ({
      date: midnight(dayAt(desk.school, state.enteredAt)),
      assignmentId: work.ids.short,
      classMeetingId: lesson.ids.short,
      classMeetingDate: midnight(lesson.day),
      result: valueTold(state.value.value),
      duty: isDuty(mark, valueTold(state.value.value)),
      comment: state.value.comment?.told ?? null,
      weight: weightOfType(typeOfKind(work.kind)),
      assignmentTypeId: typeOfKind(work.kind),
      assignmentTypeAbbr: typeOf(typeOfKind(work.kind)).abbr,
      assignmentTypeName: typeOf(typeOfKind(work.kind)).name,
    })),
    markStats: [5, 4, 3, 2].map((mark) => {
      const count = numbers.filter((one) => one === mark).length;
      return { mark, count, fraction: numbers.length === 0 ? 0 : count / numbers.length };
    }),
    attendance: lessons.flatMap((lesson) => {
      const attendanceMark = letterOf(lesson, pupil, now);
      if (attendanceMark === undefined) return [];
      return [{ classMeetingId: lesson.ids.short, classMeetingDate: midnight(lesson.day), attendanceMark }];
    }),
  };
}

const typeOf = (id: number) => ASSIGNMENT_TYPES.find((one) => one.id === id) ?? { abbr: '', name: '' };
