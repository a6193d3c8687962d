import type { Node, Parcel } from '../../gateway/contracts/destination.ts';
import {
  faults,
  NODES,
  parcel,
  parcels,
  results,
  sha,
  signal,
  withPlatform,
} from '../../gateway/test/mono-log-platform.ts';

/* What becomes of parcels: judged one by one, asked for by ticket, or not settled at all. */

test('a parcel sent twice is acknowledged twice with one receipt and one effect', () =>
  withPlatform({}, async (destination, platform) => {
    await destination.syncNodes(NODES, signal);
    const first = await destination.send([parcel('a')], new Map(), signal);
    expect(await destination.send([parcel('a')], new Map(), signal)).toEqual(first);
    expect(platform.counts()).toMatchObject({ effects: 1, duplicates: 0, repeated: 1 });
  }));

test('a refusal by rule strikes one parcel and lets the others through', () => {
  const reject = [{ name: 'marks', message: 'Не принимается.', entity: 'mark', field: 'note' }];
  return withPlatform({ reject }, async (destination) => {
    await destination.syncNodes(NODES, signal);
    const body = { records: [{ entity: 'mark', id: 'mk', note: 'x' }] };
    const hash = sha(JSON.stringify(body));
    const id = `journal-day/b/2026-09-07@1.${hash.slice(0, 16)}:snapshot#1`;
    const verdicts = await destination.send([parcel('a'), { ...parcel('b'), id, hash, body }], new Map(), signal);
    expect(verdicts.find((verdict) => verdict.id === id)).toMatchObject({
      result: 'rejected',
      problems: [{ code: 'destination.rule.marks', path: '/body/records/0/note' }],
    });
    expect(results(verdicts)).toEqual(['acknowledged', 'rejected']);
  });
});

test('a parcel that breaks the contract is found among two hundred, and only that one is refused', () =>
  withPlatform({}, async (destination) => {
    await destination.syncNodes(NODES, signal);
    const batch = parcels(200);
    batch[137] = { ...parcel('s137'), scope: 'not allowed' };
    const verdicts = await destination.send(batch, new Map(), signal);
    const refused = verdicts.filter(({ result }) => result === 'rejected').map(({ id }) => id);
    expect([refused, verdicts.length]).toEqual([[batch[137]?.id], 200]);
  }));

test('an id that came before with other content is refused alone, and says why', () =>
  withPlatform({}, async (destination) => {
    await destination.syncNodes([...NODES, { ...NODES[0], id: 'school-2' } as Node], signal);
    await destination.send([parcel('a')], new Map(), signal);
    const moved = { ...parcel('a'), node: 'school-2' };
    const verdicts = await destination.send([parcel('b'), moved, parcel('c')], new Map(), signal);
    expect(results(verdicts)).toEqual(['acknowledged', 'acknowledged', 'rejected']);
    const refusal = verdicts.find(({ id }) => id === moved.id);
    expect(refusal).toMatchObject({
      problems: [{ code: 'destination.parcel.id-reused', message: expect.stringContaining('node') }],
    });
  }));

test('a batch of more than eight mebibytes goes in several calls', () =>
  withPlatform({}, async (destination, platform) => {
    await destination.syncNodes(NODES, signal);
    const batch = Array.from({ length: 12 }, (_, index) => parcel(`s${index}`, 1, 'я'.repeat(500_000)));
    const verdicts = await destination.send(batch, new Map(), signal);
    expect(new Set(results(verdicts))).toEqual(new Set(['acknowledged']));
    expect(platform.counts().effects).toBe(12);
  }));

test('a parcel that no call can carry is refused without being sent', () =>
  withPlatform({}, async (destination) => {
    await destination.syncNodes(NODES, signal);
    const verdicts = await destination.send([parcel('a', 1, 'я'.repeat(5_000_000)), parcel('b')], new Map(), signal);
    expect(results(verdicts)).toEqual(['acknowledged', 'rejected']);
  }));

test('a ticket is asked for, pending until judged', () =>
  withPlatform(faults('ticket'), async (destination, platform) => {
    await destination.syncNodes(NODES, signal);
    const [pending] = await destination.send([parcel('a')], new Map(), signal);
    if (pending?.result !== 'pending') throw new Error('expected a ticket');
    const tickets = new Map([[pending.id, pending.ticket]]);
    expect(await destination.send([parcel('a')], tickets, signal)).toMatchObject([{ result: 'pending' }]);
    expect(await destination.send([parcel('a')], tickets, signal)).toMatchObject([{ result: 'acknowledged' }]);
    expect(platform.counts()).toMatchObject({ effects: 1, repeated: 0 });
  }));

test('a ticket that has expired costs a second sending and no second effect', () =>
  withPlatform({}, async (destination, platform) => {
    await destination.syncNodes(NODES, signal);
    await destination.send([parcel('a')], new Map(), signal);
    const tickets = new Map([[parcel('a').id, 't-gone']]);
    expect(await destination.send([parcel('a')], tickets, signal)).toMatchObject([{ result: 'acknowledged' }]);
    expect(platform.counts()).toMatchObject({ effects: 1, repeated: 1 });
  }));

test('a delta whose base the platform does not hold asks for the whole', () =>
  withPlatform({}, async (destination) => {
    await destination.syncNodes(NODES, signal);
    const previousHash = sha('never sent');
    const hash = sha('after');
    const id = `journal-day/a/2026-09-07@2.${hash.slice(0, 16)}:delta-${previousHash.slice(0, 16)}#1`;
    const delta: Parcel = { ...parcel('a'), id, hash, previousHash, mode: 'delta', body: { upsert: [], remove: [] } };
    expect(await destination.send([delta], new Map(), signal)).toMatchObject([{ result: 'snapshot-required' }]);
  }));

test.each([
  ['unavailable', 'http.server-error'],
  ['rate-limited', 'http.rate-limited'],
  ['html', 'http.not-json'],
  ['cut-answer', 'http.unreachable'],
  ['fail-after', 'http.server-error'],
])('%s fails the call as a whole and settles nothing; the same again goes through with one effect', (fault, code) =>
  withPlatform(faults(fault, { retryAfter: 7 }), async (destination, platform) => {
    await destination.syncNodes(NODES, signal);
    const waits = fault === 'unavailable' || fault === 'rate-limited' ? { retryAfterMs: 7_000 } : {};
    await expect(destination.send(parcels(3), new Map(), signal)).rejects.toMatchObject({ code, ...waits });
    expect(results(await destination.send(parcels(3), new Map(), signal))).toEqual(Array(3).fill('acknowledged'));
    expect(platform.counts()).toMatchObject({ effects: 3, duplicates: 0 });
  }),
);

test('parcels whose answer is lost with an idle connection are sent over another one at once, with one effect', () =>
  withPlatform(faults('lost-answer'), async (destination, platform) => {
    await destination.syncNodes(NODES, signal);
    expect(results(await destination.send(parcels(3), new Map(), signal))).toEqual(Array(3).fill('acknowledged'));
    expect(platform.counts()).toMatchObject({ effects: 3, duplicates: 0, repeated: 3 });
  }));
