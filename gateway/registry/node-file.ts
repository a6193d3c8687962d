import type { WrittenNode } from '../config/node.ts';
import { type CsvTable, readCsv } from './csv.ts';
import { readJsonFile } from '../files/json-file.ts';
import { NODE_FIELDS, type NodeField } from './node-columns.ts';
import { sentence, told } from '../messages/told.ts';

/** A table of nodes, and how a place in it is told. */
export interface NodeFile {
  readonly table: CsvTable;
  readonly isJson: boolean;
}

/**
 * Reads a table (CSV), or a list of nodes as svod.json has it (.json), which becomes a table of the fields that any node has.
 *
 * @throws {GatewayError} file.unreadable, file.invalid
 */
export function readNodeFile(file: string): NodeFile {
  if (!file.endsWith('.json')) return { table: readCsv(file), isJson: false };
  const document = readJsonFile(file, 'file.invalid');
  const value = document.value as { readonly nodes?: unknown };
  const nodes = (Array.isArray(value) ? value : value.nodes) as readonly (WrittenNode | null)[] | undefined;
  if (!Array.isArray(nodes)) throw told('file.invalid', [sentence('nodes.no-list', { file })]);
  const base = Array.isArray(value) ? '' : '/nodes';
  const fields = NODE_FIELDS.filter((field) => field === 'id' || nodes.some((node) => cellOf(node, field) !== ''));
  const rows = nodes.map((node, index) => ({
    line: document.lineOf(`${base}/${index}`),
    cells: fields.map((field) => cellOf(node, field)),
  }));
  return { table: { head: { line: 1, cells: fields }, rows }, isJson: true };
}

function cellOf(node: WrittenNode | null, field: NodeField): string {
  const { responsible, journals = [], successors = [], ...rest } = node ?? ({} as WrittenNode);
  switch (field) {
    case 'responsible':
      return responsible?.name ?? '';
    case 'position':
    case 'email':
    case 'phone':
      return responsible?.[field] ?? '';
    case 'source':
      return journals.map(({ source }) => source).join(',');
    case 'schoolId':
      return journals.map(({ school }) => school).join(',');
    case 'successors':
      return successors.join(',');
    default:
      return String(rest[field] ?? '');
  }
}
