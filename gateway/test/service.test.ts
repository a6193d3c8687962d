import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Region, startRegion } from '../demo/region.ts';
import { openGateway } from '../main.ts';
import { type ServiceProcess, startService } from './service-process.ts';
import { newFolder, removeFolders, runSvod } from './svod-process.ts';

/* `svod run` as an operator has it: a process, real simulators behind real sockets, signals, and other commands beside it. */

/** 19:30 in Moscow on the last day of the simulated region. */
const EVENING = '2026-10-23T16:30:00Z';
const SOURCES = 3;

let region: Region;
/** The region's configuration, secrets and key. */
let home: string;
let data: string;
let door: Server;
/** How the system behind the door answers. */
let mode: 'answers' | 'hangs' | 'floods';
let onRequest: (() => void) | undefined;
const services: ServiceProcess[] = [];

beforeAll(async () => {
  door = createServer(pass);
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  data = home = newFolder();
  await openGateway({ data }).then((gateway) => gateway.close());
  const size = { schools: SOURCES, municipalities: 1, days: 10, size: 4, classes: 3 };
  region = await startRegion({ seed: '3', ...size, data, faults: false });
  const { port } = door.address() as AddressInfo;
  change((text) => text.replaceAll(new URL(dnevnikUrl()).host, `127.0.0.1:${port}`));
});
/** Every test has an empty store with the region's key. */
beforeEach(() => {
  mode = 'answers';
  onRequest = undefined;
  data = newFolder();
  cpSync(home, data, { recursive: true });
  for (const name of ['svod.db', 'svod.db-wal', 'svod.db-shm']) rmSync(join(data, name), { force: true });
});
afterEach(() => services.splice(0).forEach(({ child }) => child.kill('SIGKILL')));
afterAll(async () => {
  await region.stop();
  door.closeAllConnections();
  door.close();
  removeFolders();
});

const dnevnikUrl = (): string => region.journals[0]!.introduction.url;

function pass(asked: IncomingMessage, response: ServerResponse): void {
  onRequest?.();
  if (mode === 'hangs') return;
  if (mode === 'floods') return flood(response);
  const { method, headers } = asked;
  const onward = request(new URL(asked.url!, new URL(dnevnikUrl()).origin), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  });
  asked.pipe(onward);
}

/** An answer without end. */
function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = setInterval(() => response.write(' '.repeat(10_000)), 5);
  response.on('close', () => clearInterval(more));
}

/** Changes svod.json. */
function change(edit: (text: string) => string): void {
  const file = join(data, 'svod.json');
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
}
async function start(now = EVENING, words: readonly string[] = []): Promise<ServiceProcess> {
  const service = await startService(data, now, words);
  services.push(service);
  return service;
}
const svod = (...words: string[]) => runSvod([...words, '--json'], { data, env: { SVOD_NOW: EVENING } });
const ledger = async () => (await svod('ledger', 'verify')).result<{ difference: number }>().difference;
interface Shown {
  readonly service: number | null;
  readonly jobs: readonly {
    readonly job: string;
    readonly outcome: string | null;
    readonly lastDoneAt: string | null;
  }[];
}
const schedule = async (): Promise<Shown> => (await svod('schedule')).result<Shown>();
async function allRead(service: ServiceProcess): Promise<void> {
  const { jobs } = await schedule();
  for (const { job } of jobs.filter((one) => one.job.startsWith('collect:')))
    await service.logged((line) => line.job === job && line.outcome === 'done');
}

test('it reads every source, forwards, tells its figures, and ends at SIGTERM with nothing lost', async () => {
  const service = await start();
  expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await service.get('/healthz'))[0]).toBe(200);
  await allRead(service);
  expect((await service.get('/readyz'))[0]).toBe(200);
  const asked = await svod('schedule', 'now', 'forward:mono-log');
  expect(asked.result()).toEqual({ asked: ['forward:mono-log'], pid: service.child.pid });
  await service.logged(({ job, msg }) => job === 'forward:mono-log' && msg === 'job ended' && isSecond(service));
  const [, metrics] = await service.get('/metrics');
  expect(metrics).toMatch(/svod_jobs_total\{kind="collect",system="dnevnik-ru",outcome="done"\} 2/);
  expect(metrics).toMatch(/svod_deliveries\{destination="mono-log",state="acknowledged"\} [1-9]/);
  const { service: pid, jobs } = await schedule();
  expect([pid, jobs.map(({ outcome }) => outcome)]).toEqual([service.child.pid, jobs.map(() => 'done')]);
  const { code, stdout } = await service.end('SIGTERM');
  expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, '{"stopped":true,"isWhole":true}']);
  expect([await ledger(), await region.platform.tell({ counts: true })]).toMatchObject([0, {}]);
});

const isSecond = ({ log }: ServiceProcess): boolean =>
  log.filter(({ job, msg }) => job === 'forward:mono-log' && msg === 'job ended').length > 1;

