import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADAPTERS, CHANNELS, DESTINATIONS } from '../adapters/index.ts';
import { type Clock, clockFrom } from './clock.ts';
import { type Collected, collect } from './collect/collect.ts';
import { makeAssess } from './comply/assess.ts';
import { schemaIn } from './config/schema-check.ts';
import type { ConfigRules } from './config/written.ts';
import { type Config, dataFolder, emptyConfig, readConfig, type SourceConfig } from './config/config.ts';
import type { Adapter, AdapterContext, Log } from './contracts/adapter.ts';
import type { DestinationAdapter } from './contracts/destination.ts';
import { GatewayError } from './contracts/errors.ts';
import type { SaveCounts } from './contracts/sheet.ts';
import type { StoreFiles } from './contracts/store-file.ts';
import type { StoreOptions } from './contracts/store.ts';
import { type Gateway, sourcesNamed } from './gateway.ts';
import { forgottenList } from './keeping/forgotten-list.ts';
import { createKeys, keyFile, type Keys, readKeys } from './keys.ts';
import type { Held } from './locks.ts';
import { makeLog } from './log.ts';
import { profileNamed, profilesIn } from './profile.ts';
import { makeReading } from './reading.ts';
import { demandKept, demandRegion, storeFile } from './region-here.ts';
import { type AllRules, readRules } from './rules.ts';
import { examineSqlite, type StoreExamination } from './stores/sqlite/examine.ts';
import { sqliteFiles } from './stores/sqlite/files.ts';
import { openSqlite } from './stores/sqlite/store.ts';
import { hintOf, sentence, told } from './told.ts';

/** Folder of the program: mappings/ and schemas/ lie in it. */
export const HOME = fileURLToPath(new URL('..', import.meta.url));

export interface OpenOptions {
  readonly configFile?: string | undefined;
  /** Data folder; SVOD_DATA or ./data by default. */
  readonly data?: string;
  /** The region's clock stands there when the gateway is opened; the real moment by default. */
  readonly at?: Date | undefined;
  /** The region's clock itself, where it has to go on from another gateway's or is moved by hand. */
  readonly now?: Clock | undefined;
  /** Least level of the log where SVOD_LOG says nothing. @default 'error' */
  readonly logLevel?: string;
  /** Refuses where no region is: for commands that are never a region's first. */
  readonly isThere?: boolean;
  /** Goes on without sources and destinations where svod.json is wrong, and tells why: for commands that only read the store. */
  onBroken?(error: GatewayError): void;
  /** Asked before the store is opened: a command that writes waits for its turn. Released when the gateway is closed. */
  turn?(data: string): Promise<Held>;
}

/**
 * Opens everything a command needs. An empty data folder gets a store and a key (mode 0600). A mistake in the configuration, in
 * mappings/ or in schemas/ stops every command before anything is made.
 *
 * @throws {GatewayError} region.absent, config.*, rules.invalid, key.*, store.*
 */
export async function openGateway(options: OpenOptions = {}): Promise<Gateway> {
  const { configFile, data = dataFolder(), logLevel = 'error' } = options;
  const log = makeLog(process.env['SVOD_LOG'] ?? logLevel);
  log.debug({}, 'starting');
  const named = namedConfig(configFile, data);
  if (options.isThere === true) demandRegion(named, data);
  const config = configOr(() => readConfig(named, configRules()), options.onBroken);
  rules();
  const now = options.now ?? (options.at ? clockFrom(options.at) : clockNow());
  const keys = openKeys(data);
  const turn = await options.turn?.(data);
  try {
    return openStore({ config, data, log, now, keys }, turn);
  } catch (error) {
    turn?.release();
    throw error;
  }
}

function configOr(read: () => Config, onBroken: OpenOptions['onBroken']): Config {
  try {
    return read();
  } catch (error) {
    if (!onBroken || !(error instanceof GatewayError) || !error.code.startsWith('config.')) throw error;
    onBroken(error);
    return emptyConfig();
  }
}

