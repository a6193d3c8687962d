import type { Example } from '../contracts/census.ts';
import type { RawRecord } from '../contracts/records.ts';

/** The place of a record, as a census keeps it: of its ref the first word alone, for what follows may number a pupil. */
export const exampleOf = ({ place, ref }: Pick<RawRecord, 'place' | 'ref'>): Example => ({
  scope: place.scope,
  day: place.day,
  ref: /^[a-z-]+/.exec(ref)?.[0] ?? '',
});
