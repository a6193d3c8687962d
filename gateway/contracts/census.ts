import type { Day, EntityName } from './records.ts';

/** What a field holds. empty: null, '', [] or {}, by which a vendor says nothing. */
export const FIELD_TYPES = ['text', 'number', 'boolean', 'list', 'object', 'empty'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/**
 * What a container of an answer is. object: its keys are names of fields; numbered, worded: they are data, ids and days, or words; list-empty,
 * object-empty: nothing in it; empty: null or '' in its place.
 */
export const CONTAINER_TYPES = [
  ...(['list', 'object', 'numbered', 'worded'] as const),
  ...(['list-empty', 'object-empty', 'empty'] as const),
] as const;
export type ContainerType = (typeof CONTAINER_TYPES)[number];

/** The containers that came in the answers to one call. */
export interface AnswerCount {
  /** That were looked at: the first ones of a reading, and some of the others. */
  readonly answers: number;
  /** By the place in the answer: how many answers had it as what. An answer may have it as several things. */
  readonly containers: Readonly<Record<string, Readonly<Partial<Record<ContainerType, number>>>>>;
}

/** How often one field came, and as what. No value of it is kept, but for those that a code list knows. */
export interface FieldCount {
  /** Things that could have had it: raw records of its kind, or the objects it stands in. */
  readonly of: number;
  readonly types: Readonly<Partial<Record<FieldType, number>>>;
  /** Where a code list reads the field: the values that the list knows, as it writes them. */
  readonly codes?: Readonly<Record<string, number>>;
}

/** Raw records of one kind: of the entity that they yield first. */
export interface KindCount {
  readonly records: number;
  /** Entities that such records yield beside it; absent where none do. */
  readonly yields?: readonly EntityName[];
  /**
   * By JSON Pointer into the raw body; "*" stands for each item of a list, and for the keys of an object that are data and no
   * names of fields (ids, words of people). Of a row, an array that a map reads by its places, each place is a field: "/row/6".
   */
  readonly fields: Readonly<Record<string, FieldCount>>;
}

/** Which fields came, with which types and how often. Names of fields, types and counts; never a value of a person. */
export interface Census {
  readonly kinds: Readonly<Partial<Record<EntityName, KindCount>>>;
  /** Containers of the answers, by call, as they came before an adapter evened them out; absent where nobody told of them. */
  readonly answers?: Readonly<Record<string, AnswerCount>>;
  /** Values that a code list does not know, names blanked, by list. */
  readonly unknown: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What a field or a container comes as. */
export type ShownType = FieldType | ContainerType;

/**
 * Where a thing came first: class or group, day, and what of the answer it was, without its number: that may be a pupil's. Of a container: no
 * class, the day that was asked about, else that of the reading, and the call.
 */
export interface Example {
  readonly scope: string;
  readonly day: Day;
  readonly ref: string;
}

/**
 * A field, or a container of the answers, that is not as it was.
 *
 * - gone: it came always, or often, and does not come any more
 * - type: it comes as something that it never was
 * - code: values that never came before; `list` where the code list does not know them
 * - new: it never came before
 */
export interface FieldChange {
  readonly what: 'gone' | 'type' | 'code' | 'new';
  /** Absent where the kind cannot be told: a value that some page showed as unknown to its list. */
  readonly kind?: EntityName;
  /** Of a container: the call whose answers have it; `field` is its place in them. */
  readonly call?: string;
  readonly field: string;
  readonly was: readonly ShownType[];
  readonly now: readonly ShownType[];
  readonly list?: string;
  /** Codes that are new, the first few, names blanked. */
  readonly values?: readonly string[];
  /** Things that show the change, and things looked at. */
  readonly count: number;
  readonly of: number;
  /** Everything that shows it waits in the quarantine for a problem of its own: it is told as that. */
  readonly isQuarantined?: boolean;
  readonly example?: Example;
}

/** What was counted of one source on one day, and what changed against the days before. */
export interface CensusDay extends Census {
  readonly changes: readonly FieldChange[];
}

/** The field census: what came of each source by day, and what usually comes. */
export interface CensusBook {
  /** What usually comes of a source; undefined before its first reading. Changes that nobody has accepted are not in it. */
  usualFields(source: string): Promise<Census | undefined>;
  /** Days with a census, in order of source and day; of one source where given. */
  censusDays(source?: string): Promise<readonly { readonly source: string; readonly day: Day }[]>;
  censusOf(source: string, day: Day): Promise<CensusDay | undefined>;
  /** One transaction: replaces what is usual, and the day where it is given. */
  keepCensus(census: {
    readonly source: string;
    readonly usual: Census;
    readonly counted?: CensusDay & { readonly day: Day };
  }): Promise<void>;
}
