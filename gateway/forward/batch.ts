import { GatewayError } from '../contracts/errors.ts';
import type { Delivery, Settlement } from '../contracts/delivery.ts';
import { pack } from './pack.ts';
import type { Route, Tally } from './route.ts';
import { fromError, fromVerdict, gated, type Sent, unmentioned, unplaced, unsent } from './settle.ts';

/** What one batch came to. `error`: some of it was judged, but a call that carried the rest failed as a whole. */
export interface Batch {
  readonly leased: number;
  readonly sent: number;
  readonly error?: GatewayError;
}

/**
 * Leases, packs, sends and settles one batch. What was leased is settled also when the call fails.
 *
 * @throws {GatewayError} when nothing was judged, because the call failed as a whole
 */
export async function forwardBatch(route: Route, tally: Tally, limit: number, leaseMs: number): Promise<Batch> {
  const { store, destination } = route;
  const now = route.now();
  const until = new Date(now.getTime() + leaseMs);
  const places = { nodeOf: route.nodeOf.bind(route), ...(route.held && { except: route.held }) };
  const due = await store.leaseDue(destination.name, { limit, now, until, ...places });
  if (due.length === 0) return { leased: 0, sent: 0 };
  const { sendable, settlements } = await packAll(route, tally, due);
  try {
    const error = sendable.size > 0 ? await send(route, sendable, settlements) : undefined;
    tally.sent += sendable.size;
    return { leased: due.length, sent: sendable.size, ...(error && { error }) };
  } catch (error) {
    if (error instanceof GatewayError) {
      const settled = ({ delivery }: Sent) => fromError(error, delivery, route.now(), route.random);
      settlements.push(...sendable.values().map(settled));
    }
    throw error;
  } finally {
    route.log.debug({ destination: destination.name, parcels: sendable.size }, 'sent');
    await store.settle(destination.name, settlements);
    route.log.debug({ destination: destination.name, deliveries: settlements.length }, 'settled');
  }
}

/** Sorts what is due into what can be sent (by parcel id) and what is settled without. */
async function packAll(
  route: Route,
  tally: Tally,
  due: readonly Delivery[],
): Promise<{ readonly sendable: Map<string, Sent>; readonly settlements: Settlement[] }> {
  const epoch = await route.store.epoch();
  const settlements: Settlement[] = [];
  const sendable = new Map<string, Sent>();
  for (const delivery of due) {
    const node = nodeFor(route, delivery);
    if (node !== undefined && route.isOpen?.(node) === false) {
      settlements.push(gated(delivery, route.now()));
      continue;
    }
    const packed = node === undefined ? undefined : pack(delivery, route.outgoing, node, epoch);
    const { source, school, kind, scope, day } = delivery.sheet;
    if (!packed) tally.unplaced.add(JSON.stringify([source, kind, school, scope, day]));
    if (!packed) settlements.push(unplaced(delivery, route.now()));
    else if (packed.result === 'parcel') sendable.set(packed.parcel.id, { delivery, packed });
    else settlements.push(unsent(delivery, packed, route.now()));
  }
  return { sendable, settlements };
}

/** Its own, or the school's present one where that was taken out of the tree. */
export function nodeFor(
  route: Pick<Route, 'nodes' | 'nodeOf'>,
  { node, sheet }: Omit<Delivery, 'lease'>,
): string | undefined {
  const present = route.nodeOf(sheet.source, sheet.school);
  const isElsewhere = node !== undefined && node !== present && route.nodes.some(({ id }) => id === node);
  return isElsewhere ? node : present;
}

/** Sends what is packed and adds a settlement each. Gives the error of a call that failed beside others that did not. */
async function send(
  route: Route,
  sendable: ReadonlyMap<string, Sent>,
  settlements: Settlement[],
): Promise<GatewayError | undefined> {
  const { destination, signal, random } = route;
  const tickets = new Map<string, string>();
  for (const [id, { delivery }] of sendable) if (delivery.ticket !== undefined) tickets.set(id, delivery.ticket);
  const parcels = [...sendable.values()].map(({ packed }) => packed.parcel);
  const verdicts = await destination.send(parcels, tickets, signal);
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  for (const [id, sent] of sendable) {
    const verdict = byId.get(id);
    const { delivery } = sent;
    const now = route.now();
    settlements.push(verdict ? fromVerdict(verdict, sent, now, random) : unmentioned(delivery, now, random));
  }
  const failed = verdicts.find((verdict) => verdict.result === 'unanswered');
  return failed?.error;
}
