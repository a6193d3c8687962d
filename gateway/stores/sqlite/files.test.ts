import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CopyOptions } from '../../contracts/store-file.ts';
import type { Delivery } from '../../contracts/delivery.ts';
import { bad, lesson, mark, page, TUESDAY } from '../../test/store-pages.ts';
import { NOON, optionsWith, TO } from '../../test/store-place.ts';
import { sqliteFiles } from './files.ts';
import { openSqlite } from './store.ts';

let folder: string;
let path: string;
let backup: string;
const options = optionsWith();
const files = sqliteFiles(options);
const COPY: CopyOptions = { signal: new AbortController().signal };
const NOBODY = { people: [], digestOf: (pseudonym: string) => pseudonym };
const RESTORE = { now: new Date(NOON), forgotten: NOBODY };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svod-files-'));
  [path, backup] = [join(folder, 'svod.db'), join(folder, 'backup.db')];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Opens the store, works, closes it. */
async function inStore<Result>(work: (open: ReturnType<typeof openSqlite>) => Promise<Result>): Promise<Result> {
  const open = openSqlite(path, options);
  try {
    return await work(open);
  } finally {
    await open.store.close();
  }
}

/** Bytes that take a thousand pages. */
const ANSWERS = Buffer.from(
  Array.from({ length: 4_000_000 }, (_, index) => Math.imul(index, 0x9e3779b1) >>> (index % 25)),
);
const AT = { now: new Date('2026-09-20T12:00:00Z'), until: new Date('2026-09-20T12:05:00Z'), limit: 10 };
const acknowledge = (at: string, value: string): Promise<void> =>
  inStore(async ({ store }) => {
    await store.savePage(page([lesson('1'), mark('m', value)], { at, bad: [bad('mark/n', 'mark', 'n')] }));
    const due = await store.leaseDue(TO, AT);
    const settled = ({ sheet, lease }: Delivery) => ({ sheet, version: sheet.version, lease, hash: value, json: '{}' });
    await store.settle(
      TO,
      due.map((one) => ({ ...settled(one), result: 'acknowledged' as const, receipt: 'r', at: AT.now })),
    );
  });

test('a backup is of one moment, though others write while it is made', async () => {
  await acknowledge('2026-09-08T15:00:00Z', '4');
  const { store } = openSqlite(path, options);
  await store.savePage(page([lesson('1')], { at: '2026-09-08T16:00:00Z', answers: ANSWERS, keepRawUntil: AT.until }));
  let writes = 0;
  const bytes = await files.backUp(path, backup, {
    ...COPY,
    onProgress: () => {
      writes += 1;
      void store.savePage(page([lesson('2', 'blank', { day: TUESDAY })], { at: `2026-09-09T15:00:0${writes}Z` }));
    },
  });
  await store.savePage(page([], { at: '2026-09-10T15:00:00Z' }));
  await store.close();
  expect(writes).toBeGreaterThan(2);
  expect(bytes).toBe(statSync(backup).size);
  expect(statSync(backup).mode & 0o777).toBe(0o600);
  const { damages, ledger, sheets } = files.check(backup);
  expect({ damages, difference: ledger?.difference, sheets }).toEqual({ damages: [], difference: 0, sheets: 1 });
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
});

test('a backup never takes the place of a file, and one that is stopped leaves none', async () => {
  await acknowledge('2026-09-08T15:00:00Z', '4');
  writeFileSync(backup, 'x');
  await expect(files.backUp(path, backup, COPY)).rejects.toMatchObject({ code: 'file.unwritable' });
  const other = join(folder, 'other.db');
  await expect(files.backUp(path, other, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'stopped' });
  await expect(files.backUp(path, join(folder, 'no', 'b.db'), COPY)).rejects.toMatchObject({ code: 'file.unwritable' });
  expect(existsSync(other)).toBe(false);
  // As a killed one would have left it.
  writeFileSync(`${other}.999999999.part`, 'x');
  await files.backUp(path, other, COPY);
  expect(
    readdirSync(folder)
      .filter((name) => !name.startsWith('svod.db'))
      .sort(),
  ).toEqual(['backup.db', 'other.db']);
});

