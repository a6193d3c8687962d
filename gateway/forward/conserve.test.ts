import { join } from 'node:path';
import fc from 'fast-check';
import { openPlatform, type Platform } from '../../ops/simulators/mono-log/platform.ts';
import type { WireParcel } from '../../ops/simulators/mono-log/parcels.ts';
import type { Destination, Parcel, Verdict } from '../contracts/destination.ts';
import { GatewayError } from '../contracts/errors.ts';
import { dayOf, REF } from '../test/journal-sheet.ts';
import { monoLogOutgoing } from '../test/outgoing-rules.ts';
import { openSqliteStore } from '../stores/sqlite/store.ts';
import { storeDeliveries } from '../test/store-deliveries.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';
import { type Deliveries, tinyDeliveries } from '../test/tiny-deliveries.ts';
import { NOTHING } from './body.ts';
import { canonicalJson, hashOf } from '../sheets/canonical-json.ts';
import { breaker } from './breaker.ts';
import { forward } from './forward.ts';
import { pack } from './pack.ts';
import type { Route } from './route.ts';

const OUTGOING = monoLogOutgoing();
afterAll(removeFolders);

const SCOPES = ['101', '102', '103'];
/** What a sheet may say; the last one is refused by a rule of the platform. */
const CONTENTS = [
  dayOf(...Array.from({ length: 12 }, () => '4')),
  dayOf('5', ...Array.from({ length: 11 }, () => '4')),
  dayOf('5', '3'),
  dayOf(),
  dayOf('1'),
];

/** What happens to one call: on its way there, at the platform, and on its way back. */
const EVENTS = [
  'fine',
  'down',
  'lost',
  'crash-before',
  'crash-after',
  'ticket',
  'forgets',
  'overtaken',
  'changed',
] as const;
type Event = (typeof EVENTS)[number];
type Step =
  | { readonly change: number; readonly to: number }
  | { readonly pass: readonly Event[]; readonly then: number }
  | { readonly wait: number };

const change = fc.record({ change: fc.nat(SCOPES.length - 1), to: fc.nat(CONTENTS.length - 1) });
const pass = fc.record({
  pass: fc.array(fc.constantFrom(...EVENTS), { maxLength: 4 }),
  then: fc.nat(CONTENTS.length - 1),
});
const step: fc.Arbitrary<Step> = fc.oneof(change, pass, fc.record({ wait: fc.nat(200_000) }));

class Crash extends Error {}

/** A region of three sheets, a platform, and a network that does what it is told. */
function world(open: Opens) {
  let now = Date.parse('2026-09-07T15:00:00Z');
  let script: Event[] = [];
  let then = 0;
  let forgets = false;
  let crashing = false;
  const store = open(() => new Date(now));
  const put = (sheet: number, to: number): Promise<void> =>
    store.put({ ...REF, scope: SCOPES[sheet] ?? '' }, CONTENTS[to] ?? {});
  const platform: Platform = openPlatform({
    knowsNode: () => true,
    knowsParameters: () => true,
    rules: [(parcel) => (JSON.stringify(parcel.body).includes('"value":1') ? REFUSAL : undefined)],
    losesPrevious: () => forgets,
  });
  const destination: Destination = {
    name: 'mono-log',
    batchSize: 2,
    syncNodes: async () => {},
    async send(batch, tickets) {
      const event = batch.some(({ id }) => tickets.has(id)) ? 'fine' : (script.shift() ?? 'fine');
      if (event === 'down') throw new GatewayError('http.unreachable', 'sending: no way there');
      if (event === 'crash-before') throw new Crash();
      if (event === 'ticket')
        return batch.map(({ id }) => ({ id, result: 'pending', ticket: 't', pollAt: new Date(now + 500) }));
      if (event === 'overtaken') {
        now += 120_000;
        await put(0, then);
        await forward(routeOf()).catch(ignoreCrash);
      }
      forgets = event === 'forgets';
      const verdicts = take(platform, batch);
      forgets = false;
      if (event === 'lost') throw new GatewayError('http.unreachable', 'sending: no answer');
      if (event === 'changed') await put(0, then);
      if (event === 'crash-after') crashing = true;
      return verdicts;
    },
  };
  const settle: Deliveries['settle'] = async (name, settlements) => {
    if (crashing) {
      crashing = false;
      throw new Crash();
    }
    await store.settle(name, settlements);
  };
  const routeOf = (): Route => ({
    ...{ destination, outgoing: OUTGOING, nodes: [], nodeOf: () => 'school-1', now: () => new Date(now) },
    ...{ store: { ...store, settle }, breaker: breaker(() => 0.5), random: () => 0.5 },
    ...{ log: { debug() {}, info() {}, warn() {} }, signal: new AbortController().signal },
  });
  const drain = () =>
    forward({
      ...routeOf(),
      wait: async (until) => {
        now = Math.max(now + 1, until.getTime());
        return true;
      },
    });
  const run = async (one: Step): Promise<void> => {
    if ('change' in one) await put(one.change, one.to);
    else if ('wait' in one) now += one.wait;
    else {
      [script, then] = [[...one.pass], one.then];
      await forward(routeOf()).catch(ignoreCrash);
      [script, crashing] = [[], false];
    }
  };
  return { store, platform, run, drain };
}

