import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svodHere } from '../test/svod-here.ts';
import { newFolder, removeFolders, SVOD } from '../test/svod-process.ts';

/* The commands that erase, and those that tell what is noted and kept, as an operator types them. */

const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');

/** The pupil of the saved diary. */
const PUPIL = '1';

let data: string;
const svod = (words: readonly string[], env: NodeJS.ProcessEnv = {}) => svodHere(words, { data, env });
const json = (words: readonly string[], env: NodeJS.ProcessEnv = {}) => svod([...words, '--json'], env);

beforeAll(async () => {
  data = newFolder();
  for (const words of [
    ['import', DIARY, '--source', 's', '--system', 'netschool'],
    ['backup', 'b.db'],
    ['restore', 'b.db', '--yes'],
  ])
    expect((await svod(words)).code).toBe(0);
});
afterAll(removeFolders);

test('who looks at raw records is noted, and nobody is without', async () => {
  const file = join(newFolder(), 'bad.json');
  const diary = JSON.parse(readFileSync(DIARY, 'utf8')) as {
    weekDays: { lessons: { assignments?: { mark?: object }[] }[] }[];
  };
  for (const { lessons } of diary.weekDays)
    for (const { assignments } of lessons)
      for (const one of assignments ?? []) if (one.mark) Object.assign(one.mark, { mark: 'xyz' });
  writeFileSync(file, JSON.stringify(diary));
  await svod(['import', file, '--source', 'bad', '--system', 'netschool']);
  expect((await json(['quarantine', 'looks'])).result()).toEqual({ looks: [] });
  const shown = await json(['quarantine', 'show', '--raw', '--source', 'bad'], { SVOD_USER: 'Дежурный' });
  const { raws, rows } = shown.result<{ raws: unknown[]; rows: unknown[] }>();
  expect(raws).toHaveLength(rows.length);
  expect(raws.length).toBeGreaterThan(0);
  await json(['quarantine', 'show', '--source', 'bad']);
  const { looks } = (await json(['quarantine', 'looks'])).result<{ looks: readonly { who: string }[] }>();
  expect(looks).toMatchObject([{ source: 'bad', count: raws.length, why: 'quarantine show --raw' }]);
  expect(looks[0]!.who).toMatch(/\(Дежурный\)$/);
});

test('pupils are forgotten by ids that come on standard input or in a file; the id is nowhere in what is said', async () => {
  const file = join(newFolder(), 'ids.txt');
  writeFileSync(file, `# по заявлению\n${PUPIL}\n\n`);
  const asked = await svod(['forget', file, '--source', 's']);
  expect(asked.stdout).toMatch(/удаляются сохранённые ответы всей школы/);
  expect([asked.code, asked.stdout]).toEqual([2, expect.stringMatching(/Будет стёрто учеников: 1/)]);
  expect(asked.stdout).not.toContain('нет ничего');
  const done = await json(['forget', file, '--source', 's', '--yes']);
  // The restore has put a store aside.
  const { aside } = done.result<{ aside: string[] }>();
  expect([done.code, done.result()]).toMatchObject([1, { forgotten: 1, isCompacted: true }]);
  expect(aside).toEqual([expect.stringContaining('svod.db.before-restore-')]);
  rmSync(aside[0]!);
  const again = await svod(['forget', file, '--source', 's', '--yes']);
  expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/выгрузите ключ снова/)]);
  expect(done.result<{ erased: { records: number } }>().erased.records).toBeGreaterThan(0);
  const listed = await svod(['forget', '--list']);
  expect(listed.stdout).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d · [0-9a-f]{32} · школа s · записей \d+, листов \d+\n$/);
  expect((await json(['ledger', 'verify'])).result()).toMatchObject({ difference: 0 });
  await svod(['import', DIARY, '--source', 's', '--system', 'netschool']);
  const sheets = (await svod(['export', '--source', 's'])).stdout;
  expect(sheets).toContain('"body":{}');
  expect(sheets).not.toContain('"body":{"');
});

test('an id of which nothing is stored is told before the step, by its line, and what happens to it', async () => {
  const file = join(newFolder(), 'ids.txt');
  writeFileSync(file, '7700\n');
  const asked = await svod(['forget', file, '--source', 's']);
  expect(asked.stdout).toMatch(
    /О 1 из 1 в хранилище нет ничего \(строки: 1\)[^]*список забытых[^]*Повторите с --yes\.\n$/,
  );
  expect(asked.stdout).not.toContain('7700');
  const done = await svod(['forget', file, '--source', 's', '--yes']);
  expect(done.stdout).toMatch(/^О 1 из 1 в хранилище нет ничего[^]*\nЗабыто: 1\./);
  const again = await svod(['forget', file, '--source', 's']);
  expect(again.stdout).toMatch(/Из них забыты раньше: 1\./);
  expect(again.stdout).not.toContain('тоже войдут');
});

test('retention says what it would delete, and deletes it', async () => {
  writeFileSync(join(data, 'svod.json'), JSON.stringify({ keep: { runDays: 30 } }));
  const later = { SVOD_NOW: '2030-01-01T00:00:00Z' };
  const counted = await json(['keep', '--dry-run'], later);
  const { rows } = counted.result<{ rows: Record<string, number> }>();
  expect(rows['pages']).toBeGreaterThan(2);
  const done = await json(['keep', '--compact'], later);
  expect(done.result()).toMatchObject({ rows: { pages: rows['pages'] }, isWhole: true, isCompacted: true });
  expect((await json(['ledger', 'verify'])).result()).toMatchObject({ difference: 0 });
  const wrong = join(newFolder(), 'svod.json');
  writeFileSync(wrong, JSON.stringify({ keep: { runDays: 1 } }));
  expect((await json(['keep', '--config', wrong])).error().code).toBe('config.invalid');
});

test('a store goes back to the schema of the version before, under the sealing key that one knows', async () => {
  expect((await svod(['key', 'rotate'])).code).toBe(0);
  const before = (await json(['forget', '--list'])).result<{ forgotten: unknown[] }>().forgotten;
  for (const words of [['back'], ['back', '--to', '1']]) {
    const asked = await svod(['store', ...words]);
    expect([asked.code, asked.stdout]).toEqual([2, expect.stringMatching(/инциденты.*svod store back --to 1 --yes/)]);
  }
  expect((await json(['store'])).result()).toMatchObject({ schema: 2 });
  expect((await json(['store', 'back', '--to', '1', '--yes'])).result()).toMatchObject({ schema: 1 });
  expect((await json(['store'])).result()).toMatchObject({ schema: 1, known: 2 });
  expect((await json(['ledger', 'verify'])).result()).toMatchObject({ difference: 0 });
  expect((await json(['store'])).result()).toMatchObject({ schema: 2 });
  // The list beside the key knows whom the store of the version before had forgotten to forget, and what was erased of them.
  const again = (await json(['forget', '--list'])).result<{ forgotten: unknown[] }>().forgotten;
  expect([again.length, again]).toEqual([2, before]);
});

test('a new secret asks first, and begins a store of its own', async () => {
  const asked = await svod(['key', 'replace']);
  expect([asked.code, asked.stdout]).toEqual([2, expect.stringMatching(/Новый секрет меняет все псевдонимы/)]);
  const done = await json(['key', 'replace', '--yes', '--drop-history']);
  expect([done.code, done.result()]).toMatchObject([0, { replaced: true, imported: ['bad', 's'], aside: [] }]);
  expect(readdirSync(data).filter((name) => name.includes('.before-key-'))).toEqual([]);
  expect((await json(['store'])).result()).toMatchObject({ sheets: 0 });
});
