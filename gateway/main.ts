import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adapterNames, adapterOf, channelOf, destinationOf } from './adapter-finder.ts';
import { type Clock, clockFrom, clockNow } from './clock.ts';
import { makeAssess } from './comply/assess.ts';
import { type Config, emptyConfig } from './config/config.ts';
import type { FarSide } from './config/lacking.ts';
import { readToAsk, readWithoutSecrets } from './config/read-config.ts';
import { dataFolder, namedConfig } from './config/place.ts';
import type { ConfigRules } from './config/written.ts';
import type { Log } from './contracts/adapter.ts';
import { GatewayError } from './contracts/errors.ts';
import type { StoreExamination, StoreFiles } from './contracts/store-file.ts';
import type { StoreOptions } from './contracts/store.ts';
import { openKeys, storeFile } from './data-folder/data-folder.ts';
import { type Gateway, sourcesNamed } from './gateway.ts';
import { configRules, HOME, rules as programRules } from './home.ts';
import { forgetListed } from './keeping/forgotten-list.ts';
import { keyFile, type Keys, readKeys } from './data-folder/keys.ts';
import type { Held } from './data-folder/locks.ts';
import { makeLog } from './log.ts';
import { profileNamed } from './rules/profile.ts';
import { demandKept, demandRegion, isKeptIn } from './data-folder/region-here.ts';
import { demandSqlite, examineSqlite } from './stores/sqlite/examine.ts';
import { removeStore } from './stores/sqlite/file-replace.ts';
import type { AllRules } from './rules/rules.ts';
import { sqliteFiles } from './stores/sqlite/files.ts';
import { openSqlite } from './stores/sqlite/store.ts';

export interface OpenOptions {
  readonly configFile?: string | undefined;
  /** Data folder. @default as config/place.ts says */
  readonly data?: string;
  /** The region's clock stands there when the gateway is opened; the real moment by default. */
  readonly at?: Date | undefined;
  /** The region's clock itself, where it has to go on from another gateway's or is moved by hand. */
  readonly now?: Clock | undefined;
  /** Least level of the log where SVOD_LOG says nothing. @default 'error' */
  readonly logLevel?: string;
  /** Refuses where no region is: for commands that are never a region's first. */
  readonly isThere?: boolean;
  /** Whom the command asks: refused where nobody of them can be for want of a secret. @default nobody: secrets are not wanted */
  asked?(config: Config): readonly FarSide[];
  /**
   * Goes on without sources and destinations where svod.json is wrong, and tells why: for commands that only read the
   * store. Where none is, they read an empty one, and make nothing.
   */
  onBroken?(error: GatewayError): void;
  /** Goes on where mappings/ or schemas/ are wrong, and tells why: for a command that reads no record anew. */
  onBrokenRules?(error: GatewayError): void;
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
  const { configFile, data = dataFolder(configFile), logLevel = 'error' } = options;
  const log = makeLog(process.env['SVOD_LOG'] ?? logLevel);
  log.debug({}, 'starting');
  const named = namedConfig(configFile, data);
  if (options.isThere === true) demandRegion(named, data);
  const { asked } = options;
  const read = (): Config => (asked ? readToAsk(named, configRules(), asked) : readNames(named, configRules()));
  const config = configOr(read, options.onBroken);
  const rules = rulesOr(options.onBrokenRules);
  const now = options.now ?? (options.at ? clockFrom(options.at) : clockNow());
  const place = options.onBroken && !isKeptIn(data) ? emptyPlace() : { folder: data, leave() {} };
  const leaving = [place.leave];
  const leave = (): void => leaving.forEach((each) => each());
  try {
    const keys = keysBeside(place.folder, () => openKeys(place.folder));
    const turn = await options.turn?.(data);
    if (turn) leaving.push(() => turn.release());
    return openStore({ config, rules, data, log, now, keys }, storeFile(place.folder), leave);
  } catch (error) {
    leave();
    throw error;
  }
}

/** A key is wanted only for what is a store: of anything else in its place that is told. */
function keysBeside(data: string, read: () => Keys): Keys {
  try {
    return read();
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'key.missing') demandSqlite(storeFile(data));
    throw error;
  }
}

/** A store that is looked at where there is none: gone when it is left. */
function emptyPlace(): { readonly folder: string; leave(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'svod-empty-'));
  return { folder, leave: () => rmSync(folder, { recursive: true, force: true }) };
}

const readNames = (file: string | undefined, rules: ConfigRules): Config => readWithoutSecrets(file, rules).config;

function configOr(read: () => Config, onBroken: OpenOptions['onBroken']): Config {
  try {
    return read();
  } catch (error) {
    if (!onBroken || !(error instanceof GatewayError) || !error.code.startsWith('config.')) throw error;
    onBroken(error);
    return emptyConfig();
  }
}

function rulesOr(onBrokenRules: OpenOptions['onBrokenRules']): AllRules {
  try {
    return programRules();
  } catch (error) {
    if (!onBrokenRules || !(error instanceof GatewayError) || error.code !== 'rules.invalid') throw error;
    onBrokenRules(error);
    return brokenRules(error);
  }
}

/** Rules for work that needs none: whatever asks them is told what is wrong with them. */
function brokenRules(error: GatewayError): AllRules {
  const refuse = (): never => {
    throw error;
  };
  return {
    get systems() {
      return refuse();
    },
    get vocabulary() {
      return refuse();
    },
    of: refuse,
  };
}

function openStore(
  parts: Pick<Gateway, 'config' | 'rules' | 'data' | 'log' | 'now' | 'keys'>,
  file: string,
  leave: () => void,
): Gateway {
  const { config, rules, data, log, now, keys } = parts;
  if (!existsSync(file)) log.debug({}, 'migrating');
  const { store, operations, keeping } = openSqlite(file, storeOptions(config, keys, now));
  forgetListed(keeping, data, keys, () => rules);
  log.debug({}, 'store opened');
  return {
    ...parts,
    openedAt: now(),
    store,
    operations,
    keeping,
    systems: adapterNames.source,
    adapterOf,
    destinationOf: (name) => destinationOf(config, name),
    channelOf,
    sourcesNamed: (names) => sourcesNamed(config, names),
    systemOf: (source) => config.sources.find(({ name }) => name === source)?.system ?? source,
    async close() {
      await store.close();
      leave();
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
export function openDataFolder({
  configFile,
  data = dataFolder(configFile),
  at,
  onBroken,
}: OpenOptions = {}): DataFolder {
  const named = namedConfig(configFile, data);
  demandKept(named, data);
  const config = configOr(() => readNames(named, configRules()), onBroken);
  const now = at ? clockFrom(at) : clockNow();
  const keys = keysBeside(data, () => readKeys(keyFile(data)));
  const files = sqliteFiles(storeOptions(config, keys, now));
  return { data, config, file: storeFile(data), keys, files, now, log: makeLog(process.env['SVOD_LOG'] ?? 'error') };
}

/** The store of a data folder, looked at without writing to it; undefined where there is none yet. @throws {GatewayError} store.* */
export const examineStore = (data: string): StoreExamination | undefined => examineSqlite(storeFile(data));
/** Takes away the store of a data folder: one in which nothing was ever kept. @throws {GatewayError} store.locked */
export const removeUnusedStore = (data: string): void => removeStore(storeFile(data));
