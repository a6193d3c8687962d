import type { Fact, Gap } from '../contracts/facts.ts';
import type { SheetRef } from '../contracts/records.ts';
import type { StoredSheet } from '../contracts/sheet.ts';

/** What the store holds of a sheet that may be expected: `Store.sheets` and `Store.coverageOf`. */
export interface FoundSheet {
  readonly ref: SheetRef;
  /** Undefined: there is none. */
  readonly sheet?: StoredSheet | undefined;
  /** Entities of which absence is a fact; empty when the sheet was never covered. */
  readonly covered: ReadonlySet<string>;
  /** Start of the last covering read, ISO instant. */
  readonly readFrom?: string | undefined;
}

/** Of a sheet of which the store holds nothing at all. */
export const nothingFound = (ref: SheetRef): FoundSheet => ({ ref, covered: new Set() });

export interface Joined {
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
}

/** One text a sheet, the same for equal references. */
export const sheetKey = ({ source, kind, school, scope, day }: SheetRef): string =>
  JSON.stringify([source, kind, school, scope, day]);
