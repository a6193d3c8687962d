import { type CsvTable, strayCells } from './csv.ts';
import { type SourceField, sourceHead } from './source-columns.ts';
import { RowReader } from './row-reader.ts';
import type { CellMistake, SourceRow, TableRules } from './source-row.ts';
import { sentence } from '../told.ts';

const DEMANDED: readonly SourceField[] = ['name', 'system'];

/** The rows of a table of schools, and everything that is wrong with its cells, in the order of the file. */
export function readSourceTable(
  table: CsvTable,
  rules: TableRules,
): { readonly rows: readonly SourceRow[]; readonly mistakes: readonly CellMistake[] } {
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
  if (headings.length > 0) return { rows: [], mistakes: headings };
  const mistakes: CellMistake[] = [];
  const seen = new Map<string, number>();
  const rows = table.rows.flatMap((row) => {
    const read = new RowReader(row, head, rules, mistakes).read(seen);
    const stray = strayCells(table.head, row);
    mistakes.push(...stray.map((column) => ({ line: row.line, column, sentence: sentence('cell.stray') })));
    return read ? [read] : [];
  });
  return { rows, mistakes };
}
