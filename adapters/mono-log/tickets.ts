import type { Verdict } from '../../gateway/contracts/destination.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import { retryAfterMs } from '../kit/retry-after.ts';
import { ABOUT_PARCELS, type MonoLogApi, type Wire } from './api.ts';
import { verdictsOf } from './verdicts.ts';

/** Milliseconds before a ticket is asked for, where the platform does not say. */
const POLL_AFTER_MS = 5_000;

/** What an answer 202 means for each of its parcels. @throws {GatewayError} when it has no ticket */
export function pendingUntil(
  { json, headers }: Answer,
  now: Date,
): { readonly result: 'pending'; readonly ticket: string; readonly pollAt: Date } {
  const { ticket } = (json ?? {}) as Partial<Wire['Ticket']>;
  if (typeof ticket !== 'string')
    throw new GatewayError('vendor.answer', 'POST v1/parcels: answered 202 without a ticket');
  const said = retryAfterMs(headers['retry-after'], headers['date'], now.getTime());
  return { result: 'pending', ticket, pollAt: new Date(now.getTime() + (said ?? POLL_AFTER_MS)) };
}

/**
 * What became of parcels that were answered with a ticket, each ticket asked once. A parcel without a verdict here is to be
 * sent again: its ticket has expired, or the call it came with was refused as a whole.
 *
 * @throws {GatewayError} when nothing could be asked
 */
export async function askTickets(
  api: MonoLogApi,
  tickets: ReadonlyMap<string, string>,
  now: () => Date,
  signal: AbortSignal,
): Promise<Map<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  for (const [ticket, parcels] of Map.groupBy(tickets.keys(), (id) => tickets.get(id) as string)) {
    const answer = await api.ticket(ticket, signal);
    if (answer.status === 404 || ABOUT_PARCELS.includes(answer.status)) continue;
    const pending = answer.status === 202 ? pendingUntil(answer, now()) : undefined;
    const judged = pending ? undefined : verdictsOf(answer);
    for (const id of parcels) {
      const verdict = pending ? { id, ...pending } : judged?.get(id);
      if (verdict) verdicts.set(id, verdict);
    }
  }
  return verdicts;
}
