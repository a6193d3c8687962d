import type { ErrorObject } from 'ajv/dist/2020.js';
import { hintOf, type Sentence } from '../messages/told.ts';
import { escaped, type Mistake, mistake } from './mistake.ts';
import { patternKind } from './pattern-kind.ts';

/** What ajv found wrong with a value, each mistake told once. @param base JSON Pointer of the value in its document */
export function mistakesOf(errors: readonly ErrorObject[], base: string): readonly Mistake[] {
  const choices = errors.filter(isChoice);
  return errors
    .filter((error) => isToldItself(error) && !choices.some((choice) => isInside(choice, error)))
    .map((error) => mistakeOf(error, base));
}

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
