import fc from 'fast-check';
import type { WrittenNode } from '../config/node.ts';
import { treeMistakes } from '../config/tree.ts';
import { csvTable } from './csv.ts';
import { changesBetween, editsFor } from './node-changes.ts';
import { readNodeRows } from './node-rows.ts';
import { treeWith } from './node-tree.ts';
import { withoutExplained } from './wrong-head.ts';

const SOURCES = ['a', 'b', 'c'];
const REGION: WrittenNode = { id: 'r', kind: 'region', name: 'Область' };
const TOWN: WrittenNode = { id: 'm-1', kind: 'municipality', parent: 'r', name: 'Озёрный район' };
const school = (id: string, more: Partial<WrittenNode> = {}): WrittenNode => ({
  ...{ id, kind: 'school', parent: 'm-1', name: `Школа ${id}` },
  ...more,
});
const journal = (source: string, id = '1') => ({ source, school: id });
const BEFORE = [REGION, TOWN, school('s-1', { journals: [journal('a')] }), school('s-2', { journals: [journal('b')] })];

/** A table of these lines beside a tree. */
function imported(lines: readonly string[], before: readonly WrittenNode[] = BEFORE) {
  const read = readNodeRows(csvTable(Buffer.from(lines.join('\n')), 'nodes.csv'));
  const tree = treeWith(before, read.rows, SOURCES);
  const ofRows = withoutExplained([...read.mistakes, ...tree.mistakes], read.head);
  const mistakes = [...read.headings, ...ofRows].map(({ line, column, sentence }) => [line, column, sentence.key]);
  return { nodes: tree.nodes, mistakes, changes: changesBetween(before, tree.nodes) };
}
const whats = ({ changes }: ReturnType<typeof imported>) => changes.map(({ id, what }) => [id, what]);
const nodeIn = ({ nodes }: ReturnType<typeof imported>, id: string) => nodes.find((node) => node.id === id);

test('a table makes nodes under municipalities that it names by code or by name, whatever the order of its rows', () => {
  const rows = ['s-9;школа;озерный район;Школа № 9', 's-8;;m-2;Школа № 8', 'm-2;район;;Горный район'];
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: 3 }), (shuffled) => {
      const result = imported(['узел;вид;муниципалитет;название', ...shuffled]);
      expect(result.mistakes).toEqual([]);
      expect([nodeIn(result, 's-9')?.parent, nodeIn(result, 's-8')?.parent, nodeIn(result, 'm-2')?.parent]).toEqual([
        ...['m-1', 'm-2', 'r'],
      ]);
      expect(treeMistakes(result.nodes, { sources: SOURCES, ids: [] }, new Set())).toEqual([]);
      expect(result.nodes.slice(0, 4)).toEqual(BEFORE);
    }),
  );
});

test('a table that tells what is there changes nothing, and a node that it does not name stays', () => {
  const result = imported(['node;name;parent;source;school id', 's-1;Школа s-1;m-1;a;1']);
  expect([result.mistakes, result.changes, result.nodes]).toEqual([[], [], BEFORE]);
  expect(editsFor(BEFORE, result.nodes)).toEqual([]);
});

test('a column that is not there leaves what was; an empty cell takes it away, but never a name, a place or a state', () => {
  const full = school('s-1', { inn: '7707083893', shortName: 'СОШ', state: 'closed', journals: [journal('a')] });
  const result = imported(['узел;название;муниципалитет;инн;состояние', 's-1;;;;'], [REGION, TOWN, full]);
  const { inn: _inn, ...rest } = full;
  expect([result.mistakes, nodeIn(result, 's-1')]).toEqual([[], rest]);
});

describe('in the life of schools', () => {
  test('one is renamed and moves to another municipality', () => {
    const lines = ['узел;вид;муниципалитет;название', 'm-2;район;;Горный район', 's-1;;Горный район;Лицей'];
    expect(whats(imported(lines))).toEqual([
      ['m-2', 'new'],
      ['s-1', 'renamed'],
      ['s-1', 'moved'],
    ]);
    expect(imported(lines).nodes.map(({ id }) => id)).toEqual(['r', 'm-1', 'm-2', 's-1', 's-2']);
  });

  test('one closes, keeps its journal until what is due was delivered, and opens again', () => {
    const closed = imported(['узел;состояние', 's-1;закрыта']);
    expect([whats(closed), nodeIn(closed, 's-1')]).toEqual([[['s-1', 'closed']], { ...BEFORE[2], state: 'closed' }]);
    const opened = imported(['узел;состояние', 's-1;действует'], closed.nodes);
    expect([whats(opened), opened.nodes]).toEqual([[['s-1', 'reopened']], BEFORE]);
  });

  test('one is merged into another, which gets its journal; the same table once more changes nothing', () => {
    const lines = ['узел;источник;код школы;преемник', 's-1;a;1;s-2', 's-2;b;1;'];
    const merged = imported(lines);
    expect(whats(merged)).toEqual([
      ['s-1', 'merged'],
      ['s-1', 'journals'],
      ['s-2', 'journals'],
    ]);
    expect(merged.nodes.slice(2)).toEqual([
      { id: 's-1', kind: 'school', parent: 'm-1', name: 'Школа s-1', state: 'closed', successors: ['s-2'] },
      school('s-2', { journals: [journal('b'), journal('a')] }),
    ]);
    expect(imported(['узел;преемник', 's-1;s-2'], merged.nodes).changes).toEqual([]);
  });

  test('one is split: the row of an heir says who gets the journal', () => {
    const lines = (source: string) => [
      'узел;название;муниципалитет;источник;код школы;преемник',
      's-1;;;;;s-3,s-4',
      `s-3;Школа № 3;m-1;${source === '' ? ';' : `${source};1`};`,
      's-4;Школа № 4;m-1;c;1;',
    ];
    expect(imported(lines('')).mistakes).toEqual([[2, 5, 'cell.whose-journals']]);
    const split = imported(lines('a'));
    expect([split.mistakes, whats(split)]).toEqual([
      [],
      [
        ['s-1', 'split'],
        ['s-1', 'journals'],
        ['s-3', 'new'],
        ['s-4', 'new'],
      ],
    ]);
    expect(nodeIn(split, 's-3')?.journals).toEqual([journal('a')]);
  });

  test('one has its journal in two systems', () => {
    const result = imported(['узел;источник;код школы', 's-1;a, c;1, 77']);
    expect([result.mistakes, nodeIn(result, 's-1')?.journals]).toEqual([[], [journal('a'), journal('c', '77')]]);
  });
});

