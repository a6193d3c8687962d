import fc from 'fast-check';
import { addDays, instantOf, numberOf, weekdayOf } from './local-clock.ts';
import type { JobPlan } from './plan.ts';
import { isAlwaysQuiet } from './quiet.ts';
import { type Begun, type Event, type Fate, SimulatedLife } from './simulated-life-fixture.ts';

/* One job over ten years of a machine that is switched off, killed, asked, and whose clock is put forward and back. */

const START = '2026-09-01';
/** Ten years, and those behind them that a wrong clock sees. */
const DAYS = 22 * 366;
const MINUTE = 60_000;

const times = fc.uniqueArray(fc.integer({ min: 0, max: 24 * 12 - 1 }), { minLength: 1, maxLength: 3 });
const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 20 })), { maxLength: 2 });
const plans = fc
  .record({
    zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
    at: times.map((all) => all.map((five) => five * 5)),
    windowMinutes: fc.constantFrom(0, 45, 300),
    quiet: spans.map((all) => all.map(([from, half]) => ({ from: from * 30, until: ((from + half) * 30) % 1440 }))),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    // Holidays that keep to one weekday would leave a plan of that weekday without any day.
    holidayEvery: fc.integer({ min: 5, max: 60 }).filter((days) => days % 7 !== 0),
  })
  .filter(({ quiet }) => !isAlwaysQuiet(quiet))
  .map(({ at, windowMinutes, weekdays, holidayEvery, ...rest }): JobPlan => {
    const isHoliday = (day: string): boolean => numberOf(day) % holidayEvery === 0;
    const isPlanned = (day: string): boolean => weekdays.includes(weekdayOf(day)) && !isHoliday(day);
    return { job: 'collect:school-12', rhythm: { at, windowMinutes }, isHoliday, isPlanned, ...rest };
  });
const fates: fc.Arbitrary<readonly Fate[]> = fc.array(
  fc.record({
    minutes: fc.integer({ min: 1, max: 400 }),
    end: fc.constantFrom('done', 'done', 'done', 'stopped', 'killed', 'http.timeout', 'http.unauthorized'),
  }),
  { minLength: 5, maxLength: 40 },
);
const DAY = 24 * 60;
const events: fc.Arbitrary<readonly { readonly event: Event; readonly days: number }[]> = fc.array(
  fc.record({
    event: fc.oneof(
      fc.record({ what: fc.constant('down' as const), hours: fc.integer({ min: 1, max: 24 * 20 }) }),
      fc.record({ what: fc.constant('jump' as const), minutes: fc.integer({ min: -2 * DAY, max: 2 * DAY }) }),
      fc.record({
        ...{ what: fc.constant('ahead' as const), years: fc.constant(11), hours: fc.integer({ min: 1, max: 30 }) },
      }),
      fc.record({ what: fc.constant('asked' as const) }),
    ),
    days: fc.integer({ min: 20, max: 100 }),
  }),
  { minLength: 60, maxLength: 60 },
);

/** All planned moments, in order, found without the schedule's own search. */
function plannedOf({ rhythm, zone, isPlanned }: JobPlan): readonly number[] {
  const { at } = rhythm as { readonly at: readonly number[] };
  const days = Array.from({ length: DAYS }, (_, index) => addDays(START, index - 60)).filter(isPlanned);
  const moments = days.flatMap((day) => at.map((minute) => instantOf(day, minute, zone).getTime()));
  return [...new Set(moments)].sort((a, b) => a - b);
}

/** The last of the sorted numbers that is not above the limit. */
function lastUpTo(sorted: readonly number[], limit: number): number | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}

/** What clocks show, told by another way than the schedule's. */
function shownBy(zone: string): (at: number) => { readonly day: string; readonly minute: number } {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => {
    const [day, time] = format.format(at).split(' ') as [string, string];
    return { day, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) };
  };
}

/** The job's life, with what is wrong in it. */
function lived(plan: JobPlan, ends: readonly Fate[], happened: readonly { event: Event; days: number }[]) {
  const planned = plannedOf(plan);
  const window = (plan.rhythm as { readonly windowMinutes: number }).windowMinutes * MINUTE;
  const missed: string[] = [];
  const onIdle = (now: number, begun: readonly Begun[]): void => {
    const last = lastUpTo(planned, now - window);
    const { day, minute } = shown(now);
    if (last === undefined || isHeldAt(plan, day, minute)) return;
    // A run that was asked for stands for those before it, unless it failed.
    const isBinding = ({ slot, end }: Begun): boolean => !end?.startsWith('http.') || lastUpTo(planned, slot) === slot;
    if (!begun.some((one) => one.slot === last || (one.slot > last && one.slot <= now && isBinding(one))))
      missed.push(`${new Date(last).toISOString()}, looked at ${new Date(now).toISOString()}`);
  };
  const shown = shownBy(plan.zone);
  const life = new SimulatedLife(plan, ends, Date.parse(`${START}T00:00:00Z`), onIdle);
  for (const { event, days } of happened) {
    life.live(days * 24);
    life.happen(event);
  }
  return { begun: life.begun, missed, planned, window, shown };
}

