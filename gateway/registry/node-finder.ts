import type { NodeConfig } from '../config/config.ts';

/** Finds the node of a school by source and the vendor's id there; undefined where the tree has none. */
export type NodeFinder = (source: string, school: string) => string | undefined;

/** Looks a whole region up at once: the journals of all nodes are indexed when it is made. */
export function nodeFinder(nodes: readonly NodeConfig[]): NodeFinder {
  const byJournal = new Map(
    nodes.flatMap(({ id, journals }) => journals.map(({ source, school }) => [keyOf(source, school), id] as const)),
  );
  return (source, school) => byJournal.get(keyOf(source, school));
}

/** Journals of a node; where it has none, those of its successors: what it delivered may be told by them. */
export function journalsOf(nodes: readonly NodeConfig[], node: string): NodeConfig['journals'] {
  const seen = new Set<string>();
  const from = (id: string): NodeConfig['journals'] => {
    const found = nodes.find((one) => one.id === id);
    if (!found || seen.has(id)) return [];
    seen.add(id);
    return found.journals.length > 0 ? found.journals : (found.successors ?? []).flatMap(from);
  };
  return from(node);
}

const keyOf = (source: string, school: string): string => JSON.stringify([source, school]);
