import type { Destination } from '../contracts/destination.ts';
import { GatewayError } from '../contracts/errors.ts';
import { destinationThat, ok, OUTGOING, routeTo, storeWith } from '../test/forwarding.ts';
import { dayOf, REF } from '../test/journal-sheet.ts';
import { dryRun } from './dry-run.ts';
import { forward } from './forward.ts';

test('nodes go first, then batches until nothing is due', async () => {
  const { destination, calls } = destinationThat(ok);
  const { route } = routeTo(destination, await storeWith(10));
  const { counts, sent, retryAt } = await forward(route);
  expect(calls.map((call) => (call[0] === 'nodes' ? 'nodes' : call.length))).toEqual(['nodes', 4, 4, 2]);
  expect([counts, sent, retryAt]).toMatchObject([{ changed: 10, acknowledged: 10, waiting: 0 }, 10, undefined]);
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
