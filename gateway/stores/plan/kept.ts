import type { Fact } from '../../contracts/facts.ts';
import type { Counts, Day, FilterReason, ReadTimes } from '../../contracts/records.ts';
import type { QuarantinedRecord, SheetBody, Sighting, Slice } from '../../contracts/sheet.ts';
import type { SliceState } from '../../contracts/run.ts';
import type { Change } from '../../sheets/region.ts';
import type { OriginTable } from '../../sheets/origin-table.ts';
import type { SliceReads } from '../../sheets/slice-reads.ts';

/*
 * What a store keeps, whatever keeps it. A plan (plan-page.ts) says what a page changes; a store reads what the plan asks
 * for and writes what it says, in one transaction. `key` is the store's own.
 */

/** A slice with the numbers of its last page. */
export interface KeptSlice extends SliceState {
  readonly key: number;
  /** Pupils of the last page. */
  readonly pupils: 'all' | readonly string[];
  readonly reads: SliceReads;
  readonly madeBy: string;
  readonly counts: Counts;
  /** Accepted raw records of the last page that count at no record of the region any more, or never did. */
  readonly elsewhere: number;
}

export interface SheetHead {
  readonly key: number;
  readonly scope: string;
  readonly day: Day;
  readonly version: number;
  readonly hash: string;
  readonly schema: number;
  readonly madeBy: string;
  /** Milliseconds. */
  readonly changedAt: number;
  /** A reading that began later (milliseconds) may decide facts that are open; undefined where none is. */
  readonly openUntil: number | undefined;
}

/** A raw record in the quarantine. The sealed raw record stays in the store. */
export interface KeptQuarantine extends Omit<QuarantinedRecord, 'rawJson' | 'raw'> {
  readonly key: number;
  /** Key of the slice it was listed in. */
  readonly slice?: number;
  /** The page that told it last. */
  readonly page: number;
  /** Start of the reading that told it last, milliseconds. */
  readonly readFrom: number;
  readonly seen: Sighting;
}

/** What a plan may ask of a store, about the source, kind and school of its page. */
export interface PageSight {
  /** Slices of a scope that share a day with this span. */
  slices(scope: string, from: Day, to: Day): readonly KeptSlice[];
  head(scope: string, day: Day): SheetHead | undefined;
  heads(scope: string, from: Day, to: Day): readonly SheetHead[];
  body(head: SheetHead): SheetBody;
  table(head: SheetHead): OriginTable;
  /** What waits in the quarantine of a slice. */
  quarantineOf(slice: number): readonly KeptQuarantine[];
  /** What pages without a slice left in the quarantine for a scope. */
  quarantineAlone(scope: string): readonly KeptQuarantine[];
  /** A row that still waits. */
  quarantineRow(id: string): KeptQuarantine | undefined;
  /** Whether the last page of the row's slice told it; else an earlier page, of other pupils, did. */
  isOfLastPage(row: KeptQuarantine): boolean;
}

/** A sheet that a page writes. */
export interface SheetWrite {
  readonly scope: string;
  readonly day: Day;
  readonly before?: SheetHead;
  /** A new version; absent where only origins or facts are written. */
  readonly content?: { readonly version: number; readonly json: string; readonly hash: string };
  /** Absent where they stay as they are. */
  readonly table?: OriginTable;
  readonly changes: readonly Change[];
  /** Absent where they stay as they are. */
  readonly facts?: readonly Fact[];
  readonly openUntil: number | undefined;
}

export interface QuarantinePlan {
  readonly added: readonly { readonly row: QuarantinedRecord; readonly seen: Sighting }[];
  /** Rows that the page tells again. */
  readonly renewed: readonly {
    readonly key: number;
    readonly row: QuarantinedRecord;
    readonly page: 'this' | 'same';
  }[];
  readonly released: readonly number[];
}

/** All that saving a page does, but for the page's row, cursor, stems, raw answers and unknown codes. */
export interface PagePlan {
  readonly counts: Counts;
  readonly changed: number;
  readonly unchanged: number;
  readonly sheets: readonly SheetWrite[];
  /** The page's slice as it is afterwards; absent without one, or where a later reading stands. */
  readonly slice?: { readonly before?: KeptSlice; readonly after: Omit<KeptSlice, 'key' | 'page'> };
  /** Slices that this one replaces: they share entities and days with it. */
  readonly dropped: readonly number[];
  /** Other slices whose numbers move. */
  readonly moved: readonly { readonly slice: number; readonly elsewhere: number; readonly released: number }[];
  readonly quarantine: QuarantinePlan;
}

/** The part of a page's plan that says nothing happened to sheets. */
export const NOTHING: Omit<PagePlan, 'counts'> = {
  changed: 0,
  unchanged: 0,
  sheets: [],
  dropped: [],
  moved: [],
  quarantine: { added: [], renewed: [], released: [] },
};

export const sumOf = (filtered: Readonly<Partial<Record<FilterReason, number>>>): number =>
  Object.values(filtered).reduce((sum, count) => sum + count, 0);

/** The slice key that no other slice of the source has. */
export const sliceText = ({ kind, school, scope, from, to, entities }: Slice): string =>
  JSON.stringify([kind, school, scope, from, to, entities]);

export const millisecondsOf = ({ from, to }: ReadTimes): { from: number; to: number } => ({
  from: from.getTime(),
  to: to.getTime(),
});
