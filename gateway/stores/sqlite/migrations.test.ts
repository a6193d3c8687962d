import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { optionsWith, TO } from '../../test/store-place.ts';
import { bad, lesson, mark, page } from '../../test/store-pages.ts';
import { sqliteFiles } from './files.ts';
import { MIGRATIONS } from './migrations.ts';
import { openSqlite } from './store.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'svod-steps-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Tables, indices and their columns, in order of name. */
function schemaOf(file: DatabaseSync): unknown {
  const sql = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name";
  return file
    .prepare(sql)
    .all()
    .map((row) => ({ ...row }));
}

const upTo = (count: number): DatabaseSync => {
  const file = new DatabaseSync(':memory:');
  for (const { up } of MIGRATIONS.slice(0, count)) file.exec(up);
  return file;
};

test('every step but the first has a way back', () => {
  expect(MIGRATIONS.slice(1).map(({ down }) => typeof down)).toEqual(MIGRATIONS.slice(1).map(() => 'string'));
});

test.each(MIGRATIONS.slice(1).map((_, index) => index + 2))(
  'step %i, taken back, leaves the schema of before, and may be taken again',
  (step) => {
    const file = upTo(step);
    file.exec(MIGRATIONS[step - 1]!.down!);
    expect(schemaOf(file)).toEqual(schemaOf(upTo(step - 1)));
    file.exec(MIGRATIONS[step - 1]!.up);
    expect(schemaOf(file)).toEqual(schemaOf(upTo(step)));
  },
);

/** Written by the version before (schema 1), by its own code, from tiny made-up pages; see its first lines for how. */
const BEFORE = new URL('schema-1.fixture.db', import.meta.url);

test('a store that the version before has written opens, and goes back', async () => {
  const path = join(folder, 'svod.db');
  copyFileSync(BEFORE, path);
  const files = sqliteFiles(optionsWith());
  expect(files.check(path)).toMatchObject({ schema: 1, damages: [] });
  const old = new DatabaseSync(path);
  const before = schemaOf(old);
  old.close();
  const { store, operations } = openSqlite(path, optionsWith());
  expect((await store.ledger()).difference).toBe(0);
  const sheets = await Array.fromAsync(store.sheets({}));
  expect(sheets.map(({ version, body }) => [version, body.mark?.[0]?.['rawValue']])).toEqual([[2, '5']]);
  expect(await store.quarantinedRaw('1')).toBe('{"ref":"mark/n"}');
  expect(await store.deliveryCounts(TO)).toMatchObject({ acknowledged: 1, waiting: 1 });
  await operations.beginJob('collect:s', new Date(0), new Date(0));
  await store.close();
  files.goBack(path, 1);
  const back = new DatabaseSync(path);
  expect(schemaOf(back)).toEqual(before);
  back.close();
  expect(files.facts(path).schema).toBe(1);
});

test('what retention deleted is not missed by the version before', async () => {
  const path = join(folder, 'svod.db');
  const files = sqliteFiles(optionsWith());
  const { store, keeping } = openSqlite(path, optionsWith());
  await store.savePage(page([lesson('1')], { bad: [bad('mark/n', 'mark', 'n')] }));
  await store.savePage(page([lesson('1'), mark('n', '4')], { at: '2026-09-09T15:00:00Z' }));
  const limits = { historyDays: 1, findingDays: 1, runDays: 1, incidentDays: 1, lookDays: 1 };
  const signal = new AbortController().signal;
  expect(await keeping.prune(limits, { now: new Date('2027-09-09T15:00:00Z'), signal })).toMatchObject({
    pages: 2,
    quarantine: 1,
  });
  await store.close();
  files.goBack(path, 1);
  const file = new DatabaseSync(path);
  for (const table of ['page', 'quarantine']) {
    const { rows } = file.prepare(`SELECT count(*) AS rows FROM ${table}`).get()!;
    const { seq } = file.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').get(table)!;
    expect([table, rows]).toEqual([table, seq]);
  }
  file.close();
});

test('a file goes back to no schema that it never had', () => {
  const path = join(folder, 'svod.db');
  void openSqlite(path, optionsWith()).store.close();
  const files = sqliteFiles(optionsWith());
  for (const schema of [0, 1.5, files.schema + 1])
    expect(() => files.goBack(path, schema)).toThrow(expect.objectContaining({ code: 'usage.invalid' }));
  expect(files.facts(path).schema).toBe(files.schema);
});
