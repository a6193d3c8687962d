import type { Delivery, DeliveryCounts, HeldSchool, LeaseRequest, Settlement } from './delivery.ts';
import type { Fact, FactQuery, FactRow, SheetQuery } from './facts.ts';
import type { Finding, QuarantineRow } from './finding.ts';
import type { Ledger } from './ledger.ts';
import type { EntityName, Problem, ReadTimes, SheetRef } from './records.ts';
import type { Run, SliceState } from './run.ts';
import type { Correction, NormalisedPage, SaveCounts, Slice, StoredSheet, UnknownCode } from './sheet.ts';

/** Keyed digests of the stems of the names of one class; lists them sorted, each once. */
export interface StemList extends Iterable<string> {
  has(digest: string): boolean;
  /** Equal lists have equal ones, others never. */
  readonly fingerprint: string;
}

/**
 * Everything the gateway remembers. Methods are named by what the gateway means, not by what a database does.
 * gateway/test/store-promises.ts says in tests what each promise below means.
 */
export interface Store {
  // Collecting

  /**
   * One transaction: sheets, corrections, facts, due marks, quarantine, page row, slice, stems, and the cursor last.
   * Saving the same page again changes no sheet. A slice read later than this page (`read.from`) stays as it is.
   */
  savePage(page: NormalisedPage): Promise<SaveCounts>;
  /** The slice answered as before (equal fingerprint): counts its stored numbers, moves its read times and the cursor. */
  confirmSlice(confirm: {
    readonly source: string;
    readonly run: string;
    readonly slice: Slice;
    readonly received: number;
    readonly cursor?: string;
    readonly read: ReadTimes;
  }): Promise<SaveCounts>;
  /** Keeps a page that lost too much: counted as filtered(held); the cursor moves on, the slice stays as it was. */
  holdPage(page: NormalisedPage, finding: Finding): Promise<SaveCounts>;
  sliceState(source: string, slice: Slice): Promise<SliceState | undefined>;
  slices(source?: string): AsyncIterable<SliceState>;
  /** Cursor of an unfinished run; undefined when the last one ended well. */
  cursorOf(source: string): Promise<string | undefined>;
  /** End of the last covering or merging read of the source. */
  lastReadOf(source: string): Promise<Date | undefined>;
  /**
   * Start of the last reading of the vendor, not a run aside, that ended complete or partial. Undefined before one did: then the
   * whole year is read.
   */
  lastWholeReadOf(source: string): Promise<Date | undefined>;
  startRun(run: Run): Promise<void>;
  /** A reading that ended complete or partial clears the cursor; a run aside leaves it. */
  endRun(run: Run): Promise<void>;
  runs(source?: string): AsyncIterable<Run>;
  /** Stems of the class lists of a school, by class id; only of these classes where given. Empty: no list is known. */
  stemsOf(source: string, school: string, classes?: readonly string[]): Promise<ReadonlyMap<string, StemList>>;

  // Findings, quarantine, raw answers

  findings(query?: { readonly source?: string; readonly open?: boolean }): AsyncIterable<Finding>;
  openFinding(finding: Finding): Promise<void>;
  closeFinding(id: string, at: Date): Promise<void>;
  /** The page a finding holds, for `svod approve`; undefined when it was approved or overtaken by a later reading. */
  heldPage(finding: string): Promise<NormalisedPage | undefined>;
  quarantined(source?: string): AsyncIterable<QuarantineRow>;
  /** The raw record of a quarantine row, decrypted. */
  quarantinedRaw(id: string): Promise<string>;
  /**
   * Work-list of the code lists, over all sources: what the last pages told as unknown but kept, and what stands in the
   * quarantine. In order of list and value; `schools` are vendors' ids, sorted, without repetition.
   */
  unknownCodes(): AsyncIterable<
    UnknownCode & { readonly count: number; readonly schools: readonly string[]; readonly firstSeen: Date }
  >;
  /** Raw answers kept of a source, newest page of each slice, decrypted one at a time. */
  rawPages(source: string): AsyncIterable<{
    readonly slice: Slice;
    readonly read: ReadTimes;
    readonly pupils: 'all' | readonly string[];
    readonly answers: Uint8Array;
  }>;
  /** Deletes raw answers whose time has passed. Gives how many. */
  forgetRaw(now: Date): Promise<number>;
  /** Keyed digests (ids and pseudonyms) of the people who were erased on request: what a vendor still tells of them is filtered(forgotten). */
  forgotten(): Promise<ReadonlySet<string>>;

  // Forwarding

  /** Leases due deliveries, longest waiting first. Two callers never get the same one. */
  leaseDue(destination: string, request: LeaseRequest): Promise<readonly Delivery[]>;
  /** What waits for the destination, due now or later, as leaseDue would give it; leases nothing. For the dry run. */
  waiting(destination: string): AsyncIterable<Omit<Delivery, 'lease'>>;
  /** Ends leases. A settlement of a version or lease that is no longer current settles nothing. */
  settle(destination: string, settlements: readonly Settlement[]): Promise<void>;
  /** Makes what waits of a school due now, but for what is leased. For schools whose sheets were held back. */
  hasten(destination: string, of: { readonly source: string; readonly school: string }, now: Date): Promise<void>;
  deliveryCounts(destination: string): Promise<DeliveryCounts>;
  /** Moment at which the next delivery is due, but for these schools; undefined when nothing waits. */
  nextDue(destination: string, except?: readonly HeldSchool[]): Promise<Date | undefined>;
  dead(
    destination: string,
  ): AsyncIterable<{ readonly sheet: SheetRef; readonly version: number; readonly problems: readonly Problem[] }>;
  /** Makes dead deliveries due again. Gives how many there were. */
  revive(destination: string, sheets: readonly SheetRef[]): Promise<number>;
  /** Raised by a restore; part of every parcel's id. */
  epoch(): Promise<number>;

  // Reading: reports and the operator's pages

  /** In order of source, kind, scope, day. */
  sheets(query: SheetQuery): AsyncIterable<StoredSheet>;
  /** Coverage of a sheet: entities covered and the start of the oldest last covering read. */
  coverageOf(sheet: SheetRef): Promise<{ readonly entities: ReadonlySet<EntityName>; readonly readFrom?: Date }>;
  facts(query: FactQuery): AsyncIterable<FactRow>;
  corrections(query: SheetQuery): AsyncIterable<Correction>;
  ledger(): Promise<Ledger>;
  close(): Promise<void>;
}

/** Pure functions a store is given when opened: it judges nothing by itself. */
export interface StoreOptions {
  readonly destinations: readonly string[];
  assess(
    sheet: StoredSheet,
    context: { readonly covered: ReadonlySet<string>; readonly readFrom?: string; readonly zone: string },
  ): {
    readonly facts: readonly Fact[];
    /** As of Assess; absent where something is open: it is judged anew at every reading. */
    readonly openUntil?: number;
  };
  /** IANA zone of a source. */
  zoneOf(source: string): string;
  now(): Date;
  /** 32 bytes: quarantine, raw answers and held pages are encrypted with it (AES-256-GCM). */
  readonly sealKey: Buffer;
  /** Keys that sealed before this one: what they sealed still opens. */
  readonly olderSealKeys?: readonly Buffer[];
  readonly keyId: string;
}
