import type { Pupil } from '../region/person.ts';
import type { Period } from '../region/school.ts';
import type { Day, Moment } from '../region/timeline.ts';
import { listedIn, yearOn } from '../region/on-day.ts';
import { type Desk, periodOn, pupilsIn } from './desk.ts';
import { averageOf, descriptionOf, marksShown, periodsFor, type ShownMark, subjectsOf, totalOf } from './marks.ts';
import type { BarsDialect } from './options.ts';
import { dotted, subperiodOf, YEAR_COLUMNS } from './words.ts';

interface Telling extends BarsDialect {
  readonly now: Moment;
}

/** Answer to `/rest/lessons_scores`: the marks of the period that a day lies in, of one subject where it is named. */
export function restScores(desk: Desk, pupil: Pupil, asked: { day: Day; subject: string }, telling: Telling): object {
  const period = periodOn(periodsFor(desk, pupil, asked.day, telling.now), asked.day);
  const marks = period ? marksShown(desk, pupil, period, telling) : [];
  const wanted = marks.filter(({ subject, value }) => value !== null && ['', subject].includes(asked.subject));
  const data = [...Map.groupBy(wanted, ({ subject }) => subject)].map(
    ([subject, own]) => [subject, byDay(own, telling.now)] as const,
  );
  return { success: true, kind: '', subperiod: nameOf(period), data: Object.fromEntries(data) };
}

const nameOf = (period: Period | undefined): string => (period ? subperiodOf(period).name : '');

const byDay = (marks: readonly ShownMark[], now: Moment): readonly object[] =>
  [...Map.groupBy(marks, ({ lesson }) => lesson.day)].map(([date, own]) => {
    const texts = Map.groupBy(own, (shown) => descriptionOf(shown, now));
    return {
      date,
      marks: Object.fromEntries([...texts].map(([text, shown]) => [text, shown.map(({ value }) => value)])),
    };
  });

/** Answer to `/rest/totals`: of every subject a text for each column, "0" where there is no mark. `period` is the school year (assumed). */
export function restTotals(desk: Desk, pupil: Pupil, day: Day, { now }: Telling): object {
  const periods = periodsFor(desk, pupil, day, now);
  const year = yearOn(desk.school, day);
  return {
    success: true,
    period: year.name,
    period_types: [...periods.map((period) => subperiodOf(period).name), YEAR_COLUMNS[0].name],
    subjects: Object.fromEntries(
      subjectsOf(desk, pupil, now).map(({ key, name }) => [
        name,
        [...periods.map((period) => totalOf(desk, pupil, { subject: key, period: period.key }, now) ?? '0'), '0'],
      ]),
    ),
    period_begin: dotted(year.from),
    period_end: dotted(year.to),
  };
}

/** Answer to `/rest/progress_average`: means of the pupil, of the class and of all classes of the grade. */
export function restAverages(desk: Desk, pupil: Pupil, day: Day, telling: Telling): object {
  const { now } = telling;
  const period = periodOn(periodsFor(desk, pupil, day, now), day);
  const own = desk.classes.get(listedIn(desk.school, pupil, now)?.class ?? '');
  const level = desk.school.classes.filter(({ grade, year }) => grade === own?.grade && year === own.year);
  const of = (pupils: readonly Pupil[]): object =>
    averages(period ? pupils.flatMap((one) => marksShown(desk, one, period, telling)) : []);
  return {
    success: true,
    kind: '',
    self: of([pupil]),
    classyear: of(own ? pupilsIn(desk, own.key, now) : []),
    level: of(level.flatMap(({ key }) => pupilsIn(desk, key, now))),
    subperiod: nameOf(period),
  };
}

function averages(marks: readonly ShownMark[]): object {
  const valuesOf = (own: readonly ShownMark[]): number => Number(averageOf(own.map(({ value }) => value)));
  const data = [...Map.groupBy(marks, ({ subject }) => subject)].map(([name, own]) => [name, valuesOf(own)] as const);
  return { total: valuesOf(marks), data: Object.fromEntries(data.filter(([, value]) => value > 0)) };
}
