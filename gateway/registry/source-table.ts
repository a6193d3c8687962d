import { type CsvTable, strayCells } from './csv.ts';
import { type SourceField, sourceHead } from './source-columns.ts';
import { readRow } from './row-reader.ts';
import type { CellMistake, SourceRow, TableRules } from './source-row.ts';
import type { ReadHead } from './wrong-head.ts';
import { sentence } from '../messages/told.ts';

const DEMANDED: readonly SourceField[] = ['name', 'system'];

/** A table as far as it is right. */
export interface ReadTable<Row> {
  readonly rows: readonly Row[];
  /** What is wrong with the headings. */
  readonly headings: readonly CellMistake[];
  /** What is wrong with the cells of the rows, in the order of the file. */
  readonly mistakes: readonly CellMistake[];
  readonly head: ReadHead;
}

/** The rows of a table of schools, and everything that is wrong with its cells; a wrong heading hides no row. */
export function readSourceTable(table: CsvTable, rules: TableRules): ReadTable<SourceRow> {
  const head = sourceHead(table.head);
  const { line, cells } = table.head;
  const headings: CellMistake[] = [
    ...head.unknown.map((column) => ({
      line,
      column,
      sentence: sentence('cell.heading', { word: cells[column] ?? '' }),
    })),
    ...head.repeated.map((column) => ({
      line,
      column,
      sentence: sentence('cell.heading-twice', { word: cells[column] ?? '' }),
    })),
    ...DEMANDED.filter((field) => !head.places.has(field)).map((field) => ({
      line,
      column: 0,
      sentence: sentence(field === 'name' ? 'cell.no-name-column' : 'cell.no-system-column'),
    })),
  ];
  const mistakes: CellMistake[] = [];
  const seen = new Map<string, number>();
  const rows = table.rows.flatMap((row) => {
    const read = readRow(row, head, rules, { mistakes, seen });
    const stray = strayCells(table.head, row);
    mistakes.push(...stray.map((column) => ({ line: row.line, column, sentence: sentence('cell.stray') })));
    return read ? [read] : [];
  });
  return { rows, headings, mistakes, head: { columns: head.places, isRight: headings.length === 0 } };
}
