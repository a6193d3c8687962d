import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JobName } from './contracts/job.ts';
import type { Run } from './contracts/run.ts';
import { digestOf } from './digest.ts';
import type { Gateway } from './gateway.ts';
import { lookForIncidents } from './looking.ts';
import { openGateway } from './main.ts';
import { svodHere } from './test/svod-here.ts';
import { newFolder, removeFolders } from './test/svod-process.ts';
import { lessons, rosterPage, TINY, tinySource, week } from './test/tiny-source.ts';

afterAll(removeFolders);
const NOW = new Date('2026-09-14T20:00:00Z');
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

const dnevnik = (schools: string[], token: object, more: object = {}) => ({
  ...{ system: 'dnevnik-ru', settings: { schools, accessToken: token } },
  ...more,
});
const ENV = { ONE: 'a'.repeat(32), OTHER: 'b'.repeat(32) };
const shared = { $env: 'ONE' };
const school = (id: string, source: string, more: object = {}) => ({
  ...{ id, kind: 'school', parent: 'r', name: `Школа ${id}`, journals: [{ source, school: '1' }] },
  ...more,
});
const CONFIG = {
  sources: {
    a: dnevnik(['1'], shared),
    b: dnevnik(['2'], shared),
    c: dnevnik(['3'], { $env: 'OTHER' }),
    resting: dnevnik(['4'], { $env: 'OTHER' }, { paused: true }),
  },
  nodes: [{ id: 'r', kind: 'region', name: 'Регион' }, school('s-a', 'a')],
  channels: { log: {} },
};

/** Works on a gateway with this configuration in a new data folder. */
async function withGateway(config: object, work: (gateway: Gateway, data: string) => Promise<void>): Promise<void> {
  const data = newFolder();
  writeFileSync(join(data, 'svod.json'), JSON.stringify(config));
  Object.assign(process.env, ENV);
  const gateway = await openGateway({ data, at: NOW });
  try {
    await work(gateway, data);
  } finally {
    await gateway.close();
    for (const name of Object.keys(ENV)) delete process.env[name];
  }
}

let runs = 0;
async function ran({ store }: Gateway, source: string, end: Partial<Run>, at = NOW): Promise<void> {
  const run = { id: `run-${(runs += 1)}`, source, startedAt: at, ...end };
  await store.startRun(run);
  await store.endRun({ ...run, endedAt: at });
}
const failedBy = (error: string) => ({ outcome: 'failed', error }) as const;
const keys = async ({ operations }: Gateway) =>
  (await operations.incidents({ open: true })).map(({ key, places }) => [key, ...places]).sort();

test('sources are grouped by host and by the secret they sign in with; paused ones are left alone', () =>
  withGateway(CONFIG, async (gateway) => {
    for (const source of ['a', 'b', 'c', 'resting']) await ran(gateway, source, failedBy('http.unauthorized'));
    expect(await lookForIncidents(gateway, NOW)).toMatchObject({ closed: 0, open: 2 });
    expect(await keys(gateway)).toEqual([
      ['credential/a', 'a', 'b'],
      ['credential/c', 'c'],
    ]);
    for (const source of ['a', 'b', 'c']) await ran(gateway, source, failedBy('http.timeout'), later(1));
    expect(await lookForIncidents(gateway, later(2))).toMatchObject({ closed: 2, open: 1 });
    expect(await keys(gateway)).toEqual([['vendor-down/dnevnik-ru api.dnevnik.ru', 'a', 'b', 'c']]);
  }));

test('a host that refuses most of its schools is one incident, until the last of them is read', () =>
  withGateway(CONFIG, async (gateway) => {
    for (const source of ['a', 'b', 'c']) await ran(gateway, source, failedBy('http.forbidden'));
    await lookForIncidents(gateway, NOW);
    const refused = 'vendor-refused/dnevnik-ru api.dnevnik.ru';
    expect(await keys(gateway)).toEqual([[refused, 'a', 'b', 'c']]);
    for (const source of ['a', 'b']) await ran(gateway, source, { outcome: 'complete' }, later(60));
    await lookForIncidents(gateway, later(61));
    expect(await keys(gateway)).toEqual([[refused, 'c']]);
    await ran(gateway, 'c', { outcome: 'complete' }, later(62));
    expect(await lookForIncidents(gateway, later(92))).toMatchObject({ closed: 1, open: 0 });
  }));

