import { didYouMean } from './did-you-mean.ts';
import type { Mapping } from './mapping.ts';
import { MappingError } from './operators/operator.ts';

const KEYS = ['$schema', '$comment', 'entity', 'direction', 'source', 'names', 'fields'];
/** Entities whose records name a person: their maps must say where, so that texts can be blanked. */
const PEOPLE: ReadonlySet<string> = new Set(['pupil', 'staff', 'guardian']);

/**
 * The file's value as a mapping, when it has the form of one (schemas/config/mapping.schema.json says the same to editors).
 *
 * @throws {MappingError} with the pointer of what is wrong
 */
export function mappingFrom(value: unknown, entity: string): Mapping {
  const file = objectAt(value, '');
  for (const key of Object.keys(file))
    if (!KEYS.includes(key))
      throw new MappingError(`"${key}" is no key of a map file${didYouMean(key, KEYS)}`, `/${key}`);
  if (file['entity'] !== entity)
    throw new MappingError(`"entity" is not "${entity}", as the name of the file says`, '/entity');
  if (typeof file['source'] !== 'string' || file['source'].trim() === '')
    throw new MappingError('"source" must say where the knowledge comes from', '/source');
  const { direction } = file;
  if (direction !== undefined && direction !== 'in' && direction !== 'out')
    throw new MappingError('"direction" is "in" or "out"', '/direction');
  if (Object.keys(objectAt(file['fields'], '/fields')).length === 0)
    throw new MappingError('"fields" is empty', '/fields');
  const { names } = file;
  if (names !== undefined && !(Array.isArray(names) && names.every((pointer) => typeof pointer === 'string')))
    throw new MappingError('"names" is a list of JSON Pointers', '/names');
  if (direction !== 'out' && PEOPLE.has(entity) && names === undefined)
    throw new MappingError(
      `"names" must say where the names of a ${entity} stand, so that texts can be blanked ([] where the vendor tells none)`,
    );
  return file as unknown as Mapping;
}

function objectAt(value: unknown, pointer: string): Readonly<Record<string, unknown>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new MappingError('is no object', pointer);
  return value as Readonly<Record<string, unknown>>;
}

/**
 * Holds the targets of a mapping against the schema of what it makes: a target that the schema does not know, or one that it
 * demands and the mapping does not give, would put every record into quarantine.
 *
 * @throws {MappingError}
 */
export function checkTargets(mapping: Mapping, schema: object): void {
  const targets = Object.keys(mapping.fields);
  for (const target of targets) {
    let here: { properties?: Readonly<Record<string, object>>; $ref?: string } | undefined = schema;
    for (const name of target.split('/')) {
      if (!here?.properties) break;
      if (!Object.hasOwn(here.properties, name))
        throw new MappingError(
          `"${target}" is no field of ${mapping.entity}${didYouMean(name, Object.keys(here.properties))}`,
          `/fields/${target.replaceAll('/', '~1')}`,
        );
      here = here.properties[name];
    }
  }
  const { required = [] } = schema as { required?: readonly string[] };
  for (const field of required) {
    if (!targets.some((target) => target === field || target.startsWith(`${field}/`)))
      throw new MappingError(`gives no "${field}", which every ${mapping.entity} must have`, '/fields');
  }
}
