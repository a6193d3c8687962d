import { chmodSync, existsSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreCheck } from '../contracts/store-file.ts';
import { keyFile } from '../keys.ts';
import { openGateway } from '../main.ts';
import { svodHere } from '../test/svod-here.ts';
import { ended, newFolder, removeFolders, runSvod, SVOD } from '../test/svod-process.ts';

/* The commands as an operator types them; in processes of their own where another process, a limit or a descriptor is in it. */

const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');
const PHRASE = { SVOD_PASSPHRASE: 'очень длинная фраза' };
/** The pupil of the saved diary. */
const PUPIL = '1';

let data: string;
const svod = (words: readonly string[], env: NodeJS.ProcessEnv = {}) => svodHere(words, { data, env });
const json = (words: readonly string[], env: NodeJS.ProcessEnv = {}) => svod([...words, '--json'], env);

beforeAll(async () => {
  data = newFolder();
  expect((await svod(['import', DIARY, '--source', 's', '--system', 'netschool'])).code).toBe(0);
});
afterAll(removeFolders);

test('a backup is written, looked through, and refused where a file is; a disk that is full leaves none', async () => {
  const done = await json(['backup', 'b.db', '--verify']);
  expect([done.code, done.result()]).toMatchObject([0, { file: 'b.db', holdsKey: false, difference: 0 }]);
  const { secret } = JSON.parse(readFileSync(keyFile(data), 'utf8')) as { secret: string };
  const [bytes, key] = [readFileSync(join(data, 'b.db')), Buffer.from(secret, 'base64')];
  expect([key.length, bytes.includes(key), bytes.includes(secret), bytes.includes(key.toString('hex'))]).toEqual([
    ...[32, false, false, false],
  ]);
  const again = await svod(['backup', 'b.db']);
  expect([again.code, again.stderr]).toEqual([
    2,
    expect.stringMatching(/^svod: Файл не пишется \[file\.unwritable\]: запись b\.db: такой файл уже есть\. → /),
  ]);
  // The file may grow to 40 KiB.
  const full = await ended('bash', ['-c', `ulimit -f 40; trap '' XFSZ; exec node ${SVOD} backup full.db --json`], {
    cwd: data,
    env: { ...process.env, SVOD_DATA: data, PATH: `${join(process.execPath, '..')}:${process.env['PATH']}` },
  });
  expect([full.code, full.error()]).toMatchObject([2, { code: 'file.unwritable' }]);
  expect(readdirSync(data).filter((name) => name.startsWith('full'))).toEqual([]);
  expect((await json(['ledger', 'verify'])).result()).toMatchObject({ difference: 0 });
});

test('a verification names what a file is, of the store and of a backup, and of another key', async () => {
  const store = await svod(['verify']);
  expect([store.code, store.stdout]).toEqual([0, expect.stringMatching(/цел; схема 2[^]*Сверка: расхождение 0/)]);
  const backup = await json(['verify', 'b.db']);
  expect(backup.result<StoreCheck & { isFitting: boolean }>()).toMatchObject({ isFitting: true, damages: [] });
  const other = newFolder();
  await svodHere(['ledger', 'verify'], { data: other });
  const foreign = await svodHere(['verify', join(data, 'b.db')], { data: other });
  expect([foreign.code, foreign.stdout]).toEqual([1, expect.stringMatching(/с ним его не восстановить/)]);
  const restored = await svodHere(['restore', join(data, 'b.db'), '--yes', '--json'], { data: other });
  expect([restored.code, restored.error().code]).toEqual([2, 'key.mismatch']);
});

test('a restore asks first, and tells where the store of before is', async () => {
  const asked = await svod(['restore', 'b.db']);
  expect([asked.code, asked.stdout]).toEqual([2, expect.stringMatching(/Повторите с --yes/)]);
  const done = await json(['restore', 'b.db', '--yes']);
  expect(done.code).toBe(0);
  expect(existsSync(done.result<{ aside: string }>().aside)).toBe(true);
});

test('a store that another process has open is not replaced, and its key is not rotated', async () => {
  const gateway = await openGateway({ data });
  try {
    for (const words of [
      ['restore', 'b.db', '--yes'],
      ['key', 'rotate'],
      ['store', 'back', '--to', '1'],
    ]) {
      const { code, error } = await runSvod([...words, '--json'], { data });
      expect([code, error().code]).toEqual([3, 'store.locked']);
    }
  } finally {
    await gateway.close();
  }
});

