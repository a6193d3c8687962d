import { windowOf, type WindowOf } from './window.ts';

const PERIODS = [
  { from: '2026-09-01', to: '2026-10-30' },
  { from: '2026-09-01', to: '2026-12-29' },
  { from: '2026-11-09', to: '2026-12-29' },
];
const mondays = (given: Partial<WindowOf>): readonly string[] =>
  windowOf({
    today: '2026-10-16',
    reach: 'nightly',
    lookBackDays: 14,
    from: '2026-09-01',
    to: '2027-08-31',
    periods: PERIODS,
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
  expect(mondays({ reach: 'period', periods: [PERIODS[2]!], today: '2026-11-20' })[0]).toBe('2026-11-02');
});

test('the first reading of a source is of the whole year, from the first day of the journal on', () => {
  expect(mondays({ reach: 'year', today: '2027-01-20' })[0]).toBe('2026-08-31');
  expect(mondays({ reach: 'year', today: '2027-01-20', since: '2026-10-12' })[0]).toBe('2026-10-12');
});

test('after a long silence the look-back days count from the last reading', () => {
  expect(mondays({ today: '2026-12-20', lastRead: '2026-11-20' })[0]).toBe('2026-11-02');
  expect(mondays({ today: '2026-12-20', lastRead: '2026-12-14' })[0]).toBe('2026-11-30');
});

test('where the periods cannot be read, or have no beginning, weekly is a trimester back', () => {
  for (const periods of [[], [{ from: '', to: '2027-05-31' }]])
    expect(mondays({ reach: 'period', periods, today: '2027-03-01' })[0]).toBe('2026-11-23');
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
