import { chosen } from '../choices.ts';
import type { Serving } from '../journal.ts';

/** What open clients of the real system contradict each other in; either can be served. */
export interface Dialect {
  /** `persons/{p}/groups/{g}/schedules`: `{days: […]}` as the 2026 client reads it, or a bare list as the 2025 one does. @default "days" */
  readonly schedules: 'days' | 'bare';
  /** `…/marks/{from}/{to}`: is it the day of the lesson, or the day on which the mark was set? @default "lesson" */
  readonly marksAxis: 'lesson' | 'setting';
  /** Does the list of a class hold the lessons of its subgroups too? @default false */
  readonly subgroupsInClass: boolean;
  /**
   * The page at the end of a sign-in: `?result=success#…`, or with what was asked before it, as clients of the Moscow region's portal of 2022
   * match it to the letter. @default "short"
   */
  readonly result: 'short' | 'long';
}

export const DIALECT: Dialect = { schedules: 'days', marksAxis: 'lesson', subgroupsInClass: false, result: 'short' };

export interface DnevnikOptions extends Serving {
  readonly dialect?: Partial<Dialect>;
}

/** Reads choices like "schedules=bare", "marks=setting", "subgroups=in-class", "result=long". @throws {RangeError} on another word */
export function dialectOf(words: readonly string[]): Partial<Dialect> {
  const known: Readonly<Record<string, Partial<Dialect>>> = {
    'schedules=days': { schedules: 'days' },
    'schedules=bare': { schedules: 'bare' },
    'marks=lesson': { marksAxis: 'lesson' },
    'marks=setting': { marksAxis: 'setting' },
    'subgroups=in-class': { subgroupsInClass: true },
    'subgroups=apart': { subgroupsInClass: false },
    'result=short': { result: 'short' },
    'result=long': { result: 'long' },
  };
  return chosen<Dialect>(words, known);
}
