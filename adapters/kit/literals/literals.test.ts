import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { parseExactly } from '../exact-json.ts';
import { parseLiterals } from './literals.ts';

/**
 * What Node makes of the text: the judge. Its dates are read as UTC here, so that no zone moves them, and told as we tell them; what is
 * undefined is null, and whole numbers beyond 2^53 are never drawn where it is asked.
 */
function evaluated(text: string): unknown {
  const Naive = function (...parts: number[]) {
    return parts.length === 0 ? undefined : new Date(Date.UTC(...(parts as [number, number])));
  };
  const value: unknown = runInNewContext(`(${text}\n)`, { Date: Naive });
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) => (inner === undefined ? null : inner)).replaceAll(
      /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.000|(\.\d{3}))Z"/g,
      '"$1$2"',
    ),
  );
}

/** A text literal as JavaScript allows it: either quotes, each sign plain or escaped in one of its ways. */
const textLiteral = fc
  .tuple(fc.string({ unit: 'binary' }), fc.constantFrom('"', "'"), fc.infiniteStream(fc.nat(5)))
  .map(([told, quote, draws]) => {
    const escaped = [...told].map((sign) => {
      const code = sign.codePointAt(0)!;
      const way = draws.next().value;
      const isPlain = sign !== quote && sign !== '\\' && !/[\n\r]/.test(sign);
      if (way === 0 && code < 256) return `\\x${code.toString(16).padStart(2, '0')}`;
      if (way === 1 && code < 65_536) return `\\u${code.toString(16).padStart(4, '0')}`;
      if (way === 2) return `\\u{${code.toString(16)}}`;
      if (way === 3 && !/[\dxu\n\r\u2028\u2029]/.test(sign)) return `\\${sign}`;
      return isPlain ? sign : `\\u{${code.toString(16)}}`;
    });
    return `${quote}${escaped.join('')}${quote}`;
  });
const dateLiteral = fc
  .tuple(
    fc.integer({ min: 1000, max: 9000 }),
    fc.array(fc.integer({ min: -40, max: 90 }), { minLength: 1, maxLength: 6 }),
  )
  .map(([year, parts]) => `new Date(${[year, ...parts].join(' , ')})`);
const numberLiteral = fc.oneof(
  fc.maxSafeInteger().map(String),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((number) => Number.isSafeInteger(number) || !Number.isInteger(number))
    .map(String),
  fc.constantFrom('.5', '5.', '-0', '1e3', '1E-3', '0.1e+2', '-.25'),
);
const blank = fc.constantFrom('', ' ', '\n', '\t', '\u00a0', '\ufeff', '\u2028', '\r\n  ');
const word = fc.constantFrom('null', 'true', 'false', 'undefined');
const literal = fc.letrec<{ readonly value: string; readonly list: string; readonly object: string }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, textLiteral, numberLiteral, dateLiteral, word, tie('list'), tie('object')),
  list: fc
    .tuple(
      fc.array(
        fc.tuple(blank, tie('value'), blank).map((parts) => parts.join('')),
        { maxLength: 5 },
      ),
      fc.boolean(),
    )
    .map(([items, isTrailed]) => `[${items.join(',')}${isTrailed && items.length > 0 ? ',' : ''}]`),
  object: fc
    .array(fc.tuple(blank, fc.constantFrom('a', "'b c'", '"д"', '$x', 'имя', 'new1'), tie('value')), { maxLength: 4 })
    .map((members) => `{${members.map(([space, key, value]) => `${space}${key}${space}:${value}`).join(',')}}`),
})).value;

test('any literal is read as Node itself evaluates it', () => {
  fc.assert(
    fc.property(literal, (text) => {
      expect(JSON.parse(JSON.stringify(parseLiterals(text)))).toEqual(evaluated(text));
    }),
    { numRuns: 500 },
  );
});

test('any JSON is read as JSON.parse reads it, but that no whole number is rounded', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseLiterals(text)).toEqual(parseExactly(text));
    }),
    { numRuns: 300 },
  );
});

test('whatever is no literal is refused with a place, never run, and never quoted', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), spoiled), (text) => {
      try {
        parseLiterals(text);
      } catch (error) {
        expect(error).toMatchObject({
          name: 'LiteralError',
          message: expect.stringMatching(/^line \d+, column \d+: /) as string,
        });
      }
    }),
    { numRuns: 500 },
  );
});
/** A literal with a piece cut out. */
const spoiled = fc
  .tuple(literal, fc.nat(), fc.nat(4))
  .map(([text, at, length]) => text.slice(0, at % text.length) + text.slice((at % text.length) + length));

