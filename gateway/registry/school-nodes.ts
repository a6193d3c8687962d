import type { ConfigChange } from '../config/text.ts';
import type { WrittenNode } from '../config/node.ts';
import { distance } from '../normalise/did-you-mean.ts';
import type { SourceField } from './source-columns.ts';
import type { CellMistake, SourceRow } from './source-row.ts';
import { sentence } from '../messages/told.ts';

type Place = Pick<CellMistake, 'line' | 'column'>;
type Journal = NonNullable<WrittenNode['journals']>[number];

/** The tree of svod.json while the rows of a table put their schools into it. */
export class SchoolNodes {
  private readonly old: readonly WrittenNode[];
  /** As they will be, by id; those of the file and new ones. */
  private readonly nodes: Map<string, WrittenNode>;
  private readonly touchedIds = new Set<string>();

  constructor(nodes: readonly WrittenNode[]) {
    this.old = nodes;
    this.nodes = new Map(nodes.map((node) => [node.id, node]));
  }

  /** Ids of the nodes that are new or otherwise. */
  get touched(): readonly string[] {
    return [...this.touchedIds];
  }

  /** Puts the school of a row under its municipality, or its journal to the node that it names. */
  place(row: SourceRow): readonly CellMistake[] {
    const { municipality, node: id = row.name, schoolIds } = row;
    if (municipality === undefined && row.node === undefined && row.schoolName === undefined) return [];
    if (schoolIds.length === 0)
      return [{ ...placeOf(row, 'schoolId'), sentence: sentence('cell.no-school-id', { name: row.name }) }];
    const known = this.nodes.get(id);
    if (!known && municipality === undefined)
      return [{ ...placeOf(row, 'municipality'), sentence: sentence('cell.no-municipality', { node: id }) }];
    if (known && known.kind !== 'school')
      return [{ ...placeOf(row, 'node'), sentence: sentence('cell.no-school', { node: id }) }];
    const parent = municipality === undefined ? known?.parent : this.municipalityNamed(municipality);
    if (typeof parent === 'object') return [{ ...placeOf(row, 'municipality'), ...parent }];
    const name = row.schoolName ?? known?.name ?? row.name;
    const journals = joined(known?.journals ?? [], row);
    this.put({ ...known, id, kind: 'school', ...(parent !== undefined && { parent }), name, journals });
    return [];
  }

  /** What has to be changed in svod.json, in this order: nodes of the file, new municipalities behind the others, schools at the end. */
  get changes(): readonly ConfigChange[] {
    const own = this.old.map((node) => this.nodes.get(node.id)!);
    const fresh = [...this.nodes.values()].slice(this.old.length);
    const municipalities = fresh.filter(({ kind }) => kind === 'municipality');
    const behind = this.old.findLastIndex(({ kind }) => kind !== 'school') + 1;
    const isLater = (parent: string | undefined, index: number): boolean =>
      this.old.findIndex(({ id }) => id === parent) > index ||
      (behind > index && municipalities.some(({ id }) => id === parent));
    const moved = own.flatMap((node, index) => (isLater(node.parent, index) ? [index] : []));
    const updates = own.flatMap((node, index) =>
      moved.includes(index) ? [] : updatesOf(this.old[index]!, node, index),
    );
    const at = behind - moved.filter((index) => index < behind).length;
    const schools = [...moved.map((index) => own[index]!), ...fresh.filter(({ kind }) => kind === 'school')];
    const asEntries = (nodes: readonly WrittenNode[]) => nodes.map((value) => ({ value }));
    return [
      ...updates,
      ...moved.toReversed().map((index) => ({ path: ['nodes', index], value: undefined })),
      ...(municipalities.length > 0 ? [{ into: ['nodes'], at, entries: asEntries(municipalities) }] : []),
      ...(schools.length > 0 ? [{ into: ['nodes'], entries: asEntries(schools) }] : []),
    ];
  }

  private put(node: WrittenNode): void {
    if (JSON.stringify(this.nodes.get(node.id)) === JSON.stringify(node)) return;
    this.nodes.set(node.id, node);
    this.touchedIds.add(node.id);
  }

  /** Id of a municipality by its id or name; one that nothing is near to is new, one that is nearly there is a mistake. */
  private municipalityNamed(word: string): string | Pick<CellMistake, 'sentence'> {
    const all = [...this.nodes.values()];
    const known = all.filter(({ kind }) => kind === 'municipality');
    const key = word.toLowerCase();
    const found = known.find(({ id, name, shortName }) =>
      [id, name, shortName].some((one) => one?.toLowerCase() === key),
    );
    if (found) return found.id;
    const near = known.find(({ name }) => isSlipOf(word, name));
    if (near) return { sentence: sentence('cell.municipality-near', { word, near: near.name }) };
    const region = all.find(({ kind }) => kind === 'region');
    if (!region) return { sentence: sentence('cell.no-region', { word }) };
    let number = known.length + 1;
    while (this.nodes.has(`m-${number}`)) number += 1;
    this.put({ id: `m-${number}`, kind: 'municipality', parent: region.id, name: word });
    return `m-${number}`;
  }
}

const placeOf = ({ line, columns }: SourceRow, field: SourceField): Place => ({
  line,
  column: columns.get(field) ?? 0,
});

/** The journals of a node with those of one source, one a school, in place of what it had there. */
function joined(journals: readonly Journal[], { name, schoolIds }: SourceRow): readonly Journal[] {
  const own = schoolIds.map((school) => ({ source: name, school }));
  const others = journals.filter(({ source }) => source !== name);
  const at = journals.findIndex(({ source }) => source === name);
  return others.toSpliced(at < 0 ? others.length : at, 0, ...own);
}

const updatesOf = (before: WrittenNode, after: WrittenNode, index: number): readonly ConfigChange[] =>
  (['parent', 'name', 'journals'] as const).flatMap((key) =>
    JSON.stringify(before[key]) === JSON.stringify(after[key])
      ? []
      : [{ path: ['nodes', index, key], value: after[key] }],
  );

/** Letters in which a name and its misspelling differ at most: real names of districts differ in more. */
const SLIP = 2;
const digitsOf = (name: string): string => name.replace(/\D/g, '');

/** Whether one name is probably the other, misspelt; "Район 1" and "Район 2" are two. */
const isSlipOf = (word: string, name: string): boolean =>
  digitsOf(word) === digitsOf(name) && distance(word.toLowerCase(), name.toLowerCase()) <= SLIP;
