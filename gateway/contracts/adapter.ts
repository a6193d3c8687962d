import type { ContainerType } from './census.ts';
import type { GatewayError, RaisedForms } from './errors.ts';
import type { Day, EntityName, RawRecord, ReadTimes, SheetKind } from './records.ts';

/** The narrow logger an adapter may use. Log counts and ids of classes, never names, marks or pupils' ids. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface AdapterContext {
  /** Name of the source in the configuration. */
  readonly source: string;
  readonly log: Log;
  /** Aborts when the gateway stops or the run takes too long; pass it to every request. */
  readonly signal: AbortSignal;
  /** The region's clock. Never call `new Date()` in an adapter: tests and the demo move this clock. */
  now(): Date;
  /** IANA zone of the source, e.g. "Europe/Moscow": naive vendor times are read in it. */
  readonly zone: string;
  /** Loopback and private addresses are refused unless the source's configuration allows them. */
  readonly allowLoopback: boolean;
  /**
   * Which window to read. nightly: the look-back days; period: the whole open reporting period too; year: everything of the
   * school year, from the first day that the settings name: the first reading of a source.
   */
  readonly reach: 'nightly' | 'period' | 'year';
  /** Start of the last reading that came to its end: look-back days count from it, so that a long silence leaves no hole. */
  readonly lastReadAt?: Date | undefined;
  /**
   * Tells of something that cannot be read while the rest of the source can: an account that is not let in. The reading goes on,
   * and ends as partial with this error. Absent where nobody listens: at a look, or while a file is read.
   */
  leftOut?(error: GatewayError): void;
  /** Told by the kit's door of every good answer; hand it to the door. Absent where nobody counts. */
  readonly answered?: ((shape: AnswerShape) => void) | undefined;
}

/**
 * The containers of one answer, as the vendor sent them: what an adapter evens out (a list for an object by ids) is seen here alone. Names of
 * fields and types; no value, and no key that may be one. Who is told looks at it at once or not at all.
 */
export interface AnswerShape {
  /** The path that was asked; "*" stands for each part that may be an id. */
  readonly call: string;
  /** The first day that was asked about, where the request tells it. */
  readonly day: () => Day | undefined;
  /** Of many alike the first few are looked at. */
  readonly containers: () => Containers;
}

/** By JSON Pointer, '' for the answer itself; "*" stands for each item of a list, and each member of an object whose keys are data. */
export type Containers = ReadonlyMap<string, ReadonlySet<ContainerType>>;

/**
 * What a page is everything of. It names one slice: a fixed cell of the calendar, never counted back from today.
 * Slices of one source never overlap in (sheet, scope, day, entity).
 */
export interface Coverage {
  readonly sheet: SheetKind;
  /** Vendor's id of the school. */
  readonly school: string;
  /** As in SheetRef. */
  readonly scope: string;
  /** First and last day, both included. journal-day: Monday and Sunday of an ISO week. Others: equal, the sheet's day. */
  readonly from: Day;
  readonly to: Day;
  /** Entities whose absence means absence. What the vendor cannot tell is not listed, and is then not provable. */
  readonly entities: readonly EntityName[];
  /** 'all', or the vendor's ids of the pupils whose answers these are. */
  readonly pupils: 'all' | readonly string[];
}

/**
 * A step of a pull. Asking for the next page acknowledges this one: by then the gateway has stored its sheets and then
 * its cursor. A crash repeats a page and never skips one.
 */
export interface Page {
  /** Digest of the raw answers (kit: `digestOf`). If it and every rule are as last time, `records` is not called. */
  readonly digest: string;
  /** Listed things in the answers, counted by the kit, not from `records()`. */
  readonly received: number;
  records(): readonly RawRecord[];
  /** One slice. A covered slice is replaced, so what is missing was withdrawn; without it, records merge by key. */
  readonly covers?: Coverage;
  /** Where to go on after this page. Opaque to the gateway. No pupil's id. */
  readonly cursor: string;
  /** Never before the source's previous reading. */
  readonly read: ReadTimes;
  /** Listed things per pupil (vendor's id), where the vendor answers by pupil. */
  readonly parts?: ReadonlyMap<string, number>;
  /**
   * Asks for the same slice once more (only these pupils' parts, where given) and gives the page anew; its `read` spans
   * the second asking only. Called when a slice came back suspiciously empty. Absent for files.
   */
  again?(pupils?: readonly string[]): Promise<Page>;
}

/** A file that a school dropped, uploaded or an operator named. */
export interface DroppedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What one look at a system showed. */
export interface Probe {
  /** Vendor's ids of schools that can be read; the first few. */
  readonly schools: readonly string[];
}

/** How sure we are of a vendor's format; see the vendors' evidence grades in adapters/README.md. */
export type EvidenceGrade = 'recorded' | 'verified' | 'client' | 'survey' | 'assumed';

/** One thing that no source tells and that the adapter takes so: a short sentence for the operator, in each language. */
export interface Assumption {
  readonly ru: string;
  readonly en: string;
}

/**
 * All that a new vendor must write: `pull`, `parse`, or both.
 *
 * An adapter speaks the vendor's protocol and nothing else. It does not rename fields (mappings/), judge records
 * (schemas/), store, schedule, or retry (adapters/kit/ does).
 */
export interface Adapter<Config = unknown> {
  /** Name of its folder under adapters/ and mappings/, e.g. "dnevnik-ru". */
  readonly name: string;
  /** Raised when the same answers would give other raw records. */
  readonly version: number;
  readonly grade: EvidenceGrade;
  /** Where an install does otherwise, its records are read wrongly: `svod sources` shows them. @default none */
  readonly assumed?: readonly Assumption[];
  /** Russian of the errors that no other adapter and no part of the kit raises; sentences of theirs stand in gateway/messages/raised.ts. @default none */
  readonly sentences?: RaisedForms;
  /** JSON Schema (2020-12) of `Config`, checked before the first call; `writeOnly: true` marks a secret. */
  readonly configSchema: object;
  /**
   * Namespace of this source's people: pseudonyms are made of (system, installation, school, id).
   * Give '' unless two installations of one system could number their schools alike.
   */
  installationOf(config: Config): string;
  /**
   * Yields pages, rosters first, then journal weeks oldest first, then terms. `cursor` is that of the last page stored in an
   * unfinished run, undefined at the start of a new one.
   *
   * @throws {GatewayError} when the vendor cannot be read; pages already yielded stay stored
   */
  pull?(config: Config, cursor: string | undefined, context: AdapterContext): AsyncIterable<Page>;
  /**
   * Signs in with the first account or the token, reads one small thing, and leaves no session open; nothing is written there.
   *
   * @param isThorough every account is tried, which takes some seconds each
   * @throws {GatewayError} as `pull`; where some accounts of several are not let in, the first one's error, naming their numbers
   */
  probe?(config: Config, context: AdapterContext, isThorough?: boolean): Promise<Probe>;
  /** Yields the pages of one file. Throws only when the file as a whole cannot be read. */
  parse?(config: Config, file: DroppedFile, context: AdapterContext): AsyncIterable<Page>;
}

/** Keeps `Config` typed inside the adapter and unknown to the gateway. */
export function defineAdapter<Config>(adapter: Adapter<Config>): Adapter {
  return adapter as Adapter;
}
