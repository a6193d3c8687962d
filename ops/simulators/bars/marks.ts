import type { Pupil } from '../region/person.ts';
import type { Period } from '../region/school.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import { dayAt, listedIn } from '../region/on-day.ts';
import { type Desk, type Marked, momentFor, periodOn, periodsOf, schoolDaysOf } from './desk.ts';
import type { BarsDialect } from './options.ts';
import { topicOf } from './homework.ts';
import { columnOf, dressed, KIND_WORDS, NO_TOPIC, sprinkled, subperiodOf, YEAR_COLUMNS } from './words.ts';

/** One mark as it is shown. Marks have no ids here, so that one cannot be listed twice: what the region repeats is told once. */
export interface ShownMark extends Marked {
  readonly subject: string;
  /** Null where the type is wrong: a text is missing. */
  readonly value: string | null;
}

/** All marks of a pupil in the days, in the order of lessons, whatever class they were given in. */
export function marksShown(
  desk: Desk,
  pupil: Pupil,
  { from, to }: { readonly from: Day; readonly to: Day },
  { now, marks: signs }: { readonly now: Moment } & Pick<BarsDialect, 'marks'>,
): readonly ShownMark[] {
  return (desk.marks.get(pupil.key) ?? [])
    .filter(({ lesson: { day } }) => from <= day && day <= to)
    .flatMap((marked) => {
      const { lesson, work, mark } = marked;
      if (!stateAt(lesson.timeline, now) || !stateAt(work.timeline, now)) return [];
      const subject = desk.subjectNames.get(lesson.subject) ?? '';
      const value = stateAt(mark.timeline, now)?.value.value;
      if (value === undefined) return [];
      return [{ ...marked, subject, value: mark.spoiled === 'wrong-type' ? null : toldAs(value, signs) }];
    });
}

const toldAs = (value: string, signs: BarsDialect['marks']): string =>
  signs === 'signed' ? value : value.replace(/^(\d)[+-]$/, '$1');

/** What a mark is for: its kind, and the topic of its lesson behind a colon. */
export const descriptionOf = ({ lesson, work }: Marked, now: Moment): string =>
  `${KIND_WORDS[work.kind]}: ${topicOf(lesson, now) || NO_TOPIC}`;

/** "4.25"; "0.00" where there is none that is a number. */
export function averageOf(values: readonly (string | null)[]): string {
  const numbers = values.flatMap((value) => (/^[1-5]/.test(value ?? '') ? [Number(value!.slice(0, 1))] : []));
  const sum = numbers.reduce((total, one) => total + one, 0);
  return (numbers.length === 0 ? 0 : sum / numbers.length).toFixed(2);
}

/** The reporting periods of the class that a pupil is in. */
export function periodsFor(desk: Desk, pupil: Pupil, day: Day, now: Moment): readonly Period[] {
  const membership = listedIn(desk.school, pupil, momentFor(desk.school, day, now));
  const schoolClass = desk.classes.get(membership?.class ?? '');
  return schoolClass ? periodsOf(desk, schoolClass) : [];
}

/** Answer to `GetSummaryMarks`: the marks of the period that a day lies in, subject by subject, and all school days of it. */
export function summaryMarks(
  desk: Desk,
  pupil: Pupil,
  day: Day,
  telling: { readonly now: Moment } & BarsDialect,
): object {
  const period = periodOn(periodsFor(desk, pupil, day, telling.now), day);
  if (!period) return shaped('summary_marks_data', undefined, telling);
  const bySubject = Map.groupBy(marksShown(desk, pupil, period, telling), ({ subject }) => subject);
  const block = {
    subperiod: subperiodOf(period),
    dates: schoolDaysOf(desk, period),
    discipline_marks: [...bySubject].map(([subject, marks]) => ({
      discipline: sprinkled(subject, 'marks'),
      marks: marks.map((shown) => ({
        date: shown.lesson.day,
        description: dressed(descriptionOf(shown, telling.now), 'mark'),
        mark: shown.value,
      })),
      average_mark: averageOf(marks.map(({ value }) => value)),
    })),
  };
  return shaped('summary_marks_data', block, telling);
}

/** Answer to `GetTotalMarks`: the columns of the class, and of every subject the columns that have a mark. */
export function totalMarks(desk: Desk, pupil: Pupil, telling: { readonly now: Moment } & BarsDialect): object {
  const today = dayAt(desk.school, telling.now);
  const periods = periodsFor(desk, pupil, today, telling.now);
  const block = {
    subperiods: [...periods.map(columnOf), ...YEAR_COLUMNS],
    discipline_marks: subjectsOf(desk, pupil, telling.now).map(({ key, name }) => ({
      discipline: name,
      period_marks: periods.flatMap((period) => {
        const value = totalOf(desk, pupil, { subject: key, period: period.key }, telling.now);
        return value === undefined ? [] : [{ subperiod_code: columnOf(period).code, mark: value }];
      }),
    })),
  };
  return shaped('total_marks_data', periods.length === 0 ? undefined : block, telling);
}

/** Subjects taught to the class that a pupil is in today. */
export function subjectsOf({ school }: Desk, pupil: Pupil, now: Moment) {
  const key = listedIn(school, pupil, now)?.class;
  const taught = new Set(school.teachings.filter((one) => one.class === key).map(({ subject }) => subject));
  return school.subjects.filter((subject) => taught.has(subject.key));
}

/** A period mark, whatever class it was given in; undefined where there is none. */
export function totalOf(
  desk: Desk,
  pupil: Pupil,
  { subject, period }: { readonly subject: string; readonly period: string },
  now: Moment,
): string | undefined {
  const classes = new Set(pupil.memberships.map((one) => one.class));
  const columns = [...classes].flatMap((key) => desk.columns.get(key) ?? []);
  const own = columns.filter((column) => column.subject === subject && column.period === period);
  const marks = own.flatMap((column) => column.marks.filter((mark) => mark.pupil === pupil.key));
  return marks.map(({ timeline }) => stateAt(timeline, now)?.value.value).find((value) => value !== undefined);
}

/** An answer in the shapes of the dialect: as it is, inside a list, or both. */
function shaped(name: string, block: object | undefined, { summary }: BarsDialect): object {
  const flat = block ?? { discipline_marks: [] };
  const wrapped = { [name]: block ? [block] : [] };
  return summary === 'flat' ? flat : summary === 'wrapped' ? wrapped : { ...wrapped, ...flat };
}
