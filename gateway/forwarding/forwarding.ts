import { breaker as makeBreaker, type Breaker } from '../forward/breaker.ts';
import { dryRun, type Shown } from '../forward/dry-run.ts';
import { forward, type Forwarded as Sent } from '../forward/forward.ts';
import type { Outgoing, OutgoingMap } from '../forward/outgoing.ts';
import type { Clock } from '../clock.ts';
import { demandSecrets } from '../config/lacking.ts';
import type { Destination, Node } from '../contracts/destination.ts';
import type { EntityName } from '../contracts/records.ts';
import type { WaitingSum } from '../contracts/standing.ts';
import type { Gateway } from '../gateway.ts';
import { checkGates, exchangeForecast, exchangeOf } from './gates.ts';
import { nodeFinder } from '../registry/node-finder.ts';
import type { MapContext } from '../normalise/context.ts';
import { derivedKeysOf } from '../normalise/pseudonym.ts';
import { zoneOf } from '../normalise/zone.ts';

const breakers = new WeakMap<Gateway, Map<string, Breaker>>();

export interface ForwardOptions {
  /** Moves the clock of the deliveries alone. */
  readonly now?: Clock;
  /** Called after every batch that was judged. */
  onSent?(parcels: number): void;
}

/** What a forwarding came to. */
export interface Forwarded extends Sent {
  /** Sheets that wait because the exchange of their school is closed. */
  readonly gated: number;
}

/**
 * Sends what is due to one destination until nothing more can go now; gates are computed before.
 *
 * @throws {GatewayError} config.secret where it lacks one
 */
export async function forwardAll(
  gateway: Gateway,
  name: string,
  signal: AbortSignal,
  { now = gateway.now, onSent }: ForwardOptions = {},
): Promise<Forwarded> {
  const { adapter, config } = gateway.destinationOf(name);
  demandSecrets(gateway.config, config);
  const opened = adapter.open(config.settings, { log: gateway.log, now, allowLoopback: config.allowLoopback });
  const destination = onSent ? watched(opened, onSent) : opened;
  await checkGates(gateway, { signal });
  const places = await placesOf(gateway);
  const sent = await forward({
    destination,
    outgoing: outgoingOf(gateway, name),
    store: gateway.store,
    ...places,
    held: (await heldSchools(gateway, name, places)).map(({ source, school }) => ({ source, school })),
    breaker: breakerOf(gateway, name),
    now,
    random: Math.random,
    log: gateway.log,
    signal,
  });
  const held = Object.groupBy(await heldSchools(gateway, name, places), ({ state }) => state);
  const sheetsOf = (state: 'gated' | 'unplaced') => (held[state] ?? []).reduce((sum, { sheets }) => sum + sheets, 0);
  return { ...sent, gated: sheetsOf('gated'), unplaced: sheetsOf('unplaced') };
}

/** Where the sheets of a school go, and whether they may. */
async function placesOf(gateway: Gateway) {
  const nodeOf = nodeFinder(gateway.config.nodes);
  return { nodes: nodesOf(gateway), nodeOf, isOpen: await exchangeOf(gateway) };
}

type Held = WaitingSum & { readonly state: 'gated' | 'unplaced' };

/** Schools whose sheets wait because they have no node, or their exchange is closed. */
async function heldSchools(
  { operations }: Gateway,
  name: string,
  { nodeOf, isOpen }: Awaited<ReturnType<typeof placesOf>>,
): Promise<readonly Held[]> {
  return (await operations.waitingSums(name)).flatMap((sum): Held[] => {
    const node = nodeOf(sum.source, sum.school);
    if (node === undefined) return [{ ...sum, state: 'unplaced' }];
    return isOpen(node) ? [] : [{ ...sum, state: 'gated' }];
  });
}

/** The tree as a destination is told it. */
export const nodesOf = (gateway: Gateway): readonly Node[] =>
  gateway.config.nodes.map(({ journals, successors: _successors, ...node }) => ({
    ...node,
    ...(journals[0] && { system: gateway.systemOf(journals[0].source) }),
  }));

/** The destination, telling how many parcels each call had judged. */
const watched = (destination: Destination, onSent: (parcels: number) => void): Destination => ({
  name: destination.name,
  batchSize: destination.batchSize,
  syncNodes: (nodes, signal) => destination.syncNodes(nodes, signal),
  async send(parcels, tickets, signal) {
    const verdicts = await destination.send(parcels, tickets, signal);
    onSent(verdicts.length);
    return verdicts;
  },
});

/** What would go to a destination now; nothing is sent, leased or settled. */
export async function* showParcels(gateway: Gateway, name: string): AsyncIterable<Shown> {
  const { store } = gateway;
  yield* dryRun({
    destination: { name },
    store,
    outgoing: outgoingOf(gateway, name),
    ...(await placesOf(gateway)),
    isOpen: await exchangeForecast(gateway),
  });
}

/** Everything that decides what leaves for a destination: its mappings, its schemas, its own key. */
export function outgoingOf({ keys, rules }: Pick<Gateway, 'keys' | 'rules'>, name: string): Outgoing {
  const own = rules.of(name);
  const maps = new Map<EntityName, OutgoingMap>();
  for (const entity of own.entities) {
    const { compiled, check } = own.of(entity)!;
    maps.set(entity as EntityName, (record, derive, problems) => {
      const body = compiled.map(record, { ...OUTWARD, derive }, problems);
      if (problems.length === 0) problems.push(...check(body));
      return body;
    });
  }
  return { maps, derive: derivedKeysOf(keys.subkey(`destination/${name}`)) };
}

/** Nothing of a vendor is read on the way out. */
const OUTWARD: Omit<MapContext, 'derive'> = {
  zone: zoneOf('UTC'),
  pseudonym: () => {
    throw new TypeError('packing a parcel: "pseudonym" belongs into incoming mappings');
  },
  blank: (text) => text,
  unknownCode: () => undefined,
};

function breakerOf(gateway: Gateway, name: string): Breaker {
  const own = breakers.get(gateway) ?? new Map<string, Breaker>();
  breakers.set(gateway, own);
  const breaker = own.get(name) ?? makeBreaker(Math.random);
  own.set(name, breaker);
  return breaker;
}
