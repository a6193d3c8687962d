import type { Reading } from './dialects.ts';
import type { Ids } from './thing.ts';
import type { Day, Moment } from './timeline.ts';
import type { WorkKind } from './work.ts';

/**
 * Can a reader of this system's dialect prove it? `readBetween`: yes, where it read the slice after the first moment (the limit) and
 * before the second (the entry).
 */
export type Provable = boolean | { readonly readBetween: readonly [Moment, Moment] };

export const DEFECTS = [
  'no-topic',
  'no-homework',
  'no-attendance',
  'late-homework',
  'late-attendance',
  'no-written-marks',
  'no-period-mark',
  'unknown-attendance-code',
  'unknown-mark-value',
  'wrong-type-mark',
  'wrong-type-lesson',
  'equal-repeat',
  'conflicting-repeat',
  'silent-school',
] as const;
export type DefectKind = (typeof DEFECTS)[number];

/** One planted defect, told so that it can be found in either system. */
export interface Defect {
  readonly kind: DefectKind;
  readonly school: { readonly index: number; readonly name: string; readonly ids: Ids };
  readonly class?: { readonly name: string; readonly ids: Ids };
  /** Day of the lesson, or last day of the period. */
  readonly day?: Day;
  readonly lesson?: {
    readonly ids: Ids;
    readonly number: number;
    readonly subject: string;
    /** What the system tells the lesson by, part by part, where it shows no id of it. */
    readonly words?: readonly string[];
    readonly group?: { readonly name: string; readonly ids: Ids };
  };
  readonly work?: { readonly ids: Ids; readonly kind: WorkKind | 'homework' };
  readonly pupil?: Ids;
  /** Of a period mark. */
  readonly subject?: string;
  readonly period?: { readonly name: string; readonly ids: Ids };
  /** What is spoiled: "mark", "lesson", "attendance", "homework". */
  readonly entity?: 'mark' | 'lesson' | 'attendance' | 'homework';
  /** The word that is in no code list. */
  readonly value?: string;
  /** The moment from which it can be seen (a limit passed, a thing told wrongly). */
  readonly since: Moment;
  readonly provableOn: Readonly<Record<Reading, Provable>>;
}
