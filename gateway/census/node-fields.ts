import type { FieldCount } from '../contracts/census.ts';
import { isAlways } from './counts.ts';
import type { FieldNode } from './field-node.ts';
import { EACH, isColumn } from './field-path.ts';

type FieldCounts = Readonly<Record<string, FieldCount>>;

/** Makes the nodes of the fields that are usual: one that always came is missed from now on where it does not come. */
export function expectUsual(root: FieldNode, usual: FieldCounts): void {
  for (const [path, count] of Object.entries(usual)) {
    let parent = root;
    const names = path.slice(1).split('/');
    for (const name of names.slice(0, -1)) parent = parent.named(name);
    const [last = ''] = names.slice(-1);
    const node = parent.named(last);
    if (last === EACH) parent.isDictionary = !usual[parent.path]?.types.list;
    else if (isAlways(count)) parent.expected += node.missed = 1;
  }
}

/** The counts of all fields of a kind, by their paths. */
export function fieldsOf(root: FieldNode, records: number): FieldCounts {
  const fields: Record<string, FieldCount> = {};
  addFields(root, { objects: records, rows: records }, fields);
  return fields;
}

function addFields(
  node: FieldNode,
  of: { readonly objects: number; readonly rows: number },
  fields: Record<string, FieldCount>,
): void {
  for (const member of node.members.values()) {
    const couldBe = isColumn(member.name) ? of.rows : of.objects;
    if (member.sum > 0) fields[member.path] = member.count(member.name === EACH ? member.sum : couldBe);
    addFields(member, { objects: member.object, rows: member.list }, fields);
  }
}

/** Whether a member says nothing. */
export const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);
