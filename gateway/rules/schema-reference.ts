/** The part of a canonical schema that its page tells. */
interface Told {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Told;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Told>>;
}

/** One kind of sheet with its entities, each with its schema. */
export interface SheetSchemas {
  readonly sheet: string;
  readonly entities: readonly { readonly name: string; readonly schema: object }[];
}

/** Pseudonyms by what their pattern begins with. */
const PSEUDONYM = /^\^(\w+)-\[0-9a-f\]\{8\}/;

/** Every entity of every sheet with its fields: what it is, its form with its limits, and where it comes from; as Markdown. */
export const schemaReference = (sheets: readonly SheetSchemas[]): string =>
  sheets
    .flatMap(({ sheet, entities }) => [
      `## Sheet \`${sheet}\``,
      ...entities.map(({ name, schema }) => entity(name, schema)),
    ])
    .join('\n\n');

function entity(name: string, schema: object): string {
  const told = schema as Told;
  const { meaning, source } = partsOf(told.description);
  const rows = fieldsOf(told, '').map((cells) => `| ${cells.map(escaped).join(' | ')} |`);
  return [
    `### \`${name}\``,
    '',
    [meaning, source === '' ? '' : `Source: ${source}.`].join(' ').trim(),
    '',
    '| field | form | meaning | source |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** Fields, and those inside lists and objects beneath them as "criteria[].points". */
function fieldsOf({ properties = {}, required = [] }: Told, path: string): readonly (readonly string[])[] {
  return Object.entries(properties).flatMap(([name, told]) => {
    const { meaning, source } = partsOf(told.description);
    const isDemanded = required.includes(name);
    const own = [`\`${path}${name}\`${isDemanded ? ' **required**' : ''}`, formOf(told), meaning, source];
    const inner = told.items ?? told;
    return [own, ...fieldsOf(inner, `${path}${name}${told.items ? '[]' : ''}.`)];
  });
}

/** A description ends with where the knowledge comes from: "Weight in the average. P4; FG score.weight." */
function partsOf(description = ''): { readonly meaning: string; readonly source: string } {
  const text = description.trim();
  const at = text.search(/(?<=[.)] )(?!.*[.)] (?:[A-ZА-Я§]|requirements))(?:[A-ZА-Я§]|requirements)/u);
  if (at <= 0) return { meaning: text, source: '' };
  return { meaning: text.slice(0, at).trim(), source: text.slice(at).replace(/\.$/, '') };
}

function formOf({
  type,
  enum: values,
  const: value,
  format,
  pattern,
  maxLength,
  minimum,
  maximum,
  items,
}: Told): string {
  if (values) return values.map(code).join(', ');
  if (value !== undefined) return code(value);
  if (type === 'array') return `list of ${items ? formOf(items) : 'anything'}`;
  if (type === 'integer' || type === 'number') {
    const range = minimum === undefined || maximum === undefined ? '' : ` ${minimum}–${maximum}`;
    return `${type === 'integer' ? 'whole number' : 'number'}${range}`;
  }
  if (type !== 'string') return [type ?? 'object'].flat().join(' or ');
  const [, kind] = PSEUDONYM.exec(pattern ?? '') ?? [];
  if (kind !== undefined) return `pseudonym \`${kind}-…\``;
  if (format !== undefined) return format;
  return pattern === undefined ? `text${maxLength === undefined ? '' : ` ≤ ${maxLength}`}` : `text ${code(pattern)}`;
}

const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
const escaped = (cell: string): string => cell.replaceAll('|', '\\|');
