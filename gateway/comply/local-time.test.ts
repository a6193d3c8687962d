import fc from 'fast-check';
import { addDays, daysBetween, endOf, instantOf, isOddWeek, startOf, weekdayOf } from './local-time.ts';

const iso = (instant: number): string => new Date(instant).toISOString();

test.each([
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-02-28', 1, '2026-03-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-09-01', -1, '2026-08-31'],
  ['2026-10-12', 7, '2026-10-19'],
])('%s and %i days is %s', (day, days, other) => {
  expect(addDays(day, days)).toBe(other);
});

test('a week begins on Monday', () => {
  expect(['2026-10-12', '2026-10-18', '2028-02-29'].map(weekdayOf)).toEqual([1, 7, 2]);
});

test('ISO weeks are counted from the one with the first Thursday', () => {
  // Week 53 of 2026 lasts to 3 January 2027; the next is week 1.
  expect(['2026-12-28', '2027-01-03', '2027-01-04', '2027-01-11'].map(isOddWeek)).toEqual([true, true, true, false]);
});

test('days between two days, both included', () => {
  expect(daysBetween({ from: '2028-02-28', to: '2028-03-01' })).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  expect(daysBetween({ from: '2028-03-01', to: '2028-02-28' })).toEqual([]);
});

test.each([
  ['Europe/Moscow', '2026-10-11T21:00:00.000Z'],
  ['Asia/Chita', '2026-10-11T15:00:00.000Z'],
  ['Asia/Yekaterinburg', '2026-10-11T19:00:00.000Z'],
  ['+05:00', '2026-10-11T19:00:00.000Z'],
])('in %s the day begins at %s', (zone, instant) => {
  expect(iso(startOf('2026-10-12', zone))).toBe(instant);
  expect(iso(endOf('2026-10-11', zone))).toBe(iso(Date.parse(instant) - 1));
});

test('where clocks are put forward, the day is shorter and its hours are still right', () => {
  const zone = 'Europe/Berlin';
  expect(endOf('2026-03-29', zone) + 1 - startOf('2026-03-29', zone)).toBe(23 * 3_600_000);
  expect(iso(instantOf('2026-03-29', '08:30', zone))).toBe('2026-03-29T06:30:00.000Z');
  expect(iso(instantOf('2026-10-25', '08:30', zone))).toBe('2026-10-25T07:30:00.000Z');
});

test('a zone that does not exist is an error', () => {
  expect(() => startOf('2026-10-12', 'Europe/Voronezh')).toThrow(RangeError);
});

test('clocks of the zone show the local time at its instant', () => {
  const zone = fc.constantFrom('Europe/Moscow', 'Asia/Chita', 'Asia/Kamchatka', 'Asia/Kolkata');
  const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days));
  fc.assert(
    fc.property(zone, day, fc.integer({ min: 0, max: 1439 }), (timeZone, date, minutes) => {
      const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
      const shown = new Date(instantOf(date, time, timeZone)).toLocaleString('sv-SE', { timeZone });
      expect(shown).toBe(`${date} ${time}:00`);
    }),
  );
});
