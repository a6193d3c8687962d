import { readBytes } from '../files/json-file.ts';
import { tableTextIn } from '../files/table-text.ts';
import { sentence, told } from '../messages/told.ts';

/** One row of a table, with the line of the file in which it begins, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table that people keep in a spreadsheet. Rows without a value are left out: spreadsheets leave them at the end. */
export interface CsvTable {
  readonly head: CsvRow;
  readonly rows: readonly CsvRow[];
}

/** Where a table has which column. */
export interface CsvColumns<Field extends string> {
  /** By field: index of its cell, from 0. */
  readonly places: ReadonlyMap<Field, number>;
  /** Headings that mean nothing here, as they are written. */
  readonly unknown: readonly string[];
  /** Headings of a field that has a column already. */
  readonly repeated: readonly string[];
}

const DELIMITERS = [';', ',', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];
/** The first bytes of a workbook (ZIP). */
const WORKBOOK = Buffer.from('PK\u0003\u0004');
/** A spreadsheet's own first line that names the delimiter. */
const NAMED_DELIMITER = /^sep=([;,\t])(?:\r\n|\r|\n)/i;
const LINE_END = /\r\n|\r|\n/g;

/**
 * Reads a table as a spreadsheet saves it: RFC 4180 with ";", "," or tab, in UTF-8, UTF-16 or windows-1251.
 *
 * @throws {GatewayError} file.unreadable; file.invalid with the line
 */
export const readCsv = (file: string): CsvTable => csvTable(readBytes(file), file);

/** As `readCsv`, of bytes. @param name told in errors */
export function csvTable(bytes: Uint8Array, name: string): CsvTable {
  if (WORKBOOK.equals(bytes.subarray(0, WORKBOOK.length))) throw invalid(name, 1, 'table.workbook');
  const text = tableTextIn(bytes);
  const [head, ...rows] = rowsIn(text, name).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (!head) throw invalid(name, 1, 'table.empty');
  return { head, rows };
}

/**
 * Finds the columns of a table by their headings; case, ё, and spaces around do not matter.
 *
 * @param words by field: the headings it may have, in any language
 */
export function columnsOf<Field extends string>(
  { cells }: CsvRow,
  words: Readonly<Record<Field, readonly string[]>>,
): CsvColumns<Field> {
  const fields = Object.keys(words) as Field[];
  const fieldOf = new Map(fields.flatMap((field) => words[field].map((word) => [headingKey(word), field] as const)));
  const places = new Map<Field, number>();
  const unknown: string[] = [];
  const repeated: string[] = [];
  for (const [index, heading] of cells.entries()) {
    const field = fieldOf.get(headingKey(heading));
    if (headingKey(heading) === '') continue;
    if (field === undefined) unknown.push(heading);
    else if (places.has(field)) repeated.push(heading);
    else places.set(field, index);
  }
  return { places, unknown, repeated };
}

/** Cells of a row that have a value and no heading, by index: a comma that stands in a name without quotes moves the rest there. */
export const strayCells = ({ cells: headings }: CsvRow, { cells }: CsvRow): readonly number[] =>
  cells.flatMap((cell, index) => (cell.trim() !== '' && (headings[index] ?? '').trim() === '' ? [index] : []));

/** A table as text that a Russian spreadsheet opens as it is: UTF-8 with its mark, ";". `readCsv` gives the same rows. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('')}`;

const quoted = (cell: string): string => (/^\s|\s$|[";,\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const headingKey = (heading: string): string => heading.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');

function rowsIn(text: string, name: string): readonly CsvRow[] {
  const named = NAMED_DELIMITER.exec(text);
  const delimiter = (named?.[1] as Delimiter | undefined) ?? delimiterOf(text);
  const cell = new RegExp(
    ` *(?:"([^"]*(?:""[^"]*)*)" *|([^"${delimiter}\r\n][^${delimiter}\r\n]*)?)(${delimiter}|\r\n|\r|\n|$)`,
    'y',
  );
  cell.lastIndex = named?.[0].length ?? 0;
  const rows: CsvRow[] = [];
  let line = named ? 2 : 1;
  while (cell.lastIndex < text.length) {
    const cells: string[] = [];
    const begin = line;
    for (let end: string = delimiter; end === delimiter;) {
      const at = cell.lastIndex;
      const found = cell.exec(text);
      if (!found) throw invalid(name, line, hasEnd(text, at) ? 'table.behind-quote' : 'table.open-quote');
      const [, inQuotes, plain = ''] = found;
      end = found[3]!;
      cells.push(inQuotes === undefined ? plain.trim() : inQuotes.replaceAll('""', '"'));
      line += (inQuotes?.match(LINE_END)?.length ?? 0) + (end === delimiter || end === '' ? 0 : 1);
    }
    rows.push({ line: begin, cells });
  }
  return rows;
}

/** Whether the quote that opens the cell at this place is closed. */
const hasEnd = (text: string, at: number): boolean => /^ *"[^"]*(?:""[^"]*)*"/.test(text.slice(at));

/** The one that cuts the first line into most cells; what stands in quotes does not count. */
function delimiterOf(text: string): Delimiter {
  const [first = ''] = text
    .trimStart()
    .replaceAll(/"[^"]*"/g, '')
    .split(LINE_END, 1);
  const count = (delimiter: Delimiter): number => first.split(delimiter).length;
  return DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best));
}

const invalid = (
  file: string,
  line: number,
  key: 'table.workbook' | 'table.empty' | 'table.behind-quote' | 'table.open-quote',
) => told('file.invalid', [sentence(key, { file, line })]);
