import type { PeriodView } from './school.ts';
import { weeksOf } from './plan.ts';

const period = (from: string, to: string): PeriodView => ({ id: from, told: undefined, from, to });
const periods = [period('2026-09-01', '2026-10-25'), period('2026-11-02', '2026-12-27')];
const mondays = (today: string, more: object = {}): string[] => {
  const year = today < '2026-09-01' ? '2025-09-01' : '2026-09-01';
  const reach = { lookBackDays: 14, reach: 'nightly' as const, ...more };
  return weeksOf({ today, year }, { periods }, reach).map(({ from }) => from);
};

test('a night reads 14 days back in whole weeks, so that every day of a week asks for the same cells', () => {
  expect(mondays('2026-10-12')).toEqual(['2026-09-28', '2026-10-05', '2026-10-12']);
  expect(mondays('2026-10-18')).toEqual(['2026-09-28', '2026-10-05', '2026-10-12']);
});

test('a new year’s classes are not looked for before it began', () => {
  expect(mondays('2026-09-01')).toEqual(['2026-08-31']);
  expect(mondays('2026-09-09')).toEqual(['2026-08-31', '2026-09-07']);
});

test('a year’s classes are read no further than to its end', () => {
  const weeks = weeksOf(
    { today: '2026-09-05', year: '2025-09-01' },
    { periods: [] },
    { lookBackDays: 14, reach: 'nightly' },
  );
  expect(weeks.at(-1)).toEqual({ from: '2026-08-31', to: '2026-09-06' });
});

test('the weekly run reads the open period whole; in vacations the one that ended last', () => {
  expect(mondays('2026-10-16', { reach: 'period' })[0]).toBe('2026-08-31');
  expect(mondays('2026-10-29', { reach: 'period' })[0]).toBe('2026-08-31');
  expect(mondays('2026-12-20', { reach: 'period' })[0]).toBe('2026-11-02');
});

test('once a week the open period is read without being asked for, on the day that the settings name', () => {
  expect(mondays('2026-10-18', { periodOn: 7 })[0]).toBe('2026-08-31');
  expect(mondays('2026-10-17', { periodOn: 7 })[0]).toBe('2026-09-28');
  expect(mondays('2026-10-17', { periodOn: 6 })[0]).toBe('2026-08-31');
  expect(mondays('2026-10-18', { periodOn: 0 })[0]).toBe('2026-09-28');
});

test('when a period has just begun, the end of the last one is read again too', () => {
  expect(mondays('2026-11-03', { reach: 'period' })[0]).toBe('2026-10-19');
});

test('the first reading of a source is of the whole year, from the first day of the journal on', () => {
  expect(mondays('2026-12-20', { reach: 'year' })[0]).toBe('2026-08-31');
  expect(mondays('2026-12-20', { reach: 'year', since: '2026-10-12' })[0]).toBe('2026-10-12');
});

test('after a long silence the look-back days count from the last reading', () => {
  expect(mondays('2026-12-20', { lastRead: '2026-11-20' })[0]).toBe('2026-11-02');
  expect(mondays('2026-12-20', { lastRead: '2026-12-14' })[0]).toBe('2026-11-30');
});

test('what lies before the first day of the journal is not asked for', () => {
  expect(mondays('2026-10-16', { since: '2026-10-12' })).toEqual(['2026-10-12']);
});
