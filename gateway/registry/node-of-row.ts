import type { WrittenNode } from '../config/node.ts';
import type { NodeField } from './node-columns.ts';
import type { NodeRow } from './node-rows.ts';

/** The node as it was, with what the row tells. An empty cell neither closes a school nor opens it again. */
export function nodeOf(
  { id, kind, state, text, successors, journals }: NodeRow,
  before: WrittenNode | undefined,
): WrittenNode {
  const node: Record<string, unknown> = { ...before, id, kind: kind ?? before?.kind ?? 'school' };
  for (const field of ['name', 'shortName', 'ogrn', 'inn', 'oktmo'] as const) {
    const value = text.get(field);
    if (value === '' && field !== 'name') delete node[field];
    else if (value !== undefined && value !== '') node[field] = value;
  }
  node['name'] ??= '';
  if (['responsible', 'position', 'email', 'phone'].some((field) => text.has(field as NodeField)))
    put(node, 'responsible', responsibleIn(text, before));
  if (state === 'closed' || successors.length > 0) node['state'] = 'closed';
  else if (state === 'active') for (const key of ['state', 'successors']) delete node[key];
  if (successors.length > 0) node['successors'] = successors;
  if (text.has('source')) put(node, 'journals', journals.length > 0 ? journals : undefined);
  return node as unknown as WrittenNode;
}

function put(node: Record<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) delete node[key];
  else node[key] = value;
}

function responsibleIn(text: NodeRow['text'], before: WrittenNode | undefined): WrittenNode['responsible'] {
  const now = (field: 'responsible' | 'position' | 'email' | 'phone', was: string | undefined): string =>
    text.get(field) ?? was ?? '';
  const { name, position, email, phone } = before?.responsible ?? {};
  const person = {
    name: now('responsible', name),
    position: now('position', position),
    email: now('email', email),
    phone: now('phone', phone),
  };
  if (person.name === '') return undefined;
  return Object.fromEntries(Object.entries(person).filter(([, value]) => value !== '')) as WrittenNode['responsible'];
}
