import { isAbsolute, join } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';
import { parseJson } from '../files/json-file.ts';
import { escaped, type Mistake, mistake } from './mistake.ts';
import { secretTextOf } from './secret-reading.ts';

/** Whether a setting is a secret, or a list or object with one in it. */
export function hasSecret(schema: object): boolean {
  const {
    writeOnly,
    properties = {},
    items,
  } = schema as {
    readonly writeOnly?: boolean;
    readonly properties?: Readonly<Record<string, object>>;
    readonly items?: object;
  };
  return writeOnly === true || [...Object.values(properties), ...(items ? [items] : [])].some(hasSecret);
}

/** Whether a text is an address with a login or a password in it, as proxies have them. */
export function hasLogin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username !== '' || password !== '';
}

/** Settings that the schema marks writeOnly, and logins in addresses, that stand in the file as plain text. */
export function plainSecrets(settings: unknown, schema: object, pointer: string): readonly Mistake[] {
  const { properties, items, writeOnly } = schema as {
    properties?: Readonly<Record<string, object>>;
    items?: object;
    writeOnly?: boolean;
  };
  if (isReference(settings)) return [];
  if (writeOnly === true) return [mistake(pointer, 'mistake.plain-secret')];
  if (typeof settings === 'string' && hasLogin(settings)) return [mistake(pointer, 'mistake.plain-login')];
  if (Array.isArray(settings))
    return items ? settings.flatMap((item, index) => plainSecrets(item, items, `${pointer}/${index}`)) : [];
  if (settings === null || typeof settings !== 'object') return [];
  return Object.entries(settings).flatMap(([key, value]) =>
    properties?.[key] ? plainSecrets(value, properties[key], `${pointer}/${escaped(key)}`) : [],
  );
}

/** What stands in svod.json for a secret. */
export interface Reference {
  readonly $env?: unknown;
  readonly $file?: unknown;
}
export const isReference = (value: unknown): value is Reference =>
  value !== null && typeof value === 'object' && ('$env' in value || '$file' in value);

/** Where secrets come from: the environment, and files beside the configuration. */
export interface SecretPlaces {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The settings with {"$env": NAME} and {"$file": path} replaced; a .json file gives its value, another its trimmed text. What cannot
 * be had is put into `mistakes`, and undefined stands for it. Keys named $comment are left out.
 */
export function withSecrets(value: unknown, pointer: string, places: SecretPlaces, mistakes: Mistake[]): unknown {
  if (isReference(value)) {
    const secret = secretOf(value, pointer, places);
    if ('pointer' in secret) mistakes.push(secret);
    else return secret.value;
    return undefined;
  }
  if (Array.isArray(value))
    return value.map((item, index) => withSecrets(item, `${pointer}/${index}`, places, mistakes));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '$comment')
      .map(([key, item]) => [key, withSecrets(item, `${pointer}/${escaped(key)}`, places, mistakes)]),
  );
}

function secretOf(
  reference: Reference,
  pointer: string,
  { folder, env }: SecretPlaces,
): { readonly value: unknown } | Mistake {
  const [[kind, name] = [], ...more] = Object.entries(reference);
  if (more.length > 0 || typeof name !== 'string' || name === '') return mistake(pointer, 'mistake.secret-form');
  if (kind === '$file') return fromFile(isAbsolute(name) ? name : join(folder, name), pointer);
  const value = env[name];
  return value ? { value } : mistake(pointer, 'mistake.secret-env', { name });
}

function fromFile(name: string, pointer: string): { readonly value: unknown } | Mistake {
  const read = secretTextOf(name, name, pointer);
  if ('pointer' in read) return read;
  if (!name.endsWith('.json')) return { value: read.text.trim() };
  try {
    return { value: parseJson(read.text, name, 'config.secret').value };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return mistake(pointer, 'mistake.secret-json', { name });
  }
}
