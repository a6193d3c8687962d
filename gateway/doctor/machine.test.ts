import { mkdirSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import nock from 'nock';
import { emptyConfig, type SourceConfig } from '../config/config.ts';
import { closeServers, freePort, listening } from '../test/listening.ts';
import { examined, patientWith, used } from '../test/patient.ts';
import { startService } from '../test/service-process.ts';
import { newFolder, removeFolders, runSvod } from '../test/svod-process.ts';
import type { Check, Patient } from './check.ts';
import { checkClock } from './clock.ts';

const GIB = 1024 ** 3;
const SOURCE: SourceConfig = {
  ...{ name: 's', system: 'dnevnik-ru', zone: 'UTC', settings: {}, allowLoopback: false, paused: false },
  times: { at: [], windowMinutes: 0, weekdays: undefined },
};

let data: string;
let port: number;
beforeAll(() => nock.restore());
beforeEach(async () => {
  data = join(newFolder(), 'data');
  port = Number(await freePort());
});
afterAll(() => {
  closeServers();
  removeFolders();
});

const checksOf = (more: Partial<Patient> = {}) => examined({ data, service: { host: '127.0.0.1', port }, ...more });
const checkOf = async (id: string, more: Partial<Patient> = {}): Promise<Check> => (await checksOf(more)).get(id)!;

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
  await used(data);
  expect((await checksOf()).has('region')).toBe(false);
});

test('a Node that is too old is told', async () => {
  expect(await checkOf('node', { nodeVersion: '20.11.1' })).toMatchObject({
    result: 'failed',
    detail: { values: { version: '20.11.1' } },
    fix: { key: 'doctor.node-fix' },
  });
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

test('a clock that was set by SVOD_NOW is compared with the last reading, and with nobody else', () => {
  const clockAt = (now: string): Check =>
    checkClock(patientWith({ now: new Date(now), env: { SVOD_NOW: now } }), new Date('2026-10-14T18:00:00Z'));
  expect(clockAt('2026-09-14T18:00:00Z')).toMatchObject({
    result: 'failed',
    detail: { key: 'doctor.clock-behind-store' },
    fix: { key: 'doctor.clock-given-fix' },
  });
  expect(clockAt('2026-10-15T18:00:00Z')).toMatchObject({ result: 'skipped', detail: { key: 'doctor.clock-given' } });
});

test('a clock beside a configuration with mistakes is told in UTC: nobody knows the zone', async () => {
  expect(await checkOf('clock', { config: undefined })).toMatchObject({
    result: 'ok',
    detail: { key: 'doctor.clock-alone', values: { zone: 'UTC' } },
  });
});

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
  expect(await portsAt(await listening(server))).toMatchObject({
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
    expect(await portsAt(await listening(stranger({ pid: 1 })))).toMatchObject({
      result: 'warning',
      detail: { key: 'doctor.port-elsewhere', values: { pid: service.child.pid } },
    });
  } finally {
    await service.end('SIGTERM');
  }
  expect(await portsAt(port)).toMatchObject({ result: 'ok', detail: { key: 'doctor.port-free' } });
});

test('a proxy of the environment is told not to be used; one of a setting must answer', async () => {
  const env = { HTTPS_PROXY: 'http://proxy.example:3128' };
  expect(await checkOf('proxies', { env })).toMatchObject({
    result: 'warning',
    detail: { values: { name: 'HTTPS_PROXY' } },
  });
  const there = await listening(createServer((socket) => socket.end()));
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
