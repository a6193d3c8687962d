/*
 * A stem is what stays of a word when one grammatical ending is cut. Of a name all stems of its case forms are kept (mostly
 * one or two: Павел, Павла), of a word in a text one is made: the word is a name of the list when its stem is among them.
 */

/** Endings of nouns, adjectives and surnames in all cases, longest first within the cut. */
const ENDINGS = [
  ...['ыми', 'ими', 'ами', 'ями', 'ого', 'его', 'ому', 'ему'],
  ...[
    'ый',
    'ий',
    'ой',
    'ей',
    'ая',
    'яя',
    'ое',
    'ее',
    'ые',
    'ие',
    'ых',
    'их',
    'ым',
    'им',
    'ом',
    'ем',
    'ам',
    'ям',
    'ах',
    'ях',
  ],
  ...['ую', 'юю', 'ою', 'ею', 'ью', 'а', 'я', 'ы', 'и', 'у', 'ю', 'е', 'о', 'ь', 'й'],
] as const;
const ENDS_BY_LENGTH = [3, 2, 1].map((length) => new Set<string>(ENDINGS.filter((ending) => ending.length === length)));
/** A stem has at least two letters: Ева → ев, Ян → ян. */
const SHORTEST_STEM = 2;
/** No word is longer; what is, is cut. */
const LONGEST_WORD = 64;

/** Latin letters that look like Russian ones: in a Russian word they are a slip of the keyboard, or an attempt. */
const LOOK_ALIKES = new Map([...'aceopxyktmhbё'].map((latin, index) => [latin, 'асеорхуктмнве'[index]!]));

/** The stem of one word (letters only), in small letters, ё as е. */
export function stemOf(word: string): string {
  const plain = plainWord(word);
  for (const endings of ENDS_BY_LENGTH) {
    const length = endings === ENDS_BY_LENGTH[0] ? 3 : endings === ENDS_BY_LENGTH[1] ? 2 : 1;
    if (plain.length - length >= SHORTEST_STEM && endings.has(plain.slice(-length))) return plain.slice(0, -length);
  }
  return plain;
}

/** Small letters, ё as е; Latin look-alikes in a word with Cyrillic letters as those. */
export function plainWord(word: string): string {
  const small = word.slice(0, LONGEST_WORD).toLowerCase().replaceAll('ё', 'е');
  if (!/[a-z]/.test(small) || !/[а-я]/.test(small)) return small;
  return small.replaceAll(/[a-z]/g, (letter) => LOOK_ALIKES.get(letter) ?? letter);
}
