import type { Counts } from '../contracts/records.ts';

/** Raw records left out without being wrong, whatever the reason. */
export const sumOfFiltered = ({ filtered }: Pick<Counts, 'filtered'>): number =>
  Object.values(filtered).reduce((sum, count) => sum + count, 0);
