import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../contracts/store.ts';
import { lesson, mark, page, WEEK } from '../../test/store-pages.ts';
import { optionsWith } from '../../test/store-place.ts';
import { asGatewayError } from './errors.ts';
import { openSqliteStore } from './store.ts';
import { zip } from './zip.ts';

let folder: string;
let path: string;
const open: Store[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svod-store-'));
  path = join(folder, 'svod.db');
});
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

function openStore(patience = 20): Store {
  const store = openSqliteStore(path, optionsWith(), { patience });
  open.push(store);
  return store;
}

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return 'no error';
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

/** Marks that do not compress: their page takes some hundred KB. */
const bulk = (at: string) =>
  page(
    Array.from({ length: 3000 }, (_, index) =>
      mark(`${index}`, `${Math.sin(index + at.length) * 1e16}${Math.cos(index * 7) * 1e16}`),
    ),
    { at },
  );

test('a full disk is told, and nothing accepted is lost: the page is not there at all', async () => {
  const store = openStore();
  await store.savePage(page([lesson('1')], { cursor: 'c1' }));
  const pages = Number(new DatabaseSync(path).prepare('PRAGMA page_count').get()!['page_count']);
  const limited = openSqliteStore(path, optionsWith(), { patience: 20, mostPages: pages + 4 });
  open.push(limited);
  await expect(limited.savePage(bulk('2026-09-09T15:00:00Z'))).rejects.toMatchObject({
    code: 'store.full',
    remedy: 'operator',
  });
  expect(await limited.cursorOf('s')).toBe('c1');
  expect(await limited.ledger()).toMatchObject({ difference: 0, pages: 1 });
  expect((await Array.fromAsync(limited.sheets({})))[0]!.body).toEqual({
    lesson: [{ id: '1', number: 1, topicState: 'blank' }],
  });
  expect(await store.savePage(bulk('2026-09-09T15:00:00Z'))).toMatchObject({ page: 2, changed: 1 });
});

test('a file that another process writes is locked, and waits no longer than it may', async () => {
  const store = openStore();
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  await expect(store.savePage(page([lesson('1')]))).rejects.toMatchObject({ code: 'store.locked', remedy: 'retry' });
  expect(await store.sliceState('s', WEEK)).toBeUndefined();
  other.exec('ROLLBACK');
  other.close();
  expect(await store.savePage(page([lesson('1')]))).toMatchObject({ page: 1 });
});

test('nobody writes between what a page is planned on and what it writes', async () => {
  openStore();
  const other = new DatabaseSync(path, { timeout: 0 });
  const tried: string[] = [];
  const assess = (): { facts: [] } => {
    expect(() => other.exec('BEGIN IMMEDIATE')).toThrow('locked');
    tried.push('locked out');
    return { facts: [] };
  };
  const store = openSqliteStore(path, optionsWith({ assess }));
  open.push(store);
  await store.savePage(page([lesson('1')]));
  expect(tried).toEqual(['locked out']);
  other.close();
});

test('a file that is no store of ours is damaged, and stays as it is', () => {
  writeFileSync(path, 'not a database, but long enough to have a header of its own'.repeat(20));
  const before = readFileSync(path);
  expect(codeOf(() => openStore())).toBe('store.damaged');
  expect(readFileSync(path)).toEqual(before);
});

test('overwritten bytes are told when they are met, with the place', async () => {
  const store = openStore();
  await store.savePage(page([lesson('1'), mark('m', '4')]));
  await store.close();
  open.pop();
  const file = openSync(path, 'r+');
  const size = readFileSync(path).length;
  for (let at = 4096; at < size; at += 4096) writeSync(file, Buffer.alloc(4096, 0xab), 0, 4096, at);
  const told = await Array.fromAsync({
    [Symbol.asyncIterator]: () => openStore().sheets({})[Symbol.asyncIterator](),
  }).catch((error: unknown) => error);
  expect(told).toMatchObject({ code: 'store.damaged' });
});

