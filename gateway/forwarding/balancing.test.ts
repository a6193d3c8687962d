import fc from 'fast-check';
import { differencesIn } from './balancing.ts';
import { AT, LATER, NOTHING, settled, weekOf, withRegion } from '../test/balanced-region.ts';
import { removeFolders } from '../test/svod-process.ts';

/* A platform that forgot, refused or never judged; over sockets. */

afterAll(removeFolders);

test('where both sides hold the same, nothing is changed', () =>
  withRegion(async (region) => {
    await settled(region);
    const epoch = region.gateway.keeping.epoch();
    expect(await region.balance()).toEqual({ ...NOTHING, cells: 5, equal: 5, swept: 0, isWhole: true });
    expect(region.gateway.keeping.epoch()).toBe(epoch);
    await region.forward();
    expect(region.platform.counts()).toMatchObject({ effects: 15, duplicates: 0 });
  }));

test.each([1, 0.8])('a platform that forgot everything, or a part (%d), is given it again', (share) =>
  withRegion(async (region) => {
    await settled(region);
    const truth = region.shown();
    const { restored } = region.platform.control({ restore: share }) as { restored: number };
    expect(restored).toBeGreaterThan(3);
    const dry = await region.balance({ dryRun: true });
    expect(dry).toMatchObject({ sentAgain: restored, strays: 0 });
    expect(await region.gateway.store.deliveryCounts('mono-log')).toMatchObject({ waiting: 0 });
    expect(await region.balance()).toMatchObject({ ...dry, sentAgain: restored });
    expect((await region.gateway.store.ledger()).difference).toBe(0);
    await region.forward();
    expect(region.shown()).toEqual(truth);
    expect(differencesIn(await region.balance())).toBe(0);
    expect(region.platform.counts()).toMatchObject({ duplicates: 0, repeated: 0, superseded: 0 });
    expect((await region.gateway.store.ledger()).difference).toBe(0);
  }),
);

test('a platform that went back to an old backup has the present versions again, withdrawn ones too', () =>
  withRegion(async (region) => {
    await settled(region);
    region.platform.control({ backUp: true });
    await region.save(weekOf('7А', 5, '5', LATER));
    await region.save(weekOf('7Б', 2, '4', LATER));
    await region.forward();
    const truth = region.shown();
    region.platform.control({ restore: 1 });
    expect(region.shown()).not.toEqual(truth);
    expect(await region.balance()).toMatchObject({ sentAgain: 8, strays: 0 });
    await region.forward();
    expect(region.shown()).toEqual(truth);
    expect(await region.balance()).toMatchObject(NOTHING);
  }));

test('a sheet that was refused is told as such, and is not sent night after night', () =>
  withRegion(
    async (region) => {
      await settled(region);
      const { refused, sentAgain } = await region.balance();
      expect({ refused, sentAgain }).toEqual({ refused: 0, sentAgain: 0 });
      region.platform.control({ restore: 1 });
      expect(await region.balance()).toMatchObject({ sentAgain: 0, refused: 0 });
      expect((await region.gateway.store.deliveryCounts('mono-log')).dead).toBe(15);
    },
    { reject: [{ name: 'no', message: 'Нет.' }] },
  ));

test('a delivery that rests for a year, with a ticket that nobody will ever judge, is asked for again', () =>
  withRegion(async (region) => {
    await region.save(weekOf('7А', 1, '4', AT));
    const { store, now } = region.gateway;
    const [delivery] = await store.leaseDue('mono-log', {
      limit: 1,
      now: new Date(LATER),
      until: new Date('2026-10-21'),
    });
    const { sheet, lease } = delivery!;
    const dueAt = new Date('2027-10-14');
    await store.settle('mono-log', [{ sheet, version: 1, lease, result: 'pending', dueAt, ticket: 't' }]);
    expect(await region.balance()).toMatchObject({ swept: 1 });
    expect((await store.nextDue('mono-log'))!.getTime()).toBeLessThanOrEqual(now().getTime());
    await region.forward();
    expect(await store.deliveryCounts('mono-log')).toMatchObject({ waiting: 0, acknowledged: 1 });
  }));

const deed = fc.oneof(
  fc.record({
    save: fc.constantFrom('7А', '7Б'),
    days: fc.integer({ min: 0, max: 5 }),
    value: fc.constantFrom('3', '4', '5'),
  }),
  fc.record({ restore: fc.constantFrom(0.3, 1) }),
  fc.constantFrom('forward' as const, 'balance' as const, 'backUp' as const),
);

test('whatever was saved, sent, forgotten and compared: one more balance and forwarding make both sides equal', () =>
  fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 10 }), (deeds) =>
      withRegion(async (region) => {
        for (const [index, one] of deeds.entries()) {
          const at = new Date(Date.parse(AT) + index * 1000).toISOString();
          if (one === 'forward') await region.forward();
          else if (one === 'balance') await region.balance();
          else if (one === 'backUp') region.platform.control({ backUp: true });
          else if ('restore' in one) region.platform.control(one);
          else await region.save(weekOf(one.save, one.days, one.value, at));
        }
        await region.forward();
        await region.balance();
        await region.forward();
        expect(await region.balance()).toMatchObject(NOTHING);
        const sheets = await Array.fromAsync(region.gateway.store.sheets({}));
        expect(region.shown()).toHaveLength(sheets.filter(({ body }) => Object.keys(body).length > 0).length);
        expect(region.platform.counts().duplicates).toBe(0);
        expect((await region.gateway.store.ledger()).differences).toEqual([]);
      }),
    ),
    { numRuns: 20 },
  ));
