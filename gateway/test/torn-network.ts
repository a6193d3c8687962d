import type { WireParcel } from '../../ops/simulators/mono-log/parcels.ts';
import { openPlatform, type Platform } from '../../ops/simulators/mono-log/platform.ts';
import type { Destination, Parcel, Verdict } from '../contracts/destination.ts';
import { GatewayError } from '../contracts/errors.ts';
import { NOTHING } from '../forward/body.ts';
import { breaker } from '../forward/breaker.ts';
import { forward } from '../forward/forward.ts';
import { pack } from '../forward/pack.ts';
import type { Route } from '../forward/route.ts';
import { canonicalJson, hashOf } from '../sheets/canonical-json.ts';
import { dayOf, REF } from './journal-sheet.ts';
import { monoLogOutgoing } from './outgoing-rules.ts';
import type { Deliveries } from './tiny-deliveries.ts';

/* Forwarding over a network that loses, overtakes and repeats what a test tells it to. */

const OUTGOING = monoLogOutgoing();

export const SCOPES = ['101', '102', '103'];
/** What a sheet may say; the last one is refused by a rule of the platform. */
export const CONTENTS = [
  dayOf(...Array.from({ length: 12 }, () => '4')),
  dayOf('5', ...Array.from({ length: 11 }, () => '4')),
  dayOf('5', '3'),
  dayOf(),
  dayOf('1'),
];

/** What happens to one call: on its way there, at the platform, and on its way back. */
export const EVENTS = [
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
export type Event = (typeof EVENTS)[number];
export type Step =
  | { readonly change: number; readonly to: number }
  | { readonly pass: readonly Event[]; readonly then: number }
  | { readonly wait: number };

class Crash extends Error {}

/** A store on the clock of that region. */
export type Opens = (now: () => Date) => Deliveries;

/** A region of three sheets, a platform, and a network that does what it is told. */
export function world(open: Opens) {
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
export async function contentOf(store: Deliveries, platform: Platform, scope: string) {
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
