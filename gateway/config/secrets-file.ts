import { isAbsolute, join } from 'node:path';
import type { Kind } from './written.ts';
import { GatewayError } from '../contracts/errors.ts';
import { parseWritten, type WrittenFile } from '../files/json-file.ts';
import { escaped, type Mistake, mistake } from './mistake.ts';
import { secretTextOf } from './secret-reading.ts';
import { hasSecret } from './secrets.ts';
import { hintOf } from '../messages/told.ts';
import { notesOnSpare } from './spare-secrets.ts';

/**
 * Secrets of many sources in one file: { "school-12": { "accessToken": "…" }, "destinations/mono-log": { "clientSecret": "…" } }.
 * What stands there joins the settings of the source; only settings that are secrets, or hold some, may.
 */
export interface SecretsFile {
  /** As svod.json names it. */
  readonly name: string;
  /** False where it cannot be read: then nothing that is missing is told again. */
  readonly isReadable: boolean;
  /** What is kept for a source, destination or channel. */
  of(kind: Kind, name: string): Readonly<Record<string, unknown>>;
  lineOf(pointer: string): number;
}

/** No secrets file. */
const NO_SECRETS: SecretsFile = { name: '', isReadable: true, of: () => ({}), lineOf: () => 1 };

/** What the secrets of one source, destination or channel are kept under. */
export const secretsKey = (kind: Kind, name: string): string => (kind === 'source' ? name : `${kind}s/${name}`);

/** What is found wrong on the way: in the file itself, and where it cannot be had. */
export interface Found {
  readonly mistakes: Mistake[];
  readonly missing: Mistake[];
  /** Worth knowing, and no mistake. */
  readonly notes: Mistake[];
}

/**
 * Reads the file that "secrets" names, relative to the configuration's folder; only its owner may read it. No value of it stands in a
 * sentence.
 *
 * @param keys what secrets may be kept under
 */
export function readSecretsFile(
  name: string | undefined,
  folder: string,
  keys: readonly string[],
  { mistakes, missing, notes }: Found,
): SecretsFile {
  if (name === undefined) return NO_SECRETS;
  const document = documentIn(isAbsolute(name) ? name : join(folder, name), name);
  if ('pointer' in document) {
    missing.push(document);
    return { ...NO_SECRETS, name, isReadable: false };
  }
  const { lineOf } = document;
  const kept = isObject(document.value) ? document.value : {};
  for (const { name: key, line: there } of document.repeated)
    mistakes.push(mistake('/secrets', 'mistake.secrets-again', { name, there, key }));
  if (kept !== document.value) mistakes.push(mistake('/secrets', 'mistake.secrets-form', { name }));
  for (const [key, secrets] of Object.entries(kept)) {
    const there = lineOf(`/${escaped(key)}`);
    if (key === '$comment') continue;
    if (keys.includes(key) && !isObject(secrets))
      mistakes.push(mistake('/secrets', 'mistake.secrets-object', { name, there, key }));
  }
  notes.push(...notesOnSpare(name, document, Object.keys(kept), keys));
  const of: SecretsFile['of'] = (kind, owner) => {
    const secrets = kept[secretsKey(kind, owner)];
    if (!isObject(secrets)) return {};
    return Object.fromEntries(Object.entries(secrets).filter(([setting]) => setting !== '$comment'));
  };
  return { name, isReadable: true, of, lineOf };
}

/** Kept settings that are no secrets, that the adapter does not know, or that stand in svod.json too. */
export function keptMistakes(
  file: SecretsFile,
  { kind, name, pointer }: { readonly kind: Kind; readonly name: string; readonly pointer: string },
  settings: unknown,
  schema: object,
): readonly Mistake[] {
  const { properties = {} } = schema as { readonly properties?: Readonly<Record<string, object>> };
  const secret = Object.keys(properties).filter((setting) => hasSecret(properties[setting]!));
  return Object.keys(file.of(kind, name)).flatMap((setting) => {
    const there = file.lineOf(`/${escaped(secretsKey(kind, name))}/${escaped(setting)}`);
    const values = { name: file.name, there, setting };
    if (!secret.includes(setting))
      return [mistake(pointer, 'mistake.secrets-setting', { ...values, hint: hintOf(setting, secret) })];
    return isObject(settings) && setting in settings
      ? [mistake(`${pointer}/${escaped(setting)}`, 'mistake.secrets-twice', values)]
      : [];
  });
}

function documentIn(path: string, name: string): WrittenFile | Mistake {
  const read = secretTextOf(path, name, '/secrets');
  if ('pointer' in read) return read;
  try {
    return parseWritten(read.text, name, 'config.secret');
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const [, there = '1'] = /, line (\d+)/.exec(error.message) ?? [];
    return mistake('/secrets', 'mistake.secrets-json', { name, there });
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
