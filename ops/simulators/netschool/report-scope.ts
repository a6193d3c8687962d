import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { Period } from '../region/school.ts';
import type { Day, Moment } from '../region/timeline.ts';
import { dayAt, listedIn, membershipOn, yearOn } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import { addDays, lessonsShown } from './diary.ts';
import type { Session } from './sessions.ts';

/** One item of `selectedData`: what a filter was set to. */
export interface Selected {
  readonly filterId?: string;
  readonly filterValue?: unknown;
}

/** What a report is about, as its filters say. */
export interface ReportScope {
  readonly desk: Desk;
  readonly pupil: Pupil;
  /** First and last day. */
  readonly from: Day;
  readonly to: Day;
  readonly period: Period | undefined;
  /** Short id of a subject, where the report is of one. */
  readonly subjectId: number | undefined;
  readonly now: Moment;
}

/** Days that one report may span: a year and a little. */
const MOST_DAYS = 400;

/** The scope that filters set; undefined where they name a child that the account does not have. */
export function scopeOf(
  { desk, account }: Session,
  selected: readonly Selected[],
  now: Moment,
): ReportScope | undefined {
  const valueOf = (id: string): string =>
    String(selected.find(({ filterId }) => filterId?.toUpperCase() === id)?.filterValue ?? '');
  const pupil = account.children.find(({ ids }) => ids.short === Number(valueOf('SID')));
  if (!pupil) return undefined;
  const periods = periodsFor(desk, pupil, now);
  const period = periods.find(({ ids }) => ids.short === Number(valueOf('TERMID')));
  const [from, to] = valueOf('PERIOD').match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  const year = yearOn(desk.school, dayAt(desk.school, now));
  const subject = Number(valueOf('SGID'));
  return {
    desk,
    pupil,
    from: from ?? period?.from ?? year.from,
    to: to ?? period?.to ?? year.to,
    period,
    subjectId: subject > 0 ? subject : undefined,
    now,
  };
}

/** Periods by which the pupil's class learns; all of the year for a pupil in no class. */
export function periodsFor(desk: Desk, pupil: Pupil | undefined, now: Moment): readonly Period[] {
  const membership = pupil && listedIn(desk.school, pupil, now);
  const grade = desk.classes.get(membership?.class ?? '')?.grade;
  const { periods } = yearOn(desk.school, dayAt(desk.school, now));
  return grade === undefined ? periods : periods.filter(({ kind }) => (kind === 'half-year') === grade >= 10);
}

/** A day with lessons of one pupil. */
export interface LessonDay {
  readonly day: Day;
  readonly lessons: readonly Lesson[];
}

/** Days with lessons of this pupil, each lesson once. */
export function lessonDays({ desk, pupil, from, to, now }: ReportScope): readonly LessonDay[] {
  const days: LessonDay[] = [];
  for (let day = from, span = 0; day <= to && span < MOST_DAYS; day = addDays(day, 1), span += 1) {
    const lessons = [...new Set(lessonsShown(desk, pupil, day, now).map(({ lesson }) => lesson))];
    if (lessons.length > 0) days.push({ day, lessons });
  }
  return days;
}

/** Name of the class that the pupil was in at the end of the span. */
export const classNameIn = ({ desk, pupil, to, now }: ReportScope): string =>
  desk.classes.get((membershipOn(pupil, to, now) ?? listedIn(desk.school, pupil, now))?.class ?? '')?.name ?? '';
