import type { Destination, Parcel, Verdict } from '../contracts/destination.ts';
import { GatewayError } from '../contracts/errors.ts';
import { dayOf, REF } from '../test/journal-sheet.ts';
import { monoLogOutgoing } from '../test/outgoing-rules.ts';
import { type Deliveries, tinyDeliveries } from '../test/tiny-deliveries.ts';
import { breaker } from './breaker.ts';
import { dryRun } from './dry-run.ts';
import { forward } from './forward.ts';
import type { Route } from './route.ts';

const OUTGOING = monoLogOutgoing();
const NODES = [{ id: 'school-1', kind: 'school', parent: 'region', name: 'Школа № 1' }] as const;

type Answer = (parcel: Parcel) => Omit<Exclude<Verdict, never>, 'id'> | GatewayError;
const ok: Answer = ({ id }) => ({ result: 'acknowledged', receipt: `r-${id}` }) as never;

/** A destination that answers as told, and remembers its calls. */
function destinationThat(answer: Answer) {
  const calls: string[][] = [];
  const tickets: string[] = [];
  let current = answer;
  const destination: Destination = {
    name: 'mono-log',
    batchSize: 4,
    syncNodes: async () => void calls.push(['nodes']),
    async send(batch, given) {
      calls.push(batch.map(({ id }) => id));
      tickets.push(...given.values());
      return batch.map((parcel) => {
        const said = current(parcel);
        if (said instanceof GatewayError) throw said;
        return { ...said, id: parcel.id } as Verdict;
      });
    },
  };
  return { destination, calls, tickets, becomes: (next: Answer) => void (current = next) };
}

/** A route whose time passes only by waiting. */
function routeTo(destination: Destination, store: Deliveries, more: Partial<Route> = {}) {
  let now = Date.parse('2026-09-07T15:00:00Z');
  const warnings: object[] = [];
  const log = { debug() {}, info() {}, warn: (fields: object) => void warnings.push(fields) };
  const route: Route = {
    ...{ destination, store, outgoing: OUTGOING, nodes: NODES, log, signal: new AbortController().signal },
    ...{ nodeOf: () => 'school-1', breaker: breaker(() => 0.5), random: () => 0.5, now: () => new Date(now) },
    ...more,
  };
  const pass = (ms: number): void => void (now += ms);
  return { route, pass, warnings };
}

async function storeWith(sheets: number): Promise<Deliveries> {
  const store = tinyDeliveries();
  for (let index = 0; index < sheets; index += 1) await store.put({ ...REF, scope: `${100 + index}` }, dayOf('4', '5'));
  return store;
}

const down = (code: 'http.server-error' | 'http.unauthorized', retryAfterMs?: number): Answer => {
  const error = new GatewayError(code, 'sending: no', retryAfterMs === undefined ? {} : { retryAfterMs });
  return () => error;
};

test('nodes go first, then batches until nothing is due', async () => {
  const { destination, calls } = destinationThat(ok);
  const { route } = routeTo(destination, await storeWith(10));
  const { counts, sent, retryAt } = await forward(route);
  expect(calls.map((call) => (call[0] === 'nodes' ? 'nodes' : call.length))).toEqual(['nodes', 4, 4, 2]);
  expect([counts, sent, retryAt]).toMatchObject([{ changed: 10, acknowledged: 10, waiting: 0 }, 10, undefined]);
});

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

test('only a refusal makes a dead letter, with the platform’s reasons, and the others go', async () => {
  const problems = [{ code: 'destination.rule', path: '/body', message: 'Не принимается.' }] as const;
  const { destination } = destinationThat((parcel) =>
    parcel.hash.endsWith('x') || parcel.scope === refused ? ({ result: 'rejected', problems } as never) : ok(parcel),
  );
  const refused = OUTGOING.derive('sc', JSON.stringify(['s1', '1000', '101']));
  const { route } = routeTo(destination, await storeWith(3));
  expect((await forward(route)).counts).toMatchObject({ acknowledged: 2, dead: 1, waiting: 0 });
});

test('a delta that the platform cannot place goes whole the next time', async () => {
  const store = await storeWith(0);
  const { destination, calls, becomes } = destinationThat(ok);
  const { route } = routeTo(destination, store);
  const twenty = Array.from({ length: 20 }, () => '4');
  await store.put(REF, dayOf(...twenty));
  await forward(route);
  await store.put(REF, dayOf('5', ...twenty.slice(1)));
  becomes((parcel) => (parcel.mode === 'delta' ? ({ result: 'snapshot-required' } as never) : ok(parcel)));
  expect((await forward(route)).counts).toMatchObject({ changed: 2, acknowledged: 2 });
  expect(calls.flat().map((id) => id.replace(/^.*:(\w+).*$/, '$1'))).toEqual([
    ...['nodes', 'snapshot', 'nodes', 'delta', 'snapshot'],
  ]);
});

