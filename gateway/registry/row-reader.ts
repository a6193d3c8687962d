import type { CsvRow } from './csv.ts';
import { hintOf, sentence } from '../messages/told.ts';
import { RowCells } from './row-cells.ts';
import { secretsIn, settingsIn } from './row-settings.ts';
import { LONGEST_NAME, propertiesOf, SCHOOL_SETTINGS, tooLong, valueOf, YES_OR_NO } from './source-cells.ts';
import type { SourceHead } from './source-columns.ts';
import type { CellMistake, SourceRow, TableRules } from './source-row.ts';
import { spoiltIn } from './spoilt-id.ts';

const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/**
 * Reads one row of a table of sources.
 *
 * @param mistakes what is wrong with its cells is put into it
 * @param seen lines by the names that they gave; this row's is put into it
 * @returns undefined where the name or the system is none
 */
export function readRow(
  row: CsvRow,
  head: SourceHead,
  rules: TableRules,
  { mistakes, seen }: { readonly mistakes: CellMistake[]; readonly seen: Map<string, number> },
): SourceRow | undefined {
  const cells = new RowCells(row, head, mistakes);
  const name = nameIn(cells, seen);
  refuseSpoilt(cells);
  refuseLong(cells);
  const paused = yesOrNoIn(cells, 'paused');
  const allowLoopback = yesOrNoIn(cells, 'allowLoopback');
  const system = cells.text('system') ?? '';
  const schema = rules.settingsOf(system);
  if (!schema) {
    const systems = rules.systems.join(', ');
    const hint = hintOf(system, rules.systems);
    cells.wrong(
      'system',
      system === '' ? sentence('cell.no-system-value', { systems }) : sentence('cell.system', { word: system, hint }),
    );
    return undefined;
  }
  const settings = settingsIn(cells, schema, rules.settingsIn(name ?? ''));
  const secrets = secretsIn(cells, schema, rules.isFile);
  const schoolIds = schoolIdsIn(cells, schema);
  if (name === undefined) return undefined;
  return {
    ...{ line: row.line, columns: head.places, name, system, settings, secrets, schoolIds },
    ...textsIn(cells),
    ...(paused !== undefined && { paused }),
    ...(allowLoopback !== undefined && { allowLoopback }),
  };
}

type Texts = Pick<SourceRow, 'zone' | 'municipality' | 'node' | 'schoolName'>;
const textsIn = (cells: RowCells): Texts =>
  Object.fromEntries(
    (['zone', 'municipality', 'node', 'schoolName'] as const).flatMap((field) => {
      const text = cells.text(field);
      return text === undefined ? [] : [[field, text]];
    }),
  ) as Texts;

/** Ids that are none any more. */
function refuseSpoilt(cells: RowCells): void {
  for (const field of ['name', 'schoolId', 'node'] as const) {
    const spoilt = spoiltIn(cells.text(field) ?? '');
    if (spoilt) cells.wrong(field, spoilt);
  }
}

function refuseLong(cells: RowCells): void {
  for (const field of ['schoolName', 'municipality'] as const) {
    const long = tooLong(cells.text(field) ?? '', LONGEST_NAME);
    if (long) cells.wrong(field, long);
  }
}

/** Several where the system's setting is a list. */
function schoolIdsIn(cells: RowCells, schema: object): readonly string[] {
  const properties = propertiesOf(schema);
  const setting = SCHOOL_SETTINGS.find((one) => one in properties);
  const text = cells.text('schoolId');
  if (text === undefined) return [];
  // What a spreadsheet made of an id is no list, whatever commas it has.
  return setting === undefined || spoiltIn(text) ? [text] : [valueOf(text, properties[setting]!)].flat().map(String);
}

function nameIn(cells: RowCells, seen: Map<string, number>): string | undefined {
  const name = cells.text('name');
  const before = seen.get(name ?? '');
  if (name === undefined) cells.wrong('name', sentence('cell.no-name-value'));
  else if (!NAME.test(name)) cells.wrong('name', sentence('cell.name', { word: name }));
  else if (before !== undefined) cells.wrong('name', sentence('cell.name-twice', { word: name, before }));
  else seen.set(name, cells.line);
  return name;
}

function yesOrNoIn(cells: RowCells, field: 'paused' | 'allowLoopback'): boolean | undefined {
  const word = cells.text(field)?.toLowerCase();
  if (word === undefined) return undefined;
  if (!(word in YES_OR_NO)) cells.wrong(field, sentence('cell.yes-or-no', { word }));
  return YES_OR_NO[word];
}
