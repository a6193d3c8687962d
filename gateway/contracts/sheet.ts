import type {
  Body,
  Counts,
  Day,
  EntityName,
  FilterReason,
  Problem,
  ReadTimes,
  SheetKind,
  SheetRef,
} from './records.ts';

/** Records by entity, each list sorted by id (code units). Its canonical JSON (RFC 8785) is what is hashed. */
export type SheetBody = Readonly<Partial<Record<EntityName, readonly Body[]>>>;

/**
 * When a thing was entered, as far as our own reads prove: not before `after` (start of the last covering read without it),
 * not later than `by` (end of the first read with it). ISO instants in UTC. `after` is absent when it was there at first reading.
 */
export interface Sighting {
  readonly after?: string;
  readonly by: string;
}

/**
 * What is kept beside a record, outside the hashed content.
 * - `first`: the raw record counts here (each accepted raw record counts at exactly one of its records)
 * - `also`: a further yield of a raw record that counts elsewhere, or of a quarantined one
 * - `kept`: not in the slice's last page, kept because it was quarantined there, or another pupil's, or its key was untold
 */
export interface Origin {
  readonly role: 'first' | 'also' | 'kept';
  readonly seen: Sighting;
  /** Pupils (pseudonyms) in whose answers a shared record was listed, where the vendor answers by pupil. */
  readonly shownBy?: readonly string[];
  /** Start of the reading that told it last, ISO instant, where that was a page without a slice. */
  readonly told?: string;
}

/** Per entity and record id. */
export type Origins = Readonly<Partial<Record<EntityName, Readonly<Record<string, Origin>>>>>;

export interface StoredSheet extends SheetRef {
  readonly body: SheetBody;
  readonly origins: Origins;
  /** SHA-256 (hex) of the canonical JSON of `body`. */
  readonly hash: string;
  /** 1, 2, 3 …: raised with every change of content. */
  readonly version: number;
  /** Version of the canonical schema it was written with. */
  readonly schema: number;
  /** "<system>/<content hash of the mapping and code lists that made it>"; "import" for a canonical file. */
  readonly madeBy: string;
  readonly changedAt: Date;
}

/** A record on its way into a sheet. */
export interface PlacedRecord {
  readonly entity: EntityName;
  readonly scope: string;
  readonly day: Day;
  readonly body: Body;
  /** Ordinal of its raw record in the page. */
  readonly raw: number;
  /** Pseudonyms of the pupils in whose answers it was listed, sorted; a page has one placed record a key, however many show it. */
  readonly shownBy?: readonly string[];
}

/** A vendor's value that a code list does not know; names in it are blanked. */
export interface UnknownCode {
  /** "subjects" of mappings/codes/, or "<system>/subjects" of mappings/<system>/codes/. */
  readonly list: string;
  readonly value: string;
}

export interface QuarantinedRecord {
  /** Ordinal of the raw record in the page. */
  readonly raw: number;
  readonly ref: string;
  /** Entities of the raw record that failed, with the sheet and the record id of each where they could be told. */
  readonly failed: readonly {
    readonly entity: EntityName;
    readonly scope: string;
    readonly day: Day;
    readonly id?: string;
  }[];
  readonly problems: readonly [Problem, ...Problem[]];
  /** Values that put it here ("map.unknown-code"), of lists with `# unknown: quarantine`; forgotten with the row. */
  readonly unknownCodes?: readonly UnknownCode[];
  /** The raw record as JSON; the store encrypts it. */
  readonly rawJson: string;
  /** Pseudonym of the pupil in whose answer it was listed, where the vendor answers by pupil. */
  readonly shownBy?: string;
}

/** The slice a page is everything of, after pseudonymising. */
export interface Slice {
  readonly kind: SheetKind;
  readonly school: string;
  readonly scope: string;
  readonly from: Day;
  readonly to: Day;
  /** Sorted. */
  readonly entities: readonly EntityName[];
}

/**
 * A page after normalising: every raw record went one way or the other.
 * Not counted here: the store counts what it wrote.
 */
export interface NormalisedPage {
  readonly source: string;
  readonly run: string;
  readonly kind: SheetKind;
  readonly school: string;
  /** Listed things in the answers. */
  readonly received: number;
  readonly accepted: readonly PlacedRecord[];
  readonly quarantined: readonly QuarantinedRecord[];
  readonly filtered: readonly { readonly raw: number; readonly reason: FilterReason }[];
  readonly slice?: Slice;
  /** Pseudonyms; only with a slice. */
  readonly pupils: 'all' | readonly string[];
  /** Listed things per pupil (pseudonym), where the vendor answers by pupil. */
  readonly parts?: ReadonlyMap<string, number>;
  /** Digest of answers and of everything that decides how they are read; equal means equal sheets. */
  readonly fingerprint: string;
  readonly madeBy: string;
  readonly schema: number;
  /** Undefined where the page does not move the source on (replay, renormalise, approve, import). */
  readonly cursor?: string;
  readonly read: ReadTimes;
  /** Why the page exists. Only 'read' pages prove when something was entered. */
  readonly cause: 'read' | 'import' | 'replay' | 'renormalise' | 'approve';
  /** The raw answers, opaque to the store, kept encrypted until `keepRawUntil`; absent for rosters and where rawDays is 0. */
  readonly answers?: Uint8Array;
  readonly keepRawUntil?: Date;
  /**
   * Keyed digests of the stems of names, by id of class or group ('': everybody of the school); only on roster pages.
   * Replaces the list of each class it names.
   */
  readonly stems?: ReadonlyMap<string, readonly string[]>;
  /**
   * Values unknown to lists with `# unknown: keep`, and in how many raw records. They replace what the slice's last page told;
   * of a page without a slice they are put beside what its source and school told before (same list and value: replaced).
   */
  readonly unknownCodes?: readonly (UnknownCode & { readonly count: number })[];
  /**
   * Only with cause 'replay', which has no slice: ids of the quarantine rows whose raw records these are, by ordinal. A row
   * that is not quarantined again is released, and its records join the slice it was quarantined in; one that is gone by
   * now (its slice was read anew) counts as filtered(older). `read` is not used: the row's own reading stays.
   */
  readonly replays?: readonly string[];
}

/** A changed or withdrawn value: who is not told by the vendor, so when it was seen. */
export interface Correction {
  readonly sheet: SheetRef;
  readonly entity: EntityName;
  readonly id: string;
  /** Version of the sheet that brought it. */
  readonly version: number;
  /** 'changed' has both; 'withdrawn' only `before`; 'added' (a record that came after the sheet's first version) only `after`. */
  readonly what: 'changed' | 'withdrawn' | 'added';
  readonly before?: Body;
  readonly after?: Body;
  readonly seen: Sighting;
}

/** What one save did. */
export interface SaveCounts extends Counts {
  readonly page: number;
  /** Sheets that got a new version. */
  readonly changed: number;
  readonly unchanged: number;
}
