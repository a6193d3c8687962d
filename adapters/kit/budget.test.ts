import { budgetOf } from './budget.ts';
import type { Clockwork } from './clockwork.ts';

const { signal } = new AbortController();
const turn = { signal, tried: 0 };

/** Time that moves only when somebody sleeps, to the next moment for which anybody waits. */
function driven(): Clockwork & { readonly at: () => number } {
  let now = 0;
  const waiting: { until: number; wake: () => void }[] = [];
  const wakeNext = (): void => {
    const next = waiting.sort((a, b) => a.until - b.until).shift();
    if (!next) return;
    now = Math.max(now, next.until);
    next.wake();
  };
  return {
    at: () => now,
    now: () => now,
    random: () => 0,
    sleep: (ms) =>
      new Promise((wake) => {
        waiting.push({ until: now + ms, wake });
        setImmediate(wakeNext);
      }),
  };
}

test('requests are spaced evenly, whoever asks: sources with other tokens share the host', async () => {
  const clockwork = driven();
  const limits = { requestsPerSecond: 4, parallel: 8 };
  const [one, other] = [budgetOf('h', 'a', limits, clockwork), budgetOf('h', 'b', limits, clockwork)];
  const starts: number[] = [];
  const ask = async (): Promise<void> => void starts.push(clockwork.at());
  await Promise.all([one, other, one, other, one].map((budget) => budget.run(ask, turn)));
  expect(starts).toEqual([0, 250, 500, 750, 1000]);
});

test('no burst follows a pause: whom a standing process held up goes out evenly spaced again', async () => {
  let now = 0;
  const paused: Clockwork = {
    now: () => now,
    random: () => 0,
    sleep: async (ms) => {
      await new Promise(setImmediate);
      // The first sleep takes ten seconds too long, for all who wait.
      now = now === 0 ? 10_000 : now + ms;
    },
  };
  const budget = budgetOf('h', 'a', { requestsPerSecond: 4, parallel: 1 }, paused);
  const starts: number[] = [];
  await Promise.all([1, 2, 3, 4, 5].map(() => budget.run(async () => void starts.push(now), turn)));
  expect(starts).toEqual([0, 10_000, 10_000, 10_250, 10_500]);
});

test('a clock that is put back holds nobody', async () => {
  let now = 3_600_000;
  const clockwork: Clockwork = { now: () => now, random: () => 0, sleep: async (ms) => void (now += ms) };
  const budget = budgetOf('h', 'a', { requestsPerSecond: 4, parallel: 1 }, clockwork);
  await budget.run(async () => undefined, turn);
  now = 0;
  await budget.run(async () => undefined, turn);
  expect(now).toBeLessThanOrEqual(251);
});

test('of limits that sources of one host give differently the smallest count', async () => {
  const clockwork = driven();
  const fast = budgetOf('h', 'a', { requestsPerSecond: 100, parallel: 8 }, clockwork);
  budgetOf('h', 'b', { requestsPerSecond: 2, parallel: 1 }, clockwork);
  const starts: number[] = [];
  await Promise.all([1, 2, 3].map(() => fast.run(async () => void starts.push(clockwork.at()), turn)));
  expect(starts).toEqual([0, 500, 1000]);
});

test('no more run at once than the host allows, nor than a credential does', async () => {
  const clockwork = driven();
  const limits = { requestsPerSecond: 1e9, parallel: 3, parallelPerCredential: 2 };
  const running = { a: 0, b: 0 };
  let [mostOfA, most] = [0, 0];
  const ask = (name: 'a' | 'b') => async (): Promise<void> => {
    running[name] += 1;
    mostOfA = Math.max(mostOfA, running.a);
    most = Math.max(most, running.a + running.b);
    await new Promise(setImmediate);
    running[name] -= 1;
  };
  const [a, b] = [budgetOf('h', 'a', limits, clockwork), budgetOf('h', 'b', limits, clockwork)];
  await Promise.all([a, a, a, a, b, b, b, b].map((budget, index) => budget.run(ask(index < 4 ? 'a' : 'b'), turn)));
  expect([mostOfA, most]).toEqual([2, 3]);
});

test('who was told to wait rests, others at the host do not', async () => {
  const clockwork = driven();
  const limits = { requestsPerSecond: 1000, parallel: 4 };
  const [told, other] = [budgetOf('h', 'a', limits, clockwork), budgetOf('h', 'b', limits, clockwork)];
  told.rest(5_000);
  const ends: string[] = [];
  await Promise.all([
    told.run(async () => ends.push(`told ${clockwork.at()}`), turn),
    other.run(async () => ends.push(`other ${clockwork.at()}`), turn),
  ]);
  expect(ends).toEqual(['other 0', 'told 5000']);
});

test('a repeat goes before requests that were never made', async () => {
  const clockwork = driven();
  const budget = budgetOf('h', 'a', { requestsPerSecond: 1e9, parallel: 1 }, clockwork);
  const order: string[] = [];
  const ask = (name: string) => async (): Promise<void> => void order.push(name);
  const first = budget.run(async () => new Promise(setImmediate), turn);
  await Promise.all([first, budget.run(ask('new'), turn), budget.run(ask('repeat'), { signal, tried: 1 })]);
  expect(order).toEqual(['repeat', 'new']);
});

test('who stops while waiting for a turn asks nothing', async () => {
  const budget = budgetOf('h', 'a', { requestsPerSecond: 1e9, parallel: 1 }, driven());
  const stopping = new AbortController();
  let end: () => void = () => undefined;
  const first = budget.run(() => new Promise<void>((done) => (end = done)), turn);
  let asked = false;
  const second = budget.run(async () => void (asked = true), { signal: stopping.signal, tried: 0 });
  stopping.abort();
  await expect(second).rejects.toThrow();
  end();
  await first;
  expect(asked).toBe(false);
});
