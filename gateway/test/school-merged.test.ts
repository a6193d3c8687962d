import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { balanceWith } from '../forwarding/balancing.ts';
import type { NodeConfig } from '../config/config.ts';
import { storeFile } from '../data-folder/data-folder.ts';
import { forwardAll } from '../forwarding/forwarding.ts';
import { finishReplacement, makeReplacement } from '../keeping/replace.ts';
import { openDataFolder, openGateway } from '../main.ts';
import { school, schoolTree, type SchoolTree } from './school-tree.ts';
import { removeFolders } from './svod-process.ts';
import { lessons, rosterPage, week } from './tiny-pages.ts';

/* What becomes of a school's sheets when it is merged into another one; over sockets. */

const NEXT_WEEK = '2026-09-14';

const { signal } = new AbortController();
let tree: SchoolTree;
beforeEach(async () => (tree = await schoolTree()));
afterEach(() => tree.close());
afterAll(removeFolders);

test('a school is merged: what was delivered stays, what was not goes under the successor, corrections too', async () => {
  await tree.tiny.collect([rosterPage(), week(lessons(3))]);
  await tree.forward(school('s-1', ['tiny']), school('s-2', []));
  const before = tree.held();
  await tree.tiny.collect([rosterPage(), week(lessons(4)), week(lessons(2), { covers: { from: NEXT_WEEK } })]);
  const merged = school('s-1', [], { state: 'closed', successors: ['s-2'] });
  expect(await tree.forward(merged, school('s-2', ['tiny']))).toMatchObject({ waiting: 0, dead: 0 });
  const days = (node: string) =>
    tree
      .held()
      .filter(([of, kind]) => of === node && kind === 'journal-day')
      .map(([, , day]) => day);
  expect(tree.held()).toEqual(expect.arrayContaining(before));
  expect([days('s-1'), days('s-2')]).toEqual([['2026-09-07'], ['2026-09-07', NEXT_WEEK]]);
  const content = tree.held();
  expect(await balanceWith(tree.gatewayWith(merged, school('s-2', ['tiny'])), 'mono-log', signal)).toMatchObject({
    sentAgain: 0,
  });
  await tree.forward(merged, school('s-2', ['tiny']));
  expect(tree.held()).toEqual(content);
  expect(tree.platform.counts()).toMatchObject({ duplicates: 0, rejected: 0 });
  expect(await tree.tiny.gateway.store.ledger()).toMatchObject({ difference: 0 });
});

test('a school is merged while answers of the platform are lost: what may have arrived goes on to its old node, and nothing is dead', async () => {
  await tree.tiny.collect([rosterPage(), week(lessons(3))]);
  await tree.forward(school('s-1', ['tiny']), school('s-2', []));
  await tree.tiny.collect([rosterPage(), week(lessons(4)), week(lessons(2), { covers: { from: NEXT_WEEK } })]);
  const lost = { fault: 'lost-answer', rate: 1, isLasting: true, on: '/v1/parcels' };
  tree.platform.control({ faults: { faults: [lost] } });
  expect(await tree.forward(school('s-1', ['tiny']), school('s-2', []))).toMatchObject({ waiting: 2 });
  tree.platform.control({ faults: { faults: [] } });
  const tomorrow = new Date(tree.tiny.gateway.now().getTime() + 86_400_000);
  const merged = tree.gatewayWith(school('s-1', [], { state: 'closed', successors: ['s-2'] }), school('s-2', ['tiny']));
  const { counts } = await forwardAll(merged, 'mono-log', signal, { now: () => tomorrow });
  expect(counts).toMatchObject({ waiting: 0, dead: 0 });
  expect(tree.platform.counts()).toMatchObject({ rejected: 0 });
  await tree.tiny.collect([rosterPage(), week(lessons(5))]);
  expect((await forwardAll(merged, 'mono-log', signal)).counts).toMatchObject({ waiting: 0, dead: 0 });
  expect(tree.held()).toEqual(
    expect.arrayContaining([
      ['s-1', 'journal-day', NEXT_WEEK],
      ['s-2', 'journal-day', '2026-09-07'],
    ]),
  );
  expect(await tree.tiny.gateway.store.ledger()).toMatchObject({ difference: 0 });
});

describe('what a platform holds of a school that was merged', () => {
  const MERGED = [school('s-1', [], { state: 'closed', successors: ['s-2'] }), school('s-2', ['tiny'])];
  const apart = [school('s-1', ['tiny']), school('s-2', [])];
  const balance = (...nodes: NodeConfig[]) => balanceWith(tree.gatewayWith(...nodes), 'mono-log', signal);
  const nodesHolding = () =>
    tree.platform
      .content()
      .filter(({ body }) => body !== null)
      .map(({ node, kind }) => [node, kind])
      .sort();

  test('is withdrawn from the old node once the successor has it: the same sheet never counts twice', async () => {
    await tree.tiny.collect([rosterPage(), week(lessons(3))]);
    await tree.forward(...apart);
    await tree.tiny.collect([rosterPage(), week(lessons(4))]);
    await tree.forward(...MERGED);
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
    await tree.tiny.collect([rosterPage(), week(lessons(3))]);
    await tree.forward(...apart);
    const merged = tree.gatewayWith(...MERGED);
    const { data, now } = merged;
    expect((await makeReplacement(merged, join(data, 'svod.json'))).toWithdraw).toBe(2);
    await merged.close();
    finishReplacement(data, openDataFolder({ data, at: now() }).files);
    const fresh = await openGateway({ data, at: now() });
    tree.tiny = { ...tree.tiny, gateway: fresh };
    const { config, destinationOf } = merged;
    expect(await balanceWith({ ...fresh, config, destinationOf }, 'mono-log', signal)).toMatchObject({ withdrawn: 2 });
    expect(nodesHolding()).toEqual([]);
  });

  test('goes over to the successor where the store does not know any more what was delivered to which node', async () => {
    await tree.tiny.collect([rosterPage(), week(lessons(3))]);
    await tree.forward(...apart);
    // As the version before wrote it down.
    const db = new DatabaseSync(storeFile(tree.tiny.gateway.data));
    db.exec('UPDATE base SET node = NULL');
    db.close();
    expect(await balance(...MERGED)).toMatchObject({ sentAgain: 2, withdrawn: 0, strays: 2 });
    await tree.forward(...MERGED);
    expect((await balance(...MERGED))!.withdrawn).toBe(2);
    expect(nodesHolding()).toEqual([
      ['s-2', 'journal-day'],
      ['s-2', 'roster'],
    ]);
    expect(await tree.tiny.gateway.store.ledger()).toMatchObject({ difference: 0 });
  });
});
