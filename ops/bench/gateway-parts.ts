import { fileURLToPath } from 'node:url';
import { sumOf } from '../../gateway/census/counts.ts';
import { type PageCensus, pageCensus } from '../../gateway/census/page-census.ts';
import { censusRules } from '../../gateway/reading/censusing.ts';
import { collect } from '../../gateway/collect/collect.ts';
import type { Reading } from '../../gateway/collect/reading.ts';
import { makeAssess } from '../../gateway/comply/assess.ts';
import { emptyConfig } from '../../gateway/config/config.ts';
import type { Census } from '../../gateway/contracts/census.ts';
import { type Adapter, defineAdapter, type Page } from '../../gateway/contracts/adapter.ts';
import type { Store, StoreOptions } from '../../gateway/contracts/store.ts';
import { keysOf } from '../../gateway/data-folder/keys.ts';
import { profileNamed } from '../../gateway/rules/profile.ts';
import { makeReading, type ReadingGateway } from '../../gateway/reading/reading.ts';
import { readRules } from '../../gateway/rules/rules.ts';
import { openSqliteStore } from '../../gateway/stores/sqlite/store.ts';
import { ZONE } from './region-day.ts';

export const HOME = fileURLToPath(new URL('../..', import.meta.url));
export const SOURCE = 'region';
export const DESTINATION = 'mono-log';
/** Any key: the figures do not depend on it. */
export const KEYS = keysOf(Buffer.alloc(32, 7));
const SYSTEM = 'dnevnik-ru';

const assess = makeAssess(profileNamed(HOME, emptyConfig().profile));
const rules = readRules(HOME).of(SYSTEM);
const log = { debug() {}, info() {}, warn() {} };

/** The embedded store with facts and one destination, as the program opens it. */
export const openStore = (file: string, now: number): Store => openSqliteStore(file, optionsOf(now));

export const optionsOf = (now: number): StoreOptions => ({
  destinations: [DESTINATION],
  assess,
  zoneOf: () => ZONE,
  now: () => new Date(now),
  sealKey: KEYS.subkey('seal'),
  keyId: KEYS.keyId,
});

/** Where pages go, and when they are read. */
export interface Collecting {
  readonly store: Store;
  /** Milliseconds. */
  readonly now: number;
  /** Days that raw answers are kept. */
  readonly rawDays: number;
  readonly run: string;
}

/** What usually came so far: a census compares with it, as it does for a source that was read before. */
let usual: Census | undefined;

/** One run of the gateway's own collect over pages that are at hand. */
export async function collectPages(pages: AsyncIterable<Page>, { store, now, rawDays, run }: Collecting) {
  const adapter = playing(pages);
  const gateway = gatewayOf(store, now, rawDays);
  const census = pageCensus(usual, censusRules(rules), new Date(now).toISOString().slice(0, 10));
  const reading = readingIn(gateway, run, census);
  const signal = new AbortController().signal;
  const { reach, allowLoopback } = { reach: 'nightly', allowLoopback: false } as const;
  const context = { source: SOURCE, log, signal, now: gateway.now, zone: ZONE, allowLoopback, reach };
  const common = { source: SOURCE, run, adapter, config: {}, store, reading, context, log };
  const collected = await collect({ ...common, holdLossFrom: gateway.config.holdLossFrom, fromStart: true });
  const { counted } = census.end();
  usual = usual ? sumOf(usual, counted) : counted;
  return collected;
}

/** How pages of this source are read, without collecting them. */
export const readerOf = (store: Store, now: number): Reading => readingIn(gatewayOf(store, now, 0), 'read');

function readingIn(gateway: ReadingGateway, run: string, census?: PageCensus): Reading {
  const source = { name: SOURCE, zone: ZONE, settings: {} };
  const adapter = { name: SYSTEM, version: 1 };
  const parts = { gateway, source, adapter, installation: '', rules, run, cause: 'read' } as const;
  return makeReading({ ...parts, ...(census && { census }) });
}

/** The adapter's name and version with pages that are made elsewhere. */
const playing = (pages: AsyncIterable<Page>): Adapter =>
  defineAdapter({
    name: SYSTEM,
    version: 1,
    grade: 'client',
    configSchema: {},
    installationOf: () => '',
    pull: () => pages,
  });

const gatewayOf = (store: Store, now: number, rawDays: number): ReadingGateway => ({
  config: { ...emptyConfig(), rawDays },
  store,
  keys: KEYS,
  now: () => new Date(now),
});
