import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import type { Keeping, KeepLimits } from '../../contracts/keeping.ts';
import type { Operations } from '../../contracts/operations.ts';
import type { Store } from '../../contracts/store.ts';
import { sqlitePlace } from '../../test/store-places.ts';
import { bad, lesson, mark, page, TUESDAY } from '../../test/store-pages.ts';
import { clockAt, optionsWith, TO } from '../../test/store-place.ts';
import { openSqlite } from './store.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-09-08T15:00:00Z');
const signal = new AbortController().signal;
const LIMITS: KeepLimits = { historyDays: 1, findingDays: 1, runDays: 1, incidentDays: 1, lookDays: 1 };

interface Opened {
  readonly store: Store;
  readonly keeping: Keeping;
  readonly operations: Operations;
  readonly path: string;
  at(day: number): Date;
}

async function withStore(work: (opened: Opened) => Promise<void>): Promise<void> {
  const place = sqlitePlace();
  const clock = clockAt(new Date(START).toISOString());
  const { store, keeping, operations } = openSqlite(place.path, optionsWith({ now: clock.now }));
  const at = (day: number): Date => {
    clock.at(new Date(START + day * DAY_MS).toISOString());
    return clock.now();
  };
  try {
    await work({ store, keeping, operations, path: place.path, at });
  } finally {
    await store.close();
    place.clear();
  }
}

type Deed = 'read' | 'bad' | 'same' | 'forward' | 'refuse' | 'hold';

/** One day's deed on the store. */
async function doOne({ store, at }: Opened, deed: Deed, day: number): Promise<void> {
  const now = at(day);
  const told = { at: now.toISOString(), run: `run-${day}` };
  const records = [lesson('1'), mark('m', String(day)), lesson('2', 'blank', { day: TUESDAY })];
  await store.startRun({ id: told.run, source: 's', startedAt: now });
  if (deed === 'read') await store.savePage(page(records, told));
  if (deed === 'bad')
    await store.savePage(page(records, { ...told, bad: [bad('mark/n', 'mark', 'n'), bad('mark/o')] }));
  if (deed === 'same') await store.savePage(page([lesson('1')], told));
  if (deed === 'hold')
    await store.holdPage(page([], told), { id: `f-${day}`, source: 's', kind: 'loss', openedAt: now });
  if (deed === 'hold') await store.closeFinding(`f-${day}`, now);
  await store.endRun({ id: told.run, source: 's', startedAt: now, endedAt: now, outcome: 'complete' });
  if (deed === 'forward' || deed === 'refuse') await settleAll(store, deed, now);
}

async function settleAll(store: Store, deed: 'forward' | 'refuse', now: Date): Promise<void> {
  const due = await store.leaseDue(TO, { limit: 10, now, until: new Date(now.getTime() + 60_000) });
  const problems = [{ code: 'destination.rejected', path: '', message: 'No.' }] as const;
  await store.settle(
    TO,
    due.map(({ sheet, lease }) => {
      const common = { sheet, version: sheet.version, lease, at: now, hash: sheet.hash };
      return deed === 'forward'
        ? { ...common, result: 'acknowledged', receipt: 'r', json: '{}' }
        : { ...common, result: 'dead', problems };
    }),
  );
}

const deeds = fc.array(fc.constantFrom<Deed>('read', 'bad', 'same', 'forward', 'refuse', 'hold'), {
  minLength: 1,
  maxLength: 14,
});
const days = fc.integer({ min: 0, max: 14 });

test('whatever is pruned whenever: the ledger’s difference is 0, sheets and the latest receipts are as they were', () =>
  fc.assert(
    fc.asyncProperty(deeds, days, days, days, deeds, (before, historyDays, findingDays, runDays, after) =>
      withStore(async (opened) => {
        const { store, keeping, at } = opened;
        for (const [day, deed] of before.entries()) await doOne(opened, deed, day);
        const sheets = await Array.fromAsync(store.sheets({}));
        const { waiting } = await store.deliveryCounts(TO);
        const dead = await Array.fromAsync(store.dead(TO));
        const limits = { ...LIMITS, historyDays, findingDays, runDays };
        await keeping.prune(limits, { now: at(before.length), signal });
        expect((await store.ledger()).differences).toEqual([]);
        expect(await Array.fromAsync(store.sheets({}))).toEqual(sheets);
        expect(await store.deliveryCounts(TO)).toMatchObject({ waiting });
        expect(await Array.fromAsync(store.dead(TO))).toEqual(dead);
        for (const [day, deed] of after.entries()) await doOne(opened, deed, before.length + 1 + day);
        expect((await store.ledger()).differences).toEqual([]);
        await keeping.prune(limits, { now: at(before.length + after.length + 20), signal });
        expect((await store.ledger()).differences).toEqual([]);
      }),
    ),
    { numRuns: 60 },
  ));

