import {
  addDays,
  dayAtFrontOf,
  dayIn,
  daysBetween,
  isDay,
  schoolYearOf,
  weekdayOf,
  weekOf,
  weeksFrom,
} from './time.ts';

test.each([
  ['2026-09-07', '2026-09-07', '2026-09-13'],
  ['2026-09-13', '2026-09-07', '2026-09-13'],
  ['2024-02-29', '2024-02-26', '2024-03-03'],
  ['2026-12-31', '2026-12-28', '2027-01-03'],
  ['2027-01-01', '2026-12-28', '2027-01-03'],
])('%s lies in the week from %s to %s', (day, from, to) => expect(weekOf(day)).toEqual({ from, to }));

test('a window is made of whole weeks, so that tomorrow asks for the same cells', () => {
  const mondays = (from: string, to: string) => weeksFrom(from, to).map((week) => week.from);
  expect(mondays('2026-10-02', '2026-10-16')).toEqual(['2026-09-28', '2026-10-05', '2026-10-12']);
  expect(mondays('2026-10-03', '2026-10-17')).toEqual(['2026-09-28', '2026-10-05', '2026-10-12']);
  expect(mondays('2026-10-17', '2026-10-16')).toEqual(['2026-10-12']);
  expect(mondays('2026-10-20', '2026-10-16')).toEqual([]);
});

test('the day of a moment is that of the place', () => {
  const moment = new Date('2026-08-31T20:30:00Z');
  expect(['UTC', 'Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Vladivostok'].map((zone) => dayIn(moment, zone))).toEqual(
    ['2026-08-31', '2026-08-31', '2026-08-31', '2026-09-01'],
  );
  expect(dayIn(new Date('2026-08-31T21:00:00Z'), 'Europe/Moscow')).toBe('2026-09-01');
});

test('a school year begins on 1 September', () => {
  expect(['2026-08-31', '2026-09-01', '2027-01-01', '2027-08-31'].map(schoolYearOf)).toEqual([
    '2025-09-01',
    '2026-09-01',
    '2026-09-01',
    '2026-09-01',
  ]);
});

test('days are counted over leap days and ends of years', () => {
  expect([addDays('2024-02-28', 1), addDays('2025-02-28', 1), addDays('2027-01-01', -1)]).toEqual([
    '2024-02-29',
    '2025-03-01',
    '2026-12-31',
  ]);
  expect([daysBetween('2024-02-28', '2024-03-01'), daysBetween('2026-10-02', '2026-10-01')]).toEqual([2, -1]);
  expect([weekdayOf('2026-10-12'), weekdayOf('2026-10-18')]).toEqual([1, 7]);
});

test.each([
  ['2026-09-01T00:00:00', '2026-09-01'],
  ['2026-09-01', '2026-09-01'],
  ['2025-02-29T00:00:00', ''],
  ['2000-02-29', '2000-02-29'],
  ['2100-02-29', ''],
  ['2026-04-31', ''],
  ['2026-00-10', ''],
  ['2026-13-01', ''],
  ['2026-09-00', ''],
  ['01.09.2026', ''],
  [20260901, ''],
  [null, ''],
])('the day at the front of %j is %j', (value, day) => {
  expect(dayAtFrontOf(value)).toBe(day);
  if (day !== '') expect(isDay(day)).toBe(true);
});
