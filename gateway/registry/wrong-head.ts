import type { Sentence } from '../messages/told.ts';
import type { NodeField } from './node-columns.ts';
import type { SourceField } from './source-columns.ts';
import type { CellMistake } from './source-row.ts';

/** What a mistake misses: a column of the table, or a setting, which has a heading of its own. */
type Missed = NodeField | SourceField | 'setting';

/** Mistakes that something is missing, with the columns in which it would stand. */
const MISSED: Readonly<Partial<Record<Sentence['key'], readonly Missed[]>>> = {
  'cell.no-name-value': ['name'],
  'cell.no-system-value': ['system'],
  'cell.required': ['setting'],
  'cell.required-address': ['address'],
  'cell.required-school': ['schoolId'],
  'cell.no-school-id': ['schoolId'],
  'cell.no-municipality': ['municipality'],
  'cell.no-node-value': ['id'],
  'cell.no-title-value': ['name'],
  'cell.no-parent': ['parent'],
  'cell.no-responsible': ['responsible'],
  'cell.journals': ['source', 'schoolId'],
};

/** The headings of a table as they were understood. */
export interface ReadHead {
  readonly columns: ReadonlyMap<string, number>;
  /** Whether every one is known, and all are there that must be. */
  readonly isRight: boolean;
}

/** The mistakes of rows without those that a wrong heading explains: what is missed may stand under it. */
export const withoutExplained = (
  mistakes: readonly CellMistake[],
  { columns, isRight }: ReadHead,
): readonly CellMistake[] =>
  isRight
    ? mistakes
    : mistakes.filter(({ sentence: { key } }) => (MISSED[key] ?? []).every((missed) => columns.has(missed)));
