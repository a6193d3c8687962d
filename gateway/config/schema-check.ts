import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readJsonFile } from '../files/json-file.ts';
import { addIdentifierFormats } from '../normalise/formats.ts';
import type { Mistake } from './mistake.ts';
import { mistakesOf } from './schema-mistakes.ts';

type Checker = (value: unknown, base?: string) => readonly Mistake[];
/** Compiling takes longer than checking, and a region has a thousand sources of one schema. */
const compiled = new WeakMap<object, Checker>();

/** All that a schema finds wrong with a value, which gets the schema's defaults; no value stands in a sentence: it may be a secret. */
export function checkerOf(schema: object): Checker {
  const checker = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, checker);
  return checker;
}

/** What is wrong with a schema of settings itself: it is loose, or ajv finds words in it that nobody reads. Undefined: nothing. */
export function flawOf(schema: object): string | undefined {
  if ((schema as { readonly additionalProperties?: unknown }).additionalProperties !== false)
    return 'additionalProperties: false';
  const strict = new Ajv2020({ strict: true, strictRequired: false, useDefaults: true, addUsedSchema: false });
  addFormats.default(strict);
  // Which secret renews another: credentials.ts reads it.
  strict.addKeyword('renewedBy');
  try {
    strict.compile(schema);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const schemas = new Map<string, object>();

/**
 * A schema of the program's own, read once a process.
 *
 * @throws {GatewayError} rules.invalid
 */
export function schemaIn(file: string): object {
  const schema = schemas.get(file) ?? (readJsonFile(file, 'rules.invalid').value as object);
  schemas.set(file, schema);
  return schema;
}

/** Made with the first schema: with each new one the schema of schemas would be compiled again, which takes longer than ours. */
let ajv: Ajv2020 | undefined;

function compile(schema: object): Checker {
  const validate = (ajv ??= makeAjv()).compile(schema);
  return (value, base = '') => (validate(value) ? [] : mistakesOf(validate.errors ?? [], base));
}

function makeAjv(): Ajv2020 {
  const made = new Ajv2020({ allErrors: true, strict: false, useDefaults: true, verbose: true, addUsedSchema: false });
  addFormats.default(made);
  addIdentifierFormats(made);
  return made;
}
