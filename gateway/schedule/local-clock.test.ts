import fc from 'fast-check';
import { addDays, instantOf, localTime } from './local-clock.ts';

const ZONES = Intl.supportedValuesOf('timeZone');
const HOUR = 3_600_000;

/** A moment between 2016 and 2036, on a whole minute. */
const moments = fc
  .integer({ min: Date.UTC(2016, 0) / 60_000, max: Date.UTC(2036, 0) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000));

test('what clocks show leads back to the moment, or to the first of the two that show it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), moments, (zone, moment) => {
      const { day, minute } = localTime(moment, zone);
      const back = instantOf(day, minute, zone);
      expect(localTime(back, zone)).toEqual({ day, minute });
      expect(moment.getTime() - back.getTime()).toBeGreaterThanOrEqual(0);
      expect(moment.getTime() - back.getTime()).toBeLessThanOrEqual(24 * HOUR);
    }),
    { numRuns: 2_000 },
  );
});

test('a time that clocks leave out is the first moment after the gap, a day left out the first of the next', () => {
  expect(instantOf('2026-03-29', 150, 'Europe/Berlin')).toEqual(new Date('2026-03-29T01:00:00Z'));
  expect(instantOf('2026-10-04', 135, 'Australia/Lord_Howe')).toEqual(new Date('2026-10-03T15:30:00Z'));
  expect(instantOf('2011-12-30', 19 * 60, 'Pacific/Apia')).toEqual(new Date('2011-12-30T10:00:00Z'));
});

test('a time that comes twice is the first of the two', () => {
  expect(instantOf('2026-10-25', 150, 'Europe/Berlin')).toEqual(new Date('2026-10-25T00:30:00Z'));
});

test('in Russia clocks stand still the whole year', () => {
  for (const day of ['2026-03-29', '2026-07-01', '2026-10-25'])
    expect(instantOf(day, 19 * 60, 'Asia/Yekaterinburg')).toEqual(new Date(`${day}T14:00:00Z`));
});

test('days are counted over the ends of months and years', () => {
  expect([addDays('2026-12-31', 1), addDays('2028-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29']);
});
