import type { Problem } from '../../contracts/records.ts';
import { type DeliveryCounts, NOTHING_TO_SEND, type Settlement } from '../../contracts/delivery.ts';

/** Delivery of a sheet's present version to one destination. Moments are milliseconds. */
export interface DeliveryState {
  readonly state: 'waiting' | 'acknowledged' | 'dead';
  /** When it is due; while it is leased, when the lease ends. Only while it waits. */
  readonly due?: number;
  /** The lease given last, until it is settled. */
  readonly lease?: { readonly token: string; readonly version: number; readonly node?: string };
  /** Times this version was sent. */
  readonly attempts: number;
  readonly ticket?: string;
  /** Node that this version may have been sent under. */
  readonly node?: string;
  readonly wholeBody: boolean;
  /** See Delivery.unsure. */
  readonly unsure: boolean;
  /** The refusal, where it was the last verdict on the sheet. */
  readonly refused?: { readonly hash: string; readonly problems: readonly [Problem, ...Problem[]] };
}

/** The outgoing body acknowledged last, with its receipt. */
export interface BaseHead {
  readonly hash: string;
  readonly receipt: string;
}

/** How one version ended, a row a version. `via`: by a verdict on it, as an equal body was, or overtaken by a later version. */
export interface Receipt {
  readonly result: 'acknowledged' | 'dead' | 'superseded';
  readonly via: 'verdict' | 'equal' | 'overtaken';
  readonly receipt?: string;
  readonly hash?: string;
  readonly problems?: readonly [Problem, ...Problem[]];
  readonly at: number;
}

export interface Settled {
  readonly state: DeliveryState;
  readonly receipt?: Receipt;
  /** The new base of deltas. */
  readonly base?: { readonly hash: string; readonly receipt: string; readonly json: string; readonly node?: string };
}

/** A sheet that was never sent. */
export const newDelivery = (due: number): DeliveryState => ({
  state: 'waiting',
  due,
  attempts: 0,
  wholeBody: false,
  unsure: false,
});

/** A further version of the sheet: what still waited is superseded. A lease that is out holds the new version back. */
export function overtaken(before: DeliveryState, now: number): Settled {
  const { lease, unsure, refused } = before;
  const due = lease ? before.due! : now;
  const state = { ...newDelivery(due), unsure, ...(lease && { lease }), ...(refused && { refused }) };
  return before.state === 'waiting'
    ? { state, receipt: { result: 'superseded', via: 'overtaken', at: now } }
    : { state };
}

/** Node under which a version may have left, if it may. */
export const nodeKept = ({ node, lease }: DeliveryState, version: number): string | undefined =>
  node ?? (lease?.version === version ? lease.node : undefined);

/**
 * A lease until `until`. One that was out until now ended without a verdict.
 *
 * @param given node of the school at this moment
 */
export function leased(
  before: DeliveryState,
  token: string,
  version: number,
  until: number,
  given: string | undefined,
): DeliveryState {
  const kept = nodeKept(before, version);
  const node = kept ?? given;
  const lease = { token, version, ...(node !== undefined && { node }) };
  const unsure = before.unsure || before.lease !== undefined;
  return { ...before, due: until, lease, unsure, ...(kept !== undefined && { node: kept }) };
}

/** Due again, as if never refused. */
export function revived({ unsure }: DeliveryState, now: number): DeliveryState {
  return { ...newDelivery(now), unsure };
}

/**
 * What a settlement changes; undefined where it settles nothing: its lease is not the present one.
 *
 * @param waitsSince when the present version became due first
 */
export function settled(
  before: DeliveryState,
  version: number,
  waitsSince: number,
  settlement: Settlement,
  base: BaseHead | undefined,
): Settled | undefined {
  const { lease, ...rest } = before;
  if (before.state !== 'waiting' || !lease || lease.token !== settlement.lease) return undefined;
  const sent = { ...rest, attempts: before.attempts + 1, due: waitsSince };
  const node = lease.node !== undefined && { node: lease.node };
  if (lease.version !== version || settlement.version !== version) {
    const due = settlement.result === 'retry' ? settlement.dueAt.getTime() : waitsSince;
    return { state: { ...rest, due, unsure: true } };
  }
  switch (settlement.result) {
    case 'retry':
      return { state: { ...sent, due: settlement.dueAt.getTime(), unsure: true, ...(!settlement.isUnsent && node) } };
    case 'pending':
      return { state: { ...sent, due: settlement.dueAt.getTime(), ticket: settlement.ticket, unsure: true, ...node } };
    case 'whole-body':
      return { state: { ...sent, wholeBody: true } };
    case 'acknowledged':
      return acknowledged(sent, settlement, lease.node);
    case 'dead':
      return dead(sent, settlement, 'verdict');
    case 'equal':
      return equal(sent, settlement, base);
  }
}

type Sent = Omit<DeliveryState, 'lease'>;

function acknowledged(
  { attempts }: Sent,
  { hash, receipt, json, at }: Settlement & { result: 'acknowledged' },
  node: string | undefined,
): Settled {
  return {
    state: { state: 'acknowledged', attempts, wholeBody: false, unsure: false },
    receipt: { result: 'acknowledged', via: 'verdict', receipt, hash, at: at.getTime() },
    base: { hash, receipt, json, ...(node !== undefined && { node }) },
  };
}

function dead(
  { attempts, unsure }: Sent,
  {
    hash,
    problems,
    at,
  }: { readonly hash: string; readonly problems: readonly [Problem, ...Problem[]]; readonly at: Date },
  via: Receipt['via'],
): Settled {
  return {
    state: { state: 'dead', attempts, wholeBody: false, unsure, refused: { hash, problems } },
    receipt: { result: 'dead', via, hash, problems, at: at.getTime() },
  };
}

function equal(sent: Sent, { hash, at }: Settlement & { result: 'equal' }, base: BaseHead | undefined): Settled {
  const { attempts, unsure, refused } = sent;
  if (refused?.hash === hash) return dead(sent, { ...refused, at }, 'equal');
  const receipt = base?.hash === hash ? base.receipt : base || refused ? undefined : NOTHING_TO_SEND;
  // Equal to nothing that was settled: the forwarder is wrong, so the version goes on waiting.
  if (receipt === undefined) return { state: sent };
  return {
    state: { state: 'acknowledged', attempts, wholeBody: false, unsure, ...(refused && { refused }) },
    receipt: { result: 'acknowledged', via: 'equal', receipt, hash, at: at.getTime() },
  };
}

export const NO_DELIVERIES: DeliveryCounts = { changed: 0, acknowledged: 0, waiting: 0, dead: 0, superseded: 0 };
