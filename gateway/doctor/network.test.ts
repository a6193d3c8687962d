import { writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import nock from 'nock';
import { startMonoLog } from '../../ops/simulators/mono-log/start.ts';
import type { SourceConfig } from '../config/config.ts';
import { closeServers, listening } from '../test/listening.ts';
import { NOW, patientWith } from '../test/patient.ts';
import { selfSigned } from '../test/self-signed.ts';
import { newFolder, removeFolders, runSvod } from '../test/svod-process.ts';
import { checkCertificates } from './certificates.ts';
import { checkClock } from './clock.ts';
import type { Patient } from './check.ts';
import { type Address, reachAll, type Reached } from './reach.ts';

const { signal } = new AbortController();
beforeAll(() => nock.restore());
afterAll(() => {
  closeServers();
  removeFolders();
});

async function httpsAt(days: number, name?: string): Promise<{ readonly url: string; readonly ca: string }> {
  const { key, cert } = selfSigned(days, name);
  const server = createHttps({ key, cert }, (_request, response) => {
    response.setHeader('date', NOW.toUTCString());
    response.end();
  });
  return { url: `https://127.0.0.1:${await listening(server)}/v2`, ca: cert };
}

const reached = async (address: Omit<Address, 'of'>): Promise<Reached> =>
  (await reachAll([{ of: 'source:s', ...address }], signal))[0]!;
const patient = (seen: readonly Reached[], now = NOW): Patient => patientWith({ now, reached: seen });

test('a certificate that nobody vouches for is refused, and the way out is the authority', async () => {
  const { url } = await httpsAt(400);
  const seen = await reached({ url });
  expect(seen).toMatchObject({ certificate: { problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
  expect(seen.date).toBeUndefined();
  expect(checkCertificates(patient([seen]))).toMatchObject([
    {
      result: 'failed',
      detail: { values: { problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' } },
      fix: { key: 'doctor.certificate-fix' },
    },
  ]);
});

test('with its authority it is good, until its days are few', async () => {
  const { url, ca } = await httpsAt(400);
  const seen = await reached({ url, ca });
  expect(seen.certificate!.problem).toBeUndefined();
  const { endsAt } = seen.certificate!;
  const before = (days: number): Date => new Date(endsAt.getTime() - days * 86_400_000 - 1000);
  expect(checkCertificates(patient([seen], before(15)))).toMatchObject([
    { result: 'ok', detail: { values: { days: 15 } } },
  ]);
  expect(checkCertificates(patient([seen], before(14)))).toMatchObject([
    { result: 'warning', fix: { key: 'doctor.certificate-renew' } },
  ]);
});

test('a certificate of another name is refused', async () => {
  const { url, ca } = await httpsAt(400, 'DNS:other.example');
  expect(await reached({ url, ca })).toMatchObject({ certificate: { problem: 'ERR_TLS_CERT_ALTNAME_INVALID' } });
});

test('the clock is wrong where it differs from every other that was seen, by minutes', async () => {
  const server = createHttp((_request, response) => {
    response.setHeader('date', NOW.toUTCString());
    response.end();
  });
  const seen = await reached({ url: `http://127.0.0.1:${await listening(server)}` });
  expect(seen.date).toEqual(NOW);
  const at = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
  const wrong = { ...seen, url: 'http://wrong.example', date: at(86_400) };
  const clock = (seconds: number) => checkClock(patient([wrong, seen], at(seconds)), undefined);
  expect(clock(30)).toMatchObject({ result: 'ok', detail: { values: { seconds: 30 } } });
  expect(clock(-90)).toMatchObject({ result: 'warning', detail: { values: { seconds: -90 } } });
  expect(clock(301)).toMatchObject({ result: 'failed', fix: { key: 'doctor.clock-fix' } });
});

test('a clock a day behind the store’s last reading is wrong; hours are not', () => {
  const last = new Date(NOW.getTime() + 86_400_001);
  expect(checkClock(patient([]), last)).toMatchObject({
    result: 'failed',
    detail: { key: 'doctor.clock-behind-store' },
  });
  expect(checkClock(patient([]), new Date(last.getTime() - 2))).toMatchObject({ result: 'ok' });
});

test('a system is looked at through its proxy', async () => {
  const { url, ca } = await httpsAt(400);
  const asked: string[] = [];
  const proxy = createHttp();
  proxy.on('connect', ({ url: target = '', headers }, socket: Socket) => {
    asked.push(`${target} ${headers['proxy-authorization'] ?? ''}`);
    const [host, port] = target.split(':');
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(upstream).pipe(socket);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  const at = `127.0.0.1:${await listening(proxy)}`;
  expect(await reached({ url, ca, proxy: `http://user:pass@${at}` })).toMatchObject({ date: NOW });
  expect(asked).toEqual([`${new URL(url).host} Basic ${Buffer.from('user:pass').toString('base64')}`]);
});

test('an address that nobody listens at is told by its failure, without an end to the rest', async () => {
  const { url, ca } = await httpsAt(400);
  const seen = await reachAll(
    [
      { of: 'source:a', url: 'http://127.0.0.1:1' },
      { of: 'source:b', url, ca },
    ],
    signal,
  );
  expect(seen).toMatchObject([{ failure: 'ECONNREFUSED' }, { date: NOW }]);
});

test('svod doctor looks at every source and destination, and at what they are reached by', async () => {
  const data = newFolder();
  const platform = await startMonoLog({});
  const { url: baseUrl, client } = platform;
  const source = (more: Partial<SourceConfig>): object => ({
    ...{ system: 'dnevnik-ru', settings: { baseUrl: 'http://127.0.0.1:1', accessToken: { $env: 'T' } } },
    ...more,
  });
  const destination = { allowLoopback: true, settings: { baseUrl, clientId: client.id, clientSecret: { $env: 'S' } } };
  const config = {
    sources: { gone: source({ allowLoopback: true }), inside: source({}), off: source({ paused: true }) },
    destinations: { 'mono-log': destination },
  };
  writeFileSync(join(data, 'svod.json'), JSON.stringify(config));
  const doctor = (secret: string) => runSvod(['doctor', '--json'], { data, env: { T: 't', S: secret } });
  const [well, ill] = [await doctor(client.secret), await doctor('Canary-92')];
  await platform.close();
  const checksIn = ({ result }: typeof well) =>
    new Map(
      result<{ checks: { id: string; result: string; fix: string | null }[] }>().checks.map((one) => [one.id, one]),
    );
  expect(checksIn(well).get('source:gone')).toMatchObject({
    result: 'failed',
    fix: expect.stringContaining('сеть') as string,
  });
  expect(checksIn(well).get('source:inside')).toMatchObject({
    result: 'failed',
    fix: expect.stringContaining('allowLoopback') as string,
  });
  expect(checksIn(well).get('source:off')).toMatchObject({ result: 'skipped' });
  expect(checksIn(well).get('destination:mono-log')).toMatchObject({ result: 'ok', fix: null });
  expect(checksIn(ill).get('destination:mono-log')).toMatchObject({ result: 'failed' });
  expect([well.code, ill.code]).toEqual([1, 1]);
  expect(ill.stdout + ill.stderr).not.toContain('Canary');
});
