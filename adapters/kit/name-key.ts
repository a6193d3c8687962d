import { digestOf } from './digest.ts';

/** Signs of a digest that make a key: among the few hundred names of a school no two meet. */
const KEY_LENGTH = 16;

/** Key of a thing that is told by its name only, such as a kind of marks: case and doubled spaces do not matter, and whoever renames the thing makes another. */
export const nameKey = (name: string): string =>
  digestOf([name.trim().replaceAll(/\s+/g, ' ').toLowerCase()]).slice(0, KEY_LENGTH);
