import type { Node } from '../contracts/destination.ts';
import { type Mistake, mistake } from './schema-check.ts';
import { hintOf } from '../told.ts';

/** A node as svod.json writes it. */
export interface WrittenNode extends Node {
  readonly journals?: readonly { readonly source: string; readonly school: string }[];
  /** Schools that go on with this one, which is closed: one where it was merged, several where it was split. */
  readonly successors?: readonly string[];
}

/** What may stand above a node of each kind. */
const ABOVE: Readonly<Record<Node['kind'], readonly Node['kind'][]>> = {
  region: [],
  municipality: ['region'],
  school: ['municipality', 'region'],
};

/** Nodes whose parent does not stand before them, nodes and journals that stand twice, journals of sources that are not there. */
export function treeMistakes(nodes: readonly WrittenNode[], sources: readonly string[]): readonly Mistake[] {
  const kinds = new Map<string, Node['kind']>();
  const journals = new Set<string>();
  return nodes.flatMap((node, index) => {
    const pointer = `/nodes/${index}`;
    const mistakes = [
      ...(kinds.has(node.id) ? [mistake(`${pointer}/id`, 'mistake.node-twice', { id: node.id })] : []),
      ...placeMistakes(node, kinds, pointer),
      ...(node.journals ?? []).flatMap((journal, at) =>
        journalMistakes(journal, `${pointer}/journals/${at}`, journals, sources),
      ),
    ];
    kinds.set(node.id, node.kind);
    return mistakes;
  });
}

function placeMistakes(
  { id, kind, parent, journals }: WrittenNode,
  kinds: ReadonlyMap<string, Node['kind']>,
  pointer: string,
): readonly Mistake[] {
  const stray =
    kind !== 'school' && journals && journals.length > 0
      ? [mistake(`${pointer}/journals`, 'mistake.journal-place')]
      : [];
  if (kind === 'region')
    return parent === undefined ? stray : [...stray, mistake(`${pointer}/parent`, 'mistake.region-parent', { id })];
  const above = kinds.get(parent ?? '');
  if (above && ABOVE[kind].includes(above)) return stray;
  return [...stray, mistake(`${pointer}/parent`, 'mistake.node-parent', { id, kinds: ABOVE[kind].join(', ') })];
}

function journalMistakes(
  { source, school }: { readonly source: string; readonly school: string },
  pointer: string,
  seen: Set<string>,
  sources: readonly string[],
): readonly Mistake[] {
  const key = JSON.stringify([source, school]);
  const isSeen = seen.has(key);
  seen.add(key);
  return [
    ...(isSeen ? [mistake(pointer, 'mistake.journal-twice', { source })] : []),
    ...(sources.includes(source)
      ? []
      : [mistake(`${pointer}/source`, 'mistake.journal-source', { source, hint: hintOf(source, sources) })]),
  ];
}
