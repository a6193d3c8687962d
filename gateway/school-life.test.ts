import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { monoLogApi } from '../adapters/mono-log/api.ts';
import { type MonoLogSimulator, startMonoLog } from '../ops/simulators/mono-log/start.ts';
import { balanceWith } from './balancing.ts';
import { checkRegion } from './checking.ts';
import type { NodeConfig } from './config/config.ts';
import { storeFile } from './data-folder.ts';
import { forwardAll } from './forwarding.ts';
import type { Gateway } from './gateway.ts';
import { importFile } from './importing.ts';
import { finishReplacement, makeReplacement } from './keeping/replace.ts';
import { lookForIncidents } from './looking.ts';
import { openDataFolder, openGateway } from './main.ts';
import { removeFolders, SVOD } from './test/svod-process.ts';
import { lessons, rosterPage, week } from './test/tiny-pages.ts';
import { TINY, type TinySource, tinySource } from './test/tiny-source.ts';

/* What becomes of a school's sheets while the school is renamed, closes, is merged or is read from two systems; over sockets. */

const signal = new AbortController().signal;
const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');
const NEXT_WEEK = '2026-09-14';

let platform: MonoLogSimulator;
let tiny: TinySource;
beforeEach(async () => {
  tiny = await tinySource({ destinations: ['mono-log'] });
  platform = await startMonoLog({ now: () => tiny.gateway.now().getTime() });
});
afterEach(async () => {
  await tiny.gateway.close();
  await platform.close();
});
afterAll(removeFolders);

const settings = () => ({
  ...{ baseUrl: platform.url, clientId: platform.client.id, clientSecret: platform.client.secret },
  requestsPerSecond: 1000,
});
const REGION: NodeConfig = { id: 'r', kind: 'region', name: 'Область', journals: [] };
const journal = (source: string) => ({ source, school: '1' });
const school = (id: string, sources: readonly string[], more: Partial<NodeConfig> = {}): NodeConfig => ({
  ...{ id, kind: 'school', parent: 'r', name: `Школа ${id}`, journals: sources.map(journal) },
  ...more,
});

/** The gateway with this tree, and the platform of the test. */
function with_(...schools: NodeConfig[]): Gateway {
  const { gateway } = tiny;
  return {
    ...gateway,
    config: { ...gateway.config, nodes: [REGION, ...schools] },
    systemOf: () => 'dnevnik-ru',
    destinationOf: (name) => {
      const { adapter, config } = gateway.destinationOf(name);
      return { adapter, config: { ...config, settings: settings(), allowLoopback: true } };
    },
  };
}
const forward = async (...schools: NodeConfig[]) => (await forwardAll(with_(...schools), 'mono-log', signal)).counts;
/** Node and days of what the platform holds. */
const held = () => platform.content().map(({ node, kind, day }) => [node, kind, day]);
const platformNodes = async () => {
  const { gateway } = tiny;
  const api = monoLogApi(settings() as never, { log: gateway.log, now: gateway.now, allowLoopback: true });
  return new Map((await api.nodes(signal)).map(({ id, node }) => [id, node]));
};

test('a school is renamed: the platform learns it before the next sheet, and no sheet goes again', async () => {
  await tiny.collect([rosterPage(), week(lessons(3))]);
  await forward(school('s-1', ['tiny']));
  const { effects } = platform.counts();
  const counts = await forward(school('s-1', ['tiny'], { name: 'Лицей № 1', shortName: 'Лицей' }));
  expect((await platformNodes()).get('s-1')).toMatchObject({ name: 'Лицей № 1', shortName: 'Лицей' });
  expect([platform.counts().effects, counts.waiting, counts.dead]).toEqual([effects, 0, 0]);
});

