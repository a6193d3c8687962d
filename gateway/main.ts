import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADAPTERS, CHANNELS, DESTINATIONS } from '../adapters/index.ts';
import { clockFrom } from './clock.ts';
import { type Collected, collect } from './collect/collect.ts';
import { makeAssess } from './comply/assess.ts';
import type { ConfigRules } from './config-written.ts';
import { type Config, dataFolder, readConfig, type SourceConfig } from './config.ts';
import type { Adapter, AdapterContext } from './contracts/adapter.ts';
import type { DestinationAdapter } from './contracts/destination.ts';
import { GatewayError } from './contracts/errors.ts';
import type { SaveCounts } from './contracts/sheet.ts';
import { type Gateway, sourcesNamed } from './gateway.ts';
import { readJsonFile } from './json-file.ts';
import { createKeys, keyFile, type Keys, readKeys } from './keys.ts';
import { makeLog } from './log.ts';
import { profileNamed, profilesIn } from './profile.ts';
import { makeReading } from './reading.ts';
import { type AllRules, readRules } from './rules.ts';
import { openSqlite } from './stores/sqlite/store.ts';
import { hintOf, sentence, told } from './told.ts';

/** Folder of the program: mappings/ and schemas/ lie in it. */
export const HOME = fileURLToPath(new URL('..', import.meta.url));
const STORE_FILE = 'svod.db';

export interface OpenOptions {
  readonly configFile?: string | undefined;
  /** Data folder; SVOD_DATA or ./data by default. */
  readonly data?: string;
  /** The region's clock stands there when the gateway is opened; the real moment by default. */
  readonly at?: Date | undefined;
}

/**
 * Opens everything a command needs. An empty data folder gets a store and a key (mode 0600). A mistake in the configuration, in
 * mappings/ or in schemas/ stops every command before anything is made.
 *
 * @throws {GatewayError} config.*, rules.invalid, key.*, store.*
 */
export async function openGateway({ configFile, data = dataFolder(), at }: OpenOptions = {}): Promise<Gateway> {
  const log = makeLog(process.env['SVOD_LOG'] ?? 'error');
  log.debug({}, 'starting');
  const config = readConfig(namedConfig(configFile, data), configRules());
  rules();
  const now = clockFrom(at ?? momentOf(process.env['SVOD_NOW']));
  const keys = openKeys(data);
  const assess = makeAssess(profileNamed(HOME, config.profile));
  if (!existsSync(join(data, STORE_FILE))) log.debug({}, 'migrating');
  const { store, operations } = openSqlite(join(data, STORE_FILE), {
    destinations: config.destinations.map(({ name }) => name),
    assess,
    zoneOf: (source) => config.sources.find(({ name }) => name === source)?.zone ?? config.zone,
    now,
    sealKey: keys.subkey('seal'),
    keyId: keys.keyId,
  });
  log.debug({}, 'store opened');
  return {
    config,
    data,
    store,
    operations,
    keys,
    log,
    now,
    systems: ADAPTERS.map(({ name }) => name),
    adapterOf,
    destinationOf: (name) => destinationOf(config, name),
    channelOf: (name) => CHANNELS.find((channel) => channel.name === name)!,
    sourcesNamed: (names) => sourcesNamed(config, names),
    systemOf: (source) => config.sources.find(({ name }) => name === source)?.system ?? source,
    close: () => store.close(),
  };
}

export interface CollectOptions {
  readonly signal: AbortSignal;
  /** The first reading of a source has the whole year all the same. */
  readonly reach: 'nightly' | 'period';
  /** Forgets where an unfinished run stopped. */
  readonly fromStart?: boolean;
  onPage?(saved: SaveCounts): void;
}

