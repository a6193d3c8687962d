import type { Day, SheetKind, SheetRef } from './records.ts';
import type { StoredSheet } from './sheet.ts';

/** Requirements that the journal can prove; each has an entry in schemas/requirements/ with the order it comes from. */
export const REQUIREMENTS = ['lesson', 'topic', 'attendance', 'homework', 'mark', 'term-mark'] as const;
export type RequirementId = (typeof REQUIREMENTS)[number];

/**
 * What one sheet proves about one requirement, as counts of things due (lessons, control works, pupil × subject).
 * `due = present + missing + pending + unprovable` (is it there?), and where the profile has a limit
 * `due = met + violated + open + undecided` (was it in time?). A thing that is missing past its limit counts in both.
 */
export interface Fact {
  readonly requirement: RequirementId;
  readonly due: number;
  readonly present: number;
  readonly missing: number;
  /** Not there, and the limit had not passed at the last reading. */
  readonly pending: number;
  /** The vendor cannot tell. */
  readonly unprovable: number;
  /** Upper bound of the entry time is within the limit. */
  readonly met: number;
  /** Lower bound of the entry time is past the limit. */
  readonly violated: number;
  /** The limit had not passed at the last reading. */
  readonly open: number;
  /** Neither bound decides, or the vendor cannot tell. */
  readonly undecided: number;
}

/** One thing that is missing, late or not provable: what the fix-it list shows. */
export interface Gap {
  readonly sheet: SheetRef;
  readonly requirement: RequirementId;
  readonly state: 'missing' | 'late' | 'unprovable';
  /** Record id the gap is about: the lesson, the work, or "<pupil>/<subject>" of a term mark. */
  readonly about: string;
  readonly lesson?: { readonly number?: number; readonly subject?: string };
  /** Bounds of the entry time (ISO instants), and the limit it was held against. */
  readonly after?: string;
  readonly by?: string;
  readonly limit?: string;
}

/** What the sheet cannot say by itself. */
export interface AssessContext {
  /** Entities that the slices over this sheet cover: only for those is absence a fact. */
  readonly covered: ReadonlySet<string>;
  /** Start of the last covering read of the sheet, ISO instant; undefined when it was never covered. */
  readonly readFrom?: string;
  /** IANA zone of the school. */
  readonly zone: string;
}

/** Pure: the same sheet and context give the same facts. Made from a profile by comply. */
export interface Assess {
  (
    sheet: StoredSheet,
    context: AssessContext,
  ): {
    readonly facts: readonly Fact[];
    readonly gaps: readonly Gap[];
    /** A reading that began later than this moment (milliseconds) may decide what is pending or open now; absent: nothing is. */
    readonly openUntil?: number;
  };
}

/** A stored fact; superseded ones keep `validTo`, so that a past moment can be asked. */
export interface FactRow extends Fact {
  readonly sheet: SheetRef;
  readonly version: number;
  readonly validFrom: Date;
  readonly validTo?: Date;
}

export interface SheetQuery {
  readonly kind?: SheetKind;
  readonly source?: string;
  readonly school?: string;
  readonly scope?: string;
  /** First and last day, both included. */
  readonly days?: { readonly from: Day; readonly to: Day };
}

export interface FactQuery extends SheetQuery {
  readonly requirement?: RequirementId;
  /** Facts as they stood at this moment; the present ones by default. */
  readonly at?: Date;
}
