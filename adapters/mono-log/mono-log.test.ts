import { createHash } from 'node:crypto';
import type { Destination, Node, Parcel } from '../../gateway/contracts/destination.ts';
import type { FaultRule } from '../../ops/simulators/faults.ts';
import type { MonoLogOptions } from '../../ops/simulators/mono-log/options.ts';
import { type MonoLogSimulator, startMonoLog } from '../../ops/simulators/mono-log/start.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import adapter, { monoLog } from './index.ts';

const NODES: readonly Node[] = [
  { id: 'school-1', kind: 'school', parent: 'town', name: 'Школа № 1', system: 'dnevnik-ru' },
  { id: 'town', kind: 'municipality', parent: 'region', name: 'Город' },
  { id: 'region', kind: 'region', name: 'Область' },
];
const signal = new AbortController().signal;
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Time that passes only while somebody waits. */
function quickClock(): Clockwork {
  let now = Date.parse('2026-09-07T12:00:00Z');
  return { now: () => now, sleep: async (ms) => void (now += ms), random: () => 0.5 };
}

function parcel(scope: string, version = 1, mark = '4'): Parcel {
  const body = { records: [{ entity: 'mark', id: `mk-${scope}`, value: mark }] };
  const hash = sha(JSON.stringify(body));
  const id = `journal-day/${scope}/2026-09-07@${version}.${hash.slice(0, 16)}:snapshot#1`;
  return { id, node: 'school-1', kind: 'journal-day', scope, day: '2026-09-07', mode: 'snapshot', hash, body };
}

const parcels = (count: number): Parcel[] => Array.from({ length: count }, (_, index) => parcel(`s${index}`));

async function withPlatform<T>(
  options: MonoLogOptions,
  run: (destination: Destination, platform: MonoLogSimulator, clockwork: Clockwork) => Promise<T>,
): Promise<T> {
  const clockwork = quickClock();
  const platform = await startMonoLog({ ...options, now: () => clockwork.now() });
  const { url: baseUrl, client } = platform;
  const settings = { baseUrl, clientId: client.id, clientSecret: client.secret, requestsPerSecond: 1000 };
  const log = { debug: () => {}, info: () => {}, warn: () => {} };
  const context = { log, now: () => new Date(clockwork.now()), allowLoopback: true };
  const destination = monoLog(settings, context, clockwork);
  try {
    return await run(destination, platform, clockwork);
  } finally {
    await platform.close();
  }
}

const faults = (fault: string, more: Partial<FaultRule> = {}): MonoLogOptions => ({
  faults: { faults: [{ fault, rate: 1, on: 'POST /v1/parcels', ...more }] },
});
const results = (verdicts: readonly { result: string }[]): string[] => verdicts.map(({ result }) => result).sort();

test('nodes go parents first, and only where they differ', () =>
  withPlatform({}, async (destination, platform) => {
    await destination.syncNodes(NODES, signal);
    await destination.syncNodes(NODES, signal);
    platform.control({ revoke: true });
    await destination.syncNodes(
      [{ ...NODES[0], name: 'Школа № 1 имени Ломоносова' } as Node, ...NODES.slice(1)],
      signal,
    );
    expect(await destination.send([parcel('a')], new Map(), signal)).toMatchObject([{ result: 'acknowledged' }]);
  }));

test('a node without a parent stops the synchronising and says which', () =>
  withPlatform({}, async (destination) => {
    const orphan: Node = { id: 'school-9', kind: 'school', parent: 'nowhere', name: 'Школа № 9' };
    await expect(destination.syncNodes([orphan], signal)).rejects.toMatchObject({
      code: 'destination.refused',
      message: expect.stringContaining('school-9'),
    });
  }));

test('a node that the platform refuses is told with the platform’s reason', () =>
  withPlatform({}, async (destination) => {
    const wrong: Node = { id: 'r', kind: 'school', name: 'Школа без узла' };
    await expect(destination.syncNodes([wrong], signal)).rejects.toMatchObject({
      code: 'destination.refused',
      message: expect.stringContaining('node.parent'),
    });
  }));

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
  ['lost-answer', 'http.unreachable'],
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

test('a token is used until its end, renewed after it, and renewed when the platform forgot it', () =>
  withPlatform({ tokenSeconds: 600 }, async (destination, platform, clockwork) => {
    await destination.syncNodes(NODES, signal);
    await clockwork.sleep(3_600_000, signal);
    expect(await destination.send([parcel('a')], new Map(), signal)).toMatchObject([{ result: 'acknowledged' }]);
    platform.control({ revoke: true });
    expect(await destination.send([parcel('b')], new Map(), signal)).toMatchObject([{ result: 'acknowledged' }]);
  }));

test('a wrong secret is the operator’s business, and the message does not tell it', () =>
  withPlatform({ client: { id: 'svod', secret: 'right' } }, async (_destination, platform) => {
    const context = { log: { debug() {}, info() {}, warn() {} }, now: () => new Date(0), allowLoopback: true };
    const settings = { baseUrl: platform.url, clientId: 'svod', clientSecret: 'wrong-secret' };
    const error: unknown = await adapter
      .open(settings, context)
      .syncNodes(NODES, signal)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'destination.refused' });
    expect(JSON.stringify([error, String(error)])).not.toContain('wrong-secret');
  }));

test('what the platform holds is told by day, by node and kind, and by line; the digests agree', () =>
  withPlatform({}, async (destination, platform) => {
    await destination.syncNodes(NODES, signal);
    const sent = parcels(2);
    await destination.send(sent, new Map(), signal);
    const day = '2026-09-07';
    const { days, cells, lines } = destination.balance!;
    const [cell] = await cells(day, signal);
    expect(cell).toMatchObject({ node: 'school-1', kind: 'journal-day' });
    const digest = sha(sent.map(({ scope, hash }) => `${scope}\t${day}\t${hash}\n`).join(''));
    expect(cell!.digest).toBe(digest);
    expect(await days(signal)).toMatchObject([{ day, digest: sha(`school-1\tjournal-day\t${digest}\n`) }]);
    expect(await lines({ ...cell!, day }, signal)).toEqual(sent.map(({ scope, hash }) => ({ scope, hash })));
    expect(await cells('2026-09-08', signal)).toEqual([]);
    platform.control({ restore: 1 });
    expect(await days(signal)).toEqual([]);
  }));

test('an answer without what was asked for is refused, and nothing is concluded from it', () =>
  withPlatform({}, async (destination) => {
    await destination.syncNodes(NODES, signal);
    const day = 'today';
    await expect(destination.balance!.cells(day, signal)).rejects.toMatchObject({ code: 'http.bad-request' });
  }));
