import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { GatewayError } from './contracts/errors.ts';
import { readJsonFile, readText } from './json-file.ts';

/** Bits that let others than the owner at a secret. */
const OTHERS = 0o077;

/** Pointers of settings that the schema marks writeOnly and that stand in the file as plain text. */
export function plainSecrets(settings: unknown, schema: object, pointer: string): string[] {
  const {
    properties = {},
    items,
    writeOnly,
  } = schema as { properties?: Record<string, object>; items?: object; writeOnly?: boolean };
  if (isReference(settings)) return [];
  if (writeOnly === true) return [pointer];
  if (Array.isArray(settings))
    return items ? settings.flatMap((item, index) => plainSecrets(item, items, `${pointer}/${index}`)) : [];
  if (settings === null || typeof settings !== 'object') return [];
  return Object.entries(settings).flatMap(([key, value]) =>
    properties[key] ? plainSecrets(value, properties[key], `${pointer}/${key}`) : [],
  );
}

const isReference = (value: unknown): value is { readonly $env?: string; readonly $file?: string } =>
  value !== null && typeof value === 'object' && ('$env' in value || '$file' in value);

/**
 * The settings with {"$env": NAME} and {"$file": path} replaced; a .json file gives its value, another its trimmed text.
 *
 * @throws {GatewayError} config.secret
 */
export function withSecrets(value: unknown, folder: string, env: NodeJS.ProcessEnv): unknown {
  if (isReference(value))
    return typeof value.$env === 'string' ? fromEnvironment(value.$env, env) : fromFile(String(value.$file), folder);
  if (Array.isArray(value)) return value.map((item) => withSecrets(item, folder, env));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '$comment')
      .map(([key, item]) => [key, withSecrets(item, folder, env)]),
  );
}

function fromEnvironment(name: string, env: NodeJS.ProcessEnv): string {
  const value = env[name];
  if (value === undefined || value === '')
    throw new GatewayError('config.secret', `reading the secret ${name}: the environment has none`);
  return value;
}

function fromFile(name: string, folder: string): unknown {
  const path = isAbsolute(name) ? name : join(folder, name);
  if (!existsSync(path)) throw new GatewayError('config.secret', `reading the secret ${path}: is not there`);
  if ((statSync(path).mode & OTHERS) !== 0)
    throw new GatewayError('config.secret', `reading the secret ${path}: others may read it; chmod 600`);
  return path.endsWith('.json') ? readJsonFile(path, 'config.secret').value : readText(path).trim();
}
