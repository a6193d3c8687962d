import { dirname } from 'node:path';
import { type ConfigRules, type Kind, secretKeysIn } from './written.ts';
import { readJsonFile } from '../files/json-file.ts';
import { checkerOf } from './schema-check.ts';
import { isReference, type Reference } from './secrets.ts';
import { readSecretsFile, type SecretsFile } from './secrets-file.ts';

/** One secret of the configuration, and where it is read from. */
export interface SecretPlace {
  /** JSON Pointer of the setting. */
  readonly setting: string;
  /** "$env NAME", "$file path", or the name of the file of secrets. */
  readonly from: string;
}

/** The configuration as it works: what is left out has its default; where a secret would stand, stands where it comes from. */
export interface Effective {
  readonly config: Readonly<Record<string, unknown>>;
  readonly secrets: readonly SecretPlace[];
}

type Fields = Record<string, unknown>;

/** Rooms of svod.json whose parts have settings of an adapter. */
const ROOMS: readonly (readonly [room: string, kind: Kind])[] = [
  ['sources', 'source'],
  ['destinations', 'destination'],
  ['channels', 'channel'],
];

/**
 * The effective configuration of a file that `readConfig` takes; without a file, the defaults. No secret is read for it: references stay what they are, and of the
 * file of secrets only the names of the settings are shown.
 */
export function effectiveConfig(file: string | undefined, rules: ConfigRules): Effective {
  const written = file === undefined ? {} : readJsonFile(file, 'config.invalid').value;
  const config = structuredClone(written) as Fields;
  checkerOf(rules.schema)(config);
  const keys = secretKeysIn(written);
  const kept = readSecretsFile(config['secrets'] as string | undefined, dirname(file ?? ''), keys, {
    mistakes: [],
    missing: [],
    notes: [],
  });
  for (const [room, kind] of ROOMS)
    for (const [name, part] of partsOf(config[room])) fillSettings(part, { kind, name }, rules, kept);
  const shown = withoutComments(config) as Fields;
  return { config: shown, secrets: placesIn(shown, '', kept.name) };
}

function fillSettings(
  part: Fields,
  { kind, name }: { readonly kind: Kind; readonly name: string },
  rules: ConfigRules,
  kept: SecretsFile,
): void {
  const settings = (part['settings'] ?? {}) as Fields;
  const schema = rules.settingsOf(kind, kind === 'source' ? String(part['system']) : name);
  if (schema) checkerOf(schema)(settings);
  for (const setting of Object.keys(kept.of(kind, name))) settings[setting] = { [KEPT]: kept.name };
  part['settings'] = settings;
}

/** Stands where a secret comes from the file of secrets. */
const KEPT = '$secrets';

const partsOf = (room: unknown): readonly (readonly [string, Fields])[] =>
  Object.entries((room ?? {}) as Fields).filter((entry): entry is [string, Fields] => typeof entry[1] === 'object');

/** An address may hold login and password of a proxy, and the password an "@". */
const LOGIN_IN_ADDRESS = /^([a-z][a-z0-9+.-]*:\/\/)\S+@/i;

function withoutComments(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(LOGIN_IN_ADDRESS, '$1***@');
  if (Array.isArray(value)) return value.map(withoutComments);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '$comment')
      .map(([key, inner]) => [key, withoutComments(inner)]),
  );
}

function placesIn(value: unknown, pointer: string, file: string): readonly SecretPlace[] {
  if (value === null || typeof value !== 'object') return [];
  if (KEPT in value) return [{ setting: pointer, from: file }];
  if (isReference(value)) return [{ setting: pointer, from: toldOf(value) }];
  return Object.entries(value).flatMap(([key, inner]) => placesIn(inner, `${pointer}/${key}`, file));
}

const toldOf = ({ $env, $file }: Reference): string =>
  $env === undefined ? `$file ${String($file)}` : `$env ${String($env)}`;
