import type { Request } from 'express';
import { dayAt } from '../region/on-day.ts';
import type { Pupil } from '../region/person.ts';
import type { Moment } from '../region/timeline.ts';
import { HOMEWORK_TYPE } from './assignment-types.ts';
import type { Desk } from './desk.ts';
import { lessonsShown } from './diary.ts';
import { filesOf, shownTo } from './diary-routes.ts';
import { mobileAssignmentsOf } from './mobile-assignments.ts';
import { numbersIn } from './mobile-query.ts';
import { periodsBegun } from './mobile-totals.ts';
import { textOf } from './school-routes.ts';

/** What is read here of a told assignment. */
interface Told {
  readonly assignmentId: number;
  readonly assignmentTypeId: number;
  readonly result: unknown;
  readonly dueDate: string;
}

/** The assignments that are named, or those of the lessons that are named. */
export function assignmentsAsked(desk: Desk, child: Pupil, { query }: Request, now: Moment): readonly object[] {
  const lessons = new Set(numbersIn(query['classmeetingId']));
  const ofLessons = desk.school.lessons
    .filter(({ ids }) => lessons.has(ids.short))
    .flatMap((lesson) => [lesson.homework, ...lesson.works].flatMap((one) => (one ? [one.ids.short] : [])));
  return assignedTo(desk, child, [...new Set([...numbersIn(query['assignmentId']), ...ofLessons])], now);
}

/** Those of the assignments that a pupil is shown; what is listed twice is there twice. */
export function assignedTo(desk: Desk, child: Pupil, ids: readonly number[], now: Moment): readonly Told[] {
  return ids.flatMap((id) => {
    const assigned = shownTo(child, id, desk, now);
    if (!assigned) return [];
    const told = mobileAssignmentsOf(desk, assigned.lesson, child, now) as readonly Told[];
    return told.filter(({ assignmentId }) => assignmentId === id);
  });
}

/** The files of the assignments that are named. */
export function attachmentsAsked(desk: Desk, child: Pupil, { query }: Request, now: Moment): readonly object[] {
  return [...new Set(numbersIn(query['assignmentId']))].flatMap((id) => {
    const assigned = shownTo(child, id, desk, now);
    return filesOf(assigned, now).map((file) => ({
      classMeetingId: assigned!.lesson.ids.short,
      assignmentId: id,
      attachmentId: file.id,
      fileName: file.originalFileName,
      description: null,
    }));
  });
}

/**
 * Answer to `GET assignments/for-current-term`: the assignments of the period that has begun last, in the order of lessons. As the
 * application's page of homework asks it, those with a mark and those whose day is over are left out. Assumed: what the three switches do.
 */
export function ofCurrentTerm(desk: Desk, child: Pupil, { query }: Request, now: Moment): readonly object[] {
  const isOn = (name: string, otherwise = 'false') => textOf(query[name] ?? otherwise).toLowerCase() === 'true';
  const withoutMarks = isOn('withoutMarks', 'true');
  const withExpired = isOn('withExpiredClassAssign');
  const onlyHomework = isOn('onlyHomeWorks');
  const period = periodsBegun(desk, child, now).at(-1);
  const today = dayAt(desk.school, now);
  const days = new Set(desk.school.lessons.map(({ day }) => day));
  return [...days]
    .filter((day) => period && period.from <= day && day <= period.to && (withExpired || day >= today))
    .sort()
    .flatMap((day) => lessonsShown(desk, child, day, now))
    .flatMap(({ lesson }) => mobileAssignmentsOf(desk, lesson, child, now) as readonly Told[])
    .filter(({ result }) => !withoutMarks || result === null)
    .filter(({ assignmentTypeId }) => !onlyHomework || assignmentTypeId === HOMEWORK_TYPE);
}
