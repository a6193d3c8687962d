import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Problem } from '../contracts/records.ts';
import { addIdentifierFormats } from './formats.ts';

/** Most problems told of one record; the rest is seen once these are mended. */
export const MOST_PROBLEMS = 20;
/** A body with more keys, or with longer lists, is told one problem only: all of them would cost as much as it is long. */
const MOST_KEYS = 100;
const LONGEST_LIST = 1000;

/** What is wrong with a body, by the schema of its entity; empty when nothing is. */
export type Check = (entity: string, body: unknown) => readonly Problem[];

const NONE: readonly Problem[] = [];
/** Made with the first schema: each costs some milliseconds, and keeps nothing of the schemas it compiles. */
let quick: Ajv2020 | undefined;
let thorough: Ajv2020 | undefined;

/**
 * Compiles one schema, once, at start. The function tells what is wrong with a body: paths are JSON Pointers into it, and no
 * value of it stands in a message. A body that is right costs one pass; a wrong one is gone through again for all of
 * its problems, at most `MOST_PROBLEMS` of which are told.
 *
 * @param schema a parsed JSON Schema (2020-12)
 * @throws {Error} when the schema is wrong, strictly read (a misspelt keyword or an unknown format is an error)
 */
export function compileSchema(schema: object): (body: unknown) => readonly Problem[] {
  const first = (quick ??= makeAjv(false)).compile(schema);
  let all: ValidateFunction | undefined;
  return (body) => {
    if (first(body)) return NONE;
    if (!isSmall(body)) return (first.errors ?? []).slice(0, 1).map(toProblem);
    all ??= (thorough ??= makeAjv(true)).compile(schema);
    all(body);
    return (all.errors ?? []).slice(0, MOST_PROBLEMS).map(toProblem);
  };
}

function makeAjv(allErrors: boolean): Ajv2020 {
  const ajv = new Ajv2020({ allErrors, strict: true, addUsedSchema: false });
  addFormats.default(ajv);
  addIdentifierFormats(ajv);
  ajv.addFormat('date', isDate);
  ajv.addFormat('date-time', isInstant);
  return ajv;
}

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const TIME = /^T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** A day of the calendar, "YYYY-MM-DD". */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const day = Number(text.slice(8));
  return day <= 28 || day <= daysOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

/** An instant as we write it: whole seconds, UTC, "YYYY-MM-DDTHH:mm:ssZ". */
export const isInstant = (text: string): boolean => isDate(text.slice(0, 10)) && TIME.test(text.slice(10));

function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function isSmall(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return true;
  const values = Object.values(body);
  if (values.length > MOST_KEYS) return false;
  return values.every((value) => {
    if (Array.isArray(value)) return value.length <= LONGEST_LIST;
    return typeof value !== 'object' || value === null || Object.keys(value).length <= MOST_KEYS;
  });
}

function toProblem({ keyword, instancePath, params }: ErrorObject): Problem {
  const key = keyword === 'required' ? params['missingProperty'] : params['additionalProperty'];
  return {
    code: `schema.${keyword}`,
    path: instancePath + (isPlainKey(key) ? `/${key}` : ''),
    message: message(keyword, params),
  };
}

/** A key that no schema knows may be anything, also a name; only what looks like a field is told. */
const isPlainKey = (key: unknown): key is string => typeof key === 'string' && /^[A-Za-z][A-Za-z0-9]{0,39}$/.test(key);

/** Limits and words in these sentences are the schema's, never the record's. */
function message(keyword: string, params: Readonly<Record<string, unknown>>): string {
  switch (keyword) {
    case 'required':
      return 'Has to be there.';
    case 'additionalProperties':
      return 'Is no field of this entity.';
    case 'type':
      return `Is not of the type ${String(params['type'])}.`;
    case 'enum':
      return `Is none of: ${(params['allowedValues'] as readonly unknown[]).map(String).join(', ')}.`;
    case 'format':
      return `Is not written as ${String(params['format'])} (or its check digits do not hold).`;
    case 'pattern':
      return `Is not written as ${String(params['pattern'])}.`;
    case 'minLength':
    case 'minItems':
    case 'minimum':
      return `Is less than ${String(params['limit'])}.`;
    case 'maxLength':
    case 'maxItems':
    case 'maximum':
      return `Is more than ${String(params['limit'])}.`;
    default:
      return `Does not hold what the schema demands (${keyword}).`;
  }
}
