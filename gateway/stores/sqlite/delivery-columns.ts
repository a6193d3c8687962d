import type { DeliveryState } from '../plan/delivery.ts';
import type { Database, Row, Value } from './database.ts';
import type { Slot } from './destinations.ts';

type More = Pick<DeliveryState, 'attempts' | 'ticket' | 'node' | 'wholeBody' | 'unsure' | 'refused'> & {
  readonly leased?: number;
  readonly leasedNode?: string;
};

/** Names of the columns of one destination, for SELECT. */
export const columnsOf = (slot: number): string =>
  ['due', 'state', 'lease', 'first', 'more'].map((name) => `d${slot}_${name}`).join(', ');

/** The delivery state in a sheet's row; nulls stand for a version that was never sent. */
export function deliveryIn(row: Row, slot: number): DeliveryState {
  const column = (name: string): Value => row[`d${slot}_${name}`] ?? null;
  const more = column('more') === null ? undefined : (JSON.parse(column('more') as string) as More);
  const { leased, leasedNode, ...rest } = more ?? { attempts: 0, wholeBody: false, unsure: false };
  return {
    ...rest,
    state: (column('state') ?? 'waiting') as DeliveryState['state'],
    ...(column('due') !== null && { due: column('due') as number }),
    ...(column('lease') !== null && { lease: leaseIn(column('lease') as string, leased!, leasedNode) }),
  };
}

const leaseIn = (token: string, version: number, node: string | undefined): NonNullable<DeliveryState['lease']> => ({
  token,
  version,
  ...(node !== undefined && { node }),
});

/** First version that the destination counts. */
export const firstIn = (row: Row, slot: number): number => (row[`d${slot}_first`] as number | null) ?? 1;

export function writeDelivery(db: Database, { slot }: Slot, sheet: number, state: DeliveryState): void {
  const { attempts, ticket, node, wholeBody, unsure, refused, lease } = state;
  const isPlain = attempts === 0 && !ticket && node === undefined && !wholeBody && !unsure && !refused && !lease;
  const more: More = {
    attempts,
    wholeBody,
    unsure,
    ...(ticket && { ticket }),
    ...(node !== undefined && { node }),
    ...(refused && { refused }),
    ...(lease && { leased: lease.version }),
    ...(lease?.node !== undefined && { leasedNode: lease.node }),
  };
  db.run(
    `UPDATE sheet SET d${slot}_due = ?, d${slot}_state = ?, d${slot}_lease = ?, d${slot}_more = ? WHERE id = ?`,
    state.state === 'waiting' ? (state.due ?? null) : null,
    state.state === 'waiting' ? null : state.state,
    lease?.token ?? null,
    isPlain ? null : JSON.stringify(more),
    sheet,
  );
}
