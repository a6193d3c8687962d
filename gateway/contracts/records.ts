/*
 * Words used in this code base, each with one meaning:
 *
 * - vendor: the maker of a school journal (Dnevnik.ru, NetSchool, …)
 * - adapter: our code for one foreign system; a folder under adapters/
 * - source: one configured connection (a school or a municipality) that uses an adapter
 * - entity: a kind of record (mark, lesson, …); a file under schemas/canonical/
 * - raw record: one listed thing of a vendor's answer, unchanged; it may yield several records
 * - mapping: the data file that says how one shape becomes another; a file under mappings/
 * - record: one canonical thing, valid against its schema
 * - sheet (лист): all records of one kind for one scope and day; the unit of storing and delivering
 * - coverage: what slice a page claims to be complete for
 * - slice: one fixed cell of the calendar (source × sheet kind × scope × week, period or year × entities)
 * - problem: one thing wrong with one record; data, never thrown
 * - quarantine: where a raw record with problems waits
 * - destination: a platform that wants sheets
 * - delivery: a sheet version on its way to a destination
 * - receipt: the platform's proof
 * - fact: what one sheet proves about one requirement
 * - correction: a changed or withdrawn value
 */

/** Which entities a sheet of each kind may hold; each entity has schemas/canonical/<name>.schema.json. */
export const SHEETS = {
  roster: [
    'school',
    'building',
    'academic-year',
    'period',
    'calendar-day',
    'bell',
    'class',
    'group',
    'subject',
    'curriculum',
    'plan-item',
    'staff',
    'pupil',
    'guardian',
    'enrolment',
    'teaching',
    'timetable-slot',
    'account-activity',
  ],
  'journal-day': [
    'lesson',
    'attendance-taken',
    'attendance',
    'work',
    'mark',
    'homework',
    'excuse',
    'message',
    'entry-log',
  ],
  term: ['term-mark', 'summary-register'],
  passport: ['attestation', 'document', 'contact', 'problem-and-solution'],
} as const;

export type SheetKind = keyof typeof SHEETS;
export type EntityName = (typeof SHEETS)[SheetKind][number];

/** Entities that belong to one pupil; all others of a journal-day are shared by the class. */
export const PUPIL_OWNED: ReadonlySet<EntityName> = new Set<EntityName>(['attendance', 'mark', 'excuse', 'term-mark']);

/** A calendar day in the school's own time, "YYYY-MM-DD". */
export type Day = string;

/** Names one sheet. `source` is the source's name in the configuration; the ids are the vendor's own, as text. */
export interface SheetRef {
  readonly source: string;
  readonly kind: SheetKind;
  /** Vendor's id of the school: the node under which the sheet counts. */
  readonly school: string;
  /** roster, passport: the school's id. journal-day: id of the class (or of a group that spans classes). term: "<class>/<period>". */
  readonly scope: string;
  /** roster: 1 September of the year. journal-day: the day. term: last day of the period. passport: as-of day. */
  readonly day: Day;
}

/** Where a raw record's yield belongs; the source and the kind follow from the page. `day` is '' when the vendor's value is no date. */
export type Place = Pick<SheetRef, 'school' | 'scope' | 'day'>;

/** One listed thing of a vendor's answer, unchanged. */
export interface RawRecord {
  /** The canonical entities it yields, in this order; mappings/<system>/<entity>.map.json says how. Never empty. */
  readonly yields: readonly EntityName[];
  /** Parsed body: a JSON value; what the adapter joined stands beside it under a key of its own. */
  readonly body: unknown;
  /** Where to find it again inside the page: "mark/2094567823485123001". Never a pupil's id, never a name. */
  readonly ref: string;
  readonly place: Place;
  /** Vendor's id of the pupil in whose answer it was listed, where the vendor answers by pupil. */
  readonly pupil?: string;
}

/** A canonical body: keys in sorted order, no undefined, valid against the schema of its entity. */
export type Body = Readonly<Record<string, unknown>> & { readonly id: string };

/** One thing wrong with one record. Carries no value: the quarantine has the raw record, the log has neither. */
export interface Problem {
  /** "map.unknown-code", "map.not-a-date", "schema.required", "census.type", "page.repeated", "destination.rejected", … */
  readonly code: `${'map' | 'schema' | 'census' | 'page' | 'place' | 'destination'}.${string}`;
  /** JSON Pointer into the canonical body (the target, not the vendor's field). */
  readonly path: string;
  /** One sentence for the methodist who mends it. */
  readonly message: string;
}

/** Why a raw record was left out without being wrong. */
export const FILTER_REASONS = ['same', 'superseded', 'older', 'held', 'forgotten'] as const;
/**
 * | reason     | meaning                                                                    |
 * | same       | a repeat inside the page, equal to one already taken                        |
 * | superseded | a shared record of which a later answer in the same page says something else |
 * | older      | the slice was read later than this page, and that reading is stored         |
 * | held       | the page waits for `svod approve`                                           |
 * | forgotten  | the pupil was erased on request                                             |
 */
export type FilterReason = (typeof FILTER_REASONS)[number];

/** The conservation row: received = accepted + quarantined + Σ filtered. Unit: raw records. */
export interface Counts {
  readonly received: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly filtered: Readonly<Partial<Record<FilterReason, number>>>;
}

/** An interval of reading: first request sent, last answer in. */
export interface ReadTimes {
  readonly from: Date;
  readonly to: Date;
}
