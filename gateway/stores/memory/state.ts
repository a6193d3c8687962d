import type { Fact } from '../../contracts/facts.ts';
import type { Counts, SheetRef } from '../../contracts/records.ts';
import type { NormalisedPage, SheetBody, UnknownCode } from '../../contracts/sheet.ts';
import type { Finding } from '../../contracts/finding.ts';
import type { Run } from '../../contracts/run.ts';
import type { StemList } from '../../contracts/store.ts';
import type { Change } from '../../sheets/region.ts';
import type { OriginTable } from '../../sheets/origin-table.ts';
import type { DeliveryState, Receipt } from '../plan/delivery.ts';
import type { KeptQuarantine, KeptSlice, SheetHead } from '../plan/kept.ts';

/** Delivery of one sheet to one destination. */
export interface MemoryDelivery {
  state: DeliveryState;
  readonly first: number;
  base?: { readonly hash: string; readonly receipt: string; readonly json: string; readonly node?: string };
  readonly receipts: Map<number, Receipt>;
}

export interface MemorySheet {
  readonly ref: SheetRef;
  head: SheetHead;
  json: string;
  body: SheetBody;
  table: OriginTable;
  facts?: MemoryFacts;
  readonly pastFacts: (MemoryFacts & { readonly to: number })[];
  readonly corrections: { readonly version: number; readonly changes: readonly Change[] }[];
  readonly deliveries: Map<string, MemoryDelivery>;
}

export interface MemoryFacts {
  readonly version: number;
  readonly from: number;
  readonly facts: readonly Fact[];
}

export interface MemoryPage extends Counts {
  readonly key: number;
  readonly source: string;
  readonly run: string;
}

export type MemoryQuarantine = KeptQuarantine &
  Pick<NormalisedPage, 'source' | 'kind' | 'school' | 'madeBy'> & { readonly scope: string; readonly rawJson: string };

export interface MemoryRaw {
  readonly pupils: 'all' | readonly string[];
  readonly read: NormalisedPage['read'];
  readonly answers: Uint8Array;
  readonly until?: Date;
}

export type MemoryCode = UnknownCode & {
  readonly source: string;
  readonly school: string;
  readonly slice: number;
  readonly count: number;
  readonly firstSeen: number;
};

/** What is remembered of a source beside its sheets. */
export interface SourceState {
  readonly cursor?: string | undefined;
  readonly lastRead?: number | undefined;
  readonly lastWholeRead?: Date | undefined;
}

/** All that a memory store keeps; a store opened on it anew goes on where the last one stopped. */
export interface MemoryState {
  readonly sheets: Map<string, MemorySheet>;
  readonly slices: Map<number, KeptSlice & { readonly source: string }>;
  readonly pages: MemoryPage[];
  readonly quarantine: Map<number, MemoryQuarantine>;
  readonly raws: Map<number, MemoryRaw>;
  readonly codes: Map<string, MemoryCode>;
  readonly findings: Map<string, { readonly finding: Finding; readonly held?: NormalisedPage }>;
  readonly runs: Map<string, Run>;
  readonly sources: Map<string, SourceState>;
  readonly stems: Map<string, Map<string, StemList>>;
  readonly destinations: Set<string>;
  /** Keys given so far, of sheets, slices and quarantine rows alike. */
  lastKey: number;
}

export const emptyState = (): MemoryState => ({
  sheets: new Map(),
  slices: new Map(),
  pages: [],
  quarantine: new Map(),
  raws: new Map(),
  codes: new Map(),
  findings: new Map(),
  runs: new Map(),
  sources: new Map(),
  stems: new Map(),
  destinations: new Set(),
  lastKey: 0,
});

export const nameOf = ({ source, kind, school, scope, day }: SheetRef): string =>
  JSON.stringify([source, kind, scope, school, day]);
