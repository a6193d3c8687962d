import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import nock from 'nock';
import { emptyConfig, type SourceConfig } from '../config/config.ts';
import { exportKey } from '../keeping/key-export.ts';
import { createKeys, keyFile } from '../keys.ts';
import { startService } from '../test/service-process.ts';
import { newFolder, removeFolders, runSvod } from '../test/svod-process.ts';
import type { Check, Patient } from './check.ts';
import { examine } from './examine.ts';

const NOW = new Date('2026-10-14T18:00:00Z');
const GIB = 1024 ** 3;
const SOURCE: SourceConfig = {
  ...{ name: 's', system: 'dnevnik-ru', zone: 'UTC', settings: {}, allowLoopback: false, paused: false },
  times: { at: [], windowMinutes: 0, weekdays: undefined },
};
const servers: Server[] = [];
beforeAll(() => nock.restore());
let data: string;
let port: number;
beforeEach(async () => {
  data = join(newFolder(), 'data');
  port = await portOf(createServer());
  await new Promise((resolve) => servers.pop()!.close(resolve));
});
afterAll(() => {
  for (const server of servers) server.close();
  removeFolders();
});

/** A port at which the server listens. */
async function portOf(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function checksOf(more: Partial<Patient> = {}): Promise<ReadonlyMap<string, Check>> {
  const patient = {
    ...{
      configFile: undefined,
      config: emptyConfig(),
      untried: new Map(),
      mistakes: 0,
      data,
      env: {},
      now: NOW,
      nodeVersion: '24.21.0',
    },
    ...{ disk: { short: 1, full: 1 }, service: { host: '127.0.0.1', port } },
    ...more,
  };
  const log = { debug() {}, info() {}, warn() {} };
  const { signal } = new AbortController();
  const asking = { gateway: { log, now: () => NOW }, signal, language: 'ru', onDone() {} } as const;
  return new Map((await examine(patient, asking, { isOffline: true })).map((check) => [check.id, check]));
}
const checkOf = async (id: string, more: Partial<Patient> = {}): Promise<Check> => (await checksOf(more)).get(id)!;
/** A store as the first command makes it. */
const used = (): Promise<unknown> => runSvod(['ledger', 'verify'], { data, cwd: newFolder() });

test('before anything is configured or stored, nothing is wrong, and nothing is made', async () => {
  const checks = await checksOf();
  const results = [...checks.values()].map(({ id, result }) => `${id} ${result}`);
  expect(results).toEqual([
    'node ok',
    'region warning',
    'configuration skipped',
    'rules ok',
    'data skipped',
    'disk ok',
    'store skipped',
    'keys skipped',
    'clock ok',
    'ports ok',
    'proxies ok',
    'certificates skipped',
    'credentials ok',
  ]);
  expect(checks.get('configuration')!.fix).toMatchObject({ key: 'doctor.begin' });
});

test('in an empty folder the last word is that nothing is configured, and it is a finding; in a region it is not', async () => {
  const cwd = newFolder();
  const { code, stdout } = await runSvod(['doctor', '--offline'], { data, cwd });
  expect(stdout).toContain(`здесь ещё ничего не настроено: в ${cwd} нет svod.json, в ${data} нет хранилища`);
  expect([code, stdout]).toEqual([1, expect.stringMatching(/\n\nМашина готова, [^\n]+Начните с svod init\.\n$/)]);
  expect((await checksOf({ configFile: 'svod.json' })).has('region')).toBe(false);
  await used();
  expect((await checksOf()).has('region')).toBe(false);
});

test('a Node that is too old is told', async () => {
  expect(await checkOf('node', { nodeVersion: '20.11.1' })).toMatchObject({
    result: 'failed',
    detail: { values: { version: '20.11.1' } },
    fix: { key: 'doctor.node-fix' },
  });
});

test('a store in use is whole, and its key should have a copy', async () => {
  await used();
  const checks = await checksOf();
  expect(checks.get('store')).toMatchObject({ result: 'ok', detail: { key: 'doctor.store' } });
  expect(checks.get('keys')).toMatchObject({ result: 'warning', fix: { key: 'doctor.key-export' } });
  exportKey(data, join(newFolder(), 'copy.json'), 'correct horse battery staple', NOW);
  expect(await checkOf('keys')).toMatchObject({ result: 'ok', detail: { key: 'doctor.key' } });
});

test.each([
  ['that others may read', (file: string) => chmodSync(file, 0o644), 'key.mode'],
  ['that is torn', (file: string) => writeFileSync(file, '{"svodKey":1,'), 'key.invalid'],
  ['of another store', (file: string) => writeFileSync(file, readFileSync(keyFile(otherKey()))), 'key.mismatch'],
])('a key %s is told', async (_what, spoil, code) => {
  await used();
  spoil(keyFile(data));
  expect(await checkOf('keys')).toMatchObject({
    result: 'failed',
    detail: { code, fix: expect.any(String) as string },
  });
});

function otherKey(): string {
  const folder = newFolder();
  createKeys(keyFile(folder));
  return folder;
}

test('a store whose key is gone is told', async () => {
  await used();
  const gone = newFolder();
  writeFileSync(join(gone, 'svod.db'), readFileSync(join(data, 'svod.db')));
  expect(await checkOf('keys', { data: gone })).toMatchObject({ result: 'failed', detail: { code: 'key.missing' } });
});

test('a store that is damaged is told, whether its head or a page within', async () => {
  await used();
  const file = join(data, 'svod.db');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x55, 4096 * 3, 4096 * 5));
  expect(await checkOf('store')).toMatchObject({ result: 'failed', detail: { code: 'store.damaged' } });
  writeFileSync(file, 'no database at all, but a text that somebody saved here'.repeat(100));
  expect(await checkOf('store')).toMatchObject({ result: 'failed', detail: { code: 'store.damaged' } });
});

