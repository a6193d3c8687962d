/** An address without the path of the API, as part of a vendor's JSON Schema. */
export const ADDRESS = { type: 'string', format: 'uri', pattern: '^https?://' } as const;

/** What a person signs in with; the login may be a name, and is told nowhere. */
export const SIGN_IN = {
  login: { type: 'string', minLength: 1, maxLength: 200 },
  password: { type: 'string', minLength: 1, maxLength: 200, writeOnly: true },
} as const;

/** Tells installations of one system apart whose ids mean different schools. */
export const INSTALLATION = {
  type: 'string',
  maxLength: 100,
  default: '',
  description:
    'Set it where two installations number their schools alike; part of every pseudonym, so never change it.',
} as const;

type Defaults<Properties> = {
  readonly [
    Name in keyof Properties as Properties[Name] extends { readonly default: unknown } ? Name : never
  ]: Properties[Name] extends { readonly default: infer Value } ? Value : never;
};

/** The defaults of a schema's properties, for callers that did not have them filled in. */
export const defaultsIn = <const Properties extends Readonly<Record<string, object>>>(
  properties: Properties,
): Defaults<Properties> =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, part]) => ('default' in part ? [[name, part.default]] : [])),
  ) as Defaults<Properties>;
