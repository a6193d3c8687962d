import { chosen } from '../choices.ts';
import type { Serving } from '../journal.ts';

/** What clients and installations differ in. */
export interface BarsDialect {
  /** Top-level shape of summary and total marks: flat (2018 to 2023), wrapped in a list (2025), or both in one answer. @default "both" */
  readonly summary: 'both' | 'flat' | 'wrapped';
  /** Signs of marks («4-»): told, or dropped; several clients take whole marks only. @default "whole" */
  readonly marks: 'whole' | 'signed';
  /** Whether the main page must be visited after the sign-in before anything else is answered, as one client found. @default "free" */
  readonly visit: 'free' | 'needed';
  /** Status by which a call without a living session is refused. @default 403 */
  readonly refusal: 403 | 200;
  /** `homework` of a lesson of `/rest/diary`: a list with one text (a typed client of 2023), or the text (one of 2020). @default "list" */
  readonly homework: 'list' | 'text';
}

export const DEFAULT_DIALECT: BarsDialect = {
  summary: 'both',
  marks: 'whole',
  visit: 'free',
  refusal: 403,
  homework: 'list',
};

export interface BarsOptions extends Serving, Partial<BarsDialect> {
  /** Milliseconds without a call after which a session is gone. @default 3600000 */
  readonly timeOut?: number;
  /** Where idleness is measured. @default Date.now */
  readonly wall?: () => number;
}

const CHOICES: Readonly<Record<string, Partial<BarsDialect>>> = {
  'summary=both': { summary: 'both' },
  'summary=flat': { summary: 'flat' },
  'summary=wrapped': { summary: 'wrapped' },
  'marks=whole': { marks: 'whole' },
  'marks=signed': { marks: 'signed' },
  'visit=free': { visit: 'free' },
  'visit=needed': { visit: 'needed' },
  'refusal=403': { refusal: 403 },
  'refusal=200': { refusal: 200 },
  'homework=list': { homework: 'list' },
  'homework=text': { homework: 'text' },
};

/** Reads choices like "summary=flat". @throws {RangeError} on another word */
export function dialectOf(words: readonly string[]): Partial<BarsDialect> {
  return chosen<BarsDialect>(words, CHOICES);
}
