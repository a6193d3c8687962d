import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { editConfig } from '../config/edit.ts';
import { namedConfig } from '../config/place.ts';
import { readWithoutSecrets } from '../config/read-config.ts';
import type { Written } from '../config/written.ts';
import { configRules } from '../home.ts';
import { type CsvRow, readCsv } from '../registry/csv.ts';
import { type Lacking, lackingIn } from '../registry/row-lacking.ts';
import { readJsonFile } from '../files/json-file.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { register, type Registration } from '../registry/source-registering.ts';
import { readSourceTable } from '../registry/source-table.ts';
import { withoutExplained } from '../registry/wrong-head.ts';
import { sentence, told } from '../messages/told.ts';
import { type ToldCell, toldCells } from './cell-mistakes.ts';
import type { CommandContext, Values } from './command.ts';

/**
 * svod sources import FILE: registers the schools of a table, or brings those that are there up to it. Every mistake is told by line and
 * column; while there is one, nothing is written. A secret that is not there yet is no mistake: tokens of a region come over weeks.
 */
export async function importSources(
  { output, configFile }: CommandContext,
  [table, ...more]: readonly string[],
  options: Values,
): Promise<number> {
  if (table === undefined || more.length > 0) throw told('usage.invalid', [sentence('usage.one-table')]);
  const file = namedConfig(configFile);
  if (file === undefined) throw told('config.missing', [sentence('mistake.config-missing', { file: 'svod.json' })]);
  const rules = configRules();
  const settingsOf = (system: string): object | undefined => rules.settingsOf('source', system);
  const document = readJsonFile(file, 'config.invalid').value as Written;
  const rows = readCsv(table);
  const read = readSourceTable(rows, {
    systems: rules.names.source,
    settingsOf,
    settingsIn: (name) => (document.sources?.[name]?.settings ?? {}) as Readonly<Record<string, unknown>>,
    isFile: (path) => statSync(resolve(dirname(file), path), { throwIfNoEntry: false })?.isFile() === true,
  });
  const { registration, mistakes } = register(read.rows, { document, settingsOf });
  const ofRows = withoutExplained([...read.mistakes, ...mistakes], read.head);
  const wrong = [...read.headings, ...ofRows].sort((a, b) => a.line - b.line || a.column - b.column);
  if (wrong.length > 0) return refuse(output, table, toldCells(output, rows.head, wrong));
  const isDry = options['dryRun'] === true;
  const { config } = editConfig(file, registration.changes, rules, { isDry }) ?? readWithoutSecrets(file, rules);
  if (rows.rows.length === 0) output.say('table.no-rows', { file: table, line: rows.head.line });
  else show(output, registration, isDry);
  const { changes: _changes, ...result } = registration;
  const missing = lackingTold(output, rows.head, lackingIn(read.rows, config.sources));
  output.result({ file, dryRun: isDry, ...result, missing });
  return missing.length === 0 ? EXIT.done : EXIT.finding;
}

/** Tells what the sources of the rows lack, each a line. */
function lackingTold(output: Output, head: CsvRow, { count, cells, file }: Lacking): readonly ToldCell[] {
  if (count > 0) output.say('sources.lacking', { count });
  const told = [
    ...file.map(({ key, values }) => ({
      line: Number(values['line']),
      column: String(values['at']),
      message: `svod.json, ${output.text(key, values)}`,
    })),
    ...toldCells(output, head, cells),
  ];
  for (const { message } of told) output.line(`  ${message}`);
  return told;
}

function refuse(output: Output, table: string, mistakes: readonly ToldCell[]): number {
  output.say('sources.refused', { table, count: mistakes.length });
  for (const { message } of mistakes) output.line(`  ${message}`);
  output.result({ mistakes });
  return EXIT.usage;
}

function show(output: Output, { added, changed, unchanged, nodes }: Registration, isDry: boolean): void {
  for (const source of added) output.say('sources.added', { source });
  for (const { name, what } of changed) output.say('sources.changed', { source: name, what: what.join(', ') });
  for (const node of nodes) output.say('sources.node', { node });
  const counts = { added: added.length, changed: changed.length, unchanged, nodes: nodes.length };
  output.say(isDry ? 'sources.would' : 'sources.did', counts);
}
