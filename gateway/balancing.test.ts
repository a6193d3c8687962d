import { join } from 'node:path';
import fc from 'fast-check';
import type { NormalisedPage, Slice } from './contracts/sheet.ts';
import { differencesIn } from './balancing.ts';
import { restoreBackup } from './keeping/restore.ts';
import { openDataFolder } from './main.ts';
import { balancedRegion, type BalancedRegion } from './test/balanced-region.ts';
import { lesson, mark, page, type Told } from './test/store-pages.ts';
import { removeFolders } from './test/svod-process.ts';

afterAll(removeFolders);

const NOTHING = { sentAgain: 0, waiting: 0, refused: 0, strays: 0, withdrawn: 0 };

/** The week of a class: so many days with a lesson and a mark each. */
function weekOf(scope: string, days: number, value: string, at: string): NormalisedPage {
  const slice: Slice = {
    ...{ kind: 'journal-day', school: '1', scope, from: '2026-09-07', to: '2026-09-13' },
    entities: ['lesson', 'mark'],
  };
  const dates = Array.from({ length: days }, (_, day) => `2026-09-${String(7 + day).padStart(2, '0')}`);
  const told = dates.flatMap((day): Told[] => [
    { ...lesson(''), scope, day, body: { ...LESSON, id: `l-${day}` } },
    { ...mark('', ''), scope, day, body: { ...MARK, id: `m-${day}`, rawValue: value, value: Number(value) } },
  ]);
  return page(told, { slice, at, madeBy: 'dnevnik-ru/1' });
}
const LESSON = { number: 1, subjectName: 'Математика', status: 'held', topicState: 'blank' };
const MARK = { pupilId: `pu-0a0b0c0d-${'1'.repeat(32)}`, workId: 'w', scale: 'five-point' };
const AT = '2026-09-14T15:00:00Z';
const LATER = '2026-10-20T15:00:00Z';

async function withRegion(work: (region: BalancedRegion) => Promise<void>, options = {}): Promise<void> {
  const region = await balancedRegion(options);
  try {
    await work(region);
  } finally {
    await region.close();
  }
}

/** Three classes, five days each, acknowledged. */
async function settled(region: BalancedRegion): Promise<void> {
  for (const scope of ['7А', '7Б', '8А']) await region.save(weekOf(scope, 5, '4', AT));
  await region.forward();
}

test('where both sides hold the same, nothing is changed', () =>
  withRegion(async (region) => {
    await settled(region);
    const epoch = region.gateway.keeping.epoch();
    expect(await region.balance()).toEqual({ ...NOTHING, cells: 5, equal: 5, swept: 0, isWhole: true });
    expect(region.gateway.keeping.epoch()).toBe(epoch);
    await region.forward();
    expect(region.platform.counts()).toMatchObject({ effects: 15, duplicates: 0 });
  }));

test.each([1, 0.4])('a platform that forgot everything, or a part (%d), is given it again', (share) =>
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

test('after our store was restored from an old backup, the platform ends with what the journal says', () =>
  withRegion(async (region) => {
    await settled(region);
    const backup = join(region.data, 'backup.db');
    await region.closedFor(async () => {
      const { file, files } = openDataFolder({ data: region.data });
      await files.backUp(file, backup, { signal: new AbortController().signal });
    });
    await region.save(weekOf('7А', 5, '5', LATER));
    await region.save(weekOf('9А', 3, '4', LATER));
    await region.forward();
    const truth = region.shown();
    await region.closedFor(() => restoreBackup(openDataFolder({ data: region.data }), backup));
    expect(await region.balance()).toMatchObject({ sentAgain: 5, strays: 3 });
    const jobs = await region.gateway.operations.jobRequests();
    expect(jobs.map(({ job }) => job)).toEqual(['collect:s']);
    await region.forward();
    await region.save(weekOf('7А', 5, '5', LATER));
    await region.save(weekOf('9А', 3, '4', LATER));
    await region.forward();
    expect(region.shown()).toEqual(truth);
    expect(await region.balance()).toMatchObject(NOTHING);
    expect(region.gateway.keeping.strays('mono-log')).toEqual([]);
    expect(region.platform.counts().duplicates).toBe(0);
  }));

test('what only the platform holds is withdrawn when a later reading does not bring it back, and not before', () =>
  withRegion(async (region) => {
    await settled(region);
    const backup = join(region.data, 'backup.db');
    await region.closedFor(async () => {
      const { file, files } = openDataFolder({ data: region.data });
      await files.backUp(file, backup, { signal: new AbortController().signal });
    });
    await region.save(weekOf('9А', 3, '4', LATER));
    await region.forward();
    await region.closedFor(() => restoreBackup(openDataFolder({ data: region.data }), backup));
    expect(await region.balance()).toMatchObject({ strays: 3, withdrawn: 0 });
    expect(await region.balance()).toMatchObject({ strays: 3, withdrawn: 0 });
    // The vendor tells of this class and week again, and has one day of it.
    await region.save(weekOf('9А', 1, '4', LATER));
    await region.forward();
    expect(await region.balance()).toMatchObject({ strays: 0, withdrawn: 2 });
    expect(await region.balance()).toMatchObject(NOTHING);
    // A sheet that comes back after it was withdrawn outranks the withdrawal.
    await region.save(weekOf('9А', 3, '4', '2026-10-21T15:00:00Z'));
    await region.forward();
    expect(region.shown()).toHaveLength(18);
    expect(await region.balance()).toMatchObject(NOTHING);
  }));

test('what no reading can decide waits for a person', () =>
  withRegion(async (region) => {
    await settled(region);
    const { keyId } = region.gateway.keys;
    await region.closedFor(async () => {
      const { file, files } = openDataFolder({ data: region.data });
      await files.backUp(file, join(region.data, `${keyId}.db`), { signal: new AbortController().signal });
    });
    await region.save(weekOf('9Б', 2, '4', LATER));
    await region.forward();
    await region.closedFor(() =>
      restoreBackup(openDataFolder({ data: region.data }), join(region.data, `${keyId}.db`)),
    );
    expect(await region.balance()).toMatchObject({ strays: 2 });
    await region.forward();
    expect(await region.balance({ withdrawAll: true })).toMatchObject({ strays: 0, withdrawn: 2 });
    expect(region.shown()).toHaveLength(15);
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