test('a store, or one put aside, that others may read is a warning', async () => {
  mkdirSync(data, { mode: 0o700 });
  for (const name of ['svod.db', 'svod.db.before-restore-20261014T120000Z'])
    writeFileSync(join(data, name), '', { mode: name === 'svod.db' ? 0o600 : 0o644 });
  const { result, fix } = await checkOf('data');
  const file = join(data, 'svod.db.before-restore-20261014T120000Z');
  expect([result, fix]).toMatchObject(['warning', { key: 'doctor.data-files-fix', values: { files: file } }]);
});

test('a store put aside is a warning once somebody was forgotten', async () => {
  mkdirSync(data, { mode: 0o700 });
  const file = join(data, 'svod.db.before-key-0a0b0c0d');
  writeFileSync(file, '', { mode: 0o600 });
  expect(await checkOf('data')).toMatchObject({ result: 'ok' });
  writeFileSync(join(data, 'forgotten.json'), '{}', { mode: 0o600 });
  expect(await checkOf('data')).toMatchObject({
    result: 'warning',
    fix: { key: 'doctor.data-aside-fix', values: { files: file } },
  });
});

test('a data folder that others may enter is a warning; one that is none is an error', async () => {
  mkdirSync(data, { mode: 0o755 });
  chmodSync(data, 0o755);
  expect(await checkOf('data')).toMatchObject({ result: 'warning', detail: { values: { mode: '755' } } });
  chmodSync(data, 0o700);
  expect(await checkOf('data')).toMatchObject({ result: 'ok' });
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  expect(await checkOf('data', { data: file })).toMatchObject({ result: 'failed', fix: { key: 'doctor.data-fix' } });
});

test('a disk with less free than it takes is short, with hardly anything full', async () => {
  const more = { short: 1e6 * GIB, full: 1 };
  expect(await checkOf('disk', { disk: more })).toMatchObject({ result: 'warning', fix: { key: 'doctor.disk-fix' } });
  expect(await checkOf('disk', { disk: { ...more, full: 1e6 * GIB } })).toMatchObject({ result: 'failed' });
});

test.each(['2001-09-09T01:46:40Z', '2023-12-31T23:59:59Z', '2101-01-01T00:00:00Z'])(
  'a clock that shows %s is wrong',
  async (now) => {
    expect(await checkOf('clock', { now: new Date(now) })).toMatchObject({
      result: 'failed',
      detail: { key: 'doctor.clock-year' },
      fix: { key: 'doctor.clock-fix' },
    });
  },
);

/** Says at every address that it is well. */
const stranger = (body: object): Server =>
  createHttpServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
