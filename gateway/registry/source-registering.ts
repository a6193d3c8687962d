import type { ConfigChange } from '../config/text.ts';
import type { Written } from '../config/written.ts';
import { SchoolNodes } from './school-nodes.ts';
import { readersBut, twinMistakes } from './school-twins.ts';
import type { CellMistake, SourceRow } from './source-row.ts';
import { sentence } from '../messages/told.ts';

/** What a table changes in svod.json. */
export interface Registration {
  readonly added: readonly string[];
  /** Sources that are there already, with what is different now. */
  readonly changed: readonly { readonly name: string; readonly what: readonly string[] }[];
  readonly unchanged: number;
  /** Nodes that are new, or at another place, or named otherwise. */
  readonly nodes: readonly string[];
  readonly changes: readonly ConfigChange[];
}

/** svod.json as it is, and what else decides whether a row is right. */
export interface Registered {
  readonly document: Written;
  settingsOf(system: string): object | undefined;
}

type Known = NonNullable<Written['sources']>[string];

/** What the rows change, and what of them does not fit what is configured; the rows are right each by itself. */
export function register(
  rows: readonly SourceRow[],
  registered: Registered,
): { readonly registration: Registration; readonly mistakes: readonly CellMistake[] } {
  const { sources = {}, nodes = [] } = registered.document;
  const tree = new SchoolNodes(nodes);
  const readers = readersBut(rows, sources, registered.settingsOf);
  const mistakes: CellMistake[] = [];
  const entries: { readonly key: string; readonly value: object }[] = [];
  const changed: { name: string; what: readonly string[] }[] = [];
  const changes: ConfigChange[] = [];
  for (const row of rows) {
    const known = sources[row.name];
    mistakes.push(...otherSystem(row, known), ...twinMistakes(row, known, registered.settingsOf, readers));
    const updates = known ? updatesOf(row, known) : [];
    if (!known) entries.push({ key: row.name, value: newSource(row) });
    if (updates.length > 0) changed.push({ name: row.name, what: updates.map(({ path }) => path.slice(2).join('.')) });
    changes.push(...updates);
    mistakes.push(...tree.place(row));
  }
  return {
    registration: {
      added: entries.map(({ key }) => key),
      changed,
      unchanged: rows.length - entries.length - changed.length,
      nodes: tree.touched,
      changes: [...changes, ...(entries.length > 0 ? [{ into: ['sources'], entries }] : []), ...tree.changes],
    },
    mistakes,
  };
}

function otherSystem({ name, system, line, columns }: SourceRow, known: Known | undefined): readonly CellMistake[] {
  if (!known || known.system === system) return [];
  const column = columns.get('system') ?? 0;
  return [{ line, column, sentence: sentence('cell.other-system', { name, system: known.system }) }];
}

const newSource = ({ system, zone, paused, allowLoopback, settings, secrets }: SourceRow): object => ({
  system,
  ...(zone !== undefined && { zone }),
  settings: { ...settings, ...secrets },
  ...(paused === true && { paused }),
  ...(allowLoopback === true && { allowLoopback }),
});

/** Only what the row tells and svod.json has otherwise; an empty cell leaves a setting as it is. */
function updatesOf(row: SourceRow, known: Known): readonly Extract<ConfigChange, { path: unknown }>[] {
  const settings = (known.settings ?? {}) as Readonly<Record<string, unknown>>;
  const top = (['zone', 'paused', 'allowLoopback'] as const).flatMap((key) =>
    row[key] === undefined || row[key] === (known[key] ?? (key === 'zone' ? undefined : false))
      ? []
      : [{ path: ['sources', row.name, key], value: row[key] }],
  );
  const inner = Object.entries({ ...row.settings, ...row.secrets }).flatMap(([key, value]) =>
    JSON.stringify(settings[key]) === JSON.stringify(value)
      ? []
      : [{ path: ['sources', row.name, 'settings', key], value }],
  );
  return [...top, ...inner];
}
