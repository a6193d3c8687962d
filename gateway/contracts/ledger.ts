import type { DeliveryCounts } from './delivery.ts';

/** One disagreement found by recounting. */
export interface LedgerDifference {
  readonly where: 'page' | 'slice' | 'sheet' | 'destination' | 'run';
  /** Which one, readable: "page 17 of source s1", "journal-day 105 2026-09-07…13". */
  readonly what: string;
  readonly expected: number;
  readonly found: number;
}

/** The answer to "was anything lost?": recounted from the store, never from running totals. */
export interface Ledger {
  /** Sum of absolute differences; 0 means nothing was lost. */
  readonly difference: number;
  readonly pages: number;
  readonly runs: readonly {
    readonly run: string;
    readonly source: string;
    readonly received: number;
    readonly difference: number;
  }[];
  readonly slices: readonly { readonly slice: string; readonly difference: number }[];
  readonly destinations: readonly (DeliveryCounts & { readonly destination: string; readonly difference: number })[];
  readonly differences: readonly LedgerDifference[];
}
