import type { NodeConfig } from './config/config.ts';

/** Finds the node of a school by source and the vendor's id there; undefined where the tree has none. */
export type NodeFinder = (source: string, school: string) => string | undefined;

/** Looks a whole region up at once: the journals of all nodes are indexed when it is made. */
export function nodeFinder(nodes: readonly NodeConfig[]): NodeFinder {
  const byJournal = new Map(
    nodes.flatMap(({ id, journals }) => journals.map(({ source, school }) => [keyOf(source, school), id] as const)),
  );
  return (source, school) => byJournal.get(keyOf(source, school));
}

const keyOf = (source: string, school: string): string => JSON.stringify([source, school]);
