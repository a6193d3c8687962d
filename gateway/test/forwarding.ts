import type { Destination, Parcel, Verdict } from '../contracts/destination.ts';
import { GatewayError } from '../contracts/errors.ts';
import { breaker } from '../forward/breaker.ts';
import type { Route } from '../forward/route.ts';
import { dayOf, REF } from './journal-sheet.ts';
import { monoLogOutgoing } from './outgoing-rules.ts';
import { type Deliveries, tinyDeliveries } from './tiny-deliveries.ts';

/* Forwarding to a destination that a test plays, in a time that a test lets pass. */

export const OUTGOING = monoLogOutgoing();

const NODES = [{ id: 'school-1', kind: 'school', parent: 'region', name: 'Школа № 1' }] as const;

/** What the destination says to a parcel, or why it cannot be asked. */
export type Answer = (parcel: Parcel) => Omit<Exclude<Verdict, never>, 'id'> | GatewayError;

export const ok: Answer = ({ id }) => ({ result: 'acknowledged', receipt: `r-${id}` }) as never;

/** A destination that answers as told, and remembers its calls. */
export function destinationThat(answer: Answer) {
  const calls: string[][] = [];
  const tickets: string[] = [];
  let current = answer;
  const destination: Destination = {
    name: 'mono-log',
    batchSize: 4,
    syncNodes: async () => void calls.push(['nodes']),
    async send(batch, given) {
      calls.push(batch.map(({ id }) => id));
      tickets.push(...given.values());
      return batch.map((parcel) => {
        const said = current(parcel);
        if (said instanceof GatewayError) throw said;
        return { ...said, id: parcel.id } as Verdict;
      });
    },
  };
  return { destination, calls, tickets, becomes: (next: Answer) => void (current = next) };
}

/** A route whose time passes only by waiting. */
export function routeTo(destination: Destination, store: Deliveries, more: Partial<Route> = {}) {
  let now = Date.parse('2026-09-07T15:00:00Z');
  const warnings: object[] = [];
  const log = { debug() {}, info() {}, warn: (fields: object) => void warnings.push(fields) };
  const route: Route = {
    ...{ destination, store, outgoing: OUTGOING, nodes: NODES, log, signal: new AbortController().signal },
    ...{ nodeOf: () => 'school-1', breaker: breaker(() => 0.5), random: () => 0.5, now: () => new Date(now) },
    ...more,
  };
  const pass = (ms: number): void => void (now += ms);
  return { route, pass, warnings };
}

/** A store in which so many sheets are due. */
export async function storeWith(sheets: number): Promise<Deliveries> {
  const store = tinyDeliveries();
  for (let index = 0; index < sheets; index += 1) await store.put({ ...REF, scope: `${100 + index}` }, dayOf('4', '5'));
  return store;
}

/** A destination that cannot be asked. */
export const down = (code: 'http.server-error' | 'http.unauthorized', retryAfterMs?: number): Answer => {
  const error = new GatewayError(code, 'sending: no', retryAfterMs === undefined ? {} : { retryAfterMs });
  return () => error;
};