const portsAt = (port: number, more: Partial<Patient> = {}): Promise<Check> =>
  checkOf('ports', { service: { host: '127.0.0.1', port }, ...more });

test.each([
  ['takes nobody in', createServer((socket) => socket.destroy())],
  ['says that it is well', stranger({ status: 'ok' })],
  ['says that it is well, and who it is', stranger({ status: 'ok', pid: process.pid })],
])('a port of another program that %s is taken', async (_what, server) =>
  expect(await portsAt(await portOf(server))).toMatchObject({
    result: 'failed',
    detail: { key: 'doctor.port-taken', values: { why: 'EADDRINUSE' } },
    fix: { key: 'doctor.port-fix' },
  }),
);

test('a port that our own service has is ours; that of another region’s service is not', async () => {
  mkdirSync(data, { mode: 0o700 });
  const service = await startService(data);
  const port = Number(new URL(service.url).port);
  try {
    expect(await portsAt(port)).toMatchObject({ result: 'ok', detail: { key: 'doctor.port-ours' } });
    expect(await portsAt(port, { data: newFolder() })).toMatchObject({ result: 'failed' });
    expect(await portsAt(await portOf(stranger({ pid: 1 })))).toMatchObject({
      result: 'warning',
      detail: { key: 'doctor.port-elsewhere', values: { pid: service.child.pid } },
    });
  } finally {
    await service.end('SIGTERM');
  }
  expect(await portsAt(port)).toMatchObject({ result: 'ok', detail: { key: 'doctor.port-free' } });
});

test.each([
  ['is torn', '{"svodForgotten":1,"peo'],
  ['is empty', 'null'],
  ['is of another form', '{"svodForgotten":2,"people":[]}'],
  ['holds what is no person', '{"svodForgotten":1,"people":[{"person":"0a"}]}'],
])('a list of forgotten people that %s opens no store, and the doctor says so', async (_what, text) => {
  await used();
  writeFileSync(join(data, 'forgotten.json'), text, { mode: 0o600 });
  const { code, stderr } = await runSvod(['ledger', 'verify'], { data, cwd: newFolder() });
  expect([code, stderr]).toEqual([2, expect.stringContaining('[file.invalid]')]);
  expect(await checkOf('forgotten')).toMatchObject({
    result: 'failed',
    detail: { code: 'file.invalid' },
    fix: { key: 'doctor.forgotten-fix' },
  });
  writeFileSync(join(data, 'forgotten.json'), '{"svodForgotten":1,"people":[]}');
  expect(await checkOf('forgotten')).toMatchObject({ result: 'ok', detail: { values: { count: 0 } } });
});

test('a proxy of the environment is told not to be used; one of a setting must answer', async () => {
  const env = { HTTPS_PROXY: 'http://proxy.example:3128' };
  expect(await checkOf('proxies', { env })).toMatchObject({
    result: 'warning',
    detail: { values: { name: 'HTTPS_PROXY' } },
  });
  const there = await portOf(createServer((socket) => socket.end()));
  const source = (proxy: string) => ({ ...SOURCE, allowLoopback: true, settings: { proxy } });
  const config = {
    ...emptyConfig(),
    sources: [source(`http://127.0.0.1:${there}`), source('http://127.0.0.1:1')],
  };
  const checks = await checksOf({ env, config });
  expect(checks.get(`proxy:127.0.0.1:${there}`)).toMatchObject({ result: 'ok' });
  expect(checks.get('proxy:127.0.0.1:1')).toMatchObject({
    result: 'failed',
    detail: { values: { why: 'ECONNREFUSED' } },
  });
});

test('a secret that runs out is a warning, one that ran out does not work', async () => {
  const source = (name: string, day: string) => ({
    ...SOURCE,
    name,
    settings: { accessToken: 't', accessTokenExpires: day },
  });
  const config = {
    ...emptyConfig(),
    sources: [source('a', '2026-10-20'), source('b', '2026-10-01'), source('c', '2027-10-01')],
  };
  const checks = await checksOf({ config });
  expect(checks.get('credential:a/accessToken')).toMatchObject({ result: 'warning' });
  expect(checks.get('credential:b/accessToken')).toMatchObject({
    result: 'failed',
    fix: { key: 'doctor.credential-fix' },
  });
  expect(checks.has('credential:c/accessToken')).toBe(false);
});
