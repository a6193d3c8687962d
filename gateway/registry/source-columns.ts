import { columnsOf, type CsvRow } from './csv.ts';

/** What a row of the table of schools may tell, by the headings of its columns, in Russian and English. */
export const SOURCE_COLUMNS = {
  name: ['источник', 'имя источника', 'имя', 'source', 'name'],
  system: ['система', 'журнал', 'электронный журнал', 'system'],
  schoolId: ['код школы', 'код школы в системе', 'ид школы', 'id школы', 'school id', 'school'],
  address: ['адрес', 'адрес системы', 'ссылка', 'url', 'address', 'origin', 'baseurl', 'base url'],
  secret: ['откуда секрет', 'секрет', 'secret from', 'secret'],
  zone: ['пояс', 'часовой пояс', 'zone', 'time zone'],
  paused: ['пауза', 'на паузе', 'paused'],
  allowLoopback: ['на этой машине', 'allow loopback', 'allowloopback'],
  municipality: ['муниципалитет', 'район', 'муниципальный район', 'моуо', 'municipality'],
  node: ['узел', 'код узла', 'узел школы', 'node'],
  schoolName: ['школа', 'название школы', 'наименование', 'наименование школы', 'название', 'school name'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type SourceField = keyof typeof SOURCE_COLUMNS;

/** Where the table has what. */
export interface SourceHead {
  readonly places: ReadonlyMap<SourceField, number>;
  /** Columns "settings.<key>" and "secret.<key>": the adapter's own settings, by index. */
  readonly settings: ReadonlyMap<number, string>;
  readonly secrets: ReadonlyMap<number, string>;
  /** Headings that mean nothing here, or that stand twice, by index. */
  readonly unknown: readonly number[];
  readonly repeated: readonly number[];
}

const OWN = /^\s*(settings|secret|настройка|секрет)\.(\w+)\s*$/i;
const IS_SECRET: ReadonlySet<string> = new Set(['secret', 'секрет']);

export function sourceHead(head: CsvRow): SourceHead {
  const own = head.cells.map((heading) => OWN.exec(heading));
  const rest = { ...head, cells: head.cells.map((heading, index) => (own[index] ? '' : heading)) };
  const { places, unknown, repeated } = columnsOf<SourceField>(rest, SOURCE_COLUMNS);
  const ofKind = (isSecret: boolean): Map<number, string> =>
    new Map(
      own.flatMap((found, index) =>
        found && IS_SECRET.has(found[1]!.toLowerCase()) === isSecret ? [[index, found[2]!] as const] : [],
      ),
    );
  const indexOf = (heading: string): number => rest.cells.lastIndexOf(heading);
  return {
    places,
    settings: ofKind(false),
    secrets: ofKind(true),
    unknown: unknown.map(indexOf),
    repeated: repeated.map(indexOf),
  };
}

/** A, B, … Z, AA, AB, …: as a spreadsheet names the column of this index. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + (index % 26));
}
