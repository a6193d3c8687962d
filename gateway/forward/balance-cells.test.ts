import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { HeldSheet } from '../contracts/keeping.ts';
import { cellDigest, compareCell, dayDigest, type OwnCell, type OwnLine } from './balance-cells.ts';
import { NOTHING } from './body.ts';

const DAY = '2026-09-07';
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const line = (scope: string, hash?: string, state: HeldSheet['state'] = 'acknowledged'): OwnLine => ({
  scope,
  sheet: { source: 's', kind: 'journal-day', school: '1', scope, day: DAY, state, ...(hash !== undefined && { hash }) },
});
const cell = (...lines: readonly OwnLine[]): OwnCell => ({ node: 'n', kind: 'journal-day', lines });
const scopes = (sheets: readonly HeldSheet[]): string[] => sheets.map(({ scope }) => scope);

test('a digest is of the sorted lines, as the contract with the platform writes it', () => {
  const one = cell(line('b', 'h2'), line('a', 'h1'));
  expect(cellDigest(one)).toBe(sha(`a\t${DAY}\th1\nb\t${DAY}\th2\n`));
  expect(dayDigest(new Map([['k', one]]))).toBe(sha(`n\tjournal-day\t${cellDigest(one)}\n`));
});

test('what was withdrawn, or never acknowledged, is in no digest', () => {
  expect(cellDigest(cell(line('a'), line('b', NOTHING.hash)))).toBeUndefined();
  expect(cellDigest(cell(line('a'), line('b', 'h')))).toBe(cellDigest(cell(line('b', 'h'))));
  expect(dayDigest(new Map([['k', cell(line('a'))]]))).toBeUndefined();
});

test('a difference is told by what can be done about it', () => {
  const own = [
    line('same', 'h'),
    line('other', 'h'),
    line('gone', 'h'),
    line('new', 'h', 'waiting'),
    line('no', 'h', 'dead'),
  ];
  const held = [
    { scope: 'same', hash: 'h' },
    { scope: 'other', hash: 'x' },
    { scope: 'stray', hash: 'h' },
  ];
  const { unlike, waiting, refused, strays } = compareCell([...own, line('empty', NOTHING.hash)], held);
  expect([scopes(unlike), scopes(waiting), scopes(refused), strays]).toEqual([
    ['other', 'gone'],
    ['new'],
    ['no'],
    ['stray'],
  ]);
});

test('a sheet that was withdrawn and still stands at the platform is unlike, and no stray', () => {
  const { unlike, strays } = compareCell([line('a', NOTHING.hash)], [{ scope: 'a', hash: 'h' }]);
  expect([scopes(unlike), strays]).toEqual([['a'], []]);
});

const hashes = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2'));

test('digests are equal exactly where nothing differs, for any two sides', () =>
  fc.assert(
    fc.property(hashes, hashes, (ours, theirs) => {
      const own = Object.entries(ours).map(([scope, hash]) => line(scope, hash));
      const held = Object.entries(theirs).map(([scope, hash]) => ({ scope, hash }));
      const { unlike, strays } = compareCell(own, held);
      const other = cellDigest(cell(...held.map(({ scope, hash }) => line(scope, hash))));
      expect(cellDigest(cell(...own)) === other).toBe(unlike.length + strays.length === 0);
    }),
  ));