test('a second one is refused with the first one’s process; it is free again when that was killed', async () => {
  const first = await start();
  const second = await svod('run', '--port', '0');
  expect([second.code, second.error().code]).toEqual([2, 'service.running']);
  expect(second.stderr).toContain(`процесс ${first.child.pid} (svod run)`);
  expect(second.stdout).not.toContain('http:');
  await first.end('SIGKILL');
  const third = await start();
  expect((await third.end('SIGTERM')).code).toBe(0);
});

test.each(['hangs', 'floods'] as const)(
  'it ends within ten seconds while a system %s, and goes on from there',
  async (how) => {
    mode = how;
    const isAsked = new Promise<void>((resolve) => (onRequest = resolve));
    const service = await start();
    await isAsked;
    expect((await service.get('/readyz'))[0]).toBe(200);
    const { code, stdout } = await service.end('SIGTERM');
    expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, '{"stopped":true,"isWhole":true}']);
    expect(await ledger()).toBe(0);
    mode = 'answers';
    const again = await start();
    await allRead(again);
    expect((await again.end('SIGTERM')).code).toBe(0);
    expect(await ledger()).toBe(0);
  },
);

test('killed in the middle of reading, it begins again for the same evening, once, and loses nothing', async () => {
  let came = 0;
  const isUnderWay = new Promise<void>((resolve) => (onRequest = () => (came += 1) > 8 && resolve()));
  const first = await start();
  await isUnderWay;
  await first.end('SIGKILL');
  onRequest = undefined;
  const second = await start('2026-10-23T17:30:00Z');
  await allRead(second);
  const ended = second.log.filter(({ job, msg }) => job?.startsWith('collect:dnevnik-ru') && msg === 'job ended');
  expect(ended.length).toBeLessThanOrEqual(2);
  await second.end('SIGTERM');
  expect(await ledger()).toBe(0);
  const { jobs } = await schedule();
  expect(jobs.filter(({ job, lastDoneAt }) => job.startsWith('collect:') && lastDoneAt === null)).toEqual([]);
});

test('a command that reads never waits; one that writes waits for its turn, and the service for its end', async () => {
  mode = 'hangs';
  const isAsked = new Promise<void>((resolve) => (onRequest = resolve));
  const service = await start();
  await isAsked;
  expect((await svod('check')).stderr).toBe('');
  let told = '';
  const waiting = runSvod(['approve', '--all', '--json'], {
    ...{ data, env: { SVOD_NOW: EVENING } },
    onChild: ({ stderr }) => stderr!.on('data', (part: Buffer) => (told += String(part))),
  });
  while (told === '') await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toContain(`процессом ${service.child.pid} (svod run)`);
  await svod('schedule', 'now', 'forward:mono-log');
  mode = 'answers';
  door.closeAllConnections();
  expect((await waiting).code).toBe(0);
  await allRead(service);
  expect((await service.end('SIGINT')).code).toBe(0);
});

test('svod.json that changed is read at SIGHUP; one with a mistake leaves the one before', async () => {
  change((text) => JSON.stringify({ ...(JSON.parse(text) as object), sources: {}, nodes: [] }));
  const service = await start();
  change(() => '{ "sourcez": {} }');
  service.child.kill('SIGHUP');
  expect(await service.logged(({ msg }) => msg.startsWith('the configuration cannot'))).toMatchObject({
    code: 'config.invalid',
  });
  expect((await service.get('/metrics'))[1]).toMatch(/^svod_config_valid 0$/m);
  change(() => '{ "zone": "Asia/Omsk" }');
  service.child.kill('SIGHUP');
  await service.logged(({ msg }) => msg === 'configuration read anew');
  expect((await service.get('/metrics'))[1]).toMatch(/^svod_config_valid 1$/m);
  expect((await service.end('SIGTERM')).code).toBe(0);
});

describe('it is told in one line, with the way out,', () => {
  test('that a port is taken', async () => {
    const { port } = door.address() as AddressInfo;
    const { code, error, stderr } = await svod('run', '--port', String(port));
    expect([code, error().code]).toEqual([2, 'service.port']);
    expect(stderr).toMatch(/^svod: Порт недоступен \[service\.port\]: порт \d+ на 127\.0\.0\.1 занят[^\n]+\n$/);
  });

  test('that no service is there to be asked, and that a name is no job', async () => {
    const { code, error, stderr } = await svod('schedule', 'now', 'digets');
    expect([code, error().code, stderr.includes('(digest?)')]).toEqual([2, 'usage.invalid', true]);
    const source = (await schedule()).jobs[0]!.job.replace('collect:', '');
    const absent = await svod('schedule', 'now', source);
    expect([absent.code, absent.error().code]).toEqual([2, 'service.absent']);
    expect(absent.stderr).toMatch(/→ Запустите svod run[^\n]+\n$/);
  });

  test('that the configuration has a mistake, before anything is made', async () => {
    change(() => '{ "sourcez": {} }');
    const { code, error } = await svod('run', '--port', '0');
    expect([code, error().code]).toEqual([2, 'config.invalid']);
  });
});
