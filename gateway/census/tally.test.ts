import type { Census } from '../contracts/census.ts';
import type { RawRecord } from '../contracts/records.ts';
import { Tally } from './tally.ts';

const record = (
  body: unknown,
  ref = 'mark/1',
  yields: RawRecord['yields'] = ['mark'],
  day = '2026-09-07',
): RawRecord => ({ ...{ yields, body, ref }, place: { school: '1', scope: '7', day } });
const NOBODY = { rows: new Set<string>(), knownOf: () => undefined };
/** As the maps of АВЕРС read it: `body.row[6]`. */
const IN_ROWS = { ...NOBODY, rows: new Set(['/row']) };

function counted(
  bodies: readonly unknown[],
  usual?: Census,
  reading = NOBODY,
): { readonly tally: Tally; readonly fields: Fields } {
  const tally = new Tally(usual, reading);
  tally.add(bodies.map((body, index) => record(body, `mark/${index}`, ['mark'], `2026-09-${10 + index}`)));
  return { tally, fields: tally.counted().kinds.mark?.fields ?? {} };
}
type Fields = NonNullable<Census['kinds']['mark']>['fields'];

test('a field is counted by its place, its types and what could have had it', () => {
  const { fields } = counted([
    { mark: { value: '5', weight: 1 } },
    { mark: { value: 5 } },
    { mark: { value: null, tags: [] } },
    {},
  ]);
  expect(fields).toEqual({
    '/mark': { of: 4, types: { object: 3 } },
    '/mark/value': { of: 3, types: { text: 1, number: 1, empty: 1 } },
    '/mark/weight': { of: 3, types: { number: 1 } },
    '/mark/tags': { of: 3, types: { empty: 1 } },
  });
});

test('records are counted by the entity that they yield first', () => {
  const tally = new Tally(undefined, NOBODY);
  tally.add([record({ a: 1 }, 'w', ['work', 'homework']), record({ a: 1 }, 'm'), record({ a: '1' }, 'w', ['work'])]);
  const { kinds } = tally.counted();
  expect([kinds.work?.records, kinds.mark?.records, kinds.homework]).toEqual([2, 1, undefined]);
  expect([kinds.work?.yields, kinds.mark?.yields]).toEqual([['homework'], undefined]);
});

test('items of a list are counted together, whatever their number', () => {
  const { fields } = counted([{ teachers: ['1', '2'], files: [{ id: 1 }, { id: 2, size: 3 }] }]);
  expect(fields['/teachers/*']).toEqual({ of: 2, types: { text: 2 } });
  expect(fields['/files/*/size']).toEqual({ of: 2, types: { number: 1 } });
});

test('of an array that is read as a row each column is a field; every other array stays a list', () => {
  const row = [4711, 'н', null, 103];
  const { fields } = counted([{ row, ids: [1, '2'] }, { row: [...row, 'x'] }, { row: [] }], undefined, IN_ROWS);
  expect(fields).toEqual({
    '/row': { of: 3, types: { list: 2, empty: 1 } },
    '/row/0': { of: 2, types: { number: 2 } },
    '/row/1': { of: 2, types: { text: 2 } },
    '/row/2': { of: 2, types: { empty: 2 } },
    '/row/3': { of: 2, types: { number: 2 } },
    '/row/4': { of: 2, types: { text: 1 } },
    '/ids': { of: 3, types: { list: 1 } },
    '/ids/*': { of: 2, types: { number: 1, text: 1 } },
  });
});

test('of a column the codes are kept that its own list knows, and of no other', () => {
  const knownOf = (field: string) => (field === '/row/1' ? (value: unknown) => String(value) : undefined);
  const tally = new Tally(undefined, { ...IN_ROWS, knownOf });
  tally.add([record({ row: [5, 103] }), record({ row: [4, 103] })]);
  const { fields } = tally.counted().kinds.mark!;
  expect([fields['/row/0']!.codes, fields['/row/1']!.codes]).toEqual([undefined, { '103': 2 }]);
});

test('what comes as {} or [] or "" or null is nothing, and no other type', () => {
  const { fields } = counted([{ items: {} }, { items: [] }, { items: '' }, { items: null }]);
  expect(fields['/items']).toEqual({ of: 4, types: { empty: 4 } });
});

test.each([
  ['an id that begins with a letter', { 'f6a1b2c3-4711-4d5e-8f60-20945': { value: '5' } }],
  ['an id', { 2094567823485123001: { value: '5' } }],
  ['a name', { Заварзин: { value: '5' } }],
  ['a login with signs', { 'zavarzin@school.ru': { value: '5' } }],
  ['a name among fields', { count: { value: '1' }, 'Илья Петров': { value: '5' } }],
])('a key that is data (%s) is never kept: its object is counted as one member', (_what, students) => {
  const { tally, fields } = counted([{ students }]);
  expect(Object.keys(fields)).toEqual(['/students', '/students/*', '/students/*/value']);
  expect(JSON.stringify(tally.counted())).not.toMatch(/Заварзин|zavarzin|Петров|20945/);
});

