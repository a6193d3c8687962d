import type { Dialect } from './options.ts';

const SPELLINGS: Readonly<Record<Dialect['booleans'], readonly [unknown, unknown]>> = {
  true: [false, true],
  yes: ['no', 'yes'],
  __yes: ['__no', '__yes'],
  '1': [0, 1],
};

/** A map of things by a key, or a list of them. */
export type Things = ReadonlyMap<string, unknown> | readonly unknown[];

/** How a dialect writes what installations write differently. */
export interface Spelling {
  readonly dialect: Dialect;
  bool(value: boolean): unknown;
  /** Things by key; where there are none, as this dialect writes emptiness. */
  map(entries: readonly (readonly [string, unknown])[]): Things;
  /** Pupils' answers by the pupil's id. `isList`: the call lists them in the mixed form. */
  students(entries: readonly (readonly [string, unknown])[], isList?: boolean): Things;
}

export function spellingOf(dialect: Dialect): Spelling {
  const [no, yes] = SPELLINGS[dialect.booleans];
  const map: Spelling['map'] = (entries) =>
    entries.length === 0 && dialect.empties === 'array' ? [] : new Map(entries);
  return {
    dialect,
    bool: (value) => (value ? yes : no),
    map,
    students: (entries, isList = false) =>
      dialect.students === 'array' || (dialect.students === 'mixed' && isList)
        ? entries.map(([, answer]) => answer)
        : map(entries),
  };
}

/** Reads true as a query writes it: true, yes, __yes, 1, case aside. */
export const isYes = (value: string | undefined): boolean => /^(true|yes|__yes|1)$/i.test(value ?? '');
