import fc from 'fast-check';
import { BLANK, blankerOf, digestsOf, stemmerOf } from './blanker.ts';
import { CASE_FORMS } from './case-forms-fixture.ts';
import { tidy } from './tidy.ts';

const stemmer = stemmerOf(Buffer.alloc(32, 7));
const blanked = (names: readonly string[], text: string): string =>
  blankerOf(new Set(digestsOf(names, stemmer)), stemmer)(tidy(text));

describe('every case form of a name is blanked', () => {
  test.each(CASE_FORMS.map((forms) => [forms[0]!, forms] as const))('%s', (name, forms) => {
    const left = forms.filter((form) => blanked([name], form) !== BLANK);
    expect(left).toEqual([]);
  });
});

test('any form of any name of the list is blanked in any text, in any writing', () => {
  const names = CASE_FORMS.map(([name]) => name!);
  const list = new Set(digestsOf(names, stemmer));
  const blank = blankerOf(list, stemmer);
  const form = fc
    .constantFrom(...CASE_FORMS.flat())
    .chain((word) => fc.constantFrom(word, word.toUpperCase(), word.toLowerCase(), word.replaceAll('ё', 'е')));
  const around = fc.string({ unit: fc.constantFrom(...' .,;:-–«»()0123456789\n"/') });
  fc.assert(
    fc.property(form, around, around, (word, before, after) => {
      expect(blank(tidy(`Задание ${before} ${word}${after && ` ${after}`} сдать`))).not.toMatch(new RegExp(word, 'iu'));
    }),
  );
});

test('hyphenated surnames, initials, ё, capitals and hidden signs do not hide a name', () => {
  const list = ['Римская-Корсакова Пётр', 'Соловьёв', 'Иванов И.'];
  expect(blanked(list, 'Опрос: РИМСКОЙ-КОРСАКОВОЙ и Соловьеву')).toBe('Опрос: ▒-▒ и ▒');
  expect(blanked(list, 'Иванов И. и Петру')).toBe('▒ И. и ▒');
  expect(blanked(list, 'Ива\u00ADнову, Ива\u0301нова, Со\u200Bловьёва')).toBe('▒, ▒, ▒');
  expect(blanked(list, 'Ивaновa')).toBe(BLANK);
  expect(blanked(list, 'Пе\u0308тр и Соловье\u0308вым'.normalize('NFD'))).toBe('▒ и ▒');
});

test('ordinary words are left alone', () => {
  const list = ['Зоя', 'Лия', 'Игорь', 'Павел', 'Дарья', 'Ян', 'Ада', 'Майя', 'Пётр', 'И.'];
  const text = 'Есть ли игра? Повторить дары природы, и ад у Данте, 9 мая; петь, янтарь, павлин';
  expect(blanked(list, text)).toBe(text);
});

test('digests of another key find nothing', () => {
  const other = stemmerOf(Buffer.alloc(32, 8));
  expect(blankerOf(new Set(digestsOf(['Иванов'], other)), stemmer)('Иванов')).toBe('Иванов');
});
