import { createHash } from 'node:crypto';
import { plainText } from './plain-text.ts';

/** Hex digits of a key: among the few hundred names of a school no two meet. */
const DIGITS = 16;

/**
 * A key for a thing that is told by its name only, the same wherever and whenever the name is told: case, ё, spaces, HTML and invisible signs do not
 * matter. Two things of one name have one key, and a thing that is renamed gets another one. Undefined where there is no name.
 */
export function keyOf(kind: 'class' | 'subject' | 'period' | 'work', name: unknown): string | undefined {
  const plain = plainText(name);
  if (typeof plain !== 'string' || plain === '') return undefined;
  const digest = createHash('sha256').update(plain.toLowerCase().replaceAll('ё', 'е')).digest('hex');
  return `${kind}-${digest.slice(0, DIGITS)}`;
}