test('what is restored is the backup; the store of before stays aside', async () => {
  await acknowledge('2026-09-08T15:00:00Z', '4');
  await files.backUp(path, backup, COPY);
  await acknowledge('2026-09-09T15:00:00Z', '5');
  const before = files.facts(path).epoch;
  const { epoch, sheets, aside } = await files.restore(backup, path, RESTORE);
  expect(sheets).toBe(1);
  expect(epoch).toBeGreaterThan(before);
  const marks = await inStore(async ({ store }) =>
    (await Array.fromAsync(store.sheets({}))).flatMap(({ body }) => body.mark?.map(({ rawValue }) => rawValue)),
  );
  expect(marks).toEqual(['4']);
  expect(files.check(path)).toMatchObject({ damages: [], epoch, ledger: { difference: 0 } });
  expect(files.check(aside!)).toMatchObject({ damages: [], epoch: before, ledger: { difference: 0 } });
  const again = await files.restore(backup, path, { ...RESTORE, now: new Date('2026-09-14T12:00:01Z') });
  expect(again.epoch).toBeGreaterThan(epoch);
  await inStore(async ({ keeping }) => {
    keeping.raiseEpoch();
    expect([keeping.epoch(), keeping.restoredEpoch()]).toEqual([again.epoch + 1, again.epoch]);
  });
});

test('after a restore every delivery is in doubt, and no reading goes on where it stopped', async () => {
  await acknowledge('2026-09-08T15:00:00Z', '4');
  await files.backUp(path, backup, COPY);
  await files.restore(backup, path, RESTORE);
  await inStore(async ({ store, keeping }) => {
    expect(await store.cursorOf('s')).toBeUndefined();
    expect(await store.deliveryCounts(TO)).toMatchObject({ acknowledged: 1, waiting: 0 });
    await store.savePage(page([lesson('1'), mark('m', '5')], { at: '2026-09-10T15:00:00Z' }));
    const [delivery] = await store.leaseDue(TO, AT);
    expect(delivery).toMatchObject({ unsure: true, base: { hash: '4' } });
    expect(keeping.epoch()).toBe(files.facts(path).epoch);
  });
});

test('a store that somebody has open is not replaced', async () => {
  await acknowledge('2026-09-08T15:00:00Z', '4');
  await files.backUp(path, backup, COPY);
  const { store } = openSqlite(path, options);
  await expect(files.restore(backup, path, RESTORE)).rejects.toMatchObject({ code: 'store.locked' });
  expect(() => files.demandUnused(path)).toThrow(expect.objectContaining({ code: 'store.locked' }));
  expect(() => files.goBack(path, 1)).toThrow(expect.objectContaining({ code: 'store.locked' }));
  expect((await store.ledger()).difference).toBe(0);
  await store.close();
  expect(readdirSync(folder).sort()).toEqual(['backup.db', 'svod.db']);
});

test('where there is no store, a backup becomes one', async () => {
  await acknowledge('2026-09-08T15:00:00Z', '4');
  await files.backUp(path, backup, COPY);
  rmSync(path);
  expect(await files.restore(backup, path, RESTORE)).not.toHaveProperty('aside');
  expect(files.check(path).ledger?.difference).toBe(0);
});

test('a backup of another key, a damaged one and any other file are refused, and the store stays', async () => {
  await acknowledge('2026-09-08T15:00:00Z', '4');
  await files.backUp(path, backup, COPY);
  const other = sqliteFiles(optionsWith({ keyId: 'ffffffff' }));
  await expect(other.restore(backup, path, RESTORE)).rejects.toMatchObject({ code: 'key.mismatch' });
  const text = join(folder, 'text');
  writeFileSync(text, 'x'.repeat(5000));
  await expect(files.restore(text, path, RESTORE)).rejects.toMatchObject({ code: 'store.damaged' });
  new DatabaseSync(join(folder, 'empty.db')).exec('CREATE TABLE a (b)');
  expect(() => files.check(join(folder, 'empty.db'))).toThrow(expect.objectContaining({ code: 'store.damaged' }));
  expect(() => files.check(join(folder, 'none.db'))).toThrow(expect.objectContaining({ code: 'file.unreadable' }));
  expect(files.check(path).ledger?.difference).toBe(0);
  expect(existsSync(`${path}.restoring`)).toBe(false);
});

test('a look through a file finds whatever page of it was overwritten', async () => {
  await acknowledge('2026-09-08T15:00:00Z', '4');
  await inStore(async ({ keeping }) => keeping.compact());
  const whole = readFileSync(path);
  const unseen: number[] = [];
  for (let at = 0; at < whole.length; at += 4096) {
    writeFileSync(path, Buffer.from(whole).fill(0xff, at, at + 4096));
    if (isFine()) unseen.push(at / 4096);
  }
  expect(unseen).toEqual([]);
});

function isFine(): boolean {
  try {
    const { damages, ledger } = files.check(path);
    return damages.length === 0 && ledger?.difference === 0;
  } catch (error) {
    expect((error as { code: unknown }).code).toBe('store.damaged');
    return false;
  }
}

test('a look through a file finds rows that were altered', async () => {
  await acknowledge('2026-09-08T15:00:00Z', '4');
  const file = new DatabaseSync(path);
  file.exec('UPDATE slice SET accepted = accepted + 1, received = received + 1');
  file.close();
  expect(files.check(path).ledger?.difference).toBe(1);
});