test('a school closes: what is due is delivered all the same, and its source is told to be paused', async () => {
  await tiny.collect([rosterPage(), week(lessons(3))]);
  const closed = school('s-1', ['tiny'], { state: 'closed' });
  expect(await forward(closed)).toMatchObject({ waiting: 0, dead: 0 });
  expect((await platformNodes()).get('s-1')).toMatchObject({ state: 'closed' });
  expect(new Set(held().map(([node]) => node))).toEqual(new Set(['s-1']));
  const gateway = with_(closed);
  await lookForIncidents({ ...gateway, config: { ...gateway.config, sources: [TINY] } }, gateway.now());
  expect(await gateway.operations.incidents({ open: true })).toMatchObject([
    { kind: 'closed-school', places: ['tiny'] },
  ]);
});

test('a school is merged: what was delivered stays, what was not goes under the successor, corrections too', async () => {
  await tiny.collect([rosterPage(), week(lessons(3))]);
  await forward(school('s-1', ['tiny']), school('s-2', []));
  const before = held();
  await tiny.collect([rosterPage(), week(lessons(4)), week(lessons(2), { covers: { from: NEXT_WEEK } })]);
  const merged = school('s-1', [], { state: 'closed', successors: ['s-2'] });
  expect(await forward(merged, school('s-2', ['tiny']))).toMatchObject({ waiting: 0, dead: 0 });
  const days = (node: string) =>
    held()
      .filter(([of, kind]) => of === node && kind === 'journal-day')
      .map(([, , day]) => day);
  expect(held()).toEqual(expect.arrayContaining(before));
  expect([days('s-1'), days('s-2')]).toEqual([['2026-09-07'], ['2026-09-07', NEXT_WEEK]]);
  const content = held();
  expect(await balanceWith(with_(merged, school('s-2', ['tiny'])), 'mono-log', signal)).toMatchObject({ sentAgain: 0 });
  await forward(merged, school('s-2', ['tiny']));
  expect(held()).toEqual(content);
  expect(platform.counts()).toMatchObject({ duplicates: 0, rejected: 0 });
  expect(await tiny.gateway.store.ledger()).toMatchObject({ difference: 0 });
});

test('a school is merged while answers of the platform are lost: what may have arrived goes on to its old node, and nothing is dead', async () => {
  await tiny.collect([rosterPage(), week(lessons(3))]);
  await forward(school('s-1', ['tiny']), school('s-2', []));
  await tiny.collect([rosterPage(), week(lessons(4)), week(lessons(2), { covers: { from: NEXT_WEEK } })]);
  const lost = { fault: 'lost-answer', rate: 1, isLasting: true, on: '/v1/parcels' };
  platform.control({ faults: { faults: [lost] } });
  expect(await forward(school('s-1', ['tiny']), school('s-2', []))).toMatchObject({ waiting: 2 });
  platform.control({ faults: { faults: [] } });
  const tomorrow = new Date(tiny.gateway.now().getTime() + 86_400_000);
  const merged = with_(school('s-1', [], { state: 'closed', successors: ['s-2'] }), school('s-2', ['tiny']));
  const { counts } = await forwardAll(merged, 'mono-log', signal, { now: () => tomorrow });
  expect(counts).toMatchObject({ waiting: 0, dead: 0 });
  expect(platform.counts()).toMatchObject({ rejected: 0 });
  await tiny.collect([rosterPage(), week(lessons(5))]);
  expect((await forwardAll(merged, 'mono-log', signal)).counts).toMatchObject({ waiting: 0, dead: 0 });
  expect(held()).toEqual(
    expect.arrayContaining([
      ['s-1', 'journal-day', NEXT_WEEK],
      ['s-2', 'journal-day', '2026-09-07'],
    ]),
  );
  expect(await tiny.gateway.store.ledger()).toMatchObject({ difference: 0 });
});

