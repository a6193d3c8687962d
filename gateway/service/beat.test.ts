import { jest } from '@jest/globals';
import { type Beat, startBeat } from './beat.ts';

/* The clock and the timers of the process are given: an hour of beats passes at once. */

const MINUTE_MS = 60_000;
let beat: Beat | undefined;
beforeEach(() => void jest.useFakeTimers({ now: Date.parse('2026-11-27T12:00:20Z') }));
afterEach(() => {
  beat?.stop();
  jest.useRealTimers();
});

/** Moments of the ticks so far, and how many pulses there were. */
function started(tick: () => Promise<void> = async () => {}) {
  const seen = { ticks: [] as string[], pulses: 0 };
  beat = startBeat({
    async tick() {
      seen.ticks.push(new Date().toISOString().slice(11, 19));
      await tick();
    },
    pulse: async () => void (seen.pulses += 1),
  });
  return seen;
}

test('it ticks when it begins and at every full minute from then on, and pulses in between, until it is stopped', async () => {
  const seen = started();
  await jest.advanceTimersByTimeAsync(3 * MINUTE_MS);
  expect(seen.ticks).toEqual(['12:00:20', '12:01:00', '12:02:00', '12:03:00']);
  expect(seen.pulses).toBe(90);
  beat!.stop();
  await jest.advanceTimersByTimeAsync(3 * MINUTE_MS);
  expect([seen.ticks.length, seen.pulses]).toEqual([4, 90]);
});

test('no tick begins while one is under way; the next comes at the full minute behind it', async () => {
  const seen = started(() => new Promise((resolve) => setTimeout(resolve, 150_000)));
  await jest.advanceTimersByTimeAsync(6 * MINUTE_MS);
  expect(seen.ticks).toEqual(['12:00:20', '12:03:00', '12:06:00']);
});

test('a clock that is put back or forward by years costs a minute at most', async () => {
  const seen = started();
  await jest.advanceTimersByTimeAsync(MINUTE_MS);
  for (const moment of ['2035-03-01T00:00:30Z', '2019-03-01T00:00:30Z']) {
    const before = seen.ticks.length;
    jest.setSystemTime(Date.parse(moment));
    await jest.advanceTimersByTimeAsync(MINUTE_MS);
    expect(seen.ticks.length).toBeGreaterThan(before);
  }
});