test('an object of more than a hundred names is data, also where the names look like fields', () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`pupil${index}`, { mark: index }]));
  const { fields } = counted([{ few: { a: 1 }, many }]);
  expect(Object.keys(fields).sort()).toEqual(['/few', '/few/a', '/many', '/many/*', '/many/*/mark']);
  expect(fields['/many/*/mark']).toEqual({ of: 300, types: { number: 300 } });
});

test('what is once known as data is data from its first key', () => {
  const usual = counted([{ students: { 1: { value: '5' } } }]).tally.counted();
  expect(Object.keys(counted([{ students: { a: { value: '5' } } }], usual).fields)).toContain('/students/*/value');
});

test('a row that is endless, or stands at times where keys are data, is counted within bounds', () => {
  const long = Array.from({ length: 100_000 }, () => 1);
  const { fields } = counted([{ row: [1] }, { row: { 2094567823: 'x' } }, { row: long }], undefined, IN_ROWS);
  expect(fields['/row/0']).toEqual({ of: 2, types: { number: 2 } });
  expect(fields['/row/*']).toEqual({ of: 1, types: { text: 1 } });
  expect(Object.keys(fields)).toHaveLength(102);
});

test('a hostile answer of endless names, depth and length is counted within bounds', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`) as unknown;
  const wide = (level: number): object =>
    Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`n${level}x${index}`, level === 0 ? 1 : wide(level - 1)]),
    );
  const { fields } = counted([{ deep, list: Array.from({ length: 100_000 }, () => 1), wide: wide(2) }]);
  expect(fields['/list/*']).toEqual({ of: 100, types: { number: 100 } });
  expect(Object.keys(fields).length).toBeLessThan(1_200);
});

test('names that every object inherits are fields as others', () => {
  const { fields } = counted([JSON.parse('{"__proto__":{"a":1},"constructor":"x","toString":1}')]);
  expect(Object.keys(fields)).toEqual(['/__proto__', '/__proto__/a', '/constructor', '/toString']);
});

test('of values only those are kept that a code list knows, as the list writes them', () => {
  const spellings = new Map([['н', 'н']]);
  const tally = new Tally(undefined, {
    ...NOBODY,
    knownOf: (field) => (field === '/mark/value' ? (value) => spellings.get(String(value).toLowerCase()) : undefined),
  });
  tally.add(
    [{ mark: { value: 'Н', topic: 'Дроби' } }, { mark: { value: 'н' } }, { mark: { value: 'Петров' } }].map((body) =>
      record(body),
    ),
  );
  tally.addCodes({ records: [], quarantined: [], unknownCodes: [{ list: 'mark-values', value: '▒', count: 1 }] });
  expect(tally.counted().kinds.mark?.fields['/mark/value']).toEqual({ of: 3, types: { text: 3 }, codes: { н: 2 } });
  expect(tally.counted().unknown).toEqual({ 'mark-values': { '▒': 1 } });
  expect(JSON.stringify(tally.counted())).not.toMatch(/Дроби|Петров/);
});

test('the place of the first record that shows a change is kept, and only of that', () => {
  const usual = counted(Array.from({ length: 5 }, () => ({ mark: { value: '5', id: 1 } }))).tally.counted();
  const { tally } = counted([{ mark: { value: '5', id: 1 } }, { mark: { value: 5 } }, { mark: { value: 4 } }], usual);
  const second = { scope: '7', day: '2026-09-11', ref: 'mark' };
  expect(tally.exampleOf('mark', 'type /mark/value')).toEqual(second);
  expect(tally.exampleOf('mark', 'gone /mark/id')).toEqual(second);
});

test('a column that is gone, or turned, is kept with the place of the first record that shows it', () => {
  const usual = counted(
    Array.from({ length: 5 }, () => ({ row: [1, 103, 'x'] })),
    undefined,
    IN_ROWS,
  ).tally.counted();
  const { tally } = counted([{ row: [1, 103, 'x'] }, { row: [1, '103', 'x'] }, { row: [1, 103] }], usual, IN_ROWS);
  const at = { scope: '7', ref: 'mark' };
  expect(tally.exampleOf('mark', 'type /row/1')).toEqual({ ...at, day: '2026-09-11' });
  expect(tally.exampleOf('mark', 'gone /row/2')).toEqual({ ...at, day: '2026-09-12' });
});
