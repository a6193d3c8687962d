import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WORKS } from '../service/works.ts';
import { removeFolders } from '../test/svod-process.ts';
import { lessons, rosterPage, week } from '../test/tiny-pages.ts';
import { type TinySource, tinySource } from '../test/tiny-source.ts';
import { recountAside } from './recount.ts';

/** Bytes of a page of SQLite's. */
const PAGE = 4096;
const signal = new AbortController().signal;

let tiny: TinySource;
beforeEach(async () => {
  tiny = await tinySource();
  await tiny.collect([rosterPage(), week(lessons(3))]);
});
afterEach(() => tiny.gateway.close());
afterAll(removeFolders);

/** Somebody else writes into the store's file. */
function alter(sql: string): void {
  const file = new DatabaseSync(join(tiny.gateway.data, 'svod.db'));
  file.exec(sql);
  file.close();
}
const incidents = async () =>
  (await tiny.gateway.operations.incidents({ open: true })).filter(({ kind }) => kind === 'ledger');
const night = () => WORKS.keeping!(tiny.gateway, '', signal, { reach: 'nightly', slot: new Date(0) });

test('the night counts the ledger over: a difference is an incident, and the first night without one ends it', async () => {
  expect(await night()).toEqual({ outcome: 'done' });
  expect(await incidents()).toEqual([]);
  alter('UPDATE page SET accepted = accepted - 1 WHERE id = 2');
  expect(await recountAside(tiny.gateway, signal)).not.toBe(0);
  await night();
  await night();
  expect(await incidents()).toMatchObject([{ owner: 'us' }]);
  alter('UPDATE page SET accepted = accepted + 1 WHERE id = 2');
  await night();
  expect(await incidents()).toEqual([]);
});

test('the gateway goes on while the ledger is counted, and a stop ends the count', async () => {
  const turns = new AbortController();
  const counting = recountAside(tiny.gateway, turns.signal);
  await tiny.collect([week(lessons(5))]);
  turns.abort();
  expect(await counting).toBe(undefined);
  expect(await recountAside(tiny.gateway, turns.signal)).toBe(undefined);
  expect(await recountAside(tiny.gateway, signal)).toBe(0);
});

test('while svod.json is broken, the ledger is counted all the same', async () => {
  writeFileSync(join(tiny.gateway.data, 'svod.json'), '{ "sources": ');
  expect(await recountAside(tiny.gateway, signal)).toBe(0);
});

test('a file that lost a block is named as damaged', async () => {
  alter('PRAGMA wal_checkpoint(TRUNCATE)');
  const file = openSync(join(tiny.gateway.data, 'svod.db'), 'r+');
  writeSync(file, Buffer.alloc(3 * PAGE, 0xff), 0, 3 * PAGE, 8 * PAGE);
  closeSync(file);
  await expect(recountAside(tiny.gateway, signal)).rejects.toMatchObject({ code: 'store.damaged' });
});
