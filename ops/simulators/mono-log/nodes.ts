import { canonicalJson } from '../canonical-json.ts';
import { CallProblem } from './answers.ts';

export interface NodeBody {
  readonly kind: 'region' | 'municipality' | 'school';
  readonly parent?: string;
  readonly [field: string]: unknown;
}

export interface Nodes {
  /** @throws {CallProblem} 409 when the parent is missing or of a kind that cannot be the parent */
  put(id: string, body: NodeBody): 'new' | 'held';
  has(id: string): boolean;
  /** Parents before their children, each level by id. */
  list(): readonly { readonly id: string; readonly node: NodeBody }[];
}

const LEVELS = ['region', 'municipality', 'school'];
const PARENTS: Readonly<Record<NodeBody['kind'], readonly string[]>> = {
  region: [],
  municipality: ['region'],
  school: ['municipality', 'region'],
};

/** The tree region → municipality → school. Nodes are never removed, only closed. */
export function openNodes(): Nodes {
  const held = new Map<string, NodeBody>();
  return {
    put(id, body) {
      const before = held.get(id);
      if (before && before.kind !== body.kind)
        throw new CallProblem(409, 'node.kind', `Node ${id} is a ${before.kind} and stays one.`);
      demandParent(id, body, held);
      if (!before || canonicalJson(before) !== canonicalJson(body)) held.set(id, body);
      return before ? 'held' : 'new';
    },
    has: (id) => held.has(id),
    list: () =>
      [...held]
        .map(([id, node]) => ({ id, node }))
        .sort((a, b) => LEVELS.indexOf(a.node.kind) - LEVELS.indexOf(b.node.kind) || (a.id < b.id ? -1 : 1)),
  };
}

function demandParent(id: string, { kind, parent }: NodeBody, held: ReadonlyMap<string, NodeBody>): void {
  if (PARENTS[kind].length === 0) {
    if (parent === undefined) return;
    throw new CallProblem(409, 'node.parent-kind', `Node ${id} is a region: it has no parent.`);
  }
  const above = parent === undefined ? undefined : held.get(parent);
  if (!above) throw new CallProblem(409, 'node.parent-missing', `The parent of node ${id} is not held: send it first.`);
  if (!PARENTS[kind].includes(above.kind))
    throw new CallProblem(409, 'node.parent-kind', `A ${kind} cannot stand below a ${above.kind}.`);
}
