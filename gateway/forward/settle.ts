import type { Verdict } from '../contracts/destination.ts';
import type { ErrorCode, GatewayError } from '../contracts/errors.ts';
import type { Delivery, Settlement } from '../contracts/delivery.ts';
import { waitAfter } from './back-off.ts';
import type { Packed } from './pack.ts';

/** Milliseconds after which a sheet is looked at again whose school has no node. */
const UNPLACED_WAIT_MS = 60_000;
/** Milliseconds after which a sheet is looked at again whose school's gate is closed. */
const GATED_WAIT_MS = 3_600_000;
/** Milliseconds that a ticket rests at least: a platform that says "at once" is not asked in a circle. */
const SHORTEST_POLL_MS = 100;

/** A delivery with what it was packed to. */
export interface Sent {
  readonly delivery: Delivery;
  readonly packed: Extract<Packed, { readonly result: 'parcel' }>;
}

export const versionOf = ({ sheet, lease }: Delivery) => {
  const { source, kind, school, scope, day, version } = sheet;
  return { sheet: { source, kind, school, scope, day }, version, lease };
};

/** Settles what needs no sending. */
export function unsent(
  delivery: Delivery,
  packed: Exclude<Packed, { readonly result: 'parcel' }>,
  at: Date,
): Settlement {
  const { hash } = packed;
  return packed.result === 'equal'
    ? { ...versionOf(delivery), result: 'equal', at, hash }
    : { ...versionOf(delivery), result: 'dead', at, hash, problems: packed.problems };
}

/** The school of the sheet has no node: it waits until somebody gives it one. */
export const unplaced = (delivery: Delivery, now: Date): Settlement => ({
  ...versionOf(delivery),
  ...{
    result: 'retry',
    dueAt: new Date(now.getTime() + UNPLACED_WAIT_MS),
    reason: 'no node for the school',
    isUnsent: true,
  },
});

/** The exchange of the school is closed: the sheet waits; opening the gate makes it due at once. */
export const gated = (delivery: Delivery, now: Date): Settlement => ({
  ...versionOf(delivery),
  ...{ result: 'retry', dueAt: new Date(now.getTime() + GATED_WAIT_MS), reason: 'gate closed', isUnsent: true },
});

/** What a verdict means for a delivery. Only "rejected" makes it dead. */
export function fromVerdict(verdict: Verdict, { delivery, packed }: Sent, now: Date, random: () => number): Settlement {
  const version = versionOf(delivery);
  const { hash, json, parcel } = packed;
  switch (verdict.result) {
    case 'acknowledged':
      return { ...version, result: 'acknowledged', receipt: verdict.receipt, at: now, hash, json };
    case 'rejected':
      return { ...version, result: 'dead', at: now, hash, problems: verdict.problems };
    case 'snapshot-required':
      if (parcel.mode === 'delta') return { ...version, result: 'whole-body' };
      return retry(delivery, 'vendor.answer', undefined, now, random);
    case 'pending': {
      const dueAt = new Date(Math.max(verdict.pollAt.getTime(), now.getTime() + SHORTEST_POLL_MS));
      return { ...version, result: 'pending', dueAt, ticket: verdict.ticket };
    }
    case 'unanswered':
      return fromError(verdict.error, delivery, now, random);
  }
}

/** A call that failed as a whole delays, however often it failed; told when to come again, by that much. */
export function fromError(error: GatewayError, delivery: Delivery, now: Date, random: () => number): Settlement {
  const wait = error.code === 'stopped' ? 0 : error.retryAfterMs;
  return retry(delivery, error.code, wait, now, random);
}

/** The destination said nothing of a parcel of the batch. */
export const unmentioned = (delivery: Delivery, now: Date, random: () => number): Settlement =>
  retry(delivery, 'vendor.answer', undefined, now, random);

function retry(
  delivery: Delivery,
  reason: ErrorCode,
  waitMs: number | undefined,
  now: Date,
  random: () => number,
): Settlement {
  const wait = waitMs ?? waitAfter(delivery.attempts, random);
  return { ...versionOf(delivery), result: 'retry', dueAt: new Date(now.getTime() + wait), reason };
}