test('a school in two systems is one node at the platform and one school in the figures, with the sheets of both', async () => {
  await tiny.collect([rosterPage(), week(lessons(3))]);
  const both = school('s-1', [], { journals: [journal('tiny'), { source: 'recorded', school: 'recorded' }] });
  const gateway = with_(both);
  await importFile(gateway, { file: DIARY, source: 'recorded', system: 'netschool', signal });
  expect(await forward(both)).toMatchObject({ waiting: 0, dead: 0 });
  expect([...(await platformNodes()).keys()]).toEqual(['r', 's-1']);
  expect(new Set(held().map(([node]) => node))).toEqual(new Set(['s-1']));
  expect(held().map(([, , day]) => day)).toEqual(expect.arrayContaining(['2023-04-10', '2026-09-07']));
  const { schools } = await checkRegion(gateway, {});
  const apart = await checkRegion(with_(), {});
  const homeworks = (of: typeof schools) =>
    of
      .flatMap(({ figures }) => figures.filter(({ requirement }) => requirement === 'homework'))
      .map((one) => one.expected);
  expect(schools.map(({ source }) => source)).toEqual(['recorded, tiny']);
  expect(homeworks(schools)).toEqual([homeworks(apart.schools).reduce((sum, expected) => sum + expected, 0)]);
  expect(apart.schools).toHaveLength(2);
});

describe('what a platform holds of a school that was merged', () => {
  const MERGED = [school('s-1', [], { state: 'closed', successors: ['s-2'] }), school('s-2', ['tiny'])];
  const apart = [school('s-1', ['tiny']), school('s-2', [])];
  const balance = (...nodes: NodeConfig[]) => balanceWith(with_(...nodes), 'mono-log', signal);
  const nodesHolding = () =>
    platform
      .content()
      .filter(({ body }) => body !== null)
      .map(({ node, kind }) => [node, kind])
      .sort();

  test('is withdrawn from the old node once the successor has it: the same sheet never counts twice', async () => {
    await tiny.collect([rosterPage(), week(lessons(3))]);
    await forward(...apart);
    await tiny.collect([rosterPage(), week(lessons(4))]);
    await forward(...MERGED);
    expect(nodesHolding()).toEqual([
      ['s-1', 'journal-day'],
      ['s-1', 'roster'],
      ['s-2', 'journal-day'],
    ]);
    expect(await balance(...MERGED)).toMatchObject({ withdrawn: 1, sentAgain: 0 });
    expect(nodesHolding()).toEqual([
      ['s-1', 'roster'],
      ['s-2', 'journal-day'],
    ]);
    expect(await balance(...MERGED)).toMatchObject({ withdrawn: 0, strays: 0, sentAgain: 0 });
  });

  test('is withdrawn from the node that has it when the key is replaced', async () => {
    await tiny.collect([rosterPage(), week(lessons(3))]);
    await forward(...apart);
    const merged = with_(...MERGED);
    const { data, now } = merged;
    expect((await makeReplacement(merged, join(data, 'svod.json'))).toWithdraw).toBe(2);
    await merged.close();
    finishReplacement(data, openDataFolder({ data, at: now() }).files);
    const fresh = await openGateway({ data, at: now() });
    tiny = { ...tiny, gateway: fresh };
    const { config, destinationOf } = merged;
    expect(await balanceWith({ ...fresh, config, destinationOf }, 'mono-log', signal)).toMatchObject({ withdrawn: 2 });
    expect(nodesHolding()).toEqual([]);
  });

  test('goes over to the successor where the store does not know any more what was delivered to which node', async () => {
    await tiny.collect([rosterPage(), week(lessons(3))]);
    await forward(...apart);
    // As the version before wrote it down.
    const db = new DatabaseSync(storeFile(tiny.gateway.data));
    db.exec('UPDATE base SET node = NULL');
    db.close();
    expect(await balance(...MERGED)).toMatchObject({ sentAgain: 2, withdrawn: 0, strays: 2 });
    await forward(...MERGED);
    expect((await balance(...MERGED))!.withdrawn).toBe(2);
    expect(nodesHolding()).toEqual([
      ['s-2', 'journal-day'],
      ['s-2', 'roster'],
    ]);
    expect(await tiny.gateway.store.ledger()).toMatchObject({ difference: 0 });
  });
});