const isHeldAt = ({ quiet, isHoliday }: JobPlan, day: string, minute: number): boolean =>
  isHoliday(day) ||
  quiet.some(({ from, until }) => (from < until ? from <= minute && minute < until : minute >= from || minute < until));

/** Slots that a job's book remembers beside the last one. */
const REMEMBERED = 30;

/** Slots that were begun again though their work was done, or nobody but a person could help, while the book still knew it. */
function doubled(begun: readonly Begun[]): readonly string[] {
  const over = new Set<number>();
  let book: readonly number[] = [];
  return begun.flatMap(({ slot, end }) => {
    const isAgain = over.has(slot) && book.includes(slot);
    if (end === 'done' || end === 'http.unauthorized') over.add(slot);
    book = [...book.filter((one) => one !== slot), slot].slice(-REMEMBERED - 1);
    return isAgain ? [new Date(slot).toISOString()] : [];
  });
}

test('nothing is missed, nothing doubled, nothing begun in quiet hours or on holidays, and catch-ups are of the latest slot', () => {
  fc.assert(
    fc.property(plans, fates, events, (plan, ends, happened) => {
      const { begun, missed, planned, window, shown } = lived(plan, ends, happened);
      expect(missed).toEqual([]);
      expect(doubled(begun)).toEqual([]);
      const known = new Set([...planned, ...begun.filter(({ isAsked }) => isAsked).map(({ slot }) => slot)]);
      for (const { slot, at, isAsked } of begun) {
        if (isAsked) continue;
        const { day, minute } = shown(at);
        expect([slot, known.has(slot), isHeldAt(plan, day, minute)]).toEqual([slot, true, false]);
        const latest = lastUpTo(planned, at - window) ?? 0;
        expect(Math.max(slot, latest)).toBe(slot);
      }
      expect(begun.length).toBeGreaterThan(100);
    }),
    { numRuns: 6 },
  );
});

test('the moments of clock times are what clocks show: the first of two in a repeated hour, the end of a gap for what it leaves out', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const shown = shownBy(plan.zone);
      const { at } = plan.rhythm as { readonly at: readonly number[] };
      for (let index = 0; index < 800; index += 1) {
        const day = addDays(START, index);
        for (const minute of at) {
          const moment = instantOf(day, minute, plan.zone).getTime();
          const text = (one: number): string => `${shown(one).day} ${String(shown(one).minute).padStart(4, '0')}`;
          const wanted = `${day} ${String(minute).padStart(4, '0')}`;
          expect(text(moment - MINUTE) < wanted && wanted <= text(moment)).toBe(true);
        }
      }
    }),
    { numRuns: 6 },
  );
});

test('around the clock, as platforms are fed: nothing is missed, nothing doubled, and restarts move no slot', () => {
  const rhythms = fc.constantFrom(15, 60, 120, 720);
  const few = events.map((all) => all.slice(0, 12));
  fc.assert(
    fc.property(plans, rhythms, fates, few, (daily, everyMinutes, ends, happened) => {
      const plan: JobPlan = { ...daily, job: 'forward:platform', rhythm: { everyMinutes }, isHoliday: () => false };
      const shown = shownBy(plan.zone);
      const grid = (at: number): number => at - (at % (everyMinutes * MINUTE));
      const missed: number[] = [];
      const life = new SimulatedLife(plan, ends, Date.parse(`${START}T00:00:00Z`), (now, begun) => {
        const { day, minute } = shown(now);
        if (isHeldAt(plan, day, minute)) return;
        const last = grid(now);
        if (!begun.findLast(({ slot }) => last <= slot && slot <= now)) missed.push(last);
      });
      for (const { event, days } of happened) {
        life.live(days * 24);
        life.happen(event);
      }
      expect(missed).toEqual([]);
      expect(doubled(life.begun)).toEqual([]);
      const own = life.begun.filter(({ isAsked }) => !isAsked);
      // What was asked for, and stopped or failed, is begun again as the slot that it was.
      const asked = new Set(life.begun.filter(({ isAsked }) => isAsked).map(({ slot }) => slot));
      expect(own.filter(({ slot }) => slot !== grid(slot) && !asked.has(slot))).toEqual([]);
      expect(own.length).toBeGreaterThan(100);
    }),
    { numRuns: 6 },
  );
});
