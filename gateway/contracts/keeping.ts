import type { Day, SheetKind, SheetRef } from './records.ts';

/** One pupil to be erased. Never printed, never logged; only `person` and `digest` are kept. */
export interface Forgetting {
  /** Keyed digest of the vendor's id with system, installation and school: it survives another key of the store. */
  readonly person: string;
  readonly pseudonym: string;
  /** Keyed digest of the pseudonym, by which the person is found in a backup. */
  readonly digest: string;
  /** Whether a raw record of the quarantine tells of the pupil by the vendor's id; `madeBy` as its row has it. */
  isTold(record: unknown, madeBy: string): boolean;
  /** Vendor's id of the school. */
  readonly school: string;
  readonly at: Date;
}

/** The list of forgotten people that stands outside the store. */
export interface ForgottenList {
  readonly people: readonly Omit<Forgetting, 'pseudonym'>[];
  /** Digest of a pseudonym, as the list has it. */
  digestOf(pseudonym: string): string;
}

/** What was erased, in numbers; a proof without a name. */
export interface ErasedCounts {
  /** Sheets that got a version without the pupil. */
  readonly sheets: number;
  readonly records: number;
  /** Values in lists of pupils (a group, a homework for some). */
  readonly mentions: number;
  readonly corrections: number;
  readonly quarantine: number;
  /** Held pages that mentioned the pupil, or might; their findings are closed. */
  readonly heldPages: number;
  /** Kept raw answers of the school: a name may stand in any text. */
  readonly rawAnswers: number;
  /** Bodies that destinations had acknowledged, kept as bases of deltas. */
  readonly bases: number;
}

/** What stands in the store of one pupil; what is erased for a whole school (raw answers, bases, held pages) tells nothing of one. */
export type ToldCounts = Pick<ErasedCounts, 'sheets' | 'records' | 'mentions' | 'corrections' | 'quarantine'>;

export interface ForgetReport {
  readonly person: string;
  readonly digest: string;
  readonly school: string;
  /** First time it was asked. */
  readonly at: Date;
  /** Of all times that it was asked, added up. */
  readonly erased: ErasedCounts;
}

/** Days that things of the past are kept. */
export interface KeepLimits {
  /** Corrections, past facts, and receipts of versions that were overtaken. */
  readonly historyDays: number;
  /** Released quarantine rows and closed findings. */
  readonly findingDays: number;
  /** Runs and pages of the ledger, and the field census of each day. */
  readonly runDays: number;
  /** Closed incidents. */
  readonly incidentDays: number;
  /** The log of who looked into the quarantine. */
  readonly lookDays: number;
}

/** Rows by what they are of. */
export type PruneCounts = Readonly<
  Record<
    | 'corrections'
    | 'facts'
    | 'receipts'
    | 'quarantine'
    | 'findings'
    | 'pages'
    | 'runs'
    | 'census'
    | 'incidents'
    | 'looks'
    | 'raw',
    number
  >
>;

/** Somebody saw raw records of the quarantine. */
export interface Look {
  readonly at: Date;
  /** User of the operating system, and SVOD_USER where it is set. */
  readonly who: string;
  readonly source: string;
  readonly count: number;
  readonly why: string;
}

export interface ResealCounts {
  readonly resealed: number;
  /** Rows that no key opened. */
  readonly lost: number;
  /** False where it was told to stop: said again, it goes on. */
  readonly isWhole: boolean;
}

/** What a destination acknowledged last of one sheet. */
export interface HeldSheet extends SheetRef {
  /** Hash of the outgoing body; absent where nothing was ever acknowledged. */
  readonly hash?: string;
  /** Node it was acknowledged under, where the store knows it. */
  readonly node?: string;
  readonly state: 'waiting' | 'acknowledged' | 'dead';
}

