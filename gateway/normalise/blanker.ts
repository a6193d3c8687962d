import { createHmac, createSecretKey } from 'node:crypto';
import { stemsOfNames } from './name-forms.ts';
import { stemOf } from './stems.ts';

/** What stands where a name stood. */
export const BLANK = '▒';
/** Words whose digest is remembered: the vocabulary of a region's homework. */
const REMEMBERED = 60_000;
/** Longer words are not remembered. */
const LONGEST_REMEMBERED = 40;
const WORD = /\p{L}+/gu;

/** Keyed digests, 16 hex digits each. */
export interface Stemmer {
  /** Digest of a name's stem. */
  ofStem(stem: string): string;
  /** Digest of the stem of a word in a text. */
  ofWord(word: string): string;
}

/** @param key subkey "stem"; the digests are worth nothing without it */
export function stemmerOf(key: Buffer): Stemmer {
  let young = new Map<string, string>();
  let old = new Map<string, string>();
  const secret = createSecretKey(key);
  const ofStem = (stem: string): string => createHmac('sha256', secret).update(stem).digest('hex').slice(0, 16);
  return {
    ofStem,
    ofWord(word) {
      const known = young.get(word);
      if (known !== undefined) return known;
      const digest = old.get(word) ?? ofStem(stemOf(word));
      if (word.length <= LONGEST_REMEMBERED) young.set(word, digest);
      if (young.size >= REMEMBERED) [old, young] = [young, new Map()];
      return digest;
    },
  };
}

/** Digests of all stems that the given names have; a text may hold several names. Sorted. */
export function digestsOf(names: Iterable<string>, stemmer: Stemmer): readonly string[] {
  const stems = new Set<string>();
  for (const name of names) for (const stem of stemsOfNames(name)) stems.add(stem);
  return [...stems].map(stemmer.ofStem).sort();
}

/** Keyed digests of the stems of the names of a class: a set, or a store's list. */
export interface NameStems extends Iterable<string> {
  has(digest: string): boolean;
}

/** Replaces every word whose stem is in the list; the text comes tidied (tidy.ts). */
export function blankerOf(digests: NameStems, { ofWord }: Stemmer): (text: string) => string {
  return (text) => text.replaceAll(WORD, (word) => (digests.has(ofWord(word)) ? BLANK : word));
}
