import type { Node } from '../contracts/destination.ts';
import type { Kinds, UsableJournal, UsableNode } from './node.ts';
import { type Mistake, mistake } from './mistake.ts';
import { successionMistakes, twinMistakes } from './tree-schools.ts';
import { hintOf } from '../messages/told.ts';

/** What a document names, right or wrong. */
export interface TreeNames {
  readonly sources: readonly string[];
  readonly ids: readonly string[];
}

/** What may stand above a node of each kind. */
const ABOVE: Readonly<Record<Node['kind'], readonly Node['kind'][]>> = {
  region: [],
  municipality: ['region'],
  school: ['municipality', 'region'],
};
/** What may stand above a node whose kind is wrong. */
const ABOVE_ANY = ABOVE.school;

/**
 * What is wrong with the tree as far as it can be used: nodes whose parent does not stand before them, nodes, journals and numbers
 * that stand twice, journals of sources and successors that are not there. Nothing is told of what follows from another mistake.
 *
 * @param wrong pointers of the values that were left out
 */
export function treeMistakes(
  nodes: readonly (UsableNode | undefined)[],
  { sources, ids }: TreeNames,
  wrong: ReadonlySet<string>,
): readonly Mistake[] {
  const strange = ids.map((id) => [id, 'unknown'] as const);
  const right = nodes.flatMap((node) => (node?.id === undefined ? [] : [[node.id, node.kind ?? 'unknown'] as const]));
  const own = new Set(right.map(([id]) => id));
  const before = new Map<string, Node['kind'] | 'unknown'>(strange.filter(([id]) => !own.has(id)));
  const all: Kinds = new Map([...strange, ...right]);
  const journals = new Set<string>();
  const mistakes = nodes.flatMap((node, index) => {
    if (!node) return [];
    const pointer = `/nodes/${index}`;
    const { id, kind = 'unknown' } = node;
    const isTwice = id !== undefined && before.has(id);
    const found = [
      ...(isTwice ? [mistake(`${pointer}/id`, 'mistake.node-twice', { id })] : []),
      ...placeMistakes(node, before, pointer),
      ...successionMistakes(node, { pointer, kinds: all, nodes, wrong }),
      ...(node.journals ?? []).flatMap((journal, at) =>
        journal ? journalMistakes(journal, `${pointer}/journals/${at}`, journals, sources) : [],
      ),
    ];
    if (id !== undefined) before.set(id, kind);
    return found;
  });
  return [...mistakes, ...twinMistakes(nodes)];
}

function placeMistakes(
  { id = '?', kind, parent, journals }: UsableNode,
  kinds: Kinds,
  pointer: string,
): readonly Mistake[] {
  const stray =
    kind !== undefined && kind !== 'school' && journals && journals.length > 0
      ? [mistake(`${pointer}/journals`, 'mistake.journal-place')]
      : [];
  if (kind === 'region')
    return parent === undefined ? stray : [...stray, mistake(`${pointer}/parent`, 'mistake.region-parent', { id })];
  // A node whose kind is wrong may be a region, which has no parent.
  if (kind === undefined && parent === undefined) return stray;
  const may = kind === undefined ? ABOVE_ANY : ABOVE[kind];
  const above = kinds.get(parent ?? '');
  if (above && (above === 'unknown' || may.includes(above))) return stray;
  return [...stray, mistake(`${pointer}/parent`, 'mistake.node-parent', { id, kinds: may.join(', ') })];
}

function journalMistakes(
  { source, school }: UsableJournal,
  pointer: string,
  seen: Set<string>,
  sources: readonly string[],
): readonly Mistake[] {
  if (source === undefined) return [];
  const key = JSON.stringify([source, school]);
  const isSeen = school !== undefined && seen.has(key);
  seen.add(key);
  return [
    ...(isSeen ? [mistake(pointer, 'mistake.journal-twice', { source })] : []),
    ...(sources.includes(source)
      ? []
      : [mistake(`${pointer}/source`, 'mistake.journal-source', { source, hint: hintOf(source, sources) })]),
  ];
}
