import fc from 'fast-check';
import type { Body } from '../contracts/records.ts';
import { lesson, mark, page, TUESDAY } from '../test/store-pages.ts';
import { openAt } from '../test/store-place.ts';
import { memoryPlace } from '../test/store-places.ts';
import { exportSheets } from './export.ts';
import { type ImportContext, pageOfLine, readHeader, stemsInLine } from './read-export.ts';

const KEY = '0a0b0c0d';

const context = (more: Partial<ImportContext> = {}): ImportContext => ({
  file: 'a.jsonl',
  keyId: KEY,
  run: 'r',
  now: new Date('2026-09-14T12:00:00Z'),
  readRecord: (_entity, record) => ({ body: record as Body }),
  remembered: (body) => body,
  ...more,
});

const good = {
  source: 's',
  kind: 'journal-day',
  school: '1',
  scope: '7А',
  day: TUESDAY,
  body: { lesson: [{ id: '1' }] },
};

const refusal = (change: object): string => {
  try {
    pageOfLine(JSON.stringify({ ...good, ...change }), 5, context());
    return 'taken';
  } catch (error) {
    return `${(error as { code: string }).code}: ${(error as Error).message}`;
  }
};

test('what one store exports, another one reads as it was: sheets, what they cover, class lists', async () => {
  const store = openAt(memoryPlace());
  await store.savePage(page([lesson('1', 'present'), mark('m', '4'), lesson('2', 'blank', { day: TUESDAY })]));
  const [A, B] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'];
  const stems = new Map([['7А', [B, A]]]);
  const covers = {
    kind: 'roster',
    school: '1',
    scope: '1',
    from: '2026-09-01',
    to: '2026-09-01',
    entities: ['class'],
  } as const;
  const told = { entity: 'class', scope: '1', day: '2026-09-01', body: { id: '7А', name: '7А' } as Body } as const;
  await store.savePage(page([told], { slice: covers, stems }));
  const lines = await Array.fromAsync(exportSheets(store, KEY, {}));

  const copy = openAt(memoryPlace());
  expect(readHeader(lines[0]!, context())).toEqual({ svod: 'export', schema: 1, keyId: KEY });
  for (const [index, line] of lines.slice(1).entries()) await copy.savePage(pageOfLine(line, index + 2, context()));
  expect(await Array.fromAsync(exportSheets(copy, KEY, {}))).toEqual(lines);
  expect([...(await copy.stemsOf('s', '1'))].map(([name, list]) => [name, [...list]])).toEqual([['7А', [A, B].sort()]]);
  expect(lines.slice(1).flatMap((line) => stemsInLine(line, 2, 'a.jsonl') ?? [])).toEqual([
    { source: 's', school: '1', stems: { '7А': [A, B] } },
  ]);
  expect((await copy.ledger()).difference).toBe(0);
});

test('reading an export again changes nothing', async () => {
  const store = openAt(memoryPlace());
  const read = pageOfLine(
    JSON.stringify({ ...good, covers: [{ entities: ['lesson'], from: TUESDAY, to: TUESDAY }] }),
    2,
    context(),
  );
  expect(await store.savePage(read)).toMatchObject({ received: 1, accepted: 1, changed: 1 });
  expect(await store.savePage(read)).toMatchObject({ accepted: 1, changed: 0 });
});

test('a sheet goes to the source that was named, else to its own', () => {
  expect(pageOfLine(JSON.stringify(good), 2, context())).toMatchObject({ source: 's', cause: 'import' });
  expect(pageOfLine(JSON.stringify(good), 2, context({ source: 't' }))).toMatchObject({ source: 't' });
});

test('another key’s file, and a file of another form, are refused at the header', () => {
  const header = (more: object): string => JSON.stringify({ svod: 'export', schema: 1, keyId: KEY, ...more });
  expect(() => readHeader(header({ keyId: 'ffffffff' }), context())).toThrow(
    expect.objectContaining({ code: 'key.mismatch' }),
  );
  for (const line of [
    header({ schema: 2 }),
    header({ svod: 'x' }),
    header({ keyId: { toString: 1 } }),
    'null',
    '[]',
    'no JSON',
  ]) {
    expect(() => readHeader(line, context())).toThrow(
      expect.objectContaining({ code: 'file.invalid', message: expect.stringContaining('line 1') }),
    );
  }
});

test('a line that is wrong is named with its number and the place in it', () => {
  expect(refusal({})).toBe('taken');
  expect(refusal({ school: 1 })).toBe('file.invalid: reading a.jsonl, line 5: /school is not a text');
  expect(refusal({ day: '7.9.2026' })).toContain('/day is not a day');
  expect(refusal({ day: '2026-02-29' })).toContain('/day is not a day');
  expect(refusal({ day: '2024-02-29' })).toBe('taken');
  expect(refusal({ covers: [{ entities: ['term-mark'] }] })).toContain('/covers is not a list of entities');
  expect(refusal({ stems: { '7А': ['Иванов'] } })).toContain('/stems is not lists of digests');
  expect(refusal({ kind: 'diary' })).toContain('/kind is none of roster, journal-day');
  expect(refusal({ body: null })).toContain('/body is not an object');
  expect(refusal({ body: { 'term-mark': [] } })).toContain('/body/term-mark is no entity of a journal-day');
  expect(refusal({ body: { lesson: {} } })).toContain('/body/lesson is not a list');
  expect(refusal({ body: { lesson: [{ id: '1' }, { id: '1' }] } })).toContain(
    '/body/lesson/1/id: Stands twice in the sheet.',
  );
  expect(() => pageOfLine('{"a":', 5, context())).toThrow('line 5: is not JSON');
});

test('any line, whatever stands in it, is read, or refused with its number', () => {
  const whole = {
    ...good,
    covers: [{ entities: ['lesson'], from: TUESDAY, to: TUESDAY }],
    stems: { '7А': ['0123456789abcdef'] },
  };
  const hostile = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(null, [], [null], [5], { entities: 5 }, { entities: [5] }, { '7А': 5 }, { '7А': [[]] }),
    fc.constant(JSON.parse('{"__proto__": {"lesson": []}, "constructor": [], "toString": []}')),
  );
  const field = fc.constantFrom<string>(...Object.keys(whole), '__proto__', 'constructor');
  fc.assert(
    fc.property(fc.dictionary(field, hostile, { maxKeys: 3 }), hostile, fc.boolean(), (changes, alone, isAlone) => {
      const line = JSON.stringify(isAlone ? alone : { ...whole, ...changes });
      for (const read of [() => pageOfLine(line, 5, context()), () => stemsInLine(line, 5, 'a.jsonl')]) {
        try {
          read();
        } catch (error) {
          expect(error).toMatchObject({ code: 'file.invalid', message: expect.stringContaining('line 5') });
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('a record that is wrong is named by its place; its value is not told', () => {
  const readRecord: ImportContext['readRecord'] = () => ({
    problem: { path: '/pupilId', message: 'Is no pseudonym of this key.' },
  });
  expect(() => pageOfLine(JSON.stringify(good), 5, context({ readRecord }))).toThrow(
    expect.objectContaining({
      code: 'file.invalid',
      message: 'reading a.jsonl, line 5, /body/lesson/0/pupilId: Is no pseudonym of this key.',
    }),
  );
});