function openStore(parts: Pick<Gateway, 'config' | 'data' | 'log' | 'now' | 'keys'>, turn: Held | undefined): Gateway {
  const { config, data, log, now, keys } = parts;
  if (!existsSync(storeFile(data))) log.debug({}, 'migrating');
  const { store, operations, keeping } = openSqlite(storeFile(data), storeOptions(config, keys, now));
  // A backup that was put back by hand, or a store of the version before, does not know of them.
  keeping.forgetMissing(forgottenList(data, keys));
  log.debug({}, 'store opened');
  return {
    ...parts,
    store,
    operations,
    keeping,
    systems: ADAPTERS.map(({ name }) => name),
    adapterOf,
    destinationOf: (name) => destinationOf(config, name),
    channelOf: (name) => CHANNELS.find((channel) => channel.name === name)!,
    sourcesNamed: (names) => sourcesNamed(config, names),
    systemOf: (source) => config.sources.find(({ name }) => name === source)?.system ?? source,
    async close() {
      await store.close();
      turn?.release();
    },
  };
}

function storeOptions(config: Config, keys: Keys, now: Clock): StoreOptions {
  return {
    destinations: config.destinations.map(({ name }) => name),
    assess: makeAssess(profileNamed(HOME, config.profile)),
    zoneOf: (source) => config.sources.find(({ name }) => name === source)?.zone ?? config.zone,
    now,
    sealKey: keys.subkey('seal'),
    olderSealKeys: keys.olderSeals,
    keyId: keys.keyId,
  };
}

/** A data folder whose store is not opened: for work on its whole file. */
export interface DataFolder {
  readonly data: string;
  readonly config: Config;
  readonly file: string;
  readonly keys: Keys;
  readonly files: StoreFiles;
  readonly now: Clock;
  readonly log: Log;
}

/** What work on whole files needs; opens no store and makes nothing. @throws {GatewayError} region.absent, config.*, key.* */
export function openDataFolder({ configFile, data = dataFolder(), at, onBroken }: OpenOptions = {}): DataFolder {
  const named = namedConfig(configFile, data);
  demandKept(named, data);
  const config = configOr(() => readConfig(named, configRules()), onBroken);
  const now = at ? clockFrom(at) : clockNow();
  const keys = readKeys(keyFile(data));
  const files = sqliteFiles(storeOptions(config, keys, now));
  return { data, config, file: storeFile(data), keys, files, now, log: makeLog(process.env['SVOD_LOG'] ?? 'error') };
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
  const lastReadAt = await gateway.store.lastWholeReadOf(source.name);
  const asked = lastReadAt === undefined ? 'year' : reach;
  const context = { ...contextOf(gateway, source, signal, asked), lastReadAt };
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

export function destinationOf(config: Config, name: string): ReturnType<Gateway['destinationOf']> {
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
export /** What an adapter, a destination or a channel says of its settings; undefined where there is none of the name. */
const settingsOf: ConfigRules['settingsOf'] = (kind, name) =>
  kind === 'source'
    ? ADAPTERS.find((adapter) => adapter.name === name)?.configSchema
    : (kind === 'channel' ? CHANNELS : DESTINATIONS).find((farSide) => farSide.name === name)?.settingsSchema;

/** What svod.json is held against. */
export const configRules = (): ConfigRules => ({
  schema: schemaIn(join(HOME, 'schemas', 'config', 'svod.schema.json')),
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

export type { StoreExamination };
/** The store of a data folder, looked at without writing to it; undefined where there is none yet. @throws {GatewayError} store.* */
export const examineStore = (data: string): StoreExamination | undefined => examineSqlite(storeFile(data));

/** The key of the store; a new one only where there is no store yet: another key would make other pseudonyms. */
function openKeys(data: string): Keys {
  const file = keyFile(data);
  if (existsSync(storeFile(data)) || existsSync(file)) return readKeys(file);
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

/** The region's clock: SVOD_NOW where it is set. @throws {GatewayError} usage.invalid */
export const clockNow = (): Clock => clockFrom(momentOf(process.env['SVOD_NOW']));

function momentOf(text: string | undefined): Date | undefined {
  if (!text) return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw told('usage.invalid', [sentence('usage.no-moment', { word: text })]);
  return moment;
}
