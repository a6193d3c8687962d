import { isDeepStrictEqual } from 'node:util';
import type { Node } from '../../gateway/contracts/destination.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { MonoLogApi, Wire } from './api.ts';

/**
 * Makes the platform's nodes equal to ours: level by level, parents first, only where they differ. Nodes of the platform
 * that we do not know are left alone: they may be another region's. A node that is gone is sent with state "closed".
 *
 * @throws {GatewayError} destination.refused when a parent is neither among ours nor at the platform, or the platform refuses
 */
export async function syncNodes(api: MonoLogApi, nodes: readonly Node[], signal: AbortSignal): Promise<void> {
  const held = new Map((await api.nodes(signal)).map(({ id, node }) => [id, node]));
  for (const level of levelsOf(nodes, new Set(held.keys()))) {
    const different = level.filter((node) => !isDeepStrictEqual(bodyOf(node), held.get(node.id)));
    await Promise.all(different.map((node) => api.putNode(node.id, bodyOf(node), signal)));
  }
}

/** Nodes whose parents stand in an earlier level or at the platform. */
function levelsOf(nodes: readonly Node[], held: ReadonlySet<string>): Node[][] {
  const ours = new Set(nodes.map(({ id }) => id));
  const placed = new Set<string>();
  const levels: Node[][] = [];
  let left = [...nodes];
  while (left.length > 0) {
    const isReady = ({ parent }: Node): boolean =>
      parent === undefined || placed.has(parent) || (!ours.has(parent) && held.has(parent));
    const level = left.filter(isReady);
    if (level.length === 0)
      throw new GatewayError('destination.refused', `putting node ${left[0]?.id}: its parent is missing`);
    for (const { id } of level) placed.add(id);
    left = left.filter(({ id }) => !placed.has(id));
    levels.push(level);
  }
  return levels;
}

/** A node as the platform has it: these fields and no others, whatever else the configuration keeps beside a node. */
function bodyOf({
  kind,
  parent,
  name,
  shortName,
  ogrn,
  inn,
  oktmo,
  system,
  responsible,
  state,
}: Node): Wire['NodeBody'] {
  const person = responsible && {
    name: responsible.name,
    position: responsible.position,
    email: responsible.email,
    phone: responsible.phone,
  };
  const body = {
    kind,
    parent,
    name,
    shortName,
    ogrn,
    inn,
    oktmo,
    system,
    responsible: person,
    state: state ?? 'active',
  };
  return JSON.parse(JSON.stringify(body)) as Wire['NodeBody'];
}
