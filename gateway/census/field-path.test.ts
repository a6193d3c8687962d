import { fieldOf, rowsIn } from './field-path.ts';

test('an array of which a map reads another place than the first is a row, one of which it reads the first is a list', () => {
  const rows = rowsIn(['/row/0', '/row/6', '/lesson/teachers/0/id', '/subject/1', '/mark/value']);
  expect([...rows]).toEqual(['/row', '/subject']);
  expect(['/row/0', '/row/6', '/lesson/teachers/0/id', '/mark/value'].map((one) => fieldOf(one, rows))).toEqual([
    '/row/0',
    '/row/6',
    '/lesson/teachers/*/id',
    '/mark/value',
  ]);
});

test('rows stand in lists and in rows', () => {
  const rows = rowsIn(['/items/0/3', '/row/2/1']);
  expect([...rows]).toEqual(['/row', '/items/*', '/row/2']);
  expect([fieldOf('/items/0/3', rows), fieldOf('/row/2/1', rows)]).toEqual(['/items/*/3', '/row/2/1']);
});

test('a policy names a column as the census shows it; keys that are data stay one field', () => {
  expect([fieldOf('/row/*', new Set(['/row'])), fieldOf('/students/2094567', new Set(['/row']))]).toEqual([
    '/row/*',
    '/students/*',
  ]);
});