test('what is counted before is what is deleted; what is told to stop deletes nothing more', () =>
  withStore(async (opened) => {
    const { store, keeping, at } = opened;
    const all: Deed[] = ['bad', 'forward', 'read', 'hold', 'refuse', 'read', 'forward'];
    for (const [day, deed] of all.entries()) await doOne(opened, deed, day);
    keeping.noteLook({ at: at(7), who: 'operator', source: 's', count: 2, why: 'a look' });
    const now = at(400);
    const counted = await keeping.prune(LIMITS, { now, signal, dryRun: true });
    expect(counted).toMatchObject({ corrections: 2, receipts: 2, quarantine: 2, findings: 1, looks: 1 });
    const stopped = await keeping.prune(LIMITS, { now, signal: AbortSignal.abort() });
    expect(Object.values(stopped).every((count) => count === 0)).toBe(true);
    // Runs go once their pages are gone; the last one of the source stays.
    expect(await keeping.prune(LIMITS, { now, signal })).toEqual({ ...counted, runs: 6 });
    expect(await keeping.prune(LIMITS, { now, signal, dryRun: true })).toMatchObject({
      corrections: 0,
      runs: 0,
      pages: 0,
    });
    expect(await Array.fromAsync(store.corrections({}))).toEqual([]);
    expect((await store.ledger()).difference).toBe(0);
    expect((await Array.fromAsync(store.runs())).map(({ id }) => id)).toEqual(['run-6']);
  }));

test('a page that somebody deleted is still missed, between pages that were pruned and pages that stay', () =>
  withStore(async (opened) => {
    const { store, keeping, at, path } = opened;
    for (const day of [0, 1, 2, 3]) await doOne(opened, 'read', day);
    await keeping.prune({ ...LIMITS, runDays: 2 }, { now: at(3), signal });
    expect(await store.ledger()).toMatchObject({ difference: 0, pages: 3 });
    for (const day of [4, 5, 6]) await doOne(opened, 'read', day);
    await keeping.prune({ ...LIMITS, runDays: 2 }, { now: at(6), signal });
    expect(await store.ledger()).toMatchObject({ difference: 0, pages: 3 });
    const file = new DatabaseSync(path);
    file.exec('DELETE FROM page WHERE id = 6');
    file.close();
    expect((await store.ledger()).differences).toMatchObject([{ where: 'page', what: 'page 6: the row is gone' }]);
  }));

const NEVER: KeepLimits = { historyDays: 999, findingDays: 999, runDays: 999, incidentDays: 999, lookDays: 999 };

test.each([
  ['historyDays', ['corrections', 'facts', 'receipts']],
  ['findingDays', ['findings', 'quarantine']],
  ['runDays', ['pages', 'runs']],
  ['incidentDays', ['incidents']],
  ['lookDays', ['looks']],
] as const)('%s is the limit of %j alone', (limit, kinds) =>
  withStore(async (opened) => {
    const { keeping, operations, at } = opened;
    const all: Deed[] = ['bad', 'forward', 'read', 'hold', 'refuse', 'read', 'forward'];
    for (const [day, deed] of all.entries()) await doOne(opened, deed, day);
    keeping.noteLook({ at: at(7), who: 'operator', source: 's', count: 2, why: 'a look' });
    const condition = { kind: 'store', key: 'store/x', owner: 'us', places: ['s'], values: {} } as const;
    const [incident] = await operations.changeIncidents({ opened: [condition], seen: [], closed: [] }, at(7), []);
    await operations.changeIncidents({ opened: [], seen: [], closed: [incident!.id] }, at(7), []);
    const none = await keeping.prune({ ...NEVER, [limit]: 101 }, { now: at(100), signal });
    expect(Object.values(none).filter((count) => count > 0)).toEqual([]);
    const counts = await keeping.prune({ ...NEVER, [limit]: 10 }, { now: at(100), signal });
    const deleted = Object.entries(counts).filter(([, count]) => count > 0);
    expect(deleted.map(([kind]) => kind).sort()).toEqual(kinds);
  }),
);
