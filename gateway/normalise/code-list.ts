import { collapse } from './tidy.ts';

/** A code list: what a vendor writes → what we write. */
export interface CodeList {
  /** "subjects" of mappings/codes/, or "<system>/subjects" of mappings/<system>/codes/. */
  readonly name: string;
  /** What becomes of a record with a value that is not in the list. */
  readonly unknown: 'quarantine' | 'keep';
  /** By `codeKey` of the vendor's value; '' means known, without a code of ours. */
  readonly codes: ReadonlyMap<string, string>;
  /** Where each value of `codes` stands: "mappings/codes/subjects.csv, line 5". */
  readonly places: ReadonlyMap<string, string>;
  /** The text of its file, or files, for the content hash. */
  readonly text: string;
}

/** By the name a map file uses ("subjects"). */
export type CodeLists = ReadonlyMap<string, CodeList>;

/** One thing wrong with the file of a code list. */
export interface CodeListMistake {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

const HEADER = 'vendor,canonical,note';
const COLUMNS = 3;
/** A spreadsheet fills every line up to the widest one, the comments too, and may put them into quotes. */
const POLICY = /^"?#\s*unknown:\s*([^\s;,"]*)[\s;,"]*$/;
const COMMENT = /^"?#/;
const DELIMITERS = [';', '\t', ','] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Case, ё and doubled spaces do not matter in a code list. */
export function codeKey(value: string): string {
  if (value === '') return value;
  const key = collapse(value).toLowerCase();
  return key.includes('ё') ? key.replaceAll('ё', 'е') : key;
}

/** The file of a list, from the root of the repository. */
export function codeListFile(name: string): string {
  const [system, own] = name.split('/');
  return own === undefined ? `mappings/codes/${name}.csv` : `mappings/${system}/codes/${own}.csv`;
}

/** Reads a code list (CSV with ",", ";" or tab, as spreadsheets save it); all mistakes at once. */
export function parseCodeList(name: string, text: string): CodeList | readonly CodeListMistake[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const mistakes: CodeListMistake[] = [];
  const foreign = lines.findIndex((line) => line.includes('\uFFFD'));
  if (foreign >= 0) mistakes.push({ line: foreign + 1, message: 'is not UTF-8; save the file as "CSV UTF-8"' });
  const [, unknown = ''] = POLICY.exec(lines[0] ?? '') ?? [];
  if (unknown !== 'quarantine' && unknown !== 'keep')
    mistakes.push({ line: 1, message: 'the first line is "# unknown: quarantine" or "# unknown: keep"' });
  const codes = new Map<string, string>();
  const lineOf = new Map<string, number>();
  let delimiter: Delimiter | undefined;
  lines.forEach((written, index) => {
    const line = index + 1;
    if (COMMENT.test(written) || written.trim() === '') return;
    if (delimiter === undefined) {
      delimiter = DELIMITERS.find((one) => written.includes(one)) ?? ',';
      if (filled(cellsOf(written, delimiter) ?? []).join() !== HEADER)
        mistakes.push({ line, message: `the header is "${written.trim()}"; it must be "${HEADER}"` });
      return;
    }
    const split = cellsOf(written, delimiter);
    const cells = split && filled(split);
    if (cells?.every((cell) => cell === '')) return;
    if (!cells || cells.length < 2 || cells.length > 3) {
      const found = cells
        ? `has ${cells.length} ${cells.length === 1 ? 'column' : 'columns'}`
        : 'has a quote that does not end';
      mistakes.push({ line, message: `${found}; a line is ${HEADER} (a comma in a value: "a, b")` });
      return;
    }
    const key = codeKey(cells[0] ?? '');
    const known = lineOf.get(key);
    if (known !== undefined)
      mistakes.push({
        line,
        message: `"${cells[0]}" stands in line ${known} already (case, ё and spaces do not matter)`,
      });
    lineOf.set(key, line);
    codes.set(key, (cells[1] ?? '').trim());
  });
  if (delimiter === undefined) mistakes.push({ line: lines.length, message: `has no header "${HEADER}"` });
  return mistakes.length > 0 || (unknown !== 'quarantine' && unknown !== 'keep')
    ? mistakes
    : { name, unknown, codes, places: placesOf(lineOf, codeListFile(name)), text };
}

const placesOf = (lineOf: ReadonlyMap<string, number>, file: string): ReadonlyMap<string, string> =>
  new Map([...lineOf].map(([key, line]) => [key, `${file}, line ${line}`]));

/** A system's own list before the shared one of the same name: what it does not know, the shared one may. */
export function inFrontOf(own: CodeList, shared: CodeList | undefined): CodeList {
  if (!shared) return own;
  return {
    ...own,
    codes: new Map([...shared.codes, ...own.codes]),
    places: new Map([...shared.places, ...own.places]),
    text: `${own.text}\n${shared.text}`,
  };
}

/** The cells without those that are empty behind the last column of a list. */
const filled = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, Math.max(COLUMNS, cells.findLastIndex((cell) => cell !== '') + 1));

/** Cells of one line of CSV; undefined when a quote does not end. */
function cellsOf(line: string, delimiter: Delimiter): readonly string[] | undefined {
  const cells: string[] = [];
  const cell = new RegExp(`[^\\S\\t]*(?:"((?:[^"]|"")*)"[^\\S\\t]*|([^"${delimiter}]*))(${delimiter}|$)`, 'y');
  for (;;) {
    const found = cell.exec(line);
    if (!found) return undefined;
    const [, quoted, plain = '', comma] = found;
    cells.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    if (comma === '') return cells;
  }
}
