import { writeFileSync } from 'node:fs';
import { namedConfig } from '../config/place.ts';
import type { WrittenNode } from '../config/node.ts';
import type { Written } from '../config/written.ts';
import { GatewayError } from '../contracts/errors.ts';
import { csvOf } from '../registry/csv.ts';
import { readJsonFile } from '../files/json-file.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { responsiblePersons } from '../registry/responsible.ts';
import { sentence, told } from '../messages/told.ts';
import { actionOf } from './action.ts';
import type { Run } from './command.ts';
import { importNodes } from './nodes-import.ts';
import { tableOf } from './table.ts';

const ACTIONS = ['show', 'import'] as const;

/** svod nodes: shows the tree, or the responsible persons of its schools (report R3); `import FILE` brings it up to a table. */
export const run: Run = async ({ output, configFile }, [word = 'show', table], options) => {
  const action = actionOf('nodes', word, ACTIONS);
  const file = namedConfig(configFile);
  if (file === undefined) throw told('config.missing', [sentence('mistake.config-missing', { file: 'svod.json' })]);
  if (action === 'import') return importNodes(output, file, table, options['dryRun'] === true);
  const { nodes = [] } = readJsonFile(file, 'config.invalid').value as Written;
  if (nodes.length === 0) output.say('nodes.none');
  if (options['responsible'] === true || typeof options['csv'] === 'string')
    return showResponsible(nodes, options['csv'], output);
  showTree(nodes, output);
  return EXIT.done;
};

function showTree(nodes: readonly WrittenNode[], output: Output): void {
  const below = Map.groupBy(nodes, ({ parent = '' }) => parent);
  const show = (node: WrittenNode, indent: string): void => {
    output.say('nodes.row', { indent, id: node.id, name: node.name, more: moreOf(node, output) });
    for (const child of below.get(node.id) ?? []) show(child, `${indent}  `);
  };
  for (const root of below.get('') ?? []) show(root, '');
  const schools = nodes.filter(({ kind }) => kind === 'school');
  const open = schools.filter(({ state }) => state !== 'closed');
  const counts = {
    municipalities: nodes.filter(({ kind }) => kind === 'municipality').length,
    schools: schools.length,
    closed: schools.length - open.length,
    silent: open.filter(({ journals = [] }) => journals.length === 0).length,
  };
  if (nodes.length > 0) output.say('nodes.counts', counts);
  output.result({ ...counts, nodes });
}

function moreOf({ kind, state, successors = [], journals = [] }: WrittenNode, { text }: Output): string {
  if (kind !== 'school') return '';
  const told = journals.map(({ source, school }) => `${source}/${school}`).join(', ');
  return [
    state === 'closed' ? text('nodes.is-closed') : '',
    successors.length > 0 ? text('nodes.heirs', { successors: successors.join(', ') }) : '',
    told === '' ? (state === 'closed' ? '' : text('nodes.no-journal')) : text('nodes.journals-of', { journals: told }),
  ].join('');
}

const HEAD = ['name', 'position', 'place', 'email', 'phone'] as const;

/** The list goes into a file of mode 0600: it holds people's addresses. */
function showResponsible(nodes: readonly WrittenNode[], csv: string | boolean | undefined, output: Output): number {
  const { persons, missing } = responsiblePersons(nodes);
  const head = HEAD.map((field) => output.text(`responsible.${field}`));
  const rows = persons.map((person) => HEAD.map((field) => person[field]));
  if (typeof csv === 'string') {
    write(csv, csvOf([head, ...rows]));
    output.say('responsible.written', { count: rows.length, file: csv });
  } else for (const line of tableOf([head, ...rows])) output.line(line);
  if (missing.length > 0) output.say('responsible.missing', { count: missing.length, places: missing.join(', ') });
  output.result({ persons, missing });
  return missing.length > 0 ? EXIT.finding : EXIT.done;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new GatewayError('file.unwritable', `writing ${file}: ${code}`, { cause });
  }
}
