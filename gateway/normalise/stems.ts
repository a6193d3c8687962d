/*
 * A stem is what stays of a word when one grammatical ending is cut. Of a name all stems of its case forms are kept (mostly
 * one or two: Павел, Павла), of a word in a text one is made: the word is a name of the list when its stem is among them.
 */

/** Endings of nouns, adjectives and surnames in all cases. Without «ью»: Дарью is «дарь», Любовью «любовь». */
const ENDINGS = new Set(
  `а я ы и у ю е о ь й
   ый ий ой ей ая яя ое ее ые ие ых их ым им ом ем ам ям ах ях ую юю ою ею
   ыми ими ами ями ого его ому ему`.split(/\s+/),
);
const LONGEST_ENDING = 3;
/** A stem has at least two letters: Ева → ев, Ян → ян. */
const SHORTEST_STEM = 2;
/** No word is longer; what is, is cut. */
const LONGEST_WORD = 64;

/** Latin letters that look like Russian ones: in a Russian word they are a slip of the keyboard, or an attempt. */
const LOOK_ALIKES = new Map([...'aceopxyktmhb'].map((latin, index) => [latin, 'асеорхуктмнв'[index] ?? latin]));
/** Marks a word of which nothing was cut, so that the particle «ли» is no form of Лия. */
const WHOLE = '·';

/** The stem of one word (letters only), in small letters, ё as е. */
export function stemOf(word: string): string {
  const plain = plainWord(word);
  for (let length = LONGEST_ENDING; length > 0; length--) {
    const isLeft = plain.length - length >= SHORTEST_STEM;
    if (isLeft && ENDINGS.has(plain.slice(-length))) return plain.slice(0, -length);
  }
  return plain + WHOLE;
}

/** Small letters, ё as е; Latin look-alikes in a word with Cyrillic letters as those. */
export function plainWord(word: string): string {
  const small = word.slice(0, LONGEST_WORD).toLowerCase().replaceAll('ё', 'е');
  if (!/[a-z]/.test(small) || !/[а-я]/.test(small)) return small;
  return small.replaceAll(/[a-z]/g, (letter) => LOOK_ALIKES.get(letter) ?? letter);
}
