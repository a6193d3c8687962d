import type { CsvRow } from './csv.ts';
import type { SourceField, SourceHead } from './source-columns.ts';
import type { CellMistake } from './source-row.ts';
import type { Sentence } from '../messages/told.ts';

/** The cells of one row by the columns of its table, and what is wrong with them. */
export class RowCells {
  readonly line: number;
  readonly head: SourceHead;
  private readonly row: CsvRow;
  private readonly mistakes: CellMistake[];
  /** Of one cell the first mistake is told: the others follow from it. */
  private readonly wrongCells = new Set<number>();

  /** @param mistakes what is wrong is put into it */
  constructor(row: CsvRow, head: SourceHead, mistakes: CellMistake[]) {
    this.line = row.line;
    this.row = row;
    this.head = head;
    this.mistakes = mistakes;
  }

  /** What stands in a column, by its place; undefined where nothing does. */
  at(column: number): string | undefined {
    return this.row.cells[column]?.trim() || undefined;
  }

  text(field: SourceField): string | undefined {
    return this.at(this.head.places.get(field) ?? -1);
  }

  isWrong(column: number): boolean {
    return this.wrongCells.has(column);
  }

  /** Tells a mistake at the cell, or at the first one of the row where the table has no such column. */
  wrong(where: SourceField | number, told: Sentence): void {
    const own = typeof where === 'number' ? where : this.head.places.get(where);
    const column = own ?? 0;
    if (own !== undefined && this.wrongCells.has(own)) return;
    this.wrongCells.add(column);
    this.mistakes.push({ line: this.line, column, sentence: told });
  }
}
