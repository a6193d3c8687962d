import { isFree, windowOf, type WindowOf } from './window.ts';

const TERMS = [
  { id: 1, termName: '1 четверть', startDate: '2026-09-01T00:00:00', endDate: '2026-10-30T00:00:00' },
  { id: 2, termName: '1 полугодие', startDate: '2026-09-01T00:00:00', endDate: '2026-12-29T00:00:00' },
  { id: 3, termName: '2 четверть', startDate: '2026-11-09T00:00:00', endDate: '2026-12-29T00:00:00' },
];
const mondays = (given: Partial<WindowOf>): readonly string[] =>
  windowOf({
    today: '2026-10-16',
    reach: 'nightly',
    lookBackDays: 14,
    from: '2026-09-01',
    to: '2027-08-31',
    terms: TERMS,
    ...given,
  }).map(({ from }) => from);

test('nightly: the days back in whole weeks, this week included, the same cells on every day of a week', () => {
  const weeks = ['2026-09-28', '2026-10-05', '2026-10-12'];
  expect(mondays({})).toEqual(weeks);
  expect(mondays({ today: '2026-10-12' })).toEqual(weeks);
  expect(mondays({ today: '2026-10-15' })).toEqual(weeks);
});

test('weekly: the whole of the longest period that is open, too', () => {
  expect(mondays({ reach: 'period' })[0]).toBe('2026-08-31');
  expect(mondays({ reach: 'period', terms: [TERMS[2]!], today: '2026-11-20' })[0]).toBe('2026-11-02');
});

test('the first reading of a source is of the whole year, from the first day of the journal on', () => {
  expect(mondays({ reach: 'year', today: '2027-01-20' })[0]).toBe('2026-08-31');
  expect(mondays({ reach: 'year', today: '2027-01-20', since: '2026-10-12' })[0]).toBe('2026-10-12');
});

test('after a long silence the look-back days count from the last reading', () => {
  expect(mondays({ today: '2026-12-20', lastRead: '2026-11-20' })[0]).toBe('2026-11-02');
  expect(mondays({ today: '2026-12-20', lastRead: '2026-12-14' })[0]).toBe('2026-11-30');
});

test('where the terms cannot be read, weekly is a trimester back, and between terms the days back', () => {
  expect(mondays({ reach: 'period', terms: [], today: '2027-03-01' })[0]).toBe('2026-11-23');
});

test('the year bounds the window: nothing of last year in September, nothing at all in its summer', () => {
  expect(mondays({ today: '2026-09-03' })).toEqual(['2026-08-31']);
  expect(mondays({ today: '2027-01-03' })).toEqual(['2026-12-14', '2026-12-21', '2026-12-28']);
  expect(mondays({ today: '2027-07-10', to: '2027-05-31' })).toEqual([]);
  expect(mondays({ today: '2027-06-02', to: '2027-05-31' })).toEqual(['2027-05-17', '2027-05-24', '2027-05-31']);
});

test('nothing is read of the time before the journal was kept here, in whole weeks', () => {
  expect(mondays({ since: '2026-10-07' })).toEqual(['2026-10-05', '2026-10-12']);
  expect(mondays({ since: '2026-11-01' })).toEqual([]);
});

test('a week is free when one vacation holds Monday to Friday', () => {
  const vacation = (startTime: string, endTime: string) => [{ id: 1, startTime, endTime }];
  const week = { from: '2026-10-26', to: '2026-11-01' };
  expect(isFree(week, vacation('2026-10-24T00:00:00', '2026-10-30T00:00:00'))).toBe(true);
  expect(isFree(week, vacation('2026-10-27T00:00:00', '2026-11-05T00:00:00'))).toBe(false);
  expect(isFree(week, [])).toBe(false);
});