test('a host that falls, school by school, is one message: the first two are not told of by themselves', () =>
  withGateway(CONFIG, async (gateway) => {
    for (const source of ['a', 'b', 'c']) await ran(gateway, source, { outcome: 'complete' }, later(-24 * 60));
    for (const [minutes, source] of ['a', 'b', 'c'].entries()) {
      await ran(gateway, source, failedBy('http.forbidden'), later(minutes));
      await lookForIncidents(gateway, later(minutes));
    }
    const told = await gateway.operations.notices();
    const [{ id } = { id: 0 }] = await gateway.operations.incidents({ open: true });
    expect(told.map(({ incident, event }) => [incident, event])).toEqual([[id, 'opened']]);
    const digest = await digestOf(gateway, later(10));
    expect(digest.data).toMatchObject({ open: [id], opened: 1, closed: 0 });
  }));

test('a look that is repeated, also by a new process, opens and tells nothing twice', () =>
  withGateway(CONFIG, async (gateway, data) => {
    await ran(gateway, 'a', failedBy('http.not-found'));
    await ran(gateway, 'b', { outcome: 'complete' });
    await lookForIncidents(gateway, NOW);
    await lookForIncidents(gateway, NOW);
    const again = await openGateway({ data, at: NOW });
    expect(await lookForIncidents(again, later(5))).toEqual({ opened: [], closed: 0, open: 1 });
    expect(await again.operations.notices()).toHaveLength(1);
    await again.close();
    await ran(gateway, 'a', { outcome: 'complete' }, later(6));
    expect(await lookForIncidents(gateway, later(7))).toMatchObject({ closed: 1, open: 0 });
    expect((await gateway.operations.notices()).map(({ event }) => event)).toEqual(['opened', 'closed']);
  }));

test('a source that reads closed schools only wants to be paused', () =>
  withGateway({ ...CONFIG, nodes: [CONFIG.nodes[0], school('s-a', 'a', { state: 'closed' })] }, async (gateway) => {
    await lookForIncidents(gateway, NOW);
    expect(await keys(gateway)).toEqual([['closed-school/sources', 'a']]);
  }));

test('a forwarding that failed as a whole is the platform’s; a source that nobody reads is a gap', () =>
  withGateway(
    {
      ...CONFIG,
      destinations: { 'mono-log': { settings: { baseUrl: 'https://p.test', clientId: 'c', clientSecret: shared } } },
    },
    async (gateway) => {
      await gateway.operations.beginJob('forward:mono-log', NOW, NOW);
      await gateway.operations.endJob('forward:mono-log', { at: NOW, outcome: 'failed', error: 'http.server-error' });
      await lookForIncidents(gateway, NOW);
      const planned = new Date(NOW.getTime() + 60_000);
      const nextReading = (source: string): Date | undefined => (source === 'b' ? planned : undefined);
      await lookForIncidents(gateway, later(13 * 60), { nextReading });
      expect(await keys(gateway)).toEqual([
        ['gap/dnevnik-ru', 'b'],
        ['platform-down/mono-log', 'mono-log'],
      ]);
    },
  ));

test('a secret of the platform that runs out is an incident before it does, until there is a new one', async () => {
  const platform = (day: string) => ({
    settings: { baseUrl: 'https://p.test', clientId: 'c', clientSecret: shared, clientSecretExpires: day },
  });
  const lookWith = (day: string) =>
    withGateway({ ...CONFIG, destinations: { 'mono-log': platform(day) } }, async (gateway) => {
      await lookForIncidents(gateway, NOW);
      found.push(await keys(gateway));
    });
  const found: (readonly string[])[][] = [];
  for (const day of ['2026-09-20', '2027-09-20']) await lookWith(day);
  expect(found).toEqual([[['access-expiring/destinations/mono-log clientSecret', 'mono-log']], []]);
});

test('what ended the service’s own work is an incident until that work is done, also a recount that found damage', () =>
  withGateway(
    {
      ...CONFIG,
      destinations: { 'mono-log': { settings: { baseUrl: 'https://p.test', clientId: 'c', clientSecret: shared } } },
    },
    async (gateway) => {
      const ended = async (job: JobName, error?: string): Promise<void> => {
        await gateway.operations.beginJob(job, NOW, NOW);
        await gateway.operations.endJob(job, { at: NOW, outcome: error ? 'failed' : 'done', ...(error && { error }) });
      };
      await ended('keeping:', 'store.damaged');
      await ended('balance:mono-log', 'http.unauthorized');
      await ended('balance:of-before', 'http.unauthorized');
      await lookForIncidents(gateway, NOW);
      expect(await keys(gateway)).toEqual([
        ['platform-refused/mono-log', 'mono-log'],
        ['store/sources', 'keeping'],
      ]);
      const { text } = await digestOf(gateway, NOW);
      expect(text).toMatch(/svod balance назовёт причину[^]*Сорвалось чтений и работ службы: 1/);
      for (const job of ['keeping:', 'balance:mono-log'] as const) await ended(job);
      expect(await lookForIncidents(gateway, later(31))).toMatchObject({ closed: 2, open: 0 });
    },
  ));

