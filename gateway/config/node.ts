import type { Node } from '../contracts/destination.ts';

interface WrittenJournal {
  readonly source: string;
  readonly school: string;
}

/** A node as svod.json writes it. */
export interface WrittenNode extends Node {
  readonly journals?: readonly WrittenJournal[];
  /** Schools that go on with this one, which is closed: one where it was merged, several where it was split. */
  readonly successors?: readonly string[];
}

export type UsableJournal = Partial<WrittenJournal>;

/** What can be used of a node: fields may be missing, and in lists undefined stands for what is wrong. */
export interface UsableNode extends Partial<Omit<WrittenNode, 'journals' | 'successors'>> {
  readonly journals?: readonly (UsableJournal | undefined)[];
  readonly successors?: readonly (string | undefined)[];
}

/** Kinds of the nodes by id; 'unknown' where a node's kind, or its very id, is wrong, which is told by itself. */
export type Kinds = ReadonlyMap<string, Node['kind'] | 'unknown'>;
