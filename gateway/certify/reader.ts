import type { Collected } from '../collect/collect.ts';
import type { Place } from './place.ts';
import type { ExportLine } from '../sheets/export.ts';

/** What came of readings into a throw-away store. */
export interface Told {
  /** One a reading, all into the same store. */
  readonly collected: readonly Collected[];
  /** Sum of absolute differences of the ledger. */
  readonly difference: number;
  readonly sheets: readonly ExportLine[];
  /** Raw records whose id stands for another record of their page. */
  readonly repeated: readonly Repeated[];
  /** "<entity> <id>" of what waits in quarantine: the system told it. */
  readonly held: ReadonlySet<string>;
  /** Slices that came empty, or lost much, though the roster expects lessons there. */
  readonly doubtful: readonly Place[];
  /** Whether this is the vendor's id of a pupil of the roster, and of nothing else that was read: systems number each table by itself. */
  isPupil(id: string): boolean;
}

/** A raw record under an id that another one of its page has. */
export interface Repeated {
  /** As `refKey` gives it. */
  readonly key: string;
  readonly place: Place;
}

/** Names a raw record over all pages: a ref is one of its page alone. */
export const refKey = (slice: { readonly scope: string; readonly from: string } | undefined, ref: string): string =>
  [slice?.scope ?? '', slice?.from ?? '', ref].join('\t');

/** How a system is read. */
export interface Readings {
  /** @default the subject's own */
  readonly config?: Readonly<Record<string, unknown>>;
  /** So many, one after the other, into the same store. @default 1 */
  readonly times?: number;
  /** Called before each, from 0. */
  before?(nth: number): void | Promise<void>;
}

/** Reads the system as the gateway does; what it reads is thrown away. */
export interface Reader {
  /** Reads into a new store. */
  read(readings?: Readings): Promise<Told>;
}
