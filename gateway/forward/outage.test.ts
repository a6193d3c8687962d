import { GatewayError } from '../contracts/errors.ts';
import { destinationThat, down, ok, routeTo, storeWith } from '../test/forwarding.ts';
import { forward } from './forward.ts';

/* What becomes of the forwarding when the platform is down, slow or asks to wait, and when it is told to stop. */

test('a platform that is down costs nothing but time', async () => {
  const { destination, calls, becomes } = destinationThat(down('http.server-error'));
  const { route, pass } = routeTo(destination, await storeWith(10));
  const first = await forward(route);
  expect(first).toMatchObject({ counts: { waiting: 10, dead: 0 }, error: { code: 'http.server-error' } });
  for (let day = 0; day < 40; day += 1) {
    pass(86_400_000);
    await forward(route);
  }
  expect((await forward(route)).counts).toMatchObject({ waiting: 10, dead: 0 });
  becomes(ok);
  pass(86_400_000);
  expect(await forward(route)).toMatchObject({
    counts: { acknowledged: 10, waiting: 0 },
    breaker: { phase: 'closed' },
  });
  expect(calls.length).toBeGreaterThan(40);
});

test('after three failed calls the breaker opens; later one small batch tries', async () => {
  const { destination, calls } = destinationThat(down('http.server-error'));
  const { route, pass, warnings } = routeTo({ ...destination, batchSize: 2 }, await storeWith(40));
  const { breaker: state, retryAt } = await forward(route);
  expect([state.phase, state.failures, calls.length]).toEqual(['open', 3, 4]);
  expect(warnings).toContainEqual({ destination: 'mono-log', code: 'http.server-error', failures: 3 });
  await forward(route);
  expect(calls.length).toBe(4);
  pass((retryAt?.getTime() ?? 0) - route.now().getTime());
  expect(route.breaker.state(route.now()).phase).toBe('half-open');
  expect((await forward(route)).breaker.phase).toBe('open');
  expect(calls.slice(4).map((call) => call[0])).toEqual(['nodes', expect.stringContaining('journal-day/')]);
});

test('a platform that says when to come again is obeyed to the second', async () => {
  const { destination, calls, becomes } = destinationThat(down('http.server-error', 30_000));
  const { route, pass } = routeTo(destination, await storeWith(10));
  const { retryAt } = await forward(route);
  expect(retryAt).toEqual(new Date(route.now().getTime() + 30_000));
  becomes(ok);
  pass(29_999);
  await forward(route);
  expect(calls.length).toBe(2);
  pass(1);
  expect((await forward(route)).counts).toMatchObject({ acknowledged: 10 });
});

test('somebody who waits is asked how long, and the call goes on', async () => {
  const { destination, becomes } = destinationThat(down('http.server-error', 30_000));
  const made = routeTo(destination, await storeWith(3));
  const waits: number[] = [];
  const wait = async (until: Date): Promise<boolean> => {
    waits.push(until.getTime() - made.route.now().getTime());
    made.pass(waits.at(-1) ?? 0);
    becomes(ok);
    return true;
  };
  expect(await forward({ ...made.route, wait })).toMatchObject({ counts: { acknowledged: 3, waiting: 0 } });
  expect(waits).toEqual([30_000]);
});

test('what a person must mend ends the call at once, with what to do', async () => {
  const { destination, calls } = destinationThat(down('http.unauthorized'));
  const { route } = routeTo(destination, await storeWith(10));
  const { error, counts } = await forward(route);
  expect([error?.remedy, error?.fix, counts.waiting, calls.length]).toEqual(['operator', expect.any(String), 10, 2]);
});

test('a platform that answers again is well, also where nothing is left to send', async () => {
  const { destination } = destinationThat(ok);
  let isDown = true;
  const syncNodes = async (): Promise<void> => {
    if (isDown) throw new GatewayError('http.unreachable', 'PUT nodes: no answer');
  };
  const { route, pass } = routeTo({ ...destination, syncNodes }, await storeWith(0));
  expect((await forward(route)).breaker).toMatchObject({ code: 'http.unreachable' });
  isDown = false;
  pass(600_000);
  expect((await forward(route)).breaker.code).toBe(undefined);
});

test('told to stop, it stops, and what was under way is due at once', async () => {
  const stop = new AbortController();
  const { destination } = destinationThat(() => {
    stop.abort();
    return new GatewayError('stopped', 'sending: told to stop');
  });
  const store = await storeWith(10);
  const { route } = routeTo(destination, store, { signal: stop.signal });
  expect((await forward(route)).counts).toMatchObject({ waiting: 10, dead: 0 });
  expect(await store.nextDue('mono-log')).toEqual(new Date(0));
  const lease = { limit: 10, now: route.now(), until: route.now() };
  expect((await store.leaseDue('mono-log', lease)).length).toBe(10);
});