describe('what is wrong with a table', () => {
  test.each([
    ['a heading that means nothing', ['узел;цвет', 's-1;1'], [[1, 1, 'cell.node-heading']]],
    ['a heading twice', ['узел;инн;ИНН', 's-1;;'], [[1, 2, 'cell.heading-twice']]],
    ['no column of codes', ['название', 'Школа'], [[1, 0, 'cell.no-node-column']]],
    ['a code of Cyrillic letters', ['узел;название', 'школа-1;Школа'], [[2, 0, 'cell.node-id']]],
    ['a node twice', ['узел', 's-1', 's-1'], [[3, 0, 'cell.node-twice']]],
    ['a word for no kind', ['узел;вид', 's-1;лицей'], [[2, 1, 'cell.word']]],
    [
      'another kind than the node has',
      ['узел;вид', 's-1;район'],
      [
        [2, 0, 'cell.parent'],
        [2, 1, 'cell.other-kind'],
      ],
    ],
    ['an ИНН with a wrong check digit', ['узел;инн', 's-1;7707083894'], [[2, 1, 'cell.check-digit']]],
    ['an ИНН with a digit too few', ['узел;инн', 's-1;770708389'], [[2, 1, 'cell.inn']]],
    ['an ОГРН that the spreadsheet rounded', ['узел;огрн', 's-1;1,02770E+12'], [[2, 1, 'cell.rounded']]],
    ['an ОКТМО that is none', ['узел;октмо', 's-1;123'], [[2, 1, 'cell.oktmo']]],
    [
      'an ИНН of another school',
      ['узел;инн', 's-1;7707083893', 's-2;7707083893'],
      [
        [2, 1, 'cell.identifier-twice'],
        [3, 1, 'cell.identifier-twice'],
      ],
    ],
    [
      'a new school without a name or a place',
      ['узел;название', 's-9;'],
      [
        [2, 0, 'cell.no-parent'],
        [2, 1, 'cell.no-title-value'],
      ],
    ],
    ['a municipality that is nowhere', ['узел;муниципалитет', 's-1;Дальний'], [[2, 1, 'cell.parent']]],
    ['a node above itself', ['узел;вид;муниципалитет;название', 'm-9;район;m-9;Район'], [[2, 2, 'cell.parent']]],
    ['a region under something', ['узел;вид;муниципалитет', 'r;регион;m-1'], [[2, 2, 'cell.region-parent']]],
    ['a source that is not configured', ['узел;источник;код школы', 's-1;x;1'], [[2, 1, 'cell.no-source']]],
    ['a source without a school', ['узел;источник;код школы', 's-1;a;'], [[2, 2, 'cell.journals']]],
    [
      'a journal of a school that did not end',
      ['узел;источник;код школы', 's-2;a;1'],
      [[2, 1, 'cell.journal-elsewhere']],
    ],
    ['a journal of a municipality', ['узел;источник;код школы', 'm-1;c;1'], [[2, 1, 'cell.only-schools']]],
    ['a successor that is nowhere', ['узел;преемник', 's-1;s-77'], [[2, 1, 'cell.no-successor']]],
    [
      'schools that succeed each other',
      ['узел;преемник', 's-1;s-2', 's-2;s-1'],
      [
        [2, 1, 'cell.successor-closed'],
        [3, 1, 'cell.successor-closed'],
      ],
    ],
    [
      'an open school with a successor',
      ['узел;преемник;состояние', 's-1;s-2;действует'],
      [[2, 2, 'cell.successor-open']],
    ],
    ['an address that is none', ['узел;фио;почта', 's-1;Иванова;почта'], [[2, 2, 'cell.email']]],
    ['a phone of nobody', ['узел;фио;телефон', 's-1;;112'], [[2, 1, 'cell.no-responsible']]],
  ] as const)('%s is told by line and column', (_what, lines, mistakes) =>
    expect(imported(lines).mistakes.sort((a, b) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]))).toEqual(
      mistakes,
    ),
  );
});

test('few changes are edits of their nodes, which leave the others as they are written; many write the list anew', () => {
  const one = imported(['узел;название', 's-2;Лицей']);
  expect(editsFor(BEFORE, one.nodes)).toEqual([{ path: ['nodes', 3], value: { ...BEFORE[3], name: 'Лицей' } }]);
  const rows = Array.from({ length: 60 }, (_, index) => `n-${index};Школа ${index};m-1`);
  const many = imported(['узел;название;муниципалитет', ...rows]);
  expect(editsFor(BEFORE, many.nodes)).toEqual([{ path: ['nodes'], value: many.nodes }]);
});
