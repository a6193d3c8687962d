import { GatewayError } from '../contracts/errors.ts';
import type { DeliveryCounts } from '../contracts/delivery.ts';
import { forwardBatch } from './batch.ts';
import type { BreakerState } from './breaker.ts';
import type { Route, Tally } from './route.ts';

/** Milliseconds that leased deliveries are ours. A longer call is safe too: ids make a second sending harmless. */
const LEASE_MS = 60_000;
/** Deliveries sent to see whether a destination is well again. */
const PROBE = 10;

export interface Forwarded {
  /** Parcels sent, repeated ones too. */
  readonly sent: number;
  /** Sheet versions that wait for a node of their school. */
  readonly unplaced: number;
  readonly counts: DeliveryCounts;
  readonly breaker: BreakerState;
  /** The failure of a whole call, where it was the last word. */
  readonly error?: GatewayError;
  /** When to come again; undefined when nothing waits. */
  readonly retryAt?: Date;
}

/**
 * Sends what is due to one destination, nodes first, until nothing more can go: lease, pack, send, settle, again. A call that
 * fails as a whole delays and is told as `error`; only verdicts make dead letters. Ends early when the signal aborts.
 *
 * @throws {GatewayError} of remedy "bug", and of the store
 */
export async function forward(route: Route): Promise<Forwarded> {
  const { store, destination, breaker, signal } = route;
  const tally: Tally = { sent: 0, unplaced: new Set(), synced: false };
  let error: GatewayError | undefined;
  while (!signal.aborted && error?.remedy !== 'operator') {
    const { phase } = breaker.state(route.now());
    const step = phase === 'open' ? 'nothing' : await stepOf(route, tally, phase === 'half-open' ? PROBE : undefined);
    // A store answers without a pause, and a batch may send nothing: others in the process, and the signal, get their turn.
    await new Promise(setImmediate);
    if (step === 'sent') error = undefined;
    else if (step !== 'nothing') error = step;
    else {
      const until = await comeAgain(route);
      if (!until || !(await route.wait?.(until, signal))) break;
    }
  }
  const retryAt = await comeAgain(route);
  const result = { sent: tally.sent, unplaced: tally.unplaced.size, breaker: breaker.state(route.now()) };
  const counts = await store.deliveryCounts(destination.name);
  return { ...result, counts, ...(error && { error }), ...(retryAt && { retryAt }) };
}

/** One step: nodes where they are not yet synchronised, then one batch. A failure of a whole call is given, not thrown. */
async function stepOf(route: Route, tally: Tally, limit?: number): Promise<'sent' | 'nothing' | GatewayError> {
  const { breaker, destination, log, leaseMs = LEASE_MS } = route;
  const failed = (error: GatewayError): GatewayError => {
    if (error.code !== 'stopped') breaker.failed(error, route.now());
    const { failures } = breaker.state(route.now());
    log.warn({ destination: destination.name, code: error.code, failures }, 'waiting');
    return error;
  };
  try {
    if (!tally.synced) await destination.syncNodes(route.nodes, route.signal);
    tally.synced = true;
    const done = await forwardBatch(route, tally, limit ?? destination.batchSize, leaseMs);
    if (done.error) return failed(done.error);
    // Where nothing waits, that the platform took the nodes is all that it can prove.
    if (done.sent > 0 || (done.leased === 0 && !(await isWaiting(route)))) breaker.succeeded();
    return done.leased > 0 ? 'sent' : 'nothing';
  } catch (error) {
    if (!(error instanceof GatewayError) || error.remedy === 'bug' || error.code.startsWith('store.')) throw error;
    return failed(error);
  }
}

/** The next moment at which something can go; undefined when nothing waits. */
async function comeAgain({ store, destination, breaker, now, held }: Route): Promise<Date | undefined> {
  const due = await store.nextDue(destination.name, held);
  const { phase, until } = breaker.state(now());
  return due && phase === 'open' && until && until > due ? until : due;
}

const isWaiting = async ({ store, destination, held }: Route): Promise<boolean> =>
  (await store.nextDue(destination.name, held)) !== undefined;
