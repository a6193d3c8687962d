import type { PersonName } from './person.ts';
import type { Random } from './random.ts';

/*
 * Invented people. The words of topics and homework (texts.ts) share no stem with any name here: a name list blanks its
 * words in every text, and must not blank others. words.test.ts holds both to it.
 */

/** Genitive, dative, accusative, instrumental. */
export type Case = 'nominative' | 'genitive' | 'dative' | 'instrumental';
type Forms = readonly [string, string, string, string];

const BOYS: readonly Forms[] = [
  ['Павел', 'Павла', 'Павлу', 'Павлом'],
  ['Лев', 'Льва', 'Льву', 'Львом'],
  ['Пётр', 'Петра', 'Петру', 'Петром'],
  ...['Тимофей', 'Матвей', 'Алексей', 'Елисей', 'Сергей'].map((name) => declined(name, 'я', 'ю', 'ем')),
  ...['Егор', 'Артём', 'Захар', 'Максим', 'Семён', 'Глеб', 'Никодим', 'Родион', 'Платон', 'Савелий'].map((name) =>
    name.endsWith('й') ? declined(name, 'я', 'ю', 'ем') : declined(`${name}_`, 'а', 'у', 'ом'),
  ),
];

const GIRLS: readonly Forms[] = [
  ...['Полина', 'Алина', 'Кира', 'Варвара', 'Есения', 'Ксения', 'Дарина', 'Милана', 'Таисия', 'Ульяна', 'Злата'].map(
    (name) => (name.endsWith('ия') ? declined(name, 'и', 'и', 'ей') : declined(name, 'ы', 'е', 'ой')),
  ),
  ['Любава', 'Любавы', 'Любаве', 'Любавой'],
  ['Евгения', 'Евгении', 'Евгении', 'Евгенией'],
  ['Ольга', 'Ольги', 'Ольге', 'Ольгой'],
];

const FATHERS = [
  ['Тимофеевич', 'Тимофеевна'],
  ['Егорович', 'Егоровна'],
  ['Артёмович', 'Артёмовна'],
  ['Захарович', 'Захаровна'],
  ['Семёнович', 'Семёновна'],
  ['Глебович', 'Глебовна'],
  ['Родионович', 'Родионовна'],
  ['Савельевич', 'Савельевна'],
  ['Платонович', 'Платоновна'],
] as const;

const SURNAMES = (
  'Абросимов Алфёров Базанов Вяткин Гаврилин Гордеев Ерофеев Жигалов Зуйков Игнатьев Калягин Кондрашов Лапшин ' +
  'Ломакин Мещеряков Мокроусов Нефёдов Овсянников Панкратов Пахомов Рогожин Саврасов Селивёрстов Тарабрин Терентьев ' +
  'Цыбин Шаповалов Щербинин Юдин Якушев Вишневский Ольховский Бельский Раменский Дубенский'
).split(' ');

function declined(name: string, genitive: string, dative: string, instrumental: string): Forms {
  const stem = name.slice(0, -1);
  return [name.replace('_', ''), stem + genitive, stem + dative, stem + instrumental];
}

export function personName(draw: Random): PersonName {
  const male = draw.chance(0.5);
  const surname = draw.pick(SURNAMES);
  return {
    last: male ? surname : surname.endsWith('ий') ? `${surname.slice(0, -2)}ая` : `${surname}а`,
    first: draw.pick(male ? BOYS : GIRLS)[0],
    middle: draw.pick(FATHERS)[male ? 0 : 1],
    sex: male ? 'male' : 'female',
  };
}

const CASES: readonly Case[] = ['nominative', 'genitive', 'dative', 'instrumental'];
const FIRST_NAMES = new Map([...BOYS, ...GIRLS].map((forms) => [forms[0], forms]));

const SURNAME_ENDINGS: Readonly<Record<'ов' | 'ова' | 'ий' | 'ая', Readonly<Record<Case, string>>>> = {
  ов: { nominative: '', genitive: 'а', dative: 'у', instrumental: 'ым' },
  ова: { nominative: 'а', genitive: 'ой', dative: 'ой', instrumental: 'ой' },
  ий: { nominative: 'ий', genitive: 'ого', dative: 'ому', instrumental: 'им' },
  ая: { nominative: 'ая', genitive: 'ой', dative: 'ой', instrumental: 'ой' },
};

/** First name in a case. */
export const firstName = (name: PersonName, form: Case): string =>
  (FIRST_NAMES.get(name.first) ?? BOYS[0]!)[CASES.indexOf(form)]!;

/** Last name in a case. */
export function lastName({ last, sex }: PersonName, form: Case): string {
  const adjective = last.endsWith('ий') || last.endsWith('ая');
  const kind = adjective ? (sex === 'male' ? 'ий' : 'ая') : sex === 'male' ? 'ов' : 'ова';
  const stem = adjective ? last.slice(0, -2) : sex === 'male' ? last : last.slice(0, -1);
  return stem + SURNAME_ENDINGS[kind][form];
}

/** Every name that can occur, as class lists write them. */
export const ALL_NAMES: readonly string[] = [
  ...[...BOYS, ...GIRLS].map((forms) => forms[0]),
  ...FATHERS.flat(),
  ...SURNAMES.flatMap((name) => [name, name.endsWith('ий') ? `${name.slice(0, -2)}ая` : `${name}а`]),
];
