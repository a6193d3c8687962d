import type { ConfigChange } from './config-edit.ts';
import type { WrittenNode } from './config-tree.ts';
import { didYouMean } from './normalise/did-you-mean.ts';
import type { SourceField } from './source-columns.ts';
import type { CellMistake, SourceRow } from './source-row.ts';
import { sentence } from './told.ts';

/** The tree of svod.json while the rows of a table put their schools into it. */
export class SchoolNodes {
  /** Changes so far, in an order in which they can be made. */
  readonly changes: ConfigChange[] = [];
  /** Ids of the nodes that were changed or made. */
  readonly touched: string[] = [];
  private readonly nodes: WrittenNode[];

  constructor(nodes: readonly WrittenNode[]) {
    this.nodes = nodes.map((node) => ({ ...node }));
  }

  /** Puts the school of a row under its municipality, or its journal to the node that it names. */
  place(row: SourceRow): readonly CellMistake[] {
    const { municipality, node: id, schoolId } = row;
    if (municipality === undefined && id === undefined && row.schoolName === undefined) return [];
    if (schoolId === undefined)
      return [{ ...placeOf(row, 'schoolId'), sentence: sentence('cell.no-school-id', { name: row.name }) }];
    const found = this.nodes.findIndex((node) => node.id === (id ?? row.name));
    if (found < 0 && municipality === undefined)
      return [
        { ...placeOf(row, 'municipality'), sentence: sentence('cell.no-municipality', { node: id ?? row.name }) },
      ];
    const parent = municipality === undefined ? undefined : this.municipalityNamed(municipality);
    if (parent !== undefined && typeof parent !== 'string') return [{ ...placeOf(row, 'municipality'), ...parent }];
    const journal = { source: row.name, school: schoolId };
    if (found >= 0) return this.update(found, { parent, name: row.schoolName, journal }, placeOf(row, 'node'));
    const name = row.schoolName ?? row.name;
    this.add({ id: id ?? row.name, kind: 'school', parent: parent!, name, journals: [journal] });
    return [];
  }

  /** Parents first: a municipality stands behind the last one, a school at the end. */
  private add(node: WrittenNode): void {
    const last = this.nodes.findLastIndex(({ kind }) => kind !== 'school');
    const index = node.kind === 'school' ? this.nodes.length : last + 1;
    this.nodes.splice(index, 0, node);
    this.touch(node.id);
    this.changes.push({ path: ['nodes', index], value: node, isInsertion: true });
  }

  private touch(id: string): void {
    if (!this.touched.includes(id)) this.touched.push(id);
  }

  private update(
    index: number,
    told: {
      readonly parent: string | undefined;
      readonly name: string | undefined;
      readonly journal: { readonly source: string; readonly school: string };
    },
    at: { readonly line: number; readonly column: number },
  ): readonly CellMistake[] {
    const node = this.nodes[index]!;
    if (node.kind !== 'school') return [{ ...at, sentence: sentence('cell.no-school', { node: node.id }) }];
    const others = (node.journals ?? []).filter(({ source }) => source !== told.journal.source);
    const next = {
      ...node,
      parent: told.parent ?? node.parent,
      name: told.name ?? node.name,
      journals: [...others, told.journal].sort((a, b) => (a.source < b.source ? -1 : 1)),
    };
    const sorted = (node.journals ?? []).toSorted((a, b) => (a.source < b.source ? -1 : 1));
    const keys = (['parent', 'name', 'journals'] as const).filter(
      (key) => JSON.stringify(next[key]) !== JSON.stringify(key === 'journals' ? sorted : node[key]),
    );
    if (keys.length === 0) return [];
    this.touch(node.id);
    if (this.nodes.findIndex(({ id }) => id === next.parent) > index) {
      this.nodes.splice(index, 1);
      this.changes.push({ path: ['nodes', index], value: undefined });
      this.add(next as WrittenNode);
      return [];
    }
    this.nodes[index] = next as WrittenNode;
    for (const key of keys) this.changes.push({ path: ['nodes', index, key], value: next[key] });
    return [];
  }

  /** Id of a municipality by its id or name; one that nothing is near to is new, one that is nearly there is a mistake. */
  private municipalityNamed(word: string): string | Pick<CellMistake, 'sentence'> {
    const known = this.nodes.filter(({ kind }) => kind === 'municipality');
    const key = word.toLowerCase();
    const found = known.find(({ id, name, shortName }) =>
      [id, name, shortName].some((one) => one?.toLowerCase() === key),
    );
    if (found) return found.id;
    const near = didYouMean(
      word,
      known.map(({ name }) => name),
    );
    if (near.startsWith('; did you mean'))
      return { sentence: sentence('cell.municipality-near', { word, near: near.replace(/^.*"(.+)".*$/, '$1') }) };
    const region = this.nodes.find(({ kind }) => kind === 'region');
    if (!region) return { sentence: sentence('cell.no-region', { word }) };
    const taken = new Set(this.nodes.map(({ id }) => id));
    let number = known.length + 1;
    while (taken.has(`m-${number}`)) number += 1;
    this.add({ id: `m-${number}`, kind: 'municipality', parent: region.id, name: word });
    return `m-${number}`;
  }
}

const placeOf = ({ line, columns }: SourceRow, field: SourceField): Pick<CellMistake, 'line' | 'column'> => ({
  line,
  column: columns.get(field) ?? 0,
});
