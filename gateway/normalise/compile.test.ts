import canonicalize from 'canonicalize';
import fc from 'fast-check';
import type { Problem } from '../contracts/records.ts';
import { codeListOf } from './code-list-fixture.ts';
import { compileMapping } from './compile.ts';
import { exampleContext } from './example.ts';
import type { Mapping, Recipe } from './mapping.ts';
import type { MappingError } from './operators/operator.ts';

const codes = new Map(
  [codeListOf('fillers', 'keep', { '-': 'blank' }), codeListOf('marks', 'quarantine', { '5': '5' })].map((list) => [
    list.name,
    list,
  ]),
);
const compiled = (fields: Mapping['fields'], more: Partial<Mapping> = {}) =>
  compileMapping({ entity: 'test', source: '', fields, ...more }, codes);
const mapped = (fields: Mapping['fields'], raw: unknown, more: Partial<Mapping> = {}) => {
  const problems: Problem[] = [];
  return { body: compiled(fields, more).map(raw, exampleContext(), problems), problems };
};

test('keys come out sorted, nested ones too, and an object with nothing in it is left out', () => {
  const { body } = mapped({ z: '/a', 'has/b': '/a', 'has/a': '/a', a: '/a', 'not/there': '/x' }, { a: 1 });
  expect(JSON.stringify(body)).toBe('{"a":1,"has":{"a":1,"b":1},"z":1}');
});

test('whatever the input, JSON.stringify of the body is its canonical form and nothing is thrown', () => {
  const recipes: Recipe[] = [
    '/a',
    '/a/b',
    '/0',
    [{ get: ['/b', '/a/a'] }, { text: true }],
    [{ get: '/a' }, { label: true }],
    [{ get: '/a' }, { id: true }],
  ];
  const more: Recipe[] = [
    [{ get: '/a' }, { number: true }],
    [{ get: '/b' }, { flag: true }],
    [{ get: '/a' }, { date: 'iso' }],
    [{ get: '/b' }, { datetime: 'unix' }],
    [{ get: '/a' }, { code: 'marks' }],
  ];
  const last: Recipe[] = [
    [{ get: '/a' }, { pseudonym: 'pupil' }],
    [{ join: ['/a', '/b'] }],
    [{ get: '/b' }, { presence: ['fillers'] }],
    [{ get: '/a' }, { time: true }],
    [{ get: '/b' }, { cases: { a: 1 } }],
  ];
  const { map } = compiled(
    Object.fromEntries(
      [...recipes, ...more, ...last].map((recipe, index) => [`f${'zyxwvutsrqponmlk'[index]}`, recipe]),
    ),
  );
  const key = fc.constantFrom('a', 'b', '0', '__proto__', 'constructor');
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('2026-09-07T10:00:00', '5', '-', '1788765332'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(key, tie('any'), { maxKeys: 3 }),
    ),
  })).any;
  fc.assert(
    fc.property(fc.dictionary(key, value, { maxKeys: 4 }), (raw) => {
      const body = map(raw, exampleContext(), []);
      expect(JSON.stringify(body)).toBe(canonicalize(body));
    }),
    { numRuns: 500 },
  );
});

test('a pointer finds only what the input holds', () => {
  const fields = {
    a: '/constructor/name',
    b: '/text/length',
    c: '/list/length',
    d: '/toString',
    e: '/__proto__/x',
    f: '/text/0',
  };
  expect(mapped(fields, { text: 'ab', list: [1] })).toEqual({ body: {}, problems: [] });
  expect(mapped(fields, JSON.parse('{"__proto__":{"x":5},"constructor":{"name":"n"}}')).body).toEqual({ a: 'n', e: 5 });
});

test('escaped pointers, lists of pointers and defaults', () => {
  const { body } = mapped(
    { a: '/x~1y/z~0', b: [{ get: ['/none', '/n'] }, { default: 'd' }], c: [{ get: '/none' }, { default: 'd' }] },
    { 'x/y': { 'z~': 1 }, n: 'n' },
  );
  expect(body).toEqual({ a: 1, b: 'n', c: 'd' });
});

test('a step that cannot be done is a problem with the path of the target, and the steps behind it are left out', () => {
  const { body, problems } = mapped(
    { 'has/mark': [{ get: '/v' }, { code: 'marks' }, { number: true }], id: '/id' },
    { v: 'Иванов', id: '1' },
  );
  expect(body).toEqual({ id: '1' });
  expect(problems).toEqual([
    { code: 'map.unknown-code', path: '/has/mark', message: 'Is not in the code list marks.' },
  ]);
});

test('no problem ever carries a value', () => {
  const secret = 'Заварзина';
  const { problems } = mapped(
    {
      a: '/v',
      b: [{ get: '/v' }, { id: true }],
      c: [{ get: '/v' }, { date: 'iso' }],
      d: [{ get: '/v' }, { code: 'marks' }],
      e: [{ get: '/v' }, { number: true }],
      f: [{ get: '/v' }, { cases: { a: 1 } }],
      g: [{ get: '/v' }, { time: true }],
      h: [{ get: '/v' }, { boolean: true }],
    },
    { v: secret },
  );
  expect(problems).toHaveLength(8);
  expect(JSON.stringify(problems)).not.toContain(secret);
});

test('a bare pointer lets no Russian text through on the way in, and canonical values through on the way out', () => {
  expect(mapped({ a: '/v' }, { v: 'Петров' }).problems.map(({ code }) => code)).toEqual(['map.needs-a-step']);
  expect(mapped({ a: '/v', b: '/l' }, { v: 'Тема ▒', l: ['x'] }, { direction: 'out' }).body).toEqual({
    a: 'Тема ▒',
    b: ['x'],
  });
});

test('the names of a person are found under the pointers that tell them', () => {
  expect(
    compiled({ id: '/id' }, { names: ['/last', '/first', '/none'] }).namesIn({
      last: 'Петров',
      first: 'Илья',
      none: 5,
    }),
  ).toEqual(['Петров', 'Илья']);
});

test.each([
  [{ 'a-b': '/x' }, '/fields/a-b'],
  [{ a: [] }, '/fields/a'],
  [{ 'a/b': '/x~' }, '/fields/a~1b'],
  [{ a: [{ get: '/x' }, { get: '/y' }] }, '/fields/a/1'],
])('%j is refused where it stands', (fields, pointer) => {
  expect(() => compiled(fields as never)).toThrow(expect.objectContaining({ name: 'Error', pointer }) as MappingError);
});
