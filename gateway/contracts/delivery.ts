import type { Problem, SheetRef } from './records.ts';
import type { StoredSheet } from './sheet.ts';

/** A leased delivery: the present version of a sheet, on its way. */
export interface Delivery {
  readonly sheet: StoredSheet;
  /** Times it was sent before this one. */
  readonly attempts: number;
  /**
   * Node it goes under: that of an earlier lease which may have sent it (the destination may hold its id with that node), else
   * what `LeaseRequest.nodeOf` said. Absent: it has none.
   */
  readonly node?: string;
  /** Opaque; settlements carry it, so that an expired lease settles nothing that a later one holds. */
  readonly lease: string;
  /** The outgoing body the destination acknowledged last, canonical JSON, and the node it went under: the base of a delta. */
  readonly base?: { readonly hash: string; readonly json: string; readonly node?: string };
  /** Hash of the outgoing body that was refused, where a refusal was the last verdict on this sheet; `revive` forgets it. */
  readonly refusedHash?: string;
  /** Ticket of a "pending" verdict. */
  readonly ticket?: string;
  /** The destination answered "snapshot-required" to this version. */
  readonly wholeBody: boolean;
  /**
   * Something else than `base` may stand at the destination: since `base` was acknowledged (or ever, without a base), an
   * earlier lease of this sheet did not end with a verdict on the version it was given for: it expired, was settled "retry"
   * or "pending", or its version was superseded meanwhile; or the store was restored. Then a body equal to `base` is sent
   * all the same: 4 → 5 → 4 with the answer to 5 lost must end as 4. "acknowledged" ends it; "equal", "dead" and
   * "whole-body" leave it as it was when leased.
   */
  readonly unsure: boolean;
}

/** How a delivery ended; fenced by version, not by hash: 4 → 5 → 4 is three versions. */
export type Settlement = { readonly sheet: SheetRef; readonly version: number; readonly lease: string } & (
  | {
      readonly result: 'acknowledged';
      readonly receipt: string;
      readonly at: Date;
      readonly hash: string;
      readonly json: string;
    }
  /**
   * The outgoing body is equal to the one settled last: nothing was sent; receipt or refusal is that one's. Where nothing was
   * ever settled the body is empty (no entity of the sheet may leave): settled as acknowledged, with `NOTHING_TO_SEND` as receipt.
   */
  | { readonly result: 'equal'; readonly at: Date; readonly hash: string }
  /** `isUnsent`: it did not leave in this lease, so that its node is free again. */
  | { readonly result: 'retry'; readonly dueAt: Date; readonly reason: string; readonly isUnsent?: true }
  | { readonly result: 'pending'; readonly dueAt: Date; readonly ticket: string }
  | { readonly result: 'whole-body' }
  | {
      readonly result: 'dead';
      readonly at: Date;
      readonly hash: string;
      readonly problems: readonly [Problem, ...Problem[]];
    }
);

/** Receipt of a version of which nothing leaves and nothing ever left. */
export const NOTHING_TO_SEND = 'nothing-to-send';

export interface LeaseRequest {
  readonly limit: number;
  readonly now: Date;
  /** After this moment an unsettled delivery is due again (its forwarder has died). */
  readonly until: Date;
  /** Node of a school, by source and the vendor's id; the lease keeps it with the version, should it end without a verdict. */
  nodeOf?(source: string, school: string): string | undefined;
  /** Schools whose sheets stay: they have no node, or their exchange is closed. */
  readonly except?: readonly HeldSchool[];
}

export type HeldSchool = Pick<SheetRef, 'source' | 'school'>;

/** Counted in sheet versions: changed = acknowledged + waiting + dead + superseded. */
export interface DeliveryCounts {
  readonly changed: number;
  readonly acknowledged: number;
  readonly waiting: number;
  readonly dead: number;
  readonly superseded: number;
}
