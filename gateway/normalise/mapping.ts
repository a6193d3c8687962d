import type { Problem } from '../contracts/records.ts';
import type { MapContext } from './context.ts';

/** A JSON Pointer, or steps: each an object with one key, the operator's name. */
export type Recipe = string | readonly Readonly<Record<string, unknown>>[];

/** A map file; its form is schemas/config/mapping.schema.json, its language mappings/README.md. */
export interface Mapping {
  /** Entity it makes: the schema it is checked against. */
  readonly entity: string;
  /** Where the knowledge of the vendor's shape comes from. */
  readonly source: string;
  /** JSON Pointers of the raw body that hold a person's names (pupil, staff). */
  readonly names?: readonly string[];
  /** "out": reads canonical records, whose texts are blanked already; "in" by default. */
  readonly direction?: 'in' | 'out';
  /** Target, "has/lastName" for a nested one, → where its value comes from. */
  readonly fields: Readonly<Record<string, Recipe>>;
}

/** What a map reads: each pointer, the code list that turns it into a code of ours, and whether a person is read there. */
export interface ReadField {
  readonly pointer: string;
  readonly list?: string;
  readonly isPerson?: boolean;
}

/** A mapping made ready. Pure; never throws on a JSON value. */
export interface CompiledMap {
  readonly entity: string;
  /** The body, keys in sorted order; what is wrong is put into `problems`. What is not there is left out. */
  map(raw: unknown, context: MapContext, problems: Problem[]): Record<string, unknown>;
  /** Texts that hold a person's names, from the pointers under "names". */
  namesIn(raw: unknown): readonly string[];
  /** Where each field comes from, for people: "/mark/value → code mark-values → number". */
  readonly origins: readonly { readonly field: string; readonly from: string }[];
  /** Every pointer of the raw body that it reads. */
  readonly reads: readonly ReadField[];
  /** Names of the code lists it uses, sorted. */
  readonly lists: readonly string[];
}
