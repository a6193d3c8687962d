import { type ToldCell, toldCells } from './cell-mistakes.ts';
import { editConfig } from '../config/edit.ts';
import { type Written } from '../config/written.ts';
import { configRules } from '../home.ts';
import { readJsonFile } from '../files/json-file.ts';
import { changesBetween, editsFor, type NodeChange } from '../registry/node-changes.ts';
import { readNodeFile } from '../registry/node-file.ts';
import { readNodeRows } from '../registry/node-rows.ts';
import { treeWith } from '../registry/node-tree.ts';
import { withoutExplained } from '../registry/wrong-head.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { sentence, told } from '../messages/told.ts';

/**
 * svod nodes import FILE: brings the tree of svod.json up to a table. Every mistake is told by line and column; while there is one,
 * nothing is written.
 */
export async function importNodes(
  output: Output,
  file: string,
  table: string | undefined,
  isDry: boolean,
): Promise<number> {
  if (table === undefined) throw told('usage.invalid', [sentence('usage.nodes-file')]);
  const { nodes = [], sources = {} } = readJsonFile(file, 'config.invalid').value as Written;
  const { table: rows, isJson } = readNodeFile(table);
  const read = readNodeRows(rows);
  const tree = treeWith(nodes, read.rows, Object.keys(sources));
  const ofRows = withoutExplained([...read.mistakes, ...tree.mistakes], read.head);
  const wrong = [...read.headings, ...ofRows].sort((a, b) => a.line - b.line || a.column - b.column);
  if (wrong.length > 0) return refuse(output, table, toldCells(output, rows.head, wrong, isJson));
  const changes = changesBetween(nodes, tree.nodes);
  editConfig(file, editsFor(nodes, tree.nodes), configRules(), { isDry });
  for (const change of changes) show(change, output);
  if (rows.rows.length === 0) output.say('table.no-rows', { file: table, line: rows.head.line });
  else if (changes.length === 0) output.say('nodes.same');
  else if (isDry) output.say('nodes.would', { changes: changes.length });
  else output.say('nodes.did', { nodes: tree.nodes.length, changes: changes.length });
  output.result({ file, dryRun: isDry, changes });
  return EXIT.done;
}

function show({ id, name, what, from = '', to = '' }: NodeChange, output: Output): void {
  output.say(`nodes.${what}`, { id, name, from, to });
}

function refuse(output: Output, file: string, mistakes: readonly ToldCell[]): number {
  output.say('nodes.refused', { file, count: mistakes.length });
  for (const { message } of mistakes) output.line(`  ${message}`);
  output.result({ mistakes });
  return EXIT.usage;
}
