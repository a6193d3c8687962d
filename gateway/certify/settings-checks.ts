import type { Adapter } from '../contracts/adapter.ts';
import { checkerOf, flawOf } from '../config/schema-check.ts';
import { type Check, failed, passed } from './check.ts';
import { examples } from './evidence.ts';
import type { Settings } from './trial.ts';

interface SettingSchema {
  readonly type?: string;
  readonly writeOnly?: boolean;
  readonly items?: SettingSchema;
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
}

/** Of each type, something that is none of it. */
const OTHERS: Readonly<Record<string, unknown>> = {
  string: 7,
  number: 'seven',
  integer: 'seven',
  boolean: 'yes',
  array: 'none',
  object: 'none',
};

/** For a setting of several types, or of none. */
const STRANGE = { noSuch: [] };

/** Settings that are wrong are refused before anybody is asked. */
const refused: Check = {
  id: 'settings.refused',
  run({ subject: { adapter, config } }) {
    const schema = adapter.configSchema as SettingSchema & { readonly additionalProperties?: unknown };
    const flaw = flawOf(schema);
    if (flaw !== undefined) return Promise.resolve(failed('settings-schema', { flaw }));
    const mistakes = (value: unknown): number => checkerOf(schema)(structuredClone(value)).length;
    if (mistakes(config) > 0) return Promise.resolve(failed('settings-good'));
    const wrong = wrongOf(config, schema);
    const taken = [...wrong].filter(([, value]) => mistakes(value) === 0).map(([what]) => what);
    return Promise.resolve(
      taken.length > 0
        ? failed('settings-taken', { settings: examples(taken) })
        : passed('settings-refused', { count: wrong.size }),
    );
  },
};

/** Settings that each have one mistake, by what it is. */
function wrongOf(config: Settings, { properties = {}, required = [] }: SettingSchema): ReadonlyMap<string, Settings> {
  const wrong = new Map<string, Settings>([['noSuchSetting', { ...config, noSuchSetting: 1 }]]);
  for (const name of required) {
    const { [name]: _missing, ...rest } = config;
    wrong.set(`${name} —`, rest);
  }
  for (const [name, { type = '' }] of Object.entries(properties)) {
    const value = OTHERS[type] ?? STRANGE;
    wrong.set(`${name}: ${JSON.stringify(value)}`, { ...config, [name]: value });
  }
  return wrong;
}

/** Secrets are marked as such, and are told nowhere. */
const secrets: Check = {
  id: 'settings.secrets',
  ofPages: true,
  async run(trial) {
    const { adapter, config } = trial.subject;
    const known = secretsOf(adapter, config);
    if (known.length === 0) return failed('no-secret');
    const pages = await trial.first();
    const everything = JSON.stringify([trial.logged, pages.map((page) => [page, page.records()])]);
    const count = known.filter((secret) => everything.includes(JSON.stringify(secret).slice(1, -1))).length;
    return count > 0 ? failed('secret-told', { count }) : passed('secrets-kept', { count: known.length });
  },
};

/** The values of all settings that the schema marks as secret, also inside lists. */
export function secretsOf({ configSchema }: Pick<Adapter, 'configSchema'>, config: Settings): readonly string[] {
  const found: string[] = [];
  withSecrets(configSchema, config, (secret) => (found.push(secret), secret));
  return found;
}

/** The same settings with every secret replaced. */
export const withSecrets = (schema: object, config: Settings, replaced: (secret: string) => string): Settings =>
  within(config, schema, replaced) as Settings;

function within(value: unknown, schema: SettingSchema | undefined, replaced: (secret: string) => string): unknown {
  if (schema?.writeOnly) return replaced(String(value));
  if (Array.isArray(value)) return value.map((item) => within(item, schema?.items, replaced));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, within(item, schema?.properties?.[name], replaced)]),
  );
}

export const SETTINGS_CHECKS: readonly Check[] = [refused];
export const SECRET_CHECKS: readonly Check[] = [secrets];
