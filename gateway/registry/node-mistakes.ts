import type { WrittenNode } from '../config/node.ts';
import type { NodeField } from './node-columns.ts';
import type { NodeRow } from './node-rows.ts';
import { hintOf, sentence, type Sentence } from '../messages/told.ts';

/** What is wrong with one cell of a row. */
export type CellTold = readonly [NodeField, Sentence];

/** What is wrong with a node whatever the others are. */
export function lonelyMistakes(
  { kind, successors, journals, text }: NodeRow,
  node: WrittenNode,
  before: WrittenNode | undefined,
  sources: readonly string[],
): readonly CellTold[] {
  const strange = journals.find(({ source }) => !sources.includes(source));
  return [
    ...(node.name === '' ? [['name', sentence('cell.no-title-value')] as const] : []),
    ...(before && kind && before.kind !== kind
      ? [['kind', sentence('cell.other-kind', { id: node.id, kind: before.kind })] as const]
      : []),
    ...(node.kind !== 'school' && successors.length > 0
      ? [['successors', sentence('cell.only-schools', { word: successors.join(', ') })] as const]
      : []),
    ...(node.kind !== 'school' && journals.length > 0
      ? [['source', sentence('cell.only-schools', { word: journals[0]!.source })] as const]
      : []),
    ...(successors.length > 0 && text.get('state') && node.state === 'closed' && isActiveWord(text.get('state')!)
      ? [['state', sentence('cell.successor-open', { word: text.get('state')! })] as const]
      : []),
    ...(strange
      ? [
          [
            'source',
            sentence('cell.no-source', { word: strange.source, hint: hintOf(strange.source, sources) }),
          ] as const,
        ]
      : []),
  ];
}

const isActiveWord = (word: string): boolean => !/^(closed|закры)/i.test(word);

/** What is wrong with a node beside the others. */
export function commonMistakes(
  { id, text, successors, journals }: NodeRow,
  made: ReadonlyMap<string, WrittenNode>,
): readonly CellTold[] {
  const node = made.get(id)!;
  const others = [...made.values()].filter((one) => one.id !== id);
  const told: CellTold[] = [];
  for (const field of ['inn', 'ogrn'] as const) {
    const twin = others.find((one) => one[field] === node[field] && one.kind === 'school' && one.state !== 'closed');
    if (text.get(field) && node.kind === 'school' && node.state !== 'closed' && twin)
      told.push([field, sentence('cell.identifier-twice', { word: node[field]!, other: twin.id })]);
  }
  for (const successor of successors) {
    const heir = made.get(successor);
    const schools = others.filter(({ kind }) => kind === 'school').map((one) => one.id);
    if (heir?.kind !== 'school' || successor === id)
      told.push(['successors', sentence('cell.no-successor', { word: successor, hint: hintOf(successor, schools) })]);
    else if (heir.state === 'closed') told.push(['successors', sentence('cell.successor-closed', { word: successor })]);
  }
  for (const { source, school } of successors.length > 0 ? [] : journals) {
    const other = others.find((one) => one.journals?.some((has) => has.source === source && has.school === school));
    if (other) told.push(['source', sentence('cell.journal-elsewhere', { source, school, other: other.id })]);
  }
  return told;
}
