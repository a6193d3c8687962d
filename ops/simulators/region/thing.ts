/*
 * The words of the region that the simulators serve, a file a noun: what is read from school.ts is made by people.ts, lessons.ts and
 * the like. A school is generated whole and lazily; every thing of its journal has a timeline, so that a simulator can serve the
 * state as of any moment. Nothing here knows a vendor: what a system tells of a thing, and in which words, its simulator decides.
 */

/** Names a thing inside its school, the same in every run of one seed: "5А", "2026-10-12/5А/3/a". Never shown by a vendor. */
export type Key = string;

/** Ids of one thing in systems with long and with short ids. Unique per kind of thing in the whole region. */
export interface Ids {
  /** Decimal text: 13 digits for schools, people, classes, subjects, periods; 19 digits (beyond 2^53) for lessons, works, marks. */
  readonly long: string;
  /** At most 2^31 - 1. */
  readonly short: number;
}

/** A text as the vendor tells it, and the same with every name that was planted in it replaced by ▒, as a reader must leave it. */
export interface Text {
  readonly told: string;
  readonly blanked: string;
}

/** What a vendor shows wrongly on purpose. Each has a defect in the oracle. */
export type Spoiled =
  /** The value is a word that stands in no code list; it is in the timeline as it is told. */
  | 'unknown-code'
  /** A member has another type than it should have; which one it is each system chooses for itself. */
  | 'wrong-type'
  /** It is listed twice, equal in every field, ids included. */
  | 'equal-repeat'
  /** It is listed twice under one id: first as it is, then with another value (mark: `conflictingValue`). */
  | 'conflicting-repeat';
