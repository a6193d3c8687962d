import { isReadingDay, type ReadingDays, type SchoolCalendar } from './calendar.ts';
import { addDays, weekdayOf } from './local-clock.ts';
import { reachOf } from './reach.ts';

const ANY: ReadingDays = { weekdays: undefined, holidays: [], beforePeriodEnds: [] };
/** Monday to Friday of the school year, with a vacation of nine days. */
const school: SchoolCalendar = {
  isTaught: (day) =>
    day < '2026-09-01' || day > '2027-08-31'
      ? undefined
      : weekdayOf(day) <= 5 && !('2026-10-31' <= day && day <= '2026-11-08') && day <= '2027-05-28',
  periodEnds: ['2026-10-30', '2026-12-29'],
};
const daysFrom = (day: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, days) => addDays(day, days));
const readIn = (from: string, count: number, days: ReadingDays = ANY, calendar: 'school' | 'none' = 'school') =>
  daysFrom(from, count).filter((day) => isReadingDay(days, calendar === 'school' ? school : undefined, day));

test('a source is read on the days of instruction that its rosters tell', () => {
  expect(readIn('2026-10-26', 21)).toEqual([...daysFrom('2026-10-26', 5), ...daysFrom('2026-11-09', 5)]);
});

test('without a roster it is read on Monday to Saturday, or on the days written, and never on a holiday', () => {
  expect(readIn('2026-10-26', 7, ANY, 'none')).toEqual(daysFrom('2026-10-26', 6));
  const days = { ...ANY, weekdays: [1, 7], holidays: [{ from: '2026-10-26', to: '2026-10-31' }] };
  expect(readIn('2026-10-26', 14, days, 'none')).toEqual(['2026-11-01', '2026-11-02', '2026-11-08']);
});

test('days that are written narrow down those of the roster, and a holiday goes before it', () => {
  const days = { ...ANY, weekdays: [1, 2, 6], holidays: [{ from: '2026-10-27', to: '2026-10-27' }] };
  expect(readIn('2026-10-26', 7, days)).toEqual(['2026-10-26']);
});

test('so many days before a period ends it is read also on a day without lessons or not written, but not on a holiday', () => {
  const written = { ...ANY, weekdays: [1], beforePeriodEnds: [5, 4, 2, 0] };
  expect(readIn('2026-10-19', 14, written)).toEqual([
    ...['2026-10-19', '2026-10-25', '2026-10-26', '2026-10-28', '2026-10-30'],
  ]);
  const holidays = [{ from: '2026-10-25', to: '2026-10-28' }];
  expect(readIn('2026-10-19', 14, { ...written, holidays })).toEqual(['2026-10-19', '2026-10-30']);
  expect(readIn('2026-10-19', 14, written, 'none')).toEqual(['2026-10-19', '2026-10-26']);
});

test('a new school year begins though the roster of the last one says nothing of it', () => {
  expect(isReadingDay(ANY, school, '2027-09-01')).toBe(true);
});

test('in the summer a source is read once in fourteen days, so that a wrong roster is noticed', () => {
  const summer = readIn('2027-06-12', 80);
  expect(summer.length).toBeGreaterThanOrEqual(5);
  expect(summer.length).toBeLessThanOrEqual(6);
});

describe('the whole period is read', () => {
  const isPlanned = (day: string): boolean => isReadingDay(ANY, school, day);
  const wholeIn = (from: string, count: number, reads: { before: number[]; isWeekly: boolean }) =>
    daysFrom(from, count).filter((day) => isPlanned(day) && reachOf(day, reads, school, isPlanned) === 'period');

  test('at the last reading up to so many days before its end', () => {
    expect(wholeIn('2026-10-19', 14, { before: [0, 5], isWeekly: false })).toEqual(['2026-10-23', '2026-10-30']);
  });

  test('at the last reading of every week, where that is wanted', () => {
    expect(wholeIn('2026-10-12', 28, { before: [], isWeekly: true })).toEqual([
      '2026-10-16',
      '2026-10-23',
      '2026-10-30',
    ]);
  });

  test('at no other time', () => {
    expect(wholeIn('2026-10-12', 28, { before: [], isWeekly: false })).toEqual([]);
  });
});
