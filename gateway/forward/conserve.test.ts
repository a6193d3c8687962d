import { join } from 'node:path';
import fc from 'fast-check';
import { openSqliteStore } from '../stores/sqlite/store.ts';
import { storeDeliveries } from '../test/store-deliveries.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';
import { tinyDeliveries } from '../test/tiny-deliveries.ts';
import { contentOf, CONTENTS, EVENTS, type Opens, SCOPES, type Step, world } from '../test/torn-network.ts';

afterAll(removeFolders);

const change = fc.record({ change: fc.nat(SCOPES.length - 1), to: fc.nat(CONTENTS.length - 1) });
const pass = fc.record({
  pass: fc.array(fc.constantFrom(...EVENTS), { maxLength: 4 }),
  then: fc.nat(CONTENTS.length - 1),
});
const step: fc.Arbitrary<Step> = fc.oneof(change, pass, fc.record({ wait: fc.nat(200_000) }));

const STORES: readonly (readonly [name: string, open: Opens, runs: number])[] = [
  ['the model', () => tinyDeliveries(), 400],
  [
    'the embedded store',
    (now) => storeDeliveries(openSqliteStore(join(newFolder(), 'svod.db'), { ...OPTIONS, now })),
    150,
  ],
];
const OPTIONS = {
  destinations: ['mono-log'],
  assess: () => ({ facts: [] }),
  zoneOf: () => 'Europe/Moscow',
  sealKey: Buffer.alloc(32),
  keyId: '0badcafe',
};

describe.each(STORES)('with %s', (_name, open, runs) => {
  test('however calls are lost, overtaken and crashed, the platform ends with what the store has, each id once', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { store, platform, run, drain } = world(open);
        for (const one of steps) await run(one);
        const { counts } = await drain();
        const { changed, acknowledged, waiting, dead, superseded } = counts;
        expect([changed, waiting]).toEqual([acknowledged + waiting + dead + superseded, 0]);
        expect(platform.counts().duplicates).toBe(0);
        expect((await store.ledger?.())?.differences ?? []).toEqual([]);
        for (const scope of SCOPES) {
          const content = await contentOf(store, platform, scope);
          if (content && !content.refused) expect(content.held).toBe(content.ours);
        }
      }),
      { numRuns: runs },
    ));

  test('4 → 5 → 4 with the answer to 5 lost ends as 4 on both sides', async () => {
    const { store, platform, run, drain } = world(open);
    const [four, five] = [0, 1];
    await run({ change: 0, to: four });
    await run({ pass: ['fine'], then: 0 });
    await run({ change: 0, to: five });
    await run({ pass: ['lost'], then: 0 });
    await run({ change: 0, to: four });
    await drain();
    const content = await contentOf(store, platform, SCOPES[0] ?? '');
    expect(content?.held).toBe(content?.ours);
    expect(await store.deliveryCounts('mono-log')).toMatchObject({ changed: 3, acknowledged: 2, superseded: 1 });
  });

  test('4 → 5 → 4, each acknowledged, and the first parcel arriving once more after the third, ends as 4', async () => {
    const { store, platform, run, drain } = world(open);
    for (const to of [0, 1, 0]) {
      await run({ change: 0, to });
      await run({ pass: ['fine'], then: 0 });
    }
    const [first] = platform.held.values();
    await run({ pass: ['overtaken'], then: 1 });
    await run({ change: 0, to: 1 });
    await run({ pass: ['overtaken'], then: 0 });
    await drain();
    const content = await contentOf(store, platform, SCOPES[0] ?? '');
    expect([content?.held, first?.version]).toEqual([content?.ours, 3]);
  });
});
