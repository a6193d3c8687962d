import type { Written } from '../config/written.ts';
import { sentence } from '../messages/told.ts';
import { addressesOf, propertiesOf, SCHOOL_SETTINGS } from './source-cells.ts';
import type { CellMistake, SourceRow } from './source-row.ts';

type Sources = NonNullable<Written['sources']>;
/** What an adapter says of its settings. */
type SettingsOf = (system: string) => object | undefined;

/** What tells whose journals a source reads. */
interface Reader {
  readonly name: string;
  readonly system: string;
  /** What the adapter says of its settings. */
  readonly schema: object;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Which source reads which school: a system's, at an address. Two that read one would be two schools to everybody behind us. */
export class SchoolReaders {
  private readonly readers = new Map<string, string>();

  /** Notes what a source reads; gives the first school that another one reads already. */
  add(reader: Reader): { readonly school: string; readonly other: string } | undefined {
    const taken = schoolsOf(reader).flatMap((school) => {
      const key = JSON.stringify([reader.system, addressOf(reader), school]);
      const other = this.readers.get(key) ?? reader.name;
      this.readers.set(key, other);
      return other === reader.name ? [] : [{ school, other }];
    });
    return taken[0];
  }
}

/** What the sources of svod.json read that no row names; a source on pause reads nothing. */
export function readersBut(rows: readonly SourceRow[], sources: Sources, settingsOf: SettingsOf): SchoolReaders {
  const readers = new SchoolReaders();
  const named = new Set(rows.map(({ name }) => name));
  for (const [name, { system, settings = {}, paused }] of Object.entries(sources))
    if (!named.has(name) && paused !== true)
      readers.add({ name, system, schema: settingsOf(system) ?? {}, settings: settings as Reader['settings'] });
  return readers;
}

/** Told where another source reads a school of the row. */
export function twinMistakes(
  row: SourceRow,
  known: Sources[string] | undefined,
  settingsOf: SettingsOf,
  readers: SchoolReaders,
): readonly CellMistake[] {
  const { name, system, line, columns } = row;
  if (row.paused ?? known?.paused ?? false) return [];
  const settings = { ...(known?.settings as object | undefined), ...row.settings };
  const twin = readers.add({ name, system, schema: settingsOf(system) ?? {}, settings });
  return twin
    ? [
        {
          ...{ line, column: columns.get('schoolId') ?? 0 },
          sentence: sentence('cell.school-twice', { word: twin.school, other: twin.other }),
        },
      ]
    : [];
}

/** None where the account decides. */
function schoolsOf({ settings }: Reader): readonly string[] {
  const setting = SCHOOL_SETTINGS.find((one) => one in settings);
  return setting === undefined ? [] : [settings[setting]].flat().filter((one) => typeof one === 'string');
}

/** Written one way or the other, an address is the same; one that is kept elsewhere is known by where. */
function addressOf({ settings, schema }: Reader): string {
  const properties = propertiesOf(schema);
  const setting = addressesOf(properties)[0];
  const written = setting === undefined ? undefined : (settings[setting] ?? properties[setting]!.default);
  return typeof written === 'string' && URL.canParse(written)
    ? new URL(written).href.replace(/\/+$/, '')
    : JSON.stringify(written ?? null);
}
