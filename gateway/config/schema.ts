import type { ConfigRules, Kind } from './written.ts';
import { hasSecret } from './secrets.ts';

interface Schema {
  readonly type?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly description?: string;
  readonly [keyword: string]: unknown;
}

/** Where the whole schema lies, from the root of the repository; `npm run gen` writes it. */
export const FULL_SCHEMA = 'schemas/config/svod.full.schema.gen.json';

/** What may stand for a value: {"$env": "NAME"} or {"$file": "path"}. */
const REFERENCE: Schema = {
  description: 'A secret from the environment, or from a file of mode 0600.',
  oneOf: ['$env', '$file'].map((key) => ({
    type: 'object',
    required: [key],
    additionalProperties: false,
    properties: { [key]: { type: 'string', minLength: 1 } },
  })),
};

/**
 * The schema of svod.json with the settings of every adapter in it, for an editor: a source's by its "system", a destination's by its
 * name. `svod config check` finds more: zones, nodes, names, secrets.
 */
export function fullSchema({ schema, settingsOf, names }: ConfigRules): object {
  const whole = schema as Schema;
  const { sources, destinations, channels } = whole.properties ?? {};
  const of = (kind: Kind, name: string): Schema => withReferences((settingsOf(kind, name) ?? {}) as Schema);
  return {
    ...whole,
    $id: 'config/svod-full',
    properties: {
      ...whole.properties,
      sources: bySystem(sources!, names.source, (name) => of('source', name)),
      destinations: byName(destinations!, names.destination, (name) => of('destination', name)),
      channels: byName(channels!, names.channel, (name) => of('channel', name)),
    },
  };
}

/** A source: what stands in "settings" follows from "system". */
function bySystem(map: Schema, systems: readonly string[], settingsOf: (system: string) => Schema): Schema {
  const each = map.additionalProperties as Schema;
  const system = { ...each.properties!['system']!, enum: systems };
  const allOf = systems.map((name) => ({
    if: { required: ['system'], properties: { system: { const: name } } },
    then: { properties: { settings: settingsOf(name) } },
  }));
  return { ...map, additionalProperties: { ...each, properties: { ...each.properties, system }, allOf } };
}

/** A destination: its name is that of its adapter. */
function byName(map: Schema, adapters: readonly string[], settingsOf: (name: string) => Schema): Schema {
  const each = map.additionalProperties as Schema;
  const own = adapters.map((name) => [
    name,
    { ...each, properties: { ...each.properties, settings: settingsOf(name) } },
  ]);
  return { ...map, properties: { ...map.properties, ...Object.fromEntries(own) }, additionalProperties: false };
}

/**
 * An adapter's settings as people write them: a reference may stand for any value, and must for a secret; what is required may be kept in
 * the file of secrets, so that only what is no secret is demanded.
 */
function withReferences(schema: Schema): Schema {
  const { properties = {}, required = [], anyOf: _anyOf, ...rest } = schema;
  const isDemanded = (name: string): boolean => !hasSecret(properties[name] ?? {});
  const written = Object.entries(properties).map(([name, one]) => [name, orReference(one)]);
  return {
    ...rest,
    required: required.filter(isDemanded),
    properties: { $comment: { type: 'string' }, ...Object.fromEntries(written) },
  };
}

function orReference(setting: Schema): Schema {
  const { description, default: otherwise, ...form } = setting;
  const forms = setting['writeOnly'] === true ? [REFERENCE] : [inner(form), REFERENCE];
  return {
    ...(description !== undefined && { description }),
    ...(otherwise !== undefined && { default: otherwise }),
    anyOf: forms,
  };
}

/** Secrets inside a list or an object are written as references too. */
function inner(form: Schema): Schema {
  if (!hasSecret(form)) return form;
  return {
    ...form,
    ...(form.items && { items: inner(form.items) }),
    ...(form.properties && {
      properties: Object.fromEntries(Object.entries(form.properties).map(([name, one]) => [name, orReference(one)])),
    }),
  };
}