/** What a destination holds and no sheet of the store stands behind. */
export interface Stray {
  readonly node: string;
  readonly kind: SheetKind;
  /** Derived for the destination. */
  readonly scope: string;
  readonly day: Day;
  readonly seenAt: Date;
  /** No reading can bring it back: it is to be withdrawn. */
  readonly isLost: boolean;
}

/** How the store looks after itself: retention, forgetting, the balance with a destination. */
export interface Keeping {
  /**
   * Deletes what is older than the limits, a few rows a transaction, until the signal aborts. Sheets, the present receipts, bases of
   * deltas and the ledger's difference stay as they are. With `dryRun` only counts.
   */
  prune(
    limits: KeepLimits,
    options: { readonly now: Date; readonly signal: AbortSignal; readonly dryRun?: boolean },
  ): Promise<PruneCounts>;
  /** Gives free pages back to the disk and overwrites them. @throws {GatewayError} store.locked, store.full */
  compact(): void;

  /**
   * Erases a pupil, in one transaction: sheets get a version without the records, what is sealed or past is deleted. From then on
   * `Store.forgotten` names the person. Safe to repeat.
   */
  forget(forgetting: Forgetting): ForgetReport;
  /** What `forget` would find of a pupil: all zeros where the id, the school or the system may be another. Changes nothing. */
  toldOf(pupil: Pick<Forgetting, 'pseudonym' | 'school' | 'isTold'>): ToldCounts;
  forgetReports(): readonly ForgetReport[];

  /**
   * Erases whom the list names and the store does not know of: the store was restored, or an earlier version had it. Gives how many
   * stood in it.
   */
  forgetMissing(list: ForgottenList): number;
  /** Notes people who were erased from another store of ours. */
  noteForgotten(reports: readonly ForgetReport[]): void;

  /**
   * Seals anew, with the present key, what an older one has sealed; a few rows a transaction, until the signal aborts. Raw records
   * and answers that no key opens any more are deleted, and their slices are read anew.
   */
  reseal(options: { readonly signal: AbortSignal; onProgress?(done: number, total: number): void }): ResealCounts;

  /** Durable when it returns. */
  noteLook(look: Look): void;
  /** Newest first. */
  looks(): readonly Look[];

  /** Days of all sheets, in order. */
  days(): readonly Day[];
  /** Sheets of one day, as a destination acknowledged them. */
  heldOn(destination: string, day: Day): Iterable<HeldSheet>;
  /** What the destination may hold otherwise is sent anew, whole. Gives how many sheets that were settled wait again. */
  sendAgain(destination: string, sheets: readonly SheetRef[], now: Date): number;
  /** What rests longer than until `latest` (a lost ticket, a far back-off) is due now. Gives how many. */
  sweep(destination: string, now: Date, latest: Date): number;
  /** A reading of this sheet's day and class that began after `since` stands in the store. */
  wasReadSince(sheet: SheetRef, since: Date): boolean;
  /** Names of scopes that the store knows of a source's school. */
  scopesOf(source: string, school: string, kind: SheetKind): readonly string[];
  strays(destination: string): readonly Stray[];
  noteStrays(destination: string, strays: readonly Stray[]): void;
  endStrays(destination: string, strays: readonly Pick<Stray, 'node' | 'kind' | 'scope' | 'day'>[]): void;
  epoch(): number;
  /** The epoch that the last restore raised, 1 before any: unlike the epoch, no balance changes it. */
  restoredEpoch(): number;
  /** Parcels from now on outrank all earlier ones, and those of epochs below `least`. */
  raiseEpoch(least?: number): void;
}

/** The part of the keeping that a balance with a destination needs. */
export type BalanceKeeping = Pick<
  Keeping,
  | 'days'
  | 'heldOn'
  | 'sendAgain'
  | 'sweep'
  | 'wasReadSince'
  | 'scopesOf'
  | 'strays'
  | 'noteStrays'
  | 'endStrays'
  | 'epoch'
  | 'raiseEpoch'
>;