test.each([
  ['', 'line 1, column 1: a value is wanted'],
  ['[1,\n  alert(1)]', 'line 2, column 3: a value is wanted'],
  ['[error_symbol]', 'line 1, column 2: a value is wanted'],
  ['[1,,2]', 'line 1, column 4: a value is wanted'],
  ['[1 2]', 'line 1, column 4: "," or "]" is wanted'],
  ['[1]\n;', 'line 2, column 1: something stands behind the value'],
  ['[1+1]', 'line 1, column 3: "," or "]" is wanted'],
  ['[`x`]', 'line 1, column 2: a value is wanted'],
  ['[/* x */1]', 'line 1, column 2: a value is wanted'],
  ['[0x1F]', 'line 1, column 3: "," or "]" is wanted'],
  ['[007]', 'line 1, column 2: a number that begins with 0 and goes on'],
  ['[5n]', 'line 1, column 3: "," or "]" is wanted'],
  ['["abc', 'line 1, column 2: a text does not end'],
  ['["a\\', 'line 1, column 2: a text does not end'],
  [String.raw`["\u12"]`, 'line 1, column 4: an escape that is none'],
  [String.raw`["\u{110000}"]`, 'line 1, column 4: an escape that is none'],
  [String.raw`["\7"]`, 'line 1, column 4: an escape that is none'],
  ['new Date()', 'line 1, column 10: a date of two to seven whole numbers is wanted'],
  ['new Date(1777248000000)', 'line 1, column 23: a date of two to seven whole numbers is wanted'],
  ['new Date(2026, 3, 27, 0, 0, 0, 0, 0)', 'line 1, column 36: a date of two to seven whole numbers is wanted'],
  ['new Date(2026, 1e400)', 'line 1, column 17: ")" is wanted'],
  ['new Date(300000, 1)', 'line 1, column 20: a date that does not exist'],
  ['new Function("x")', 'line 1, column 5: only a Date may be new'],
  ['{"a" 1}', 'line 1, column 6: ":" is wanted'],
  ['{a: 1, 2: 3}', 'line 1, column 8: a key is wanted'],
  ['[NaN]', 'line 1, column 2: a value is wanted'],
])('%j is refused: %s', (text, message) => {
  expect(() => parseLiterals(text)).toThrow(expect.objectContaining({ name: 'LiteralError', message }) as Error);
});

test('months count from 0, and parts out of range carry over', () => {
  expect(parseLiterals('[new Date(2025,8,5,0,0,0,0), new Date(2026,3,27), new Date( 2025 , 12 , 0 )]')).toEqual([
    '2025-09-05T00:00:00',
    '2026-04-27T00:00:00',
    '2025-12-31T00:00:00',
  ]);
  expect(parseLiterals('new\nDate(2026,0,31,23,59,58,7)')).toBe('2026-01-31T23:59:58.007');
});

test('numbers beyond 2^53 stay exact, as text', () => {
  const text = '[9007199254740991, 9007199254740993, -20945678234851230017, 1e400, 0.5, 123456789012345678]';
  expect(parseLiterals(text)).toEqual([
    9007199254740991,
    '9007199254740993',
    '-20945678234851230017',
    '1e400',
    0.5,
    '123456789012345678',
  ]);
});

test('a line break inside a text is taken, written out or escaped', () => {
  expect(parseLiterals('["Сзн\n", "Сзн\\n", "a\\\nb"]')).toEqual(['Сзн\n', 'Сзн\n', 'ab']);
});

test('names that mean something to JavaScript are names', () => {
  const read = parseLiterals('{"__proto__": {"a": 1}, constructor: 2, toString: 3}') as object;
  expect(Object.keys(read)).toEqual(['__proto__', 'constructor', 'toString']);
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
});

test('depth is limited, so that hostile nesting is told and costs no stack', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  expect(() => parseLiterals(nested(100))).not.toThrow();
  expect(() => parseLiterals(nested(101))).toThrow('nested deeper than 100');
  expect(() => parseLiterals('{a:'.repeat(1_000_000))).toThrow('nested deeper than 100');
});
