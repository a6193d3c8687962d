import { hasSecret, type Reference } from '../config/secrets.ts';
import type { SourceField } from './source-columns.ts';
import { sentence, type Sentence } from '../messages/told.ts';

/** What of a setting's schema decides how a cell is read. */
export interface Property {
  readonly type?: string;
  readonly format?: string;
  readonly default?: unknown;
  readonly items?: { readonly type?: string; readonly examples?: readonly unknown[] };
  readonly examples?: readonly unknown[];
}

/** What adapters call the setting with the vendor's id of the school, or of several. */
export const SCHOOL_SETTINGS: readonly string[] = ['schools', 'school'];
/** Words for a boolean. */
export const YES_OR_NO: Readonly<Record<string, boolean>> = {
  да: true,
  нет: false,
  yes: true,
  no: false,
  true: true,
  false: false,
  1: true,
  0: false,
};

/** Signs of the longest name of a node that svod.json takes. */
export const LONGEST_NAME = 500;

/** Told of a text with more signs than its limit. */
export const tooLong = (word: string, limit: number): Sentence | undefined =>
  word.length > limit && [...word].length > limit ? sentence('cell.longer', { word, limit }) : undefined;

export const propertiesOf = (schema: object): Readonly<Record<string, Property>> =>
  (schema as { readonly properties?: Readonly<Record<string, Property>> }).properties ?? {};

/** Settings that hold an address, but for the proxy's. */
export const addressesOf = (properties: Readonly<Record<string, Property>>): readonly string[] =>
  Object.keys(properties).filter((one) => one !== 'proxy' && properties[one]!.format === 'uri');

/** The column in which a setting would stand that is missing. */
export function fieldOf(setting: string, properties: Readonly<Record<string, Property>>): SourceField {
  if (addressesOf(properties).includes(setting)) return 'address';
  return SCHOOL_SETTINGS.includes(setting) ? 'schoolId' : 'system';
}

const stripped = new WeakMap<object, object>();
/** The schema without its secrets, which no table holds. */
export function withoutSecrets(schema: object): object {
  const known = stripped.get(schema);
  if (known) return known;
  const {
    anyOf: _anyOf,
    required = [],
    properties = {},
    ...rest
  } = schema as {
    readonly anyOf?: unknown;
    readonly required?: readonly string[];
    readonly properties?: Readonly<Record<string, object>>;
  };
  const isPlain = (name: string): boolean => !hasSecret(properties[name] ?? {});
  const plain = Object.entries(properties).filter(([name]) => isPlain(name));
  const made = { ...rest, required: required.filter(isPlain), properties: Object.fromEntries(plain) };
  stripped.set(schema, made);
  return made;
}

/** A cell as the form of its setting wants it; what does not fit stays text, and the schema says so. */
export function valueOf(text: string, { type, format, items }: Property): unknown {
  if (type === 'integer' || type === 'number') {
    const number = Number(text.replace(',', '.'));
    return Number.isNaN(number) ? text : number;
  }
  if (type === 'boolean') return YES_OR_NO[text.toLowerCase()] ?? text;
  if (type === 'array')
    return text
      .split(/[,;|]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => valueOf(part, items ?? {}));
  return format === 'date' ? dayIn(text) : text;
}

/** A Russian spreadsheet writes a day as 14.10.2026, whatever was typed. */
function dayIn(text: string): string {
  const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const VARIABLE = /^[A-Z_][A-Z0-9_]*$/;
/** Signs of the longest name of a variable in one word: what is longer and has no "_" looks like a token in capitals. */
const LONGEST_WORD = 20;

/** A file that need not be there yet: no secret ends so. */
const FILE = /^[\w./-]+\.(json|txt|token|secret|key|pem)$/;

/**
 * "DNEVNIK_TOKEN" is a variable of the environment, "secrets/12.json" a file, even before it is there; one of any other name has to be.
 * Undefined for anything else: it may be the secret itself.
 */
export function referenceIn(text: string, isFile: (path: string) => boolean): Reference | undefined {
  if (VARIABLE.test(text) && (text.includes('_') || text.length <= LONGEST_WORD)) return { $env: text };
  return FILE.test(text) || isFile(text) ? { $file: text } : undefined;
}
