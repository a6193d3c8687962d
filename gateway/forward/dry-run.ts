import type { Parcel } from '../contracts/destination.ts';
import type { Problem, SheetRef } from '../contracts/records.ts';
import { nodeFor } from './batch.ts';
import { pack } from './pack.ts';
import type { Route } from './route.ts';

/** What would become of one waiting sheet version. */
export type Shown =
  | { readonly result: 'parcel'; readonly parcel: Parcel }
  /** The destination holds just this already. */
  | { readonly result: 'equal' }
  /** The exchange of the school is closed. */
  | { readonly result: 'gated'; readonly sheet: SheetRef; readonly node: string }
  /** The school has no node. */
  | { readonly result: 'unplaced'; readonly sheet: SheetRef }
  | { readonly result: 'refused'; readonly sheet: SheetRef; readonly problems: readonly Problem[] };

/** Shows what waits as it would be sent, and sends, leases and settles nothing. */
export async function* dryRun(
  route: Pick<Route, 'outgoing' | 'nodes' | 'nodeOf' | 'isOpen'> & {
    readonly destination: Pick<Route['destination'], 'name'>;
    readonly store: Pick<Route['store'], 'waiting' | 'epoch'>;
  },
): AsyncIterable<Shown> {
  const epoch = await route.store.epoch();
  for await (const delivery of route.store.waiting(route.destination.name)) {
    const { source, kind, school, scope, day } = delivery.sheet;
    const sheet: SheetRef = { source, kind, school, scope, day };
    const node = nodeFor(route, delivery);
    if (node === undefined) yield { result: 'unplaced', sheet };
    else if (route.isOpen?.(node) === false) yield { result: 'gated', sheet, node };
    else {
      const packed = pack(delivery, route.outgoing, node, epoch);
      if (packed.result === 'parcel') yield { result: 'parcel', parcel: packed.parcel };
      else if (packed.result === 'equal') yield { result: 'equal' };
      else yield { result: 'refused', sheet, problems: packed.problems };
    }
  }
}
