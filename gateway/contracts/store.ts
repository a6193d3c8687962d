import type { Fact, FactQuery, FactRow, SheetQuery } from './facts.ts';
import type { Day, EntityName, Problem, ReadTimes, SheetKind, SheetRef } from './records.ts';
import type {
  Correction,
  NormalisedPage,
  QuarantinedRecord,
  SaveCounts,
  Slice,
  StoredSheet,
  UnknownCode,
} from './sheet.ts';

/** A leased delivery: the present version of a sheet, on its way. */
export interface Delivery {
  readonly sheet: StoredSheet;
  /** Times it was sent before this one. */
  readonly attempts: number;
  /** Opaque; settlements carry it, so that an expired lease settles nothing that a later one holds. */
  readonly lease: string;
  /** The outgoing body the destination acknowledged last, canonical JSON: the base of a delta. */
  readonly base?: { readonly hash: string; readonly json: string };
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
  | { readonly result: 'retry'; readonly dueAt: Date; readonly reason: string }
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
}

/** Counted in sheet versions: changed = acknowledged + waiting + dead + superseded. */
export interface DeliveryCounts {
  readonly changed: number;
  readonly acknowledged: number;
  readonly waiting: number;
  readonly dead: number;
  readonly superseded: number;
}

/** What the store remembers of a slice: enough to skip an unchanged answer and to notice a loss. */
export interface SliceState {
  readonly slice: Slice;
  readonly fingerprint: string;
  readonly page: number;
  readonly read: ReadTimes;
  /** Raw records accepted or quarantined at the last page, by entity of their first yield. */
  readonly records: Readonly<Partial<Record<EntityName, number>>>;
  /** Listed things per pupil (pseudonym), where the vendor answers by pupil. */
  readonly parts: Readonly<Record<string, number>>;
}

export interface Run {
  readonly id: string;
  readonly source: string;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  /** complete: all accepted; partial: some quarantined or held; stopped: told to stop; failed: an error ended it. */
  readonly outcome?: 'complete' | 'partial' | 'stopped' | 'failed';
  /** Code of contracts/errors.ts when it failed. */
  readonly error?: string;
  /** Not a reading of the vendor (import, replay, renormalise, approve): the cursor of an unfinished reading stays. Not stored. */
  readonly isAside?: true;
}

/** A page whose loss was too large to believe, or an empty first reading; waits for a person. */
export interface Finding {
  readonly id: string;
  readonly source: string;
  readonly kind: 'loss' | 'empty' | 'source';
  readonly slice?: Slice;
  readonly openedAt: Date;
  readonly closedAt?: Date;
  /** Raw records before and now. */
  readonly before?: number;
  readonly now?: number;
  /** Code of contracts/errors.ts, where an error is the finding. */
  readonly error?: string;
}

/** A quarantined raw record as stored. `rawJson` is decrypted on demand only. */
export interface QuarantineRow extends Omit<QuarantinedRecord, 'rawJson'> {
  readonly id: string;
  readonly source: string;
  readonly kind: SheetKind;
  readonly school: string;
  readonly slice?: Slice;
  readonly firstSeenAt: Date;
  readonly madeBy: string;
}

/** Keyed digests of the stems of the names of one class; lists them sorted, each once. */
export interface StemList extends Iterable<string> {
  has(digest: string): boolean;
  /** Equal lists have equal ones, others never. */
  readonly fingerprint: string;
}

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

  // Forwarding

  /** Leases due deliveries, longest waiting first. Two callers never get the same one. */
  leaseDue(destination: string, request: LeaseRequest): Promise<readonly Delivery[]>;
  /** What waits for the destination, due now or later, as leaseDue would give it; leases nothing. For the dry run. */
  waiting(destination: string): AsyncIterable<Omit<Delivery, 'lease'>>;
  /** Ends leases. A settlement of a version or lease that is no longer current settles nothing. */
  settle(destination: string, settlements: readonly Settlement[]): Promise<void>;
  deliveryCounts(destination: string): Promise<DeliveryCounts>;
  /** Moment at which the next delivery is due; undefined when nothing waits. */
  nextDue(destination: string): Promise<Date | undefined>;
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
  readonly keyId: string;
}

/** Every sheet's day lies in it, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}
