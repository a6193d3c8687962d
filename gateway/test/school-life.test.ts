import { join } from 'node:path';
import { checkRegion } from '../showing/checking.ts';
import { importFile } from '../reading/importing.ts';
import { lookForIncidents } from '../looking/looking.ts';
import { journal, school, schoolTree, type SchoolTree } from './school-tree.ts';
import { removeFolders, SVOD } from './svod-process.ts';
import { lessons, rosterPage, week } from './tiny-pages.ts';
import { TINY } from './tiny-source.ts';

/* What becomes of a school's sheets while the school is renamed, closes or is read from two systems; over sockets. */

const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');

const { signal } = new AbortController();
let tree: SchoolTree;
beforeEach(async () => (tree = await schoolTree()));
afterEach(() => tree.close());
afterAll(removeFolders);

test('a school is renamed: the platform learns it before the next sheet, and no sheet goes again', async () => {
  await tree.tiny.collect([rosterPage(), week(lessons(3))]);
  await tree.forward(school('s-1', ['tiny']));
  const { effects } = tree.platform.counts();
  const counts = await tree.forward(school('s-1', ['tiny'], { name: 'Лицей № 1', shortName: 'Лицей' }));
  expect((await tree.platformNodes()).get('s-1')).toMatchObject({ name: 'Лицей № 1', shortName: 'Лицей' });
  expect([tree.platform.counts().effects, counts.waiting, counts.dead]).toEqual([effects, 0, 0]);
});

test('a school closes: what is due is delivered all the same, and its source is told to be paused', async () => {
  await tree.tiny.collect([rosterPage(), week(lessons(3))]);
  const closed = school('s-1', ['tiny'], { state: 'closed' });
  expect(await tree.forward(closed)).toMatchObject({ waiting: 0, dead: 0 });
  expect((await tree.platformNodes()).get('s-1')).toMatchObject({ state: 'closed' });
  expect(new Set(tree.held().map(([node]) => node))).toEqual(new Set(['s-1']));
  const gateway = tree.gatewayWith(closed);
  await lookForIncidents({ ...gateway, config: { ...gateway.config, sources: [TINY] } }, gateway.now());
  expect(await gateway.operations.incidents({ open: true })).toMatchObject([
    { kind: 'closed-school', places: ['tiny'] },
  ]);
});

test('a school in two systems is one node at the platform and one school in the figures, with the sheets of both', async () => {
  await tree.tiny.collect([rosterPage(), week(lessons(3))]);
  const both = school('s-1', [], { journals: [journal('tiny'), { source: 'recorded', school: 'recorded' }] });
  const gateway = tree.gatewayWith(both);
  await importFile(gateway, { file: DIARY, source: 'recorded', system: 'netschool', signal });
  expect(await tree.forward(both)).toMatchObject({ waiting: 0, dead: 0 });
  expect([...(await tree.platformNodes()).keys()]).toEqual(['r', 's-1']);
  expect(new Set(tree.held().map(([node]) => node))).toEqual(new Set(['s-1']));
  expect(tree.held().map(([, , day]) => day)).toEqual(expect.arrayContaining(['2023-04-10', '2026-09-07']));
  const { schools } = await checkRegion(gateway, {});
  const apart = await checkRegion(tree.gatewayWith(), {});
  const homeworks = (of: typeof schools) =>
    of
      .flatMap(({ figures }) => figures.filter(({ requirement }) => requirement === 'homework'))
      .map((one) => one.expected);
  expect(schools.map(({ source }) => source)).toEqual(['recorded, tiny']);
  expect(homeworks(schools)).toEqual([homeworks(apart.schools).reduce((sum, expected) => sum + expected, 0)]);
  expect(apart.schools).toHaveLength(2);
});
