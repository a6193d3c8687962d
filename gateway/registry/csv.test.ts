import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { GatewayError } from '../contracts/errors.ts';
import { columnsOf, csvOf, csvTable, readCsv } from './csv.ts';

const table = (text: string | Uint8Array) => csvTable(Buffer.from(text), 'schools.csv');
const cellsOf = (text: string | Uint8Array) => {
  const { head, rows } = table(text);
  return [head, ...rows].map(({ cells }) => cells);
};
function errorOf(read: () => unknown): GatewayError {
  try {
    read();
  } catch (error) {
    return error as GatewayError;
  }
  throw new Error('nothing was thrown');
}

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', ';', ',', '\t', '\r', '\n', ' ', 'я') }),
);
/** What a table of spreadsheet can tell: a first cell with something in it, so that no row is empty. */
const rows = fc.array(fc.tuple(fc.constantFrom('а', 'Школа № 1', '"'), cell, cell), { minLength: 1 });

test('what is written is read again, whatever stands in the cells', () => {
  fc.assert(fc.property(rows, (written) => expect(cellsOf(csvOf(written))).toEqual(written)));
});

test('a row is told by the line in which it begins, also after cells of several lines', () => {
  fc.assert(
    fc.property(rows, (written) => {
      const { head, rows: read } = table(csvOf(written));
      const before = (index: number) => csvOf(written.slice(0, index)).split(/\r\n|\r|\n/).length;
      expect([head, ...read].map(({ line }) => line)).toEqual(written.map((_, index) => before(index)));
    }),
  );
});

test.each([
  ['semicolon', 'id;name\n1;"а; б"\n'],
  ['comma', 'id,name\r\n1,"а; б"'],
  ['tab', 'id\tname\r1\tа; б\r'],
  ['comma that a spreadsheet names', 'sep=,\nid,name\n1,а; б\n'],
])('a table cut by %s is read without being told so', (_what, text) =>
  expect(cellsOf(text)).toEqual([
    ['id', 'name'],
    ['1', 'а; б'],
  ]),
);

test.each(['utf8', 'win1251', 'utf16le'])('a table saved as %s is read without being told so', (encoding) => {
  const text = 'Код;Название\n1;Школа «Ёлочка» № 5\n';
  const expected = [
    ['Код', 'Название'],
    ['1', 'Школа «Ёлочка» № 5'],
  ];
  for (const addBOM of encoding === 'utf8' ? [false, true] : [encoding === 'utf16le'])
    expect(cellsOf(iconv.encode(text, encoding, { addBOM }))).toEqual(expected);
});

test('quotes inside a cell that does not begin with one are part of the name', () =>
  expect(cellsOf('id;name\n1;МБОУ "Лицей"\n2; "Гимназия" ;\n')).toEqual([
    ['id', 'name'],
    ['1', 'МБОУ "Лицей"'],
    ['2', 'Гимназия', ''],
  ]));

test('rows without a value are left out and lines counted on', () =>
  expect(table('\nid;name\n\n;;\n1;а\n;\n')).toEqual({
    head: { line: 2, cells: ['id', 'name'] },
    rows: [{ line: 5, cells: ['1', 'а'] }],
  }));

test.each([
  ['id;name\n1;"а\n2;б\n', /строка 2|line 2.*opened/],
  ['id;name\n1;"а" б\n', /line 2.*behind/],
  ['', /empty/],
  [' \n;;\n', /empty/],
  ['PK\u0003\u0004...', /Excel/],
])('%j is no table, and the message says where and why', (text, message) => {
  const error = errorOf(() => table(text));
  expect(error).toMatchObject({ code: 'file.invalid', message: expect.stringMatching(message) as string });
  expect(error.message).toContain('schools.csv');
});

test('a file that is not there is told by its name', () =>
  expect(errorOf(() => readCsv('nowhere.csv'))).toMatchObject({ code: 'file.unreadable' }));

test('columns are found by heading in any language, whatever case and spaces; others are told', () => {
  const head = { line: 1, cells: ['  Краткое   НАЗВАНИЕ', 'inn', 'Учёт', '', 'ИНН', 'цвет'] };
  const words = { short: ['краткое название'], inn: ['ИНН', 'INN'], count: ['учет'] };
  expect(columnsOf(head, words)).toEqual({
    places: new Map([
      ['short', 0],
      ['inn', 1],
      ['count', 2],
    ]),
    unknown: ['цвет'],
    repeated: ['ИНН'],
  });
});
