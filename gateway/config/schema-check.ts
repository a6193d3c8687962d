import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ErrorCode, GatewayError } from '../contracts/errors.ts';
import { type JsonFile, readJsonFile } from '../json-file.ts';
import { addIdentifierFormats } from '../normalise/formats.ts';
import { hintOf, sentence, type Sentence, told } from '../told.ts';
import { patternKind } from './pattern-kind.ts';

/** One thing wrong with a document that people write by hand. */
export interface Mistake {
  /** JSON Pointer of the place. */
  readonly pointer: string;
  /** Where it is not the line of the value that stands there. */
  readonly line?: number;
  /** Line and place are put into its values where it is told. */
  readonly sentence: Sentence;
}

export const mistake = (pointer: string, key: Sentence['key'], values: Sentence['values'] = {}): Mistake => ({
  pointer,
  sentence: sentence(key, values),
});

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
  return (value, base = '') => {
    if (validate(value)) return [];
    const errors = validate.errors ?? [];
    const choices = errors.filter(isChoice);
    return errors
      .filter((error) => isToldItself(error) && !choices.some((choice) => isInside(choice, error)))
      .map((error) => mistakeOf(error, base));
  };
}

function makeAjv(): Ajv2020 {
  const made = new Ajv2020({ allErrors: true, strict: false, useDefaults: true, verbose: true, addUsedSchema: false });
  addFormats.default(made);
  addIdentifierFormats(made);
  return made;
}

/** All mistakes of a file at once, in the order of its lines. */
export function fileError(
  code: ErrorCode,
  file: string,
  document: JsonFile,
  mistakes: readonly Mistake[],
): GatewayError {
  const placed = mistakes
    .map((one) => placedIn(document, one))
    .sort((a, b) => Number(a.values['line']) - Number(b.values['line']));
  return told(code, [sentence('mistake.file', { file }), ...placed]);
}

/** What is wrong, with its line and place. */
export const placedIn = (
  document: JsonFile,
  { pointer, line = document.lineOf(pointer), sentence: { key, values } }: Mistake,
): Sentence => sentence(key, { ...values, at: pointer === '' ? '/' : pointer, line });

/** A name that does not fit is reported twice, and so is what stands inside a choice. */
const isToldItself = ({ keyword, propertyName }: ErrorObject): boolean =>
  propertyName === undefined && keyword !== 'if' && keyword !== 'oneOf';

/** Names of which one group has to be there: { "anyOf": [{ "required": […] }, …] }. */
type Choice = readonly { readonly required: readonly string[] }[];
const isChoice = ({ keyword, schema }: ErrorObject): boolean =>
  keyword === 'anyOf' && (schema as readonly object[]).every((one) => Object.keys(one).join() === 'required');

/** Whether one of two errors tells of a group that the other chooses among: what lacks is told once, with all that would do. */
const isInside = (choice: ErrorObject, { schemaPath, instancePath }: ErrorObject): boolean =>
  instancePath === choice.instancePath && schemaPath.startsWith(`${choice.schemaPath}/`);

/** What would do, each group without what is there already, the smallest first. */
function choiceMistake(pointer: string, groups: Choice, there: unknown): Mistake {
  // A setting whose value could not be had is undefined.
  const has = (name: string): boolean => (there as Readonly<Record<string, unknown>>)[name] !== undefined;
  const lacking = groups
    .map(({ required }) => required.filter((name) => !has(name)))
    .sort((a, b) => a.length - b.length);
  return mistake(pointer, 'mistake.any-of', { names: lacking.map((names) => names.join(', ')).join(' | ') });
}

function mistakeOf(error: ErrorObject, base: string): Mistake {
  const { keyword, params, instancePath, parentSchema, schema, data, message = '' } = error;
  const pointer = base + instancePath;
  const values = params as Readonly<Record<string, unknown>>;
  switch (keyword) {
    case 'required':
      return mistake(pointer, 'mistake.required', { name: String(values['missingProperty']) });
    case 'additionalProperties': {
      const name = String(values['additionalProperty']);
      const known = Object.keys((parentSchema as { properties?: object }).properties ?? {});
      const hint = hintOf(
        name,
        known.filter((each) => !each.startsWith('$')),
      );
      return mistake(`${pointer}/${escaped(name)}`, 'mistake.unknown', { name, hint });
    }
    case 'enum':
      return mistake(pointer, 'mistake.enum', { values: (values['allowedValues'] as readonly unknown[]).join(', ') });
    case 'type':
      return typeMistake(pointer, [values['type']].flat().map(String));
    case 'propertyNames':
      return mistake(pointer, 'mistake.name', { name: String(values['propertyName']) });
    case 'pattern': {
      const { examples } = parentSchema as { readonly examples?: readonly string[] };
      const kind = patternKind(values['pattern']);
      return examples
        ? mistake(pointer, kind === undefined ? 'mistake.like' : `mistake.like-${kind}`, {
            ...{ examples: examples.join(', '), limit: String(values['pattern']) },
          })
        : mistake(pointer, 'mistake.pattern', { limit: String(values['pattern']) });
    }
    case 'anyOf':
      return isChoice(error)
        ? choiceMistake(pointer, schema as Choice, data)
        : mistake(pointer, 'mistake.other', { what: message });
    default:
      return limitMistake(pointer, keyword, values) ?? mistake(pointer, 'mistake.other', { what: message });
  }
}

function typeMistake(pointer: string, types: readonly string[]): Mistake {
  const [type = '', ...others] = types;
  return others.length === 0 && isType(type)
    ? mistake(pointer, `mistake.type-${type}`)
    : mistake(pointer, 'mistake.type', { type: types.join(', ') });
}

/** What a limit of a schema demands; undefined for a keyword that no schema of ours has. */
function limitMistake(
  pointer: string,
  keyword: string,
  values: Readonly<Record<string, unknown>>,
): Mistake | undefined {
  const key = (keyword === 'format' && FORMATS[String(values['format'])]) || LIMITS[keyword];
  const told = values['limit'] ?? values['pattern'] ?? values['format'] ?? '';
  return key && mistake(pointer, key, { limit: told as string | number });
}

const TYPES = ['string', 'integer', 'number', 'boolean', 'object', 'array'] as const;
const isType = (type: string): type is (typeof TYPES)[number] => (TYPES as readonly string[]).includes(type);

const LIMITS: Readonly<Record<string, Sentence['key']>> = {
  minimum: 'mistake.at-least',
  maximum: 'mistake.at-most',
  exclusiveMinimum: 'mistake.more-than',
  minLength: 'mistake.shorter',
  maxLength: 'mistake.longer',
  minItems: 'mistake.fewer',
  maxItems: 'mistake.more',
  maxProperties: 'mistake.more',
  uniqueItems: 'mistake.repeated',
  format: 'mistake.format',
};

/** Formats that are told by what they are. */
const FORMATS: Readonly<Record<string, Sentence['key']>> = {
  'inn-10': 'mistake.inn',
  'ogrn-13': 'mistake.ogrn',
  oktmo: 'mistake.oktmo',
};

/** A key as a token of a JSON Pointer. */
export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
