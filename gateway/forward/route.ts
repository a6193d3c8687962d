import type { Log } from '../contracts/adapter.ts';
import type { Destination, Node } from '../contracts/destination.ts';
import type { HeldSchool } from '../contracts/delivery.ts';
import type { Store } from '../contracts/store.ts';
import type { Breaker } from './breaker.ts';
import type { Outgoing } from './outgoing.ts';

/** What a destination is served with; everything is handed in. */
export interface Route {
  readonly destination: Destination;
  readonly outgoing: Outgoing;
  readonly store: Pick<Store, 'leaseDue' | 'settle' | 'deliveryCounts' | 'nextDue' | 'epoch' | 'waiting'>;
  /** The whole tree, synchronised before anything else. */
  readonly nodes: readonly Node[];
  /** Node of a school, by source and the vendor's id; undefined where the configuration has none. */
  nodeOf(source: string, school: string): string | undefined;
  /**
   * Schools with waiting sheets that cannot go, as it was known when the call began: their sheets are not touched. What is found of
   * that kind on the way is put off.
   */
  readonly held?: readonly HeldSchool[];
  /** Whether the exchange of a school is open, by node; a sheet of a closed one waits. Absent: every one is. */
  isOpen?(node: string): boolean;
  /** Kept by the caller from one call to the next. */
  readonly breaker: Breaker;
  /** The region's clock. */
  now(): Date;
  /** From 0 up to, not including, 1. */
  random(): number;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** @default 60_000 */
  readonly leaseMs?: number;
  /**
   * Asked when nothing more can go before `until`: waits and gives true to go on, or gives false to end the call. Without it
   * the call ends.
   */
  wait?(until: Date, signal: AbortSignal): Promise<boolean>;
}

/** What the steps of one call share. */
export interface Tally {
  sent: number;
  /** Keys of sheets without a node. */
  readonly unplaced: Set<string>;
  /** The nodes are as they should be. */
  synced: boolean;
}
