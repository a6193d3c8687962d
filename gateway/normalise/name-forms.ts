import { plainWord, stemOf } from './stems.ts';

const WORD = /\p{L}+/gu;
/** Initials are no names: «И.» would blank every «и». */
const SHORTEST_NAME = 2;

const A_HARD = ['а', 'ы', 'и', 'е', 'у', 'ой', 'ою', 'ей', 'ею', 'о'];
const A_SOFT = ['я', 'и', 'е', 'ю', 'ей', 'ею', 'ой', 'ою'];
const SOFT_SIGN = ['ь', 'я', 'и', 'ю', 'ью', 'ем', 'е'];
const SHORT_I = ['й', 'я', 'ю', 'ем', 'е', 'и'];
const CONSONANT = ['', 'а', 'у', 'ом', 'ем', 'е', 'ым', 'ой', 'ою', 'ы', 'ых', 'ыми', 'и'];
const ADJECTIVE_HARD = ['ый', 'ой', 'ого', 'ому', 'ым', 'ом', 'ая', 'ую', 'ою', 'ое', 'ые', 'ых', 'ыми'];
const ADJECTIVE_SOFT = [
  'ий',
  'его',
  'ого',
  'ему',
  'ому',
  'им',
  'ем',
  'ом',
  'яя',
  'ая',
  'ей',
  'ой',
  'юю',
  'ую',
  'ие',
  'их',
  'ими',
];
/** Иванова: the brother, and the class as «Ивановы», are meant too. */
const FEMININE_SURNAME = /(?:ов|ев|ин|ын)а$/;
const VOWEL = /[аеиоуыэюя]/;

/** All stems that the case forms of a person's names have: surname, first name, patronymic, in any order and case. */
export function stemsOfNames(names: string): readonly string[] {
  const words =
    names
      .normalize('NFC')
      .replaceAll(/[\p{M}\p{Cf}]+/gu, '')
      .match(WORD) ?? [];
  return [
    ...new Set(words.filter((word) => word.length >= SHORTEST_NAME).flatMap((word) => formsOf(word).map(stemOf))),
  ];
}

/**
 * The case forms that a name in the nominative may have, both sexes, singular and plural. More than one paradigm is tried
 * where the ending does not tell (Светлая: surname or name of a thing); a form too many costs nothing.
 */
function formsOf(name: string): readonly string[] {
  const word = plainWord(name);
  const forms = [word];
  if (FEMININE_SURNAME.test(word)) forms.push(...formsOf(word.slice(0, -1)));
  for (const [ending, paradigm] of PARADIGMS) {
    if (!word.endsWith(ending) || word.length <= ending.length) continue;
    for (const base of basesOf(word.slice(0, word.length - ending.length), ending))
      forms.push(...paradigm.map((end) => base + end));
  }
  if (!VOWEL.test(word.at(-1) ?? '') && !/[ьй]$/.test(word))
    for (const base of basesOf(word, '')) forms.push(...CONSONANT.map((end) => base + end));
  return forms;
}

const PARADIGMS: readonly (readonly [ending: string, paradigm: readonly string[]])[] = [
  ['а', A_HARD],
  ['я', A_SOFT],
  ['о', A_HARD],
  ['ь', SOFT_SIGN],
  ['й', SHORT_I],
  ['ый', ADJECTIVE_HARD],
  ['ой', ADJECTIVE_HARD],
  ['ой', ADJECTIVE_SOFT],
  ['ая', ADJECTIVE_HARD],
  ['ая', ADJECTIVE_SOFT],
  ['ий', ADJECTIVE_SOFT],
  ['ий', ADJECTIVE_HARD],
  ['яя', ADJECTIVE_SOFT],
];

/** Where a vowel flees: Павел, Орёл, Немец, Горшок, Бобёр; and in words of one syllable (Лев), but never in -ов, -ев, -ин. */
const FLEETING = /(?:[ео]л|[ея]ц|[ео]к|ер|[ео]нь|ель|оть)$/;
const ONE_SYLLABLE = /^[^аеиоуыэюя]+[ео][^аеиоуыэюя]+$/;

/** The base, and its shapes without the fleeting vowel: Павел – Павл-, Лев – Льв-, Воробей – Воробь-, Заяц – Зайц-. */
function basesOf(base: string, ending: string): readonly string[] {
  if (ending === 'й') return base.endsWith('е') ? [base, `${base.slice(0, -1)}ь`] : [base];
  const whole = base + ending;
  if ((ending !== '' && ending !== 'ь') || (!FLEETING.test(whole) && !ONE_SYLLABLE.test(whole))) return [base];
  const [, head = '', last = ''] = /^(.*)[еоя]([^аеиоуыэюя])$/.exec(base) ?? [];
  if (head === '') return [base];
  return [base, head + last, VOWEL.test(head.at(-1) ?? '') ? `${head}й${last}` : `${head}ь${last}`];
}
