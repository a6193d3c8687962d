import type { BalanceSheet, Destination } from '../contracts/destination.ts';
import type { BalanceKeeping } from '../contracts/keeping.ts';
import type { Outgoing } from './outgoing.ts';

/** What a balance is drawn with; everything is handed in. */
export interface Balancing {
  readonly destination: Destination & { readonly balance: BalanceSheet };
  readonly outgoing: Outgoing;
  readonly store: BalanceKeeping;
  nodeOf(source: string, school: string): string | undefined;
  /** Whether the node stands in our tree, open or closed. */
  isOurs(node: string): boolean;
  /** Journals of a node, or of those it went over to; none of a node that is not ours. */
  journalsOf(node: string): readonly { readonly source: string; readonly school: string }[];
  /** Asks that a source be read soon. */
  readAgain(source: string): Promise<void>;
  now(): Date;
  readonly signal: AbortSignal;
  /** Looks and changes nothing. */
  readonly dryRun: boolean;
  /** What no sheet stands behind is withdrawn at once, without a reading that proves it. */
  readonly withdrawAll: boolean;
  onDay?(done: number, total: number): void;
}
