import { fill } from '../messages/form.ts';
import { MESSAGES, type MessageKey } from '../messages/messages.ts';
import type { Output } from '../terminal/output.ts';
import type { CsvRow } from '../registry/csv.ts';
import { columnLetter } from '../registry/source-columns.ts';
import type { CellMistake } from '../registry/source-row.ts';

/** Signs of a heading or a cell that are shown: enough to find it. */
const SHOWN = 60;

/** A mistake as it is found in the spreadsheet. */
export interface ToldCell {
  readonly line: number;
  /** Letter of the column; of JSON the field. */
  readonly column: string;
  readonly message: string;
}

/** Mistakes in the cells of a table: line, column by letter and heading, what stands there, and what is wanted. */
export function toldCells(
  output: Output,
  head: CsvRow,
  mistakes: readonly CellMistake[],
  isJson = false,
): readonly ToldCell[] {
  return mistakes.map(({ line, column, sentence: { key, values } }) => {
    const heading = head.cells[column]?.trim() ?? '';
    const letter = columnLetter(column);
    const at = isJson
      ? output.text('cell.field', { column: heading })
      : line === head.line || heading === ''
        ? output.text('cell.column', { column: letter })
        : output.text('cell.column-named', { column: letter, heading: cut(heading) });
    const told = { ...inWords(values, output), line, at };
    return { line, column: isJson ? heading : letter, message: fill(MESSAGES[key][output.language], told) };
  });
}

/** Long cells cut short; kinds of nodes in the operator's language. */
const inWords = (
  values: CellMistake['sentence']['values'],
  output: Output,
): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      name === 'kind' || name === 'kinds'
        ? String(value)
            .split(', ')
            .map((kind) => output.text(`node-kind.${kind}` as MessageKey))
            .join(', ')
        : name === 'word'
          ? cut(String(value))
          : value,
    ]),
  );

const cut = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
