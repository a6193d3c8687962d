import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { editConfig } from '../config/edit.ts';
import { namedConfig } from '../config/place.ts';
import { secretKeysIn, type Written } from '../config/written.ts';
import { configRules } from '../home.ts';
import { readCsv } from '../registry/csv.ts';
import { readJsonFile } from '../files/json-file.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { readSecretsFile } from '../config/secrets-file.ts';
import { register, type Registration } from '../registry/source-registering.ts';
import { readSourceTable } from '../registry/source-table.ts';
import { withoutExplained } from '../registry/wrong-head.ts';
import { sentence, told } from '../messages/told.ts';
import { type ToldCell, toldCells } from './cell-mistakes.ts';
import type { CommandContext, Values } from './command.ts';

/**
 * svod sources import FILE: registers the schools of a table, or brings those that are there up to it. Every mistake is told by line and
 * column; while there is one, nothing is written.
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
  const kept = readSecretsFile(document.secrets, dirname(file), secretKeysIn(document), { mistakes: [], missing: [] });
  const rows = readCsv(table);
  const read = readSourceTable(rows, {
    systems: rules.names.source,
    settingsOf,
    settingsIn: (name) => (document.sources?.[name]?.settings ?? {}) as Readonly<Record<string, unknown>>,
    isFile: (path) => statSync(resolve(dirname(file), path), { throwIfNoEntry: false })?.isFile() === true,
  });
  const { registration, mistakes } = register(read.rows, {
    document,
    settingsOf,
    keptFor: (name) => Object.keys(kept.of('source', name)),
  });
  const ofRows = withoutExplained([...read.mistakes, ...mistakes], read.head);
  const wrong = [...read.headings, ...ofRows].sort((a, b) => a.line - b.line || a.column - b.column);
  if (wrong.length > 0) return refuse(output, table, toldCells(output, rows.head, wrong));
  const isDry = options['dryRun'] === true;
  editConfig(file, registration.changes, rules, { isDry });
  if (rows.rows.length === 0) output.say('table.no-rows', { file: table, line: rows.head.line });
  else show(output, registration, isDry);
  const { changes: _changes, ...result } = registration;
  output.result({ file, dryRun: isDry, ...result });
  return EXIT.done;
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
