import { type CsvRow, type CsvTable, columnsOf, strayCells } from './csv.ts';
import { KIND_WORDS, NODE_COLUMNS, type NodeField, STATE_WORDS } from './node-columns.ts';
import { isOktmo, isOrganisationInn, isOrganisationOgrn } from '../normalise/formats.ts';
import type { CellMistake } from './source-row.ts';
import { LONGEST_NAME, tooLong } from './source-cells.ts';
import type { ReadTable } from './source-table.ts';
import { listIn, spoiltId, spoiltIn } from './spoilt-id.ts';
import { hintOf, sentence, type Sentence } from '../messages/told.ts';

/** One node as a row tells it. A field of `told` that has no value takes away what was there; another leaves it as it is. */
export interface NodeRow {
  readonly line: number;
  /** Index of the column of each field that the table has. */
  readonly columns: ReadonlyMap<NodeField, number>;
  readonly id: string;
  /** False where the id is wrong, or stands in an earlier row: the row is then looked at alone. */
  readonly isNamed: boolean;
  /** False where the kind is a word that is none. */
  readonly isOfKind: boolean;
  readonly text: ReadonlyMap<NodeField, string>;
  readonly kind?: 'region' | 'municipality' | 'school';
  readonly state?: 'active' | 'closed';
  readonly successors: readonly string[];
  readonly journals: readonly { readonly source: string; readonly school: string }[];
}

const ID = /^[A-Za-z0-9._-]{1,64}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const WITH_IDS = ['id', 'parent', 'source', 'schoolId', 'successors'] as const satisfies readonly NodeField[];
/** Signs that svod.json takes of each. */
const LONGEST = [
  ['name', LONGEST_NAME],
  ['shortName', 200],
  ['responsible', 200],
  ['position', 200],
  ['phone', 50],
] as const satisfies readonly (readonly [NodeField, number])[];
/** Numbers of the right length: what is wrong with them is the check digit. */
const DIGITS = { inn: /^\d{10}$/, ogrn: /^\d{13}$/, oktmo: /^$/ } as const;
const IDENTIFIERS = { inn: isOrganisationInn, ogrn: isOrganisationOgrn, oktmo: isOktmo } as const;

/** The rows of a table of nodes, and everything that is wrong with its cells; a wrong heading hides no row. */
export function readNodeRows(table: CsvTable): ReadTable<NodeRow> {
  const { places, unknown, repeated } = columnsOf<NodeField>(table.head, NODE_COLUMNS);
  const { line, cells } = table.head;
  const headings = [
    ...unknown.map((word) => ({
      line,
      column: cells.indexOf(word),
      sentence: sentence('cell.node-heading', { word }),
    })),
    ...repeated.map((word) => ({
      ...{ line, column: cells.lastIndexOf(word) },
      sentence: sentence('cell.heading-twice', { word }),
    })),
    ...(places.has('id') ? [] : [{ line, column: 0, sentence: sentence('cell.no-node-column') }]),
  ];
  const mistakes: CellMistake[] = [];
  const seen = new Map<string, number>();
  const rows = table.rows.flatMap((row) => {
    const stray = strayCells(table.head, row);
    mistakes.push(...stray.map((column) => ({ line: row.line, column, sentence: sentence('cell.stray') })));
    return rowIn(row, places, seen, mistakes);
  });
  return { rows, headings, mistakes, head: { columns: places, isRight: headings.length === 0 } };
}

function rowIn(
  { line, cells }: CsvRow,
  columns: ReadonlyMap<NodeField, number>,
  seen: Map<string, number>,
  mistakes: CellMistake[],
): NodeRow {
  const textOf = (field: NodeField): string => cells[columns.get(field) ?? -1]?.trim().replace(/\s+/g, ' ') ?? '';
  const wrong = (field: NodeField, told: Sentence): void =>
    void mistakes.push({ line, column: columns.get(field) ?? 0, sentence: told });
  const id = textOf('id');
  const before = seen.get(id);
  const spoilt = WITH_IDS.filter((field) => {
    const told = spoiltIn(textOf(field));
    if (told) wrong(field, told);
    return told !== undefined;
  });
  const isSpoilt = spoilt.includes('id');
  const told = isSpoilt ? undefined : idTold(id, before);
  if (told) wrong('id', told);
  else if (!isSpoilt) seen.set(id, line);
  const word = <Value>(field: NodeField, words: Readonly<Record<string, Value>>): Value | undefined => {
    const text = textOf(field).toLowerCase();
    if (text !== '' && !Object.hasOwn(words, text))
      wrong(field, sentence('cell.word', { word: text, hint: hintOf(text, Object.keys(words)) }));
    return words[text];
  };
  for (const [field, isRight] of Object.entries(IDENTIFIERS) as [keyof typeof IDENTIFIERS, typeof isOktmo][]) {
    const text = textOf(field);
    const told = spoiltId(text);
    if (told) wrong(field, told);
    else if (text !== '' && !isRight(text))
      wrong(field, sentence(DIGITS[field].test(text) ? 'cell.check-digit' : `cell.${field}`, { word: text }));
  }
  if (textOf('email') !== '' && !EMAIL.test(textOf('email')))
    wrong('email', sentence('cell.email', { word: textOf('email') }));
  if (textOf('responsible') === '' && (textOf('email') !== '' || textOf('phone') !== ''))
    wrong('responsible', sentence('cell.no-responsible', { word: textOf('email') || textOf('phone') }));
  const [sources, schools] = [listIn(textOf('source')), listIn(textOf('schoolId'))];
  if (sources.length !== schools.length && !spoilt.includes('schoolId'))
    wrong('schoolId', sentence('cell.journals', { sources: sources.length, schools: schools.length }));
  for (const [field, limit] of LONGEST) {
    const told = tooLong(textOf(field), limit);
    if (told) wrong(field, told);
  }
  const kind = word('kind', KIND_WORDS);
  const state = word('state', STATE_WORDS);
  return {
    ...{ line, columns, id, successors: listIn(textOf('successors')) },
    isNamed: seen.get(id) === line,
    isOfKind: kind !== undefined || textOf('kind') === '',
    text: new Map([...columns.keys()].map((field) => [field, textOf(field)])),
    ...(kind && { kind }),
    ...(state && { state }),
    journals: sources.map((source, index) => ({ source, school: schools[index] ?? '' })),
  };
}

function idTold(id: string, before: number | undefined): Sentence | undefined {
  if (id === '') return sentence('cell.no-node-value');
  if (!ID.test(id)) return sentence('cell.node-id', { word: id });
  return before === undefined ? undefined : sentence('cell.node-twice', { word: id, before });
}
