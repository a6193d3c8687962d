import type { ConfigChange } from '../config/text.ts';
import type { WrittenNode } from '../config/node.ts';
import { canonicalJson } from '../sheets/canonical-json.ts';

/** From so many nodes on, the list is written as a whole. */
const MANY = 50;

/** One thing that a table changes. */
export interface NodeChange {
  readonly id: string;
  readonly name: string;
  readonly what: 'new' | 'renamed' | 'moved' | 'closed' | 'reopened' | 'merged' | 'split' | 'journals' | 'data';
  /** Name or parent as it was; fields that differ; successors. */
  readonly from?: string;
  readonly to?: string;
}

/** What is different between two trees, in words of the school year: renamed, moved, closed, merged, split. */
export function changesBetween(before: readonly WrittenNode[], after: readonly WrittenNode[]): readonly NodeChange[] {
  const known = new Map(before.map((node) => [node.id, node]));
  return after.flatMap((node) => {
    const was = known.get(node.id);
    const { id, name } = node;
    return was ? differences(was, node) : [{ id, name, what: 'new' as const, to: node.parent ?? '' }];
  });
}

function differences(was: WrittenNode, node: WrittenNode): readonly NodeChange[] {
  const { id, name, successors = [], journals = [] } = node;
  const one = (what: NodeChange['what'], from: string, to: string): NodeChange => ({ id, name, what, from, to });
  const fields = (['shortName', 'ogrn', 'inn', 'oktmo', 'responsible'] as const).filter(
    (field) => !isSame(was[field], node[field]),
  );
  const heirs = successors.join(', ');
  const isEnded = heirs !== '' && heirs !== (was.successors ?? []).join(', ');
  return [
    ...(was.name === name ? [] : [one('renamed', was.name, name)]),
    ...(was.parent === node.parent ? [] : [one('moved', was.parent ?? '', node.parent ?? '')]),
    ...(isEnded ? [one(successors.length === 1 ? 'merged' : 'split', '', heirs)] : []),
    ...(!isEnded && was.state !== 'closed' && node.state === 'closed' ? [one('closed', '', '')] : []),
    ...(was.state === 'closed' && node.state !== 'closed' ? [one('reopened', '', '')] : []),
    ...(isSame(was.journals ?? [], journals) ? [] : [one('journals', told(was.journals), told(journals))]),
    ...(fields.length === 0 ? [] : [one('data', '', fields.join(', '))]),
  ];
}

const told = (journals: WrittenNode['journals'] = []): string =>
  journals.map(({ source, school }) => `${source}/${school}`).join(', ');

const isSame = (a: unknown = null, b: unknown = null): boolean => canonicalJson(a) === canonicalJson(b);

/** The same as edits of svod.json: node by node where they stay in their places, else the list as a whole. */
export function editsFor(before: readonly WrittenNode[], after: readonly WrittenNode[]): readonly ConfigChange[] {
  const isInPlace = before.every(({ id }, index) => after[index]?.id === id);
  const edits = after.flatMap((value, index): ConfigChange[] => {
    if (isSame(value, before[index])) return [];
    return [
      index < before.length ? { path: ['nodes', index], value } : { into: ['nodes'], at: index, entries: [{ value }] },
    ];
  });
  if (edits.length === 0) return [];
  return isInPlace && before.length > 0 && edits.length <= MANY ? edits : [{ path: ['nodes'], value: after }];
}
