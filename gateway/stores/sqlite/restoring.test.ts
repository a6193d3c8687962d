import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lesson, mark, page } from '../../test/store-pages.ts';
import { NOON, optionsWith } from '../../test/store-place.ts';
import { sqliteFiles } from './files.ts';
import { openSqlite } from './store.ts';

/* A backup becomes the store, whatever became of the store of before. */

const options = optionsWith();
const files = sqliteFiles(options);
const RESTORE = {
  now: new Date(NOON),
  forgotten: { people: [], digestOf: (pseudonym: string) => pseudonym },
};

let folder: string;
let path: string;
let backup: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'svod-restoring-'));
  [path, backup] = [join(folder, 'svod.db'), join(folder, 'backup.db')];
  await saved('4', '2026-09-08T15:00:00Z');
  await files.backUp(path, backup, { signal: new AbortController().signal });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function saved(value: string, at: string): Promise<void> {
  const { store } = openSqlite(path, options);
  await store.savePage(page([lesson('1'), mark('m', value)], { at }));
  await store.close();
}

/** The store has many more pages than the backup. */
async function grown(): Promise<void> {
  const { store } = openSqlite(path, options);
  for (let at = 0; at < 60; at += 1)
    await store.savePage(page([lesson(`l-${at}-${'x'.repeat(150)}`)], { slice: null, cursor: `${at}` }));
  await store.close();
}

/** As a process leaves it that was killed: what it wrote last stands in the log alone. */
async function killedStore(): Promise<void> {
  const { store } = openSqlite(path, options);
  await store.savePage(page([lesson('1'), mark('m', '5')], { at: '2026-09-09T15:00:00Z' }));
  const left = ['', '-wal', '-shm'].map((end) => [path + end, readFileSync(path + end)] as const);
  await store.close();
  for (const [name, bytes] of left) writeFileSync(name, bytes);
}

async function marksOf(file: string): Promise<unknown> {
  const { store } = openSqlite(file, options);
  try {
    const sheets = await Array.fromAsync(store.sheets({}));
    return sheets.flatMap(({ body }) => body.mark?.map(({ rawValue }) => rawValue));
  } finally {
    await store.close();
  }
}

test.each([
  ['whose first bytes are gone', (bytes: Buffer) => bytes.fill(0, 0, 4096)],
  ['that was cut in its first page', (bytes: Buffer) => bytes.subarray(0, 700)],
  ['that was cut in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['that is empty', (bytes: Buffer) => bytes.subarray(0, 0)],
])('a store %s makes way for a backup, and stays aside as it is', async (_what, damage) => {
  writeFileSync(path, damage(readFileSync(path)));
  const left = readFileSync(path);
  const { aside } = await files.restore(backup, path, RESTORE);
  expect(files.check(path)).toMatchObject({ damages: [], ledger: { difference: 0 } });
  expect(readFileSync(aside!)).toEqual(left);
  expect(await marksOf(path)).toEqual(['4']);
});

test('the log of a damaged store is never read together with the backup', async () => {
  await killedStore();
  writeFileSync(path, Buffer.alloc(readFileSync(path).length, 'x'));
  expect(await files.restore(backup, path, RESTORE)).toHaveProperty('aside');
  expect(await marksOf(path)).toEqual(['4']);
  expect(files.check(path)).toMatchObject({ damages: [], ledger: { difference: 0 } });
});

test('a log that lies where a store was taken away is never read together with the backup', async () => {
  await killedStore();
  rmSync(path);
  const log = readFileSync(`${path}-wal`);
  const { aside } = await files.restore(backup, path, RESTORE);
  expect(aside).toMatch(/-wal$/);
  expect(readFileSync(aside!)).toEqual(log);
  expect(await marksOf(path)).toEqual(['4']);
  expect(files.check(path)).toMatchObject({ damages: [], ledger: { difference: 0 } });
});

test('what waited when the copy was made is on its way again: no job was well before the restore', async () => {
  const { store, operations } = openSqlite(path, options);
  await operations.beginJob('forward:p', new Date(NOON), new Date(NOON));
  await operations.endJob('forward:p', { at: new Date(NOON), outcome: 'done' });
  await store.close();
  rmSync(backup);
  await files.backUp(path, backup, { signal: new AbortController().signal });
  await files.restore(backup, path, RESTORE);
  const restored = openSqlite(path, options);
  const [job] = await restored.operations.jobStates();
  expect(job).toMatchObject({ lastDoneAt: new Date(NOON) });
  expect(job).not.toHaveProperty('wellSince');
  await restored.store.close();
});

test('two restores in one second leave two stores aside', async () => {
  const first = await files.restore(backup, path, RESTORE);
  await saved('5', '2026-09-09T15:00:00Z');
  const second = await files.restore(backup, path, RESTORE);
  expect(second.aside).not.toBe(first.aside);
  expect(await marksOf(second.aside!)).toEqual(['5']);
});

test('whatever mode a backup has, only the owner reads the store', async () => {
  chmodSync(backup, 0o644);
  await files.restore(backup, path, RESTORE);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a copy that was made by hand is restored with its log', async () => {
  await killedStore();
  const copy = join(folder, 'copy.db');
  for (const end of ['', '-wal']) copyFileSync(path + end, copy + end);
  const log = readFileSync(`${copy}-wal`);
  await files.restore(copy, path, RESTORE);
  expect(await marksOf(path)).toEqual(['5']);
  expect(readFileSync(`${copy}-wal`)).toEqual(log);
});

test('a whole copy with the log of another file is refused, and the store stays', async () => {
  const copy = join(folder, 'copy.db');
  copyFileSync(backup, copy);
  await grown();
  await killedStore();
  copyFileSync(`${path}-wal`, `${copy}-wal`);
  await expect(files.restore(copy, path, RESTORE)).rejects.toMatchObject({ code: 'store.damaged' });
  expect(await marksOf(path)).toContain('5');
});
