/* What goes wrong in life, for the tests of errors. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { http, type HttpOptions } from '../../adapters/kit/http.ts';
import monoLog from '../../adapters/mono-log/index.ts';
import webhook from '../../adapters/webhook/index.ts';
import { startMonoLog } from '../../ops/simulators/mono-log/start.ts';
import { readConfig } from '../config/read-config.ts';
import type { AdapterContext } from '../contracts/adapter.ts';
import { configRules } from '../home.ts';
import { keyFile } from '../data-folder/keys.ts';
import type { CommandContext } from '../commands/command.ts';
import { openGateway } from '../main.ts';
import { makeOutput } from '../terminal/output.ts';
import { readRules } from '../rules/rules.ts';
import { openSqlite } from '../stores/sqlite/store.ts';
import { selfSigned } from './self-signed.ts';
import { lesson, page } from './store-pages.ts';
import { optionsWith } from './store-place.ts';
import { newClone, newFolder } from './svod-process.ts';

export const { signal } = new AbortController();
export const log = { debug() {}, info() {}, warn() {} };
export const NOW = new Date('2026-10-14T18:00:00Z');
export const context: AdapterContext = {
  ...{ source: 's', log, signal, now: () => NOW, zone: 'UTC', allowLoopback: true, reach: 'nightly' },
};
const servers: Server[] = [];
export const closeServers = (): void => servers.forEach((server) => server.close());

/** Address of a system that answers so. */
export async function serving(listener: RequestListener, server: Server = createServer(listener)): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
export const answering = async (status: number, body = '{}', type = 'application/json'): Promise<string> =>
  `http://${await serving((_request, response) => void response.writeHead(status, { 'content-type': type }).end(body))}`;
export const ask = async (baseUrl: string, more: Partial<HttpOptions> = {}) =>
  http({ baseUrl, tries: 1, firstWaitMs: 1, allowLoopback: true, ...more }).send({ path: 'lessons', signal });
export const firstOf = async (pages: AsyncIterable<unknown>): Promise<void> => {
  for await (const _page of pages) return;
};

/** Address of a system whose certificate nobody vouches for. */
export const unvouched = async (): Promise<string> =>
  `https://${await serving(() => {}, createHttps(selfSigned(30)) as unknown as Server)}`;

/** A data folder with key and store, as the first command makes it. */
export async function usedData(): Promise<string> {
  const data = newFolder();
  await (await openGateway({ data })).close();
  return data;
}
export const written = (name: string, text: string, mode = 0o600): string => {
  const file = join(newFolder(), name);
  writeFileSync(file, text, { mode });
  return file;
};
export const configured = (document: unknown): void =>
  void readConfig(
    written('svod.json', typeof document === 'string' ? document : JSON.stringify(document)),
    configRules(),
    {},
  );
export const dnevnik = (settings: object) => ({ sources: { s: { system: 'dnevnik-ru', settings } } });
export const openStore = async (path: string, mostPages?: number, patience = 5_000) =>
  openSqlite(path, optionsWith(), { patience, ...(mostPages !== undefined && { mostPages }) }).store;

export async function fullStore(): Promise<void> {
  const store = await openStore(join(newFolder(), 'svod.db'), 70);
  for (let week = 0; week < 10_000; week += 1)
    await store.savePage(page([lesson(`l-${week}-${'x'.repeat(150)}`)], { slice: null, cursor: `${week}` }));
}
export async function lockedStore(): Promise<void> {
  const path = join(newFolder(), 'svod.db');
  const store = await openStore(path, undefined, 1);
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  await store.savePage(page([lesson('1')]));
}
export async function newerStore(): Promise<void> {
  const path = join(newFolder(), 'svod.db');
  await (await openStore(path)).close();
  new DatabaseSync(path).exec('PRAGMA user_version = 99');
  await openStore(path);
}
export async function spoiledRules(): Promise<void> {
  const home = newClone();
  appendFileSync(join(home, 'mappings', 'dnevnik-ru', 'mark.map.json'), '}');
  readRules(home);
}
export async function refusingPlatform(): Promise<void> {
  const platform = await startMonoLog({});
  const settings = { baseUrl: platform.url, clientId: platform.client.id, clientSecret: 'wrong' };
  await monoLog.open(settings, { log, now: () => NOW, allowLoopback: true }).probe!(signal).finally(() =>
    platform.close(),
  );
}
export async function torn(folder: string): Promise<string> {
  writeFileSync(keyFile(folder), '{"svodKey":1', { mode: 0o600 });
  return keyFile(folder);
}
export const tell = (url: string) =>
  webhook
    .open({ url }, { log, allowLoopback: true })
    .tell({ id: '1', kind: 'test', subject: 's', text: 't', data: {} }, signal);

/** A command on a data folder of its own, with one source. */
export async function asCommand(run: (context: CommandContext) => Promise<number>): Promise<void> {
  const data = newFolder();
  writeFileSync(join(data, 'token'), 't', { mode: 0o600 });
  const configFile = join(data, 'svod.json');
  writeFileSync(configFile, JSON.stringify(dnevnik({ accessToken: { $file: 'token' } })));
  const before = process.env['SVOD_DATA'];
  process.env['SVOD_DATA'] = data;
  try {
    await run({ output: makeOutput('ru', false, () => {}), configFile, signal });
  } finally {
    if (before === undefined) delete process.env['SVOD_DATA'];
    else process.env['SVOD_DATA'] = before;
  }
}
