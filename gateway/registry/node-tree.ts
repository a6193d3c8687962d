import type { WrittenNode } from '../config/node.ts';
import type { NodeField } from './node-columns.ts';
import { commonMistakes, lonelyMistakes } from './node-mistakes.ts';
import { nodeOf } from './node-of-row.ts';
import type { NodeRow } from './node-rows.ts';
import type { CellMistake } from './source-row.ts';
import { hintOf, sentence, type Sentence } from '../messages/told.ts';

const ABOVE = { region: [], municipality: ['region'], school: ['municipality', 'region'] } as const;
const LEVEL = { region: 0, municipality: 1, school: 2 } as const;

/** The tree that a table asks for, and what of it cannot be. */
export interface NodeTree {
  /** Parents first; in the order they had, as far as that allows. */
  readonly nodes: readonly WrittenNode[];
  readonly mistakes: readonly CellMistake[];
}

const KEYS: readonly (keyof WrittenNode)[] = [
  ...(['id', 'kind', 'parent', 'name', 'shortName', 'ogrn', 'inn', 'oktmo', 'journals', 'responsible'] as const),
  ...(['state', 'successors'] as const),
];

/** A node with its fields in the order in which people read them. */
const written = (node: WrittenNode): WrittenNode => {
  const own = Object.fromEntries(KEYS.flatMap((key) => (node[key] === undefined ? [] : [[key, node[key]]])));
  return { ...Object.fromEntries(Object.entries(node).filter(([key]) => key.startsWith('$'))), ...own } as WrittenNode;
};

/** Puts the rows into the tree of svod.json. Nodes that no row names stay as they are. Pure. */
export function treeWith(
  known: readonly WrittenNode[],
  rows: readonly NodeRow[],
  sources: readonly string[],
): NodeTree {
  const mistakes: CellMistake[] = [];
  const before = new Map(known.map((node) => [node.id, node]));
  const made = new Map(before);
  const named = rows.filter(({ isNamed }) => isNamed);
  for (const row of named) made.set(row.id, nodeOf(row, before.get(row.id)));
  const wrong: Wrong = ({ line, columns, isNamed }, field, told) => {
    // Under its right id the row may be of a node that has what no column tells.
    if (isNamed || columns.has(field))
      mistakes.push({ line, column: columns.get(field) ?? columns.get('id') ?? 0, sentence: told });
  };
  const doubtful = doubtfulNames(rows);
  for (const row of rows) {
    const node = (row.isNamed && made.get(row.id)) || nodeOf(row, before.get(row.id));
    const placed = withParent(node, row, made, doubtful);
    if (row.isNamed) made.set(row.id, placed.node);
    if (placed.sentence) wrong(row, 'parent', placed.sentence);
    for (const [field, told] of lonelyMistakes(row, node, before.get(row.id), sources)) wrong(row, field, told);
  }
  moveJournals(named, before, made, wrong);
  for (const row of named) for (const [field, told] of commonMistakes(row, made)) wrong(row, field, told);
  mistakes.sort((a, b) => a.line - b.line || a.column - b.column);
  return { nodes: inOrder([...made.values()].map(written), before), mistakes };
}

type Wrong = (row: NodeRow, field: NodeField, told: Sentence) => void;

const nameKey = (name: string): string => name.toLowerCase().replaceAll('ё', 'е');

/** Ids and names of rows whose id or kind is wrong, which is told there: whoever names them as a parent may be right. */
const doubtfulNames = (rows: readonly NodeRow[]): ReadonlySet<string> =>
  new Set(
    rows
      .filter(({ isNamed, isOfKind }) => !isNamed || !isOfKind)
      .flatMap(({ id, text }) => [id, text.get('name') ?? ''].map(nameKey)),
  );

/** A parent is named by its id or its name; a municipality belongs to the only region there is. */
function withParent(
  node: WrittenNode,
  { text, isOfKind }: NodeRow,
  made: ReadonlyMap<string, WrittenNode>,
  doubtful: ReadonlySet<string>,
): { readonly node: WrittenNode; readonly sentence?: Sentence } {
  const above: readonly string[] = ABOVE[node.kind];
  const { parent: before, ...alone } = node;
  if (node.kind === 'region')
    return {
      node: alone,
      ...(text.get('parent') && {
        sentence: sentence('cell.region-parent', { id: node.id, word: text.get('parent')! }),
      }),
    };
  const may = [...made.values()].filter(({ kind, id }) => above.includes(kind) && id !== node.id);
  const [only, ...others] = may.filter(({ kind }) => kind === 'region');
  const implied = node.kind === 'municipality' && others.length === 0 ? only?.id : undefined;
  const word = text.get('parent') || (before ?? implied ?? '');
  const found = may.find(({ id }) => id === word) ?? may.find(({ name }) => nameKey(name) === nameKey(word));
  if (found) return { node: { ...node, parent: found.id } };
  // A node whose kind is wrong may be a region, which has no parent.
  if (doubtful.has(nameKey(word)) || (word === '' && !isOfKind)) return { node: alone };
  if (word === '')
    return { node: alone, sentence: sentence('cell.no-parent', { id: node.id, kinds: above.join(', ') }) };
  const hint = hintOf(
    word,
    may.map(({ name }) => name),
  );
  return { node: alone, sentence: sentence('cell.parent', { word, kinds: above.join(', '), hint }) };
}

/** Journals of a school that has successors go to the only one, or to the one whose row names them. */
function moveJournals(
  rows: readonly NodeRow[],
  before: ReadonlyMap<string, WrittenNode>,
  made: Map<string, WrittenNode>,
  wrong: Wrong,
): void {
  const keyOf = ({ source, school }: { readonly source: string; readonly school: string }): string =>
    JSON.stringify([source, school]);
  for (const row of rows.filter(({ successors }) => successors.length > 0)) {
    const { journals: own = [], ...node } = made.get(row.id)!;
    const all = [...(before.get(row.id)?.journals ?? []), ...own];
    const journals = [...new Map(all.map((journal) => [keyOf(journal), journal])).values()];
    made.set(row.id, node);
    const taken = new Set(
      row.successors.flatMap((id) => (made.get(id)?.journals ?? []).map((journal) => keyOf(journal))),
    );
    const left = journals.filter((journal) => !taken.has(keyOf(journal)));
    const [heir, ...others] = row.successors.map((id) => made.get(id)).filter((one) => one !== undefined);
    if (left.length === 0 || !heir) continue;
    if (others.length === 0) made.set(heir.id, { ...heir, journals: [...(heir.journals ?? []), ...left] });
    else
      wrong(
        row,
        'successors',
        sentence('cell.whose-journals', { sources: left.map(({ source }) => source).join(', ') }),
      );
  }
}

/** As they stand and the new ones behind them, where every parent stands before its children so; else level by level. */
function inOrder(all: readonly WrittenNode[], known: ReadonlyMap<string, WrittenNode>): readonly WrittenNode[] {
  const byLevel = (nodes: readonly WrittenNode[]) => nodes.toSorted((a, b) => LEVEL[a.kind] - LEVEL[b.kind]);
  const [old, fresh] = [all.filter(({ id }) => known.has(id)), all.filter(({ id }) => !known.has(id))];
  const nodes = [...old, ...byLevel(fresh)];
  const seen = new Set<string>();
  const isRight = nodes.every(({ id, parent }) => {
    seen.add(id);
    return parent === undefined || seen.has(parent);
  });
  return isRight ? nodes : byLevel(nodes);
}
