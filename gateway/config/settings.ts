import type { ConfigRules, Kind } from './written.ts';
import { checkerOf, escaped, type Mistake } from './schema-check.ts';
import { plainSecrets, type SecretPlaces, withSecrets } from './secrets.ts';
import { keptMistakes, type SecretsFile } from './secrets-file.ts';

/** The settings of a source, destination or channel as its adapter takes them. */
export type SettingsReader = (kind: Kind, name: string, adapter: string, settings: unknown) => unknown;

/** Reads the settings of one source, destination or channel: secrets put in, checked by the adapter's own schema. */
export function settingsReader(
  { settingsOf }: ConfigRules,
  places: SecretPlaces & { readonly secrets: SecretsFile },
  mistakes: Mistake[],
  missing: Mistake[],
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
    const isOfGone = (at: string): boolean =>
      (!secrets.isReadable && at === pointer) ||
      gone.some((one) => at === one.pointer || one.pointer.startsWith(`${at}/`));
    mistakes.push(...checkerOf(schema)(resolved, pointer).filter((one) => !isOfGone(one.pointer)));
    return resolved;
  };
}

const joined = (settings: unknown, kept: Readonly<Record<string, unknown>>): unknown =>
  Object.keys(kept).length > 0 && settings !== null && typeof settings === 'object'
    ? { ...settings, ...structuredClone(kept) }
    : settings;