/** One run of one configured source. */
export async function collectSource(
  gateway: Gateway,
  source: SourceConfig,
  { signal, reach, fromStart = false, onPage }: CollectOptions,
): Promise<Collected> {
  const adapter = adapterOf(source.system);
  const run = randomUUID();
  const reading = makeReading({
    gateway,
    source,
    adapter,
    installation: adapter.installationOf(source.settings),
    rules: rules().of(source.system),
    run,
    cause: 'read',
  });
  const isFirst = !(await gateway.store.wasRead(source.name));
  const context = contextOf(gateway, source, signal, isFirst ? 'year' : reach);
  return collect({
    source: source.name,
    run,
    adapter,
    config: source.settings,
    store: gateway.store,
    reading,
    context,
    log: gateway.log,
    holdLossFrom: gateway.config.holdLossFrom,
    fromStart,
    ...(onPage && { onPage }),
  });
}

export function contextOf(
  gateway: Pick<Gateway, 'log' | 'now'>,
  source: Pick<SourceConfig, 'name' | 'zone' | 'allowLoopback'>,
  signal: AbortSignal,
  reach: AdapterContext['reach'],
): AdapterContext {
  const { log, now } = gateway;
  return { source: source.name, log, signal, now, zone: source.zone, allowLoopback: source.allowLoopback, reach };
}

let loaded: AllRules | undefined;
/** mappings/ and schemas/, read once a process. */
export const rules = (): AllRules => (loaded ??= readRules(HOME));

export function adapterOf(system: string): Adapter {
  const found = ADAPTERS.find(({ name }) => name === system);
  if (!found)
    throw told('usage.invalid', [
      sentence('usage.no-system', {
        word: system,
        hint: hintOf(
          system,
          ADAPTERS.map(({ name }) => name),
        ),
      }),
    ]);
  return found;
}

function destinationOf(config: Config, name: string): ReturnType<Gateway['destinationOf']> {
  const adapter: DestinationAdapter | undefined = DESTINATIONS.find((destination) => destination.name === name);
  const settings = config.destinations.find((destination) => destination.name === name);
  if (!adapter || !settings)
    throw told('usage.invalid', [
      sentence('usage.no-destination', {
        word: name,
        hint: hintOf(
          name,
          config.destinations.map((one) => one.name),
        ),
      }),
    ]);
  return { adapter, config: settings };
}

/** What an adapter or a destination says of its settings. */
export const settingsOf: ConfigRules['settingsOf'] = (kind, name) =>
  kind === 'source'
    ? ADAPTERS.find((adapter) => adapter.name === name)?.configSchema
    : (kind === 'channel' ? CHANNELS : DESTINATIONS).find((farSide) => farSide.name === name)?.settingsSchema;

/** What svod.json is held against. */
export const configRules = (): ConfigRules => ({
  schema: readJsonFile(join(HOME, 'schemas', 'config', 'svod.schema.json'), 'rules.invalid').value as object,
  settingsOf,
  names: {
    source: ADAPTERS.map(({ name }) => name),
    destination: DESTINATIONS.map(({ name }) => name),
    channel: CHANNELS.map(({ name }) => name),
    profile: profilesIn(HOME),
  },
});

/**
 * The configuration that commands read: the one named, else svod.json of the working folder, else that of the data folder; undefined
 * where there is none.
 */
export function namedConfig(named: string | undefined, data: string = dataFolder()): string | undefined {
  if (named !== undefined) return resolve(named);
  return [resolve('svod.json'), join(data, 'svod.json')].find(existsSync);
}

/** The key of the store; a new one only where there is no store yet: another key would make other pseudonyms. */
function openKeys(data: string): Keys {
  const file = keyFile(data);
  if (existsSync(join(data, STORE_FILE)) || existsSync(file)) return readKeys(file);
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new GatewayError(
      'store.unwritable',
      `making the data folder ${data}: ${(cause as NodeJS.ErrnoException).code ?? 'unknown'}`,
      { cause },
    );
  }
  return createKeys(file);
}

function momentOf(text: string | undefined): Date | undefined {
  if (!text) return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw told('usage.invalid', [sentence('usage.no-moment', { word: text })]);
  return moment;
}
