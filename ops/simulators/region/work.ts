import type { Ids, Key, Spoiled, Text } from './thing.ts';
import type { Moment, Timeline } from './timeline.ts';

/** Kinds are the canonical ones; each system has its own words for those it knows, and an everyday kind for the others. */
export type WorkKind =
  | 'lesson-work'
  | 'oral'
  | 'control'
  | 'test'
  | 'dictation'
  | 'composition'
  | 'laboratory'
  | 'practical'
  | 'independent'
  | 'creative'
  | 'by-heart'
  | 'project';

export interface Work {
  readonly key: Key;
  readonly ids: Ids;
  readonly kind: WorkKind;
  /** A mark is due for it within seven days. */
  readonly written: boolean;
  readonly timeline: Timeline<WorkValue>;
  readonly marks: readonly Mark[];
}

export interface WorkValue {
  readonly title: Text | undefined;
  /** Whole, 1 to 3. */
  readonly weight: number;
}

/** At most one a work and pupil; several works of one lesson give several marks. */
export interface Mark {
  readonly key: Key;
  readonly ids: Ids;
  readonly pupil: Key;
  readonly timeline: Timeline<MarkValue>;
  readonly spoiled: Spoiled | undefined;
  readonly conflictingValue: string | undefined;
}

export interface MarkValue {
  /** As teachers enter it: "4", "4-", "5+"; systems without signs drop them. 'unknown-code': a word that is no mark. */
  readonly value: string;
  readonly comment: Text | undefined;
}

/** The work (column) that carries the marks of one period in one subject of one class or subgroup. */
export interface PeriodWork {
  readonly key: Key;
  readonly ids: Ids;
  readonly class: Key;
  readonly group: Key | undefined;
  readonly subject: Key;
  readonly teacher: Key;
  readonly period: Key;
  readonly listedAt: Moment;
  readonly marks: readonly Mark[];
}