const REFUSAL = { code: 'rule.no-ones', path: '/body', message: 'Не принимается.' };

function ignoreCrash(error: unknown): void {
  if (!(error instanceof Crash)) throw error;
}

function take(platform: Platform, batch: readonly Parcel[]): Verdict[] {
  const taken = platform.take(batch.map((parcel) => ({ ...parcel, parameters: '1' }) as unknown as WireParcel));
  if ('reused' in taken) throw new Error(`an id came with other content: ${taken.reused}`);
  return taken.verdicts.map((verdict): Verdict => {
    if (verdict.result === 'rejected')
      return { id: verdict.id, result: 'rejected', problems: [{ code: 'destination.rule', path: '', message: '' }] };
    return verdict.result === 'snapshot-required'
      ? verdict
      : { id: verdict.id, result: 'acknowledged', receipt: verdict.receipt };
  });
}

/** What the platform should hold of a sheet, and what it does. */
async function contentOf(store: Deliveries, platform: Platform, scope: string) {
  const sheet = await store.sheet({ ...REF, scope });
  if (!sheet) return undefined;
  const packed = pack({ sheet, attempts: 0, wholeBody: true, unsure: true }, OUTGOING, 'school-1', 1);
  const key = OUTGOING.derive('sc', JSON.stringify([REF.source, REF.school, scope]));
  const held = platform.held.get(['school-1', REF.kind, key, REF.day].join('\t'));
  return {
    scope,
    ours: packed.hash,
    held: held?.hash ?? NOTHING.hash,
    refused: sheet.hash === hashOf(canonicalJson(CONTENTS[4])),
  };
}

type Opens = (now: () => Date) => Deliveries;
const STORES: readonly (readonly [name: string, open: Opens, runs: number])[] = [
  ['the model', () => tinyDeliveries(), 400],
  [
    'the embedded store',
    (now) => storeDeliveries(openSqliteStore(join(newFolder(), 'svod.db'), { ...OPTIONS, now })),
    150,
  ],
];
const OPTIONS = {
  destinations: ['mono-log'],
  assess: () => ({ facts: [] }),
  zoneOf: () => 'Europe/Moscow',
  sealKey: Buffer.alloc(32),
  keyId: '0badcafe',
};

describe.each(STORES)('with %s', (_name, open, runs) => {
  test('however calls are lost, overtaken and crashed, the platform ends with what the store has, each id once', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { store, platform, run, drain } = world(open);
        for (const one of steps) await run(one);
        const { counts } = await drain();
        const { changed, acknowledged, waiting, dead, superseded } = counts;
        expect([changed, waiting]).toEqual([acknowledged + waiting + dead + superseded, 0]);
        expect(platform.counts().duplicates).toBe(0);
        expect((await store.ledger?.())?.differences ?? []).toEqual([]);
        for (const scope of SCOPES) {
          const content = await contentOf(store, platform, scope);
          if (content && !content.refused) expect(content.held).toBe(content.ours);
        }
      }),
      { numRuns: runs },
    ));

  test('4 → 5 → 4 with the answer to 5 lost ends as 4 on both sides', async () => {
    const { store, platform, run, drain } = world(open);
    const [four, five] = [0, 1];
    await run({ change: 0, to: four });
    await run({ pass: ['fine'], then: 0 });
    await run({ change: 0, to: five });
    await run({ pass: ['lost'], then: 0 });
    await run({ change: 0, to: four });
    await drain();
    const content = await contentOf(store, platform, SCOPES[0] ?? '');
    expect(content?.held).toBe(content?.ours);
    expect(await store.deliveryCounts('mono-log')).toMatchObject({ changed: 3, acknowledged: 2, superseded: 1 });
  });

  test('4 → 5 → 4, each acknowledged, and the first parcel arriving once more after the third, ends as 4', async () => {
    const { store, platform, run, drain } = world(open);
    for (const to of [0, 1, 0]) {
      await run({ change: 0, to });
      await run({ pass: ['fine'], then: 0 });
    }
    const [first] = platform.held.values();
    await run({ pass: ['overtaken'], then: 1 });
    await run({ change: 0, to: 1 });
    await run({ pass: ['overtaken'], then: 0 });
    await drain();
    const content = await contentOf(store, platform, SCOPES[0] ?? '');
    expect([content?.held, first?.version]).toEqual([content?.ours, 3]);
  });
});