test('the key goes to a new machine under its passphrase', async () => {
  const shown = await svod(['key']);
  expect([shown.code, shown.stdout]).toEqual([1, expect.stringMatching(/Не выгружен/)]);
  expect(await runSvod(['key', 'export', 'k'], { data })).toMatchObject({ code: 2 });
  expect(await json(['key', 'export', 'k'], { SVOD_PASSPHRASE: 'коротко' })).toMatchObject({ code: 2 });
  expect(await json(['key', 'export', 'k'], PHRASE)).toMatchObject({ code: 0 });
  expect((await svod(['key'])).code).toBe(0);
  const machine = join(newFolder(), 'srv', 'data');
  const take = (env: NodeJS.ProcessEnv, folder = machine) =>
    svodHere(['key', 'import', join(data, 'k'), '--json'], { data: folder, cwd: data, env });
  const wrong = await take({ SVOD_PASSPHRASE: 'другая длинная фраза' });
  expect([wrong.code, wrong.error().code]).toEqual([2, 'key.passphrase']);
  expect(await take(PHRASE)).toMatchObject({ code: 0 });
  expect(readFileSync(keyFile(machine), 'utf8')).toBe(readFileSync(keyFile(data), 'utf8'));
  expect((await take(PHRASE)).result()).toMatchObject({ isNew: false });
  const restored = await svodHere(['restore', join(data, 'b.db'), '--yes', '--json'], { data: machine });
  expect([restored.code, restored.result()]).toMatchObject([0, { restored: true }]);
  const taken = newFolder();
  await svodHere(['ledger', 'verify'], { data: taken });
  expect((await take(PHRASE, taken)).result()).toMatchObject({
    how: 'taken',
    aside: expect.stringMatching(/key\.json\./),
  });
  const used = newFolder();
  await svodHere(['import', DIARY, '--source', 's', '--system', 'netschool'], { data: used });
  const refused = await take(PHRASE, used);
  expect([refused.code, refused.error().code]).toEqual([2, 'key.mismatch']);
});

test('a passphrase may come by a file descriptor', async () => {
  const file = join(newFolder(), 'phrase');
  writeFileSync(file, 'фраза из дескриптора\n');
  chmodSync(file, 0o600);
  const fd = openSync(file, 'r');
  const words = ['-c', `exec node ${SVOD} key export by-fd --passphrase-fd 9 --json 9< ${file}`];
  const env = { ...process.env, SVOD_DATA: data, PATH: `${join(process.execPath, '..')}:${process.env['PATH']}` };
  expect(fd).toBeGreaterThan(2);
  expect((await ended('bash', words, { cwd: data, env })).code).toBe(0);
  const machine = newFolder();
  const taken = await svodHere(['key', 'import', join(data, 'by-fd')], {
    data: machine,
    env: { SVOD_PASSPHRASE: 'фраза из дескриптора' },
  });
  expect(taken.code).toBe(0);
});

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
  expect(listed.stdout).toMatch(/^\S+ · [0-9a-f]{32} · школа s · записей \d+, листов \d+\n$/);
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

test.each([
  [['forget'], 'usage.invalid', 'Чей ученик'],
  [['forget', '--source', 'nope'], 'usage.invalid', 'источника «nope»'],
  [['forget', DIARY, '--source', 's', '--yes'], 'file.invalid', 'строка 2 — не идентификатор'],
  [['forget', 'nope.txt', '--source', 's'], 'file.unreadable', 'nope.txt'],
  [['key', 'export'], 'usage.invalid', 'назовите файл'],
  [['key', 'exprt'], 'usage.invalid', '(export?)'],
  [['store', 'back', '--to', '9'], 'usage.invalid', 'возврат к схеме 9'],
  [['verify', 'nope.db'], 'file.unreadable', 'такого файла нет'],
  [['restore', DIARY, '--yes'], 'store.damaged', 'не база данных'],
  [['backup', 'nope/b.db'], 'file.unwritable', 'nope/b.db'],
] as const)('%j is told in one line, with the way out', async (words, code, told) => {
  const { code: exit, stderr } = await svod(words);
  expect([exit, stderr]).toEqual([2, expect.stringContaining(`[${code}]`)]);
  expect(stderr).toContain(told);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
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
  const asked = await svod(['store', 'back']);
  expect([asked.code, asked.stdout]).toEqual([2, expect.stringMatching(/svod store back --to 1/)]);
  expect((await json(['store', 'back', '--to', '1'])).result()).toMatchObject({ schema: 1 });
  expect((await json(['store'])).result()).toMatchObject({ schema: 1, known: 2 });
  expect((await json(['ledger', 'verify'])).result()).toMatchObject({ difference: 0 });
  expect((await json(['store'])).result()).toMatchObject({ schema: 2 });
  // The list beside the key knows whom the store of the version before had forgotten to forget.
  expect((await json(['forget', '--list'])).result<{ forgotten: unknown[] }>().forgotten).toHaveLength(2);
});

test('a new secret asks first, and begins a store of its own', async () => {
  const asked = await svod(['key', 'replace']);
  expect([asked.code, asked.stdout]).toEqual([2, expect.stringMatching(/Новый секрет меняет все псевдонимы/)]);
  const done = await json(['key', 'replace', '--yes', '--drop-history']);
  expect([done.code, done.result()]).toMatchObject([0, { replaced: true, imported: ['bad', 's'], aside: [] }]);
  expect(readdirSync(data).filter((name) => name.includes('.before-key-'))).toEqual([]);
  expect((await json(['store'])).result()).toMatchObject({ sheets: 0 });
});