test('sheets are stuck when forwarding was well for a day since they could go: not at once where a gate was opened or schools were placed', async () => {
  const { gateway: tiny, collect } = await tinySource({ destinations: ['mono-log'] });
  await collect([rosterPage(), week(lessons(3))]);
  const nodes = [
    { id: 'r', kind: 'region', name: 'Регион', state: 'active', journals: [] },
    {
      id: 's',
      kind: 'school',
      parent: 'r',
      name: 'Школа',
      state: 'active',
      journals: [{ source: TINY.name, school: '1' }],
    },
  ] as const;
  const days = (count: number): Date => new Date(tiny.now().getTime() + count * 86_400_000);
  const kindsAt = async (day: number, openedAt = days(0)): Promise<readonly string[]> => {
    const gateway: Gateway = { ...tiny, openedAt, config: { ...tiny.config, sources: [TINY], nodes } };
    await lookForIncidents(gateway, days(day));
    return (await tiny.operations.incidents({ open: true })).map(({ kind }) => kind).filter((kind) => kind !== 'gap');
  };
  const forwarded = async (day: number): Promise<void> => {
    await tiny.operations.beginJob('forward:mono-log', days(day), days(day));
    await tiny.operations.endJob('forward:mono-log', { at: days(day), outcome: 'done' });
  };
  for (let day = 0; day < 6; day += 1) await forwarded(day);
  expect(await kindsAt(6, days(5.5))).toEqual([]);
  await tiny.operations.keepVerdict({ node: 's', isOpen: true, at: days(5), by: 'person', reasons: [] });
  expect(await kindsAt(6)).toEqual([]);
  await forwarded(6);
  expect(await kindsAt(6.1)).toEqual(['deliveries-stuck']);
  await tiny.close();
});

test('backup and key are asked for when there is something to lose, not before', async () => {
  const { gateway, collect } = await tinySource();
  const elsewhere = { backup: { mostDays: 7 }, isKeyExported: false };
  const kinds = async () => (await gateway.operations.incidents({ open: true })).map(({ kind }) => kind).sort();
  await lookForIncidents(gateway, gateway.now(), elsewhere);
  expect(await kinds()).toEqual([]);
  await collect([rosterPage()]);
  await lookForIncidents(gateway, gateway.now(), elsewhere);
  expect(await kinds()).toEqual(expect.arrayContaining(['backup-old', 'key-not-exported']));
  await gateway.close();
});

test('the operator sees whose move it is, and exit code 1 while something is open', async () => {
  await withGateway(CONFIG, async (gateway, data) => {
    await ran(gateway, 'a', failedBy('http.unauthorized'));
    const svod = (...words: string[]) => svodHere(words, { data, env: { ...ENV, SVOD_NOW: NOW.toISOString() } });
    const looked = await svod('incidents', 'look');
    expect([looked.code, looked.stdout]).toEqual([
      1,
      expect.stringMatching(/№ \d+ · Вход в журнал отклонён \[credential\] · школа\n[^]*Что делать: Напишите школе/),
    ]);
    const { incidents } = (await svod('incidents', '--json')).result<{ incidents: { id: number; kind: string }[] }>();
    expect(incidents.map(({ kind }) => kind).sort()).toEqual(['credential']);
    const { id } = incidents.find(({ kind }) => kind === 'credential')!;
    expect((await svod('incidents', 'show', String(id), '--lang', 'en')).stdout).toMatch(/Whose move: the school/);
    expect((await svod('incidents', 'show', '9')).stderr).toContain('инцидента 9 нет');
    await ran(gateway, 'a', { outcome: 'complete' }, later(1));
    expect((await svod('incidents', 'look', '--json')).result()).toMatchObject({ open: 0 });
    const closed = await svod('incidents', 'show', String(id));
    expect([closed.code, closed.stdout]).toEqual([0, expect.stringMatching(/Закрыто: 14\.09\.2026 23:00/)]);
  });
});

test('incidents are to be seen while svod.json is broken: the mistake is told beside them', () =>
  withGateway(CONFIG, async (gateway, data) => {
    await lookForIncidents(gateway, NOW, { configuration: { isValid: false, mistakes: 1 } });
    writeFileSync(join(data, 'svod.json'), '{"zone": 5}');
    const { code, stdout, stderr } = await svodHere(['incidents'], { data });
    expect(code).toBe(1);
    expect(stdout).toContain('[config-broken]');
    expect(stderr).toMatch(/^svod: .*\[config\.invalid\].*zone.*\nБез настроек [^\n]+\n$/);
  }));
