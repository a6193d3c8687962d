import type { ConfigRules, Kind, Usable } from './written.ts';
import { escaped, type Mistake } from './mistake.ts';
import { checkerOf } from './schema-check.ts';
import { isLackOfSecret, isOfGone, withPlaceOfSecret } from './secret-lacking.ts';
import { plainSecrets, type SecretPlaces, withSecrets } from './secrets.ts';
import { type Found, keptMistakes, type SecretsFile } from './secrets-file.ts';

/** The settings of a source, destination or channel as its adapter takes them. */
export type SettingsReader = (kind: Kind, name: string, adapter: string, settings: unknown) => unknown;

/** What is found on the way. */
export interface SettingsFound extends Found {
  /** A secret that each of these has not: by kind, a blank, and name. */
  readonly lacks: Map<string, Mistake>;
}

/** Reads the settings of one source, destination or channel: secrets put in, checked by the adapter's own schema. */
export function settingsReader(
  { settingsOf }: ConfigRules,
  places: SecretPlaces & { readonly secrets: SecretsFile },
  { mistakes, missing, lacks }: SettingsFound,
): SettingsReader {
  return (kind, name, adapter, settings) => {
    const pointer = `/${kind}s/${escaped(name)}/settings`;
    const schema = settingsOf(kind, adapter);
    if (!schema) return settings;
    mistakes.push(...plainSecrets(settings, schema, pointer));
    const before = missing.length;
    const { secrets } = places;
    mistakes.push(...keptMistakes(secrets, { kind, name, pointer }, settings, schema));
    const resolved = joined(withSecrets(settings, pointer, places, missing), secrets.of(kind, name));
    const gone = missing.slice(before);
    const isHidden = (one: Mistake): boolean =>
      (!secrets.isReadable && isLackOfSecret(one, pointer, schema)) || isOfGone(one, gone);
    const found = checkerOf(schema)(resolved, pointer);
    for (const one of found.filter((each) => !isHidden(each))) {
      if (isLackOfSecret(one, pointer, schema))
        missing.push(withPlaceOfSecret(one, { kind, name, pointer }, schema, secrets));
      else mistakes.push(one);
    }
    // Where a whole file of secrets is gone, those lack one that cannot do without.
    const lack = missing[before] ?? (found.some(isHidden) ? missing[0] : undefined);
    if (lack) lacks.set(`${kind} ${name}`, lack);
    return resolved;
  };
}

/** Settings by what they belong to, as its adapter takes them. */
export type SettingsOf = (kind: Kind, name: string) => unknown;

/** Reads the settings of everything whose adapter is known, and finds what is wrong with them. */
export function settingsIn(
  { sources = {}, destinations = {}, channels = {} }: Usable,
  read: SettingsReader,
): SettingsOf {
  const all = new Map<string, unknown>();
  const add = (kind: Kind, name: string, adapter: string, settings: unknown = {}): void =>
    void all.set(`${kind} ${name}`, read(kind, name, adapter, settings));
  for (const [name, { system, settings }] of Object.entries(sources))
    if (system !== undefined) add('source', name, system, settings);
  for (const [name, { settings }] of Object.entries(destinations)) add('destination', name, name, settings);
  for (const [name, { settings }] of Object.entries(channels)) add('channel', name, name, settings);
  return (kind, name) => all.get(`${kind} ${name}`);
}

const joined = (settings: unknown, kept: Readonly<Record<string, unknown>>): unknown =>
  Object.keys(kept).length > 0 && settings !== null && typeof settings === 'object'
    ? { ...settings, ...structuredClone(kept) }
    : settings;
