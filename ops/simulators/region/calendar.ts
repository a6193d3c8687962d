import type { Day, Moment } from './timeline.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

const millis = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: Day, days: number): Day => new Date(millis(day) + days * DAY).toISOString().slice(0, 10);

/** 1 Monday – 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(millis(day)).getUTCDay() || 7;

/** Calendar year in which the academic year of this day begins. */
export const academicYearOf = (day: Day): number => Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);

/** Minutes after midnight of the day, in a zone so many hours ahead of UTC. */
export const momentAt = (day: Day, minutes: number, offset: number): Moment =>
  millis(day) + Math.round(minutes * MINUTE) - offset * 60 * MINUTE;

/** The day it is at this moment in a zone so many hours ahead of UTC. */
export const dayAt = (moment: Moment, offset: number): Day =>
  new Date(moment + offset * 60 * MINUTE).toISOString().slice(0, 10);

/** "08:30" → 510. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** 510 → "08:30". */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export interface Break {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}

/**
 * Days without lessons of the academic year that begins in this calendar year: vacations (which lie inside the quarters) and public
 * holidays. Regions set their own vacations; these follow the custom of four quarters.
 */
export function breaksOf(begins: number): readonly Break[] {
  const next = begins + 1;
  const autumn = saturdayBy(`${begins}-10-28`);
  const spring = saturdayBy(`${next}-03-28`);
  return [
    { name: 'Осенние каникулы', from: autumn, to: addDays(autumn, 8) },
    { name: 'День народного единства', from: `${begins}-11-04`, to: `${begins}-11-04` },
    { name: 'Зимние каникулы', from: `${begins}-12-31`, to: `${next}-01-11` },
    { name: 'День защитника Отечества', from: `${next}-02-23`, to: `${next}-02-23` },
    { name: 'Международный женский день', from: `${next}-03-08`, to: `${next}-03-08` },
    { name: 'Весенние каникулы', from: spring, to: addDays(spring, 8) },
    { name: 'Праздник Весны и Труда', from: `${next}-05-01`, to: `${next}-05-01` },
    { name: 'День Победы', from: `${next}-05-09`, to: `${next}-05-09` },
    { name: 'Летние каникулы', from: `${next}-05-27`, to: `${next}-08-31` },
  ];
}

/** The last Saturday not later than the day. */
const saturdayBy = (day: Day): Day => addDays(day, -((weekdayOf(day) + 1) % 7));

export type PeriodKind = 'quarter' | 'trimester' | 'half-year';

/**
 * Quarters (or trimesters) and half-years as a school writes them down: formally up to the last day of the month, vacations
 * inside.
 */
export function periodsOf(
  begins: number,
  young: 'quarter' | 'trimester',
): readonly (Break & { kind: PeriodKind; number: number })[] {
  const next = begins + 1;
  const quarter = (number: number, from: Day, to: Day) =>
    ({ kind: 'quarter', number, name: `${number} четверть`, from, to }) as const;
  const half = (number: number, from: Day, to: Day) =>
    ({ kind: 'half-year', number, name: `${number} полугодие`, from, to }) as const;
  const trimester = (number: number, from: Day, to: Day) =>
    ({ kind: 'trimester', number, name: `${number} триместр`, from, to }) as const;
  const trimesters = [
    trimester(1, `${begins}-09-01`, `${begins}-11-30`),
    trimester(2, `${begins}-12-01`, addDays(`${next}-03-01`, -1)),
    trimester(3, `${next}-03-01`, `${next}-05-26`),
  ];
  const quarters = [
    quarter(1, `${begins}-09-01`, `${begins}-10-31`),
    quarter(2, `${begins}-11-01`, `${begins}-12-31`),
    quarter(3, `${next}-01-01`, `${next}-03-31`),
    quarter(4, `${next}-04-01`, `${next}-05-26`),
  ];
  return [
    ...(young === 'quarter' ? quarters : trimesters),
    half(1, `${begins}-09-01`, `${begins}-12-31`),
    half(2, `${next}-01-01`, `${next}-05-26`),
  ];
}

/** Monday to Friday, not in a vacation and not on a public holiday. */
export function isSchoolDay(day: Day): boolean {
  return weekdayOf(day) <= 5 && !breaksOf(academicYearOf(day)).some(({ from, to }) => from <= day && day <= to);
}

/** So many school days, the first of them not before `from`. */
export function schoolDays(from: Day, count: number): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; days.length < count; day = addDays(day, 1)) if (isSchoolDay(day)) days.push(day);
  return days;
}

/** The last school day of a period: its marks are due by then, for the vacation may begin before the period ends. */
export function dueDayOf(period: { readonly from: Day; readonly to: Day }): Day {
  let day = period.to;
  while (day > period.from && !isSchoolDay(day)) day = addDays(day, -1);
  return day;
}
