import type { SchoolClass, SchoolYear } from '../region/school.ts';
import { type Desk } from './desk.ts';
import { numberOf, withTwin } from './raw-number.ts';
import { midnight } from './times.ts';

/** The first bell of a shift lends its id to the shift's timetable. */
export const timetableId = ({ school }: Desk, shift: 1 | 2): string =>
  (school.bells.find((bell) => bell.shift === shift) ?? school.bells[0]!).ids.long;

/** The vendor's words for kinds of periods. Assumed. */
export const PERIOD_WORDS = { quarter: 'Quarter', trimester: 'Trimester', 'half-year': 'Semester' } as const;

export const periodObject = (year: SchoolYear, period: SchoolYear['periods'][number]): object => ({
  ...withTwin('id', period.ids.long),
  start: midnight(period.from),
  finish: midnight(period.to),
  number: period.number,
  type: PERIOD_WORDS[period.kind],
  name: period.name,
  year: year.begins,
});

/** Periods that a class learns by. */
export const periodsFor = ({ grade }: SchoolClass, { periods }: SchoolYear) =>
  periods.filter(({ kind }) => (kind === 'half-year') === grade >= 10);

export function periodGroupObject({ school }: Desk, schoolClass: SchoolClass): object {
  const year = school.years.find(({ key }) => key === schoolClass.year)!;
  const periods = periodsFor(schoolClass, year);
  const id = periods[0]!.ids.long;
  return {
    ...withTwin('id', id),
    reportingPeriods: periods.map((period) => periodObject(year, period)),
    holidays: year.holidays.map(({ ids, from, to, name }) => ({
      ...withTwin('id', ids.long),
      ...withTwin('reportingPeriodGroupId', id),
      dateStart: midnight(from),
      dateFinish: midnight(to),
      name,
      description: '',
    })),
  };
}

const WEEK = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

/** Bells are times of the timetable's first day: clients read whole date-times. */
export function timetableObject({ school }: Desk, shift: 1 | 2): object {
  const bells = school.bells.filter((bell) => bell.shift === shift);
  const first = school.years[0]!.from;
  return {
    Name: `${shift} смена`,
    Start: midnight(first),
    FirstLessonNumber: bells[0]!.number,
    Items: bells.map(({ ids, number, startsAt, endsAt }) => ({
      Id: numberOf(ids.long),
      IdStr: ids.long,
      Start: `${first}T${startsAt}:00`,
      Finish: `${first}T${endsAt}:00`,
      Name: `${number} урок`,
      Type: 'Lesson',
      DaysOfWeek: WEEK,
      LessonNumber: number,
    })),
  };
}