test('a body that is no body any more is damaged, not empty', async () => {
  const store = openStore();
  await store.savePage(page([lesson('1')]));
  const file = new DatabaseSync(path);
  file.exec("UPDATE content SET body = x'0102030405'");
  await expect(Array.fromAsync(store.sheets({}))).rejects.toMatchObject({
    code: 'store.damaged',
    message: expect.stringContaining('opening sheet 1') as string,
  });
  await expect(store.savePage(page([mark('m', '4')], { at: '2026-09-09T15:00:00Z' }))).rejects.toMatchObject({
    code: 'store.damaged',
  });
  file.prepare('UPDATE content SET body = ?').run(zip('{"lesson":'));
  file.close();
  await expect(Array.fromAsync(store.sheets({}))).rejects.toMatchObject({ code: 'store.damaged' });
});

test('a store of a later version is left alone', async () => {
  await openStore().close();
  open.pop();
  const file = new DatabaseSync(path);
  file.exec('PRAGMA user_version = 99');
  file.close();
  expect(codeOf(() => openStore())).toBe('store.newer');
});

test('a store belongs to the key it was made with', () => {
  openStore();
  expect(codeOf(() => openSqliteStore(path, optionsWith({ keyId: 'ffffffff' })))).toBe('key.mismatch');
});

test('only the owner may read a store', async () => {
  await openStore().savePage(page([lesson('1')]));
  expect(['', '-wal'].map((end) => (statSync(path + end).mode & 0o777).toString(8))).toEqual(['600', '600']);
});

test('a folder that nobody may write is told', () => {
  path = join(folder, 'missing', 'svod.db');
  expect(codeOf(() => openStore())).toBe('store.unwritable');
});

test('what SQLite says is told by what somebody can do about it; what it does not know stays a bug', () => {
  const failure = (errcode: number): Error => Object.assign(new Error('failed'), { errcode });
  // READONLY_DIRECTORY, IOERR_WRITE, CORRUPT_INDEX, BUSY_SNAPSHOT: extended codes count as their first byte.
  const codes = [1544, 778, 779, 517].map(
    (code) => (asGatewayError(failure(code), 'saving') as { code: unknown }).code,
  );
  expect(codes).toEqual(['store.unwritable', 'store.damaged', 'store.damaged', 'store.locked']);
  // IOERR_SHMSIZE: what opening a store on a full disk gives.
  expect(asGatewayError(failure(4874), 'opening')).toMatchObject({
    code: 'store.full',
    message: 'opening: database or disk is full',
  });
  const constraint = failure(19);
  expect(asGatewayError(constraint, 'saving')).toBe(constraint);
  expect(asGatewayError(Object.assign(new Error('no space'), { code: 'ENOSPC' }), 'saving')).toMatchObject({
    code: 'store.full',
    message: 'saving: no space',
  });
});

test('what is sealed does not open with another key, and not for another purpose', async () => {
  const store = openStore();
  await store.savePage(page([lesson('1')], { answers: Buffer.from('a') }));
  const other = openSqliteStore(path, optionsWith({ sealKey: Buffer.alloc(32, 1) }));
  open.push(other);
  await expect(Array.fromAsync(other.rawPages('s'))).rejects.toMatchObject({ code: 'store.damaged' });
});

test('what is sealed stands nowhere in clear', async () => {
  const store = openStore();
  const canary = 'Щёголева Канарейка';
  await store.savePage(page([lesson('1')], { answers: Buffer.from(canary) }));
  const held = page([lesson('1')], { at: '2026-09-09T15:00:00Z', answers: Buffer.from(canary) });
  await store.holdPage(held, { id: 'f', source: 's', kind: 'loss', openedAt: new Date() });
  await store.close();
  open.pop();
  expect(readFileSync(path).includes(Buffer.from(canary))).toBe(false);
});
