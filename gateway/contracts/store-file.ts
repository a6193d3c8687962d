import type { ForgottenList } from './keeping.ts';
import type { Ledger } from './ledger.ts';

/** What a file of the embedded store says of itself, without its content. */
export interface StoreFacts {
  readonly file: string;
  /** Of the file and of its log. */
  readonly bytes: number;
  /** Bytes of pages that are free and used again; not given back to the disk. */
  readonly freeBytes: number;
  /** Steps of the schema that the file has seen. */
  readonly schema: number;
  readonly epoch: number;
  /** Id of the key the store was made with; absent in a store that was never used. */
  readonly keyId?: string;
  readonly sheets: number;
}

/** What a store's file tells of itself. */
export interface StoreExamination {
  readonly file: string;
  readonly bytes: number;
  /** Steps of the schema that the file has seen, and those that this version knows. */
  readonly schema: number;
  readonly knownSchema: number;
  /** The key it was made with. */
  readonly keyId?: string;
  readonly epoch?: number;
  /** Nothing was ever kept in it: neither of a source, nor of what a person decided, asked or looked at. */
  readonly isUnused: boolean;
  /** End of the last reading of any source. */
  readonly lastReadAt?: Date;
  /** Whether every page of the file was looked at; a large one takes too long. */
  readonly isChecked: boolean;
}

/** What looking at a file found. */
export interface StoreCheck extends StoreFacts {
  /** What SQLite finds wrong with the file, a line each; none: whole. */
  readonly damages: readonly string[];
  /** Absent where the file is damaged, or of an earlier schema, which has to be brought up first. */
  readonly ledger?: Ledger;
}

export interface CopyOptions {
  readonly signal: AbortSignal;
  /** Called after each step. */
  onProgress?(done: number, total: number): void;
}

/** How a copy becomes the store. */
export interface RestoreOptions {
  readonly now: Date;
  /** Whoever stands in it is erased from the copy before it becomes the store. */
  readonly forgotten: ForgottenList;
}

/** Work on whole files of the embedded store, which need not be open. */
export interface StoreFiles {
  /** Version of the schema that this program writes. */
  readonly schema: number;
  /** @throws {GatewayError} file.unreadable, store.damaged, store.newer */
  facts(file: string): StoreFacts;
  /**
   * Writes one moment of a store that may be in use to a new file, mode 0600: all of it or nothing, looked through before it has
   * its name. Gives its bytes.
   *
   * @throws {GatewayError} store.full, file.unwritable, stopped, store.damaged
   */
  backUp(file: string, target: string, options: CopyOptions): Promise<number>;
  /** Looks through the whole file; changes nothing. @throws {GatewayError} file.unreadable, store.newer, store.damaged */
  check(file: string): StoreCheck;
  /**
   * What a restore of this backup would put into the place of the store. Opens every sealed thing, which takes seconds for each GiB;
   * changes nothing.
   *
   * @throws {GatewayError} key.mismatch, file.unreadable, store.newer, store.damaged
   */
  foresee(backup: string): RestoreForesight;
  /**
   * Puts a backup into the place of the store `file`: the old one or the new one stands there at every moment. The old one, which may
   * be damaged, stays beside it under the name that is given, with its log where that could not be emptied; absent where there was
   * nothing. Deliveries of the new one are in doubt, no reading goes on where it stopped.
   *
   * @throws {GatewayError} key.mismatch, store.locked (somebody has the store open), store.newer, store.damaged, store.full
   */
  restore(backup: string, file: string, options: RestoreOptions): Promise<RestoreReport>;
  /** @throws {GatewayError} store.locked: somebody has the store open */
  demandUnused(file: string): void;
  /**
   * Renames `copy` to the store `file`; the old one gets the name `aside`, under which nothing else may stand. As `restore`, but the
   * content is the caller's. Gives the name of what was put aside.
   *
   * @throws {GatewayError} store.locked
   */
  putInPlace(copy: string, file: string, aside: string): string | undefined;
  /** Takes the steps after `schema` back, so that the version before opens the file. @throws {GatewayError} usage.invalid, store.locked */
  goBack(file: string, schema: number): void;
}

/** What a restore would do. */
export interface RestoreForesight {
  readonly sheets: number;
  /** Raw answers, quarantined records and held pages that none of the keys here opens: a restore deletes them. */
  readonly unopened: number;
}

export interface RestoreReport {
  readonly epoch: number;
  readonly sheets: number;
  /** People of the list of forgotten ones who stood in the backup, and were erased again. */
  readonly forgottenAgain: number;
  /** Sealed things of the backup that no key opens any more: deleted, and their slices are read anew. */
  readonly lost: number;
  readonly aside?: string;
}