test('a ticket is carried to the next sending', async () => {
  const pollAt = new Date('2026-09-07T15:00:05Z');
  const { destination, tickets, becomes } = destinationThat(
    () => ({ result: 'pending', ticket: 't-1', pollAt }) as never,
  );
  const { route, pass } = routeTo(destination, await storeWith(1));
  expect(await forward(route)).toMatchObject({ counts: { waiting: 1 }, retryAt: pollAt });
  becomes(ok);
  pass(5_000);
  expect((await forward(route)).counts).toMatchObject({ acknowledged: 1 });
  expect(tickets).toEqual(['t-1']);
});

test('a school without a node waits and stops nobody', async () => {
  const { destination } = destinationThat(ok);
  const store = await storeWith(6);
  await store.put({ ...REF, school: 'unknown' }, dayOf('4'));
  const { route } = routeTo(destination, store, {
    nodeOf: (_source, school) => (school === 'unknown' ? undefined : 'school-1'),
  });
  expect(await forward(route)).toMatchObject({ unplaced: 1, counts: { acknowledged: 6, waiting: 1 } });
});

test('a school that is known to be held is not touched, and nobody waits for it', async () => {
  const { destination, calls } = destinationThat(ok);
  const store = await storeWith(2);
  await store.put({ ...REF, school: 'held' }, dayOf('4'));
  const held = [{ source: REF.source, school: 'held' }];
  const { route } = routeTo(destination, store, { held });
  const done = await forward(route);
  expect(done).toMatchObject({ sent: 2, counts: { acknowledged: 2, waiting: 1 } });
  expect([done.retryAt, calls.length]).toEqual([undefined, 2]);
  const [delivery] = await store.leaseDue('mono-log', { limit: 9, now: new Date(0), until: new Date(1) });
  expect(delivery).toMatchObject({ attempts: 0, unsure: false });
});

test('others get their turn while batch after batch has nothing to send', async () => {
  const { destination } = destinationThat(ok);
  const stop = new AbortController();
  const { route } = routeTo(destination, await storeWith(400), { nodeOf: () => undefined, signal: stop.signal });
  setImmediate(() => stop.abort());
  expect((await forward(route)).unplaced).toBeLessThan(400);
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

test('part of a batch whose call failed waits; the judged part is settled', async () => {
  const error = new GatewayError('http.server-error', 'sending: 503', { retryAfterMs: 9_000 });
  let count = 0;
  const { destination } = destinationThat((parcel) => {
    count += 1;
    return count > 2 ? ({ result: 'unanswered', error } as never) : ok(parcel);
  });
  const { route } = routeTo(destination, await storeWith(4));
  expect(await forward(route)).toMatchObject({
    counts: { acknowledged: 2, waiting: 2 },
    breaker: { phase: 'open' },
    error: { code: 'http.server-error' },
  });
});

test('a parcel that the destination does not mention is sent again', async () => {
  const { destination } = destinationThat(ok);
  const silent: Destination = { ...destination, send: async () => [] };
  expect((await forward(routeTo(silent, await storeWith(2)).route)).counts).toMatchObject({ waiting: 2, dead: 0 });
});

test('a mistake of ours is thrown, and what was leased is due again', async () => {
  const { destination } = destinationThat(() => new GatewayError('http.bad-request', 'sending: 405'));
  const store = await storeWith(2);
  await expect(forward(routeTo(destination, store).route)).rejects.toMatchObject({ remedy: 'bug' });
  expect(await store.deliveryCounts('mono-log')).toMatchObject({ waiting: 2 });
});

test('the dry run shows every parcel and changes nothing', async () => {
  const store = await storeWith(3);
  await store.put({ ...REF, scope: '200' }, {});
  await store.put({ ...REF, scope: '300', school: 'unknown' }, dayOf('4'));
  await store.put({ ...REF, scope: '400' }, { attendance: [{ id: 'a', status: 'asleep' } as never] });
  const { destination, calls } = destinationThat(ok);
  const nodeOf = (_source: string, school: string) => (school === 'unknown' ? undefined : 'school-1');
  const { route } = routeTo(destination, store, { nodeOf });
  const shown = [];
  for await (const one of dryRun(route)) shown.push(one.result);
  expect(shown).toEqual(['parcel', 'parcel', 'parcel', 'equal', 'unplaced', 'refused']);
  expect(calls).toEqual([]);
  expect((await store.leaseDue('mono-log', { limit: 9, now: route.now(), until: route.now() })).length).toBe(6);
});
