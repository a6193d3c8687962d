import { chosen } from '../choices.ts';
import type { Serving } from '../journal.ts';

/** What is recorded of one school and need not be so in another. */
export interface Manner {
  /**
   * Words in the journal: absences only, or also «ЗАЧТ» and «Н/З» in the place of marks and «ОСВ» of who is exempt, as recorded. In which subjects
   * they stand is assumed (`passes.ts`). @default "few"
   */
  readonly words: 'few' | 'all';
  /** Periods of a class: of one kind, or half-years beside its quarters in music, art and labour, as recorded. @default "one" */
  readonly periods: 'one' | 'both';
}

export const MANNER: Manner = { words: 'few', periods: 'one' };

export interface AversOptions extends Serving {
  readonly manner?: Partial<Manner>;
}

/** Reads choices like "words=all" and "periods=both". @throws {RangeError} on another word */
export function dialectOf(words: readonly string[]): Partial<Manner> {
  const known: Readonly<Record<string, Partial<Manner>>> = {
    'words=few': { words: 'few' },
    'words=all': { words: 'all' },
    'periods=one': { periods: 'one' },
    'periods=both': { periods: 'both' },
  };
  return chosen<Manner>(words, known);
}
