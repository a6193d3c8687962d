import { type Mistake, mistake } from './mistake.ts';
import type { Kinds, UsableNode } from './node.ts';
import { hintOf } from '../messages/told.ts';

interface Tree {
  /** Of the node that is looked at. */
  readonly pointer: string;
  readonly kinds: Kinds;
  readonly nodes: readonly (UsableNode | undefined)[];
  /** Pointers of the values that were left out. */
  readonly wrong: ReadonlySet<string>;
}

/** Successors of a school that goes on, or of no school; successors that are no other school; schools that succeed in a circle. */
export function successionMistakes(node: UsableNode, { pointer, kinds, nodes, wrong }: Tree): readonly Mistake[] {
  const { id, kind, state, successors = [] } = node;
  if (successors.length === 0) return [];
  const isElsewhere = kind !== undefined && kind !== 'school';
  const isOpen = state !== 'closed' && !wrong.has(`${pointer}/state`);
  const place = isElsewhere || isOpen ? [mistake(`${pointer}/successors`, 'mistake.successor-place')] : [];
  const heirs = successors.flatMap((word, at) => {
    if (word === undefined) return [];
    const there = `${pointer}/successors/${at}`;
    const found = kinds.get(word);
    if (word === id || (found !== 'school' && found !== 'unknown')) {
      const schools = [...kinds].filter(([other, its]) => its === 'school' && other !== id).map(([other]) => other);
      return [mistake(there, 'mistake.no-successor', { word, hint: hintOf(word, schools) })];
    }
    const isCircle = id !== undefined && heirsOf(word, nodes).has(id);
    return isCircle ? [mistake(there, 'mistake.successor-circle', { word, id })] : [];
  });
  return [...place, ...heirs];
}

/** Everybody who goes on with a school, through however many others. */
function heirsOf(school: string, nodes: readonly (UsableNode | undefined)[]): ReadonlySet<string> {
  const found = new Set<string>();
  const next = [school];
  for (let id = next.pop(); id !== undefined; id = next.pop())
    for (const heir of nodes.find((node) => node?.id === id)?.successors ?? []) {
      if (heir === undefined || found.has(heir)) continue;
      found.add(heir);
      next.push(heir);
    }
  return found;
}

/** Numbers that stand at another open school already: a successor may have that of the closed one. */
export function twinMistakes(nodes: readonly (UsableNode | undefined)[]): readonly Mistake[] {
  return (['inn', 'ogrn'] as const).flatMap((field) => {
    const owners = new Map<string, string>();
    return nodes.flatMap((node, index) => {
      const word = node?.kind === 'school' && node.state !== 'closed' ? node[field] : undefined;
      if (word === undefined) return [];
      const other = owners.get(word);
      if (other === undefined) owners.set(word, node?.id ?? '?');
      // A node that stands twice is told by itself.
      return other === undefined || other === node?.id
        ? []
        : [mistake(`/nodes/${index}/${field}`, 'mistake.identifier-twice', { word, other })];
    });
  });
}
