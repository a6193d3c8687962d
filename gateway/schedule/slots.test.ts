import { planOf } from './job-plan-fixture.ts';
import { afterQuiet, isAlwaysQuiet, isQuiet } from './quiet.ts';
import { beginOf, lastSlot, nextSlot } from './slots.ts';

const at = (moment: string): Date => new Date(moment);
const hours = (from: number, until: number) => ({ from: from * 60, until: until * 60 });

test('a clock time is that of the zone', () => {
  const plan = planOf({ zone: 'Asia/Kamchatka' });
  expect(lastSlot(plan, at('2026-10-14T06:59:00Z'))?.at).toEqual(at('2026-10-13T07:00:00Z'));
  expect(nextSlot(plan, at('2026-10-14T06:59:00Z'))?.at).toEqual(at('2026-10-14T07:00:00Z'));
});

test('800 sources begin all over the window, few in the same minute, each always at its own place', () => {
  const window = { rhythm: { at: [19 * 60], windowMinutes: 300 } };
  const begins = Array.from({ length: 800 }, (_, index) => {
    const plan = planOf({ ...window, job: `collect:school-${index}` });
    const [today, tomorrow] = ['14', '15'].map((day) => nextSlot(plan, at(`2026-10-${day}T00:00:00Z`))!);
    expect(tomorrow!.from.getTime() - today!.from.getTime()).toBe(86_400_000);
    expect(today!.at).toEqual(at('2026-10-14T16:00:00Z'));
    return Math.floor((today!.from.getTime() - today!.at.getTime()) / 60_000);
  });
  const inMinute = Object.values(Object.groupBy(begins, String)).map((all) => all!.length);
  expect(Math.max(...inMinute)).toBeLessThanOrEqual(12);
  expect([Math.min(...begins) < 10, Math.max(...begins) > 290, Math.max(...begins) < 300]).toEqual([true, true, true]);
});

test('a window ends where the next time of the day begins', () => {
  const names = Array.from({ length: 200 }, (_, index) => `collect:s${index}` as const);
  const begins = names.map((job) => {
    const plan = planOf({ job, rhythm: { at: [15 * 60, 16 * 60], windowMinutes: 300 } });
    return nextSlot(plan, at('2026-10-14T00:00:00Z'))!.from;
  });
  expect(begins.every((from) => from < at('2026-10-14T13:00:00Z'))).toBe(true);
  expect(begins.some((from) => from > at('2026-10-14T12:55:00Z'))).toBe(true);
});

test('two times that fall into one gap of the clocks are one slot', () => {
  const plan = planOf({ zone: 'Europe/Berlin', rhythm: { at: [125, 150], windowMinutes: 0 } });
  const first = nextSlot(plan, at('2026-03-28T23:30:00Z'))!;
  expect(first.at).toEqual(at('2026-03-29T01:00:00Z'));
  expect(nextSlot(plan, first.from)!.at).toEqual(at('2026-03-30T00:05:00Z'));
});

test('every so many minutes is counted from midnight UTC', () => {
  const plan = planOf({ rhythm: { everyMinutes: 10 } });
  expect(lastSlot(plan, at('2026-10-14T12:19:59Z'))?.at).toEqual(at('2026-10-14T12:10:00Z'));
  expect(nextSlot(plan, at('2026-10-14T12:10:00Z'))?.at).toEqual(at('2026-10-14T12:20:00Z'));
});

test('where nothing is ever planned there is no slot', () => {
  const never = [planOf({ isPlanned: () => false }), planOf({ rhythm: { at: [], windowMinutes: 60 } })];
  for (const plan of never)
    expect([lastSlot(plan, new Date(0)), nextSlot(plan, new Date(0))]).toEqual([undefined, undefined]);
});

describe('quiet hours', () => {
  const night = [hours(23, 5), hours(5, 6)];

  test('hold over midnight, from their first minute up to their end', () => {
    const isQuietAt = (time: string): boolean => isQuiet(night, at(`2026-10-14T${time}:00+03:00`), 'Europe/Moscow');
    expect(['22:59', '23:00', '00:00', '05:59', '06:00'].map(isQuietAt)).toEqual([false, true, true, true, false]);
  });

  test('are left at the end of the last of several that join', () => {
    expect(afterQuiet(night, at('2026-10-14T23:30:00+03:00'), 'Europe/Moscow')).toEqual(
      at('2026-10-15T06:00:00+03:00'),
    );
  });

  test('end also where clocks are put back within them, or over their end', () => {
    expect(afterQuiet([hours(1, 3)], at('2026-10-25T00:30:00Z'), 'Europe/Berlin')).toEqual(at('2026-10-25T02:00:00Z'));
    const twice = afterQuiet([{ from: 60, until: 150 }], at('2026-10-25T01:10:00Z'), 'Europe/Berlin')!;
    expect(isQuiet([{ from: 60, until: 150 }], twice, 'Europe/Berlin')).toBe(false);
  });

  test('that leave nothing of the day are noticed', () => {
    expect(isAlwaysQuiet([hours(0, 12), hours(12, 24)])).toBe(true);
    expect(isAlwaysQuiet([hours(6, 6)])).toBe(true);
    expect(isAlwaysQuiet([hours(0, 12), hours(13, 24)])).toBe(false);
    expect(afterQuiet([hours(6, 6)], at('2026-10-14T00:00:00Z'), 'UTC')).toBeUndefined();
  });
});

test('a slot whose time is quiet, or a holiday, begins behind both', () => {
  const plan = planOf({ quiet: [hours(0, 6)], isHoliday: (day) => day === '2026-10-14' });
  expect(beginOf(plan, at('2026-10-13T23:30:00+03:00'))).toEqual(at('2026-10-13T23:30:00+03:00'));
  expect(beginOf(plan, at('2026-10-14T00:30:00+03:00'))).toEqual(at('2026-10-15T06:00:00+03:00'));
});
