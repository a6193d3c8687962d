import { createHash } from 'node:crypto';
import { plainText } from './plain-text.ts';

/** Hex digits of a key: among the few hundred names of a school no two meet. */
const DIGITS = 16;

/** Keys kept by name: every lesson and mark names its subject anew. */
const MOST_KEPT = 2_000;
const keys = new Map<string, string>();

type Kind = 'class' | 'subject' | 'period' | 'work';

/**
 * A key for a thing that is told by its name only, the same wherever and whenever the name is told: case, ё, spaces, HTML and invisible signs do not
 * matter. Two things of one name have one key, and a thing that is renamed gets another one. Undefined where there is no name.
 */
export function keyOf(kind: Kind, name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  const told = `${kind} ${name}`;
  const known = keys.get(told);
  if (known !== undefined) return known;
  const key = madeOf(kind, name);
  if (keys.size >= MOST_KEPT) keys.clear();
  if (key !== undefined) keys.set(told, key);
  return key;
}

function madeOf(kind: Kind, name: string): string | undefined {
  const plain = plainText(name);
  if (typeof plain !== 'string' || plain === '') return undefined;
  const digest = createHash('sha256').update(plain.toLowerCase().replaceAll('ё', 'е')).digest('hex');
  return `${kind}-${digest.slice(0, DIGITS)}`;
}
