import { dayAt } from '../region/calendar.ts';
import type { Pupil } from '../region/person.ts';
import type { Period, Subject } from '../region/school.ts';
import { stateAt } from '../region/timeline.ts';
import type { Asking } from './asking.ts';
import { periodsOf, yearOf } from './desk.ts';
import { lessonsShown, type Stay } from './listing.ts';
import { averageOf, markObjects, marksAt, type Standing, withoutSign } from './marks.ts';
import { targetOf } from './mark-target.ts';
import { groupsOfStay, mayHaveMarks, stayOfNow } from './people.ts';
import { ruDay } from './times.ts';

/** Average where there are no marks: typed clients want a text (the text is assumed). */
const NO_AVERAGE = '0.00';

/** One subject of a pupil with its periods; a period's own mark is `fixed_value`. */
interface SubjectTold {
  readonly subject: Subject;
  readonly periods: readonly PeriodTold[];
  readonly all: readonly Standing[];
  readonly ofYear: string | undefined;
}

interface PeriodTold {
  readonly period: Period;
  readonly marks: readonly Standing[];
  readonly fixed: string | undefined;
}

/** The answer of `subject_marks`: every subject with the periods that have begun. */
export const subjectMarks = (asking: Asking, pupil: Pupil): readonly object[] =>
  subjectsOf(asking, pupil).map((told) => subjectObject(asking, told));

/** One subject of those that the pupil learns, also one in which there are no marks; undefined where the pupil learns none of this name. */
export function subjectMarksFor(asking: Asking, pupil: Pupil, name: string | undefined): object | undefined {
  const told = subjectsOf(asking, pupil, () => true).find(({ subject }) => subject.name === name);
  return told && subjectObject(asking, told);
}

/** The answer of `subject_marks/short`: every subject in the present period. */
export function shortSubjectMarks(asking: Asking, pupil: Pupil): readonly object[] {
  return subjectsOf(asking, pupil).flatMap(({ subject, periods }) => {
    const told = periods.at(-1);
    if (!told) return [];
    const { title, value, ...more } = periodObject(asking, told);
    return [{ ...more, average: value, period: title, subject_name: subject.name, subject_id: subject.ids.short }];
  });
}

function subjectObject(asking: Asking, { subject, periods, all, ofYear }: SubjectTold): object {
  const average = averageOf(all) ?? NO_AVERAGE;
  return {
    average,
    dynamic: 'NONE',
    periods: periods.map((told) => periodObject(asking, told)),
    subject_name: subject.name,
    subject_id: subject.ids.short,
    average_by_all: average,
    year_mark: ofYear ?? null,
  };
}

function periodObject({ desk, now }: Asking, { period, marks, fixed }: PeriodTold) {
  return {
    start: ruDay(period.from),
    end: ruDay(period.to),
    title: period.name,
    dynamic: 'NONE',
    value: averageOf(marks) ?? NO_AVERAGE,
    marks: marks.flatMap((one) => markObjects(desk, one, now).map((told) => ({ ...told, date: one.lesson.day }))),
    count: marks.length,
    target: targetOf(marks),
    fixed_value: fixed ?? null,
    start_iso: period.from,
    end_iso: period.to,
  };
}

function subjectsOf(asking: Asking, pupil: Pupil, isTold = mayHaveMarks): readonly SubjectTold[] {
  const { desk, now } = asking;
  const stay = stayOfNow(asking, pupil);
  if (!stay) return [];
  const year = yearOf(desk, stay.class);
  const standing = lessonsShown(desk, pupil, year, now).flatMap((lesson) => marksAt(lesson, pupil, now));
  const bySubject = Map.groupBy(standing, ({ lesson }) => lesson.subject);
  const groups = groupsOfStay(desk, stay).filter((group) => isTold(desk, group));
  const subjects = new Map(groups.map(({ subject }) => [subject.key, subject]));
  const today = dayAt(now, desk.school.zone.offset);
  const begun = periodsOf(desk, stay.class).filter(({ from }) => from <= today);
  return [...subjects.values()].map((subject) => {
    const all = bySubject.get(subject.key) ?? [];
    const periods = begun.map((period): PeriodTold => {
      const marks = all.filter(({ lesson: { day } }) => period.from <= day && day <= period.to);
      return { period, marks, fixed: periodMark(asking, stay, subject, period) };
    });
    return { subject, periods, all, ofYear: yearMark(asking, stay, subject) };
  });
}

/** The mark of a period, where it was set and stands. */
export function periodMark(
  { desk, now }: Pick<Asking, 'desk' | 'now'>,
  { pupil, class: own }: Stay,
  subject: Subject,
  period: Period,
): string | undefined {
  const columns = desk.school.periodWorks.filter(
    (work) =>
      work.class === own.key && work.subject === subject.key && work.period === period.key && work.listedAt <= now,
  );
  const marks = columns.flatMap((column) => column.marks.filter((mark) => mark.pupil === pupil.key));
  const [value] = marks.flatMap(({ timeline }) => stateAt(timeline, now)?.value.value ?? []);
  return value === undefined ? undefined : withoutSign(value);
}

/** The mark of the year: that of its last period, once it stands (assumed: nobody in the region sets one of its own). */
export function yearMark(at: Pick<Asking, 'desk' | 'now'>, stay: Stay, subject: Subject): string | undefined {
  const last = periodsOf(at.desk, stay.class).at(-1);
  return last && periodMark(at, stay, subject, last);
}
