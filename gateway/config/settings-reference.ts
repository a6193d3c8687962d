/** The part of a JSON Schema that a page about settings tells. */
interface Told {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly items?: Told;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  readonly writeOnly?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Told>>;
  readonly additionalProperties?: boolean | Told;
}

/** Most names that are told of an object in a cell. */
const SMALL = 5;

/**
 * The settings of a JSON Schema as a table in Markdown: name, what may stand there, default, meaning. Keys that begin with $
 * are not settings.
 */
export function settingsTable(schema: object): string {
  const { properties = {}, required = [] } = schema as Told;
  const rows = Object.entries(properties)
    .filter(([name]) => !name.startsWith('$'))
    .map(([name, told]) => [
      `\`${name}\``,
      formOf(told),
      required.includes(name) ? '**required**' : told.default === undefined ? '' : code(told.default),
      [told.writeOnly ? 'Secret.' : '', told.description ?? ''].join(' ').trim(),
    ]);
  const lines = [['setting', 'form', 'default', 'meaning'], ['---', '---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.map(escaped).join(' | ')} |`).join('\n');
}

/** The schema of what stands under a key: of a list its items, of a map its values. */
export function partOf(schema: object, key: string): object {
  const part = (schema as Told).properties?.[key];
  const inner = part?.items ?? part?.additionalProperties;
  if (typeof inner !== 'object') throw new Error(`telling settings: "${key}" has no parts`);
  return inner;
}

/** The schema of an object under a key. */
export function within(schema: object, key: string): object {
  const part = (schema as Told).properties?.[key];
  if (!part?.properties) throw new Error(`telling settings: "${key}" is no object`);
  return part;
}

function formOf(told: Told): string {
  const { type, items, format, properties } = told;
  if (told.enum) return told.enum.map(code).join(', ');
  if (type === 'array') return `list of ${formOf(items ?? {})}`;
  if (type === 'object') return properties ? shapeOf(told) : 'object';
  if (type === 'integer' || type === 'number')
    return [type === 'integer' ? 'whole number' : type, rangeOf(told)].join(' ').trim();
  return type === 'string' ? (format ?? 'text') : (type ?? 'text');
}

/** "{ login, password, roleGroup? }"; of a large one only that it is one: it has a table of its own. */
function shapeOf({ properties = {}, required = [] }: Told): string {
  const names = Object.keys(properties).filter((name) => !name.startsWith('$'));
  if (names.length > SMALL) return 'object';
  return `{ ${names.map((name) => (required.includes(name) ? name : `${name}?`)).join(', ')} }`;
}

function rangeOf({ minimum, exclusiveMinimum, maximum }: Told): string {
  const low = minimum ?? (exclusiveMinimum === undefined ? undefined : `>${exclusiveMinimum}`);
  return low === undefined || maximum === undefined ? '' : `${low}–${maximum}`;
}

const code = (value: unknown): string =>
  `\`${typeof value === 'string' && value !== '' ? value : JSON.stringify(value)}\``;
const escaped = (cell: string): string => cell.replaceAll('|', '\\|');
