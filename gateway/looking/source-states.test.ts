import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Condition } from '../contracts/incident.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { sourceStates } from './source-states.ts';
import { lesson, page } from '../test/store-pages.ts';
import { newFolder, removeFolders, runSvod } from '../test/svod-process.ts';

const NOW = new Date('2026-10-14T18:00:00Z');
const hour = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
let data: string;
let gateway: Gateway;

beforeEach(async () => {
  data = newFolder();
  writeFileSync(join(data, 'secret'), 's', { mode: 0o600 });
  const source = (more: object = {}) => ({
    system: 'dnevnik-ru',
    settings: { accessToken: { $file: 'secret' }, accessTokenExpires: '2027-10-14' },
    ...more,
  });
  const soon = { settings: { accessToken: { $file: 'secret' }, accessTokenExpires: '2026-10-20' } };
  const settings = { baseUrl: 'https://m.example', clientId: 'c', clientSecret: { $file: 'secret' } };
  const config = {
    sources: { good: source(), down: source(), fresh: source(soon), off: source({ paused: true }) },
    destinations: { 'mono-log': { settings } },
  };
  writeFileSync(join(data, 'svod.json'), JSON.stringify(config));
  gateway = await openGateway({ data, configFile: join(data, 'svod.json'), at: NOW });
  await ran('good', 5, { outcome: 'partial' });
  await ran('down', 29, { outcome: 'complete' });
  await ran('down', 5, { outcome: 'failed', error: 'http.timeout' });
  await ran('off', 5, { outcome: 'failed', error: 'vendor.login' });
  await gateway.store.savePage(page([lesson('1')], { source: 'good' }));
  await gateway.store.openFinding({ id: 'f', source: 'good', kind: 'source', openedAt: NOW, error: 'vendor.login' });
});
afterEach(() => gateway.close());
afterAll(removeFolders);

async function ran(source: string, hours: number, end: { outcome: 'partial' | 'complete' | 'failed'; error?: string }) {
  const run = { id: `${source}-${hours}`, source, startedAt: hour(hours) };
  await gateway.store.startRun(run);
  await gateway.store.endRun({ ...run, endedAt: hour(hours - 1), ...end });
}

const states = () => sourceStates(gateway, gateway.config.sources);

test('each source says how it stands: read, failing, never read, paused; what waits, and what runs out', async () => {
  const plain = {
    system: 'dnevnik-ru',
    grade: 'client',
    assumed: expect.any(Array),
    waiting: 0,
    quarantined: 0,
    openFindings: 0,
    incidents: [],
  };
  expect(await states()).toEqual([
    {
      ...{ ...plain, name: 'good', state: 'ok', lastSuccessAt: hour(4), waiting: 1, openFindings: 1 },
      ...{ owner: 'school', expiring: [] },
    },
    {
      ...{ ...plain, name: 'down', state: 'failing', lastSuccessAt: hour(28), lastError: 'http.timeout' },
      ...{ owner: 'vendor', expiring: [] },
    },
    {
      ...{ ...plain, name: 'fresh', state: 'never' },
      expiring: [{ setting: 'accessToken', expiresAt: new Date('2026-10-21T00:00:00Z') }],
    },
    { ...plain, name: 'off', state: 'paused', lastError: 'vendor.login', expiring: [] },
  ]);
});

test('an open incident names the owner of the next step', async () => {
  const condition: Condition = {
    key: 'credential/down',
    kind: 'credential',
    owner: 'school',
    places: ['down', 'fresh'],
    values: {},
  };
  const changes = { opened: [condition], seen: [], closed: [] };
  const [incident] = await gateway.operations.changeIncidents(changes, NOW, []);
  const owners = (await states()).map(({ name, owner, incidents }) => [name, owner, incidents]);
  expect(owners).toEqual([
    ['good', 'school', []],
    ['down', 'school', [incident!.id]],
    ['fresh', 'school', [incident!.id]],
    ['off', undefined, []],
  ]);
});

test('svod sources shows them as a table, and ends with 1 where there is something to do', async () => {
  const env = { SVOD_NOW: NOW.toISOString() };
  const { code, stdout } = await runSvod(['sources'], { data, env });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^good +dnevnik-ru +читается +2026-10-14 17:00 +– +1 +0 +1 +школа$/m);
  expect(stdout).toMatch(/^down +dnevnik-ru +не читается +2026-10-13 17:00 +http\.timeout +0 +0 +0 +поставщик$/m);
  expect(stdout).toContain('fresh: «accessToken» действует до 2026-10-21 03:00; обновите заранее');
  const one = await runSvod(['sources', 'list', 'good', '--json'], { data, env });
  expect(one.result()).toMatchObject({ sources: [{ name: 'good', lastSuccessAt: hour(4).toISOString() }] });
});
