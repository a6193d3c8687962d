import { chmodSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreCheck } from '../contracts/store-file.ts';
import { keyFile } from '../data-folder/keys.ts';
import { openGateway } from '../main.ts';
import { svodHere } from '../test/svod-here.ts';
import { ended, newFolder, removeFolders, runSvod, SVOD } from '../test/svod-process.ts';

/* The commands as an operator types them; in processes of their own where another process, a limit or a descriptor is in it. */

const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');
const PHRASE = { SVOD_PASSPHRASE: 'очень длинная фраза' };

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
  await svodHere(['forward'], { data: other });
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
      ['store', 'back', '--to', '1', '--yes'],
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
  const fits = await svod(['key', 'show', 'k']);
  expect([fits.code, fits.stdout]).toEqual([
    0,
    expect.stringMatching(/Выгрузка k: ключ .*\n.*Это ключ, который здесь стоит/),
  ]);
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
  await svodHere(['forward'], { data: taken });
  expect((await take(PHRASE, taken)).result()).toMatchObject({
    how: 'taken',
    aside: expect.stringMatching(/key\.json\./),
  });
  const used = newFolder();
  await svodHere(['import', DIARY, '--source', 's', '--system', 'netschool'], { data: used });
  const refused = await take(PHRASE, used);
  expect([refused.code, refused.error().code]).toEqual([2, 'key.mismatch']);
  const other = await svodHere(['key', 'show', join(data, 'k')], { data: used });
  expect([other.code, other.stdout]).toEqual([1, expect.stringMatching(/Это другой ключ/)]);
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

test.each([
  [['forget'], 'usage.invalid', 'Чей ученик'],
  [['forget', '--source', 'nope'], 'usage.invalid', 'источника «nope»'],
  [['forget', DIARY, '--source', 's', '--yes'], 'file.invalid', 'строка 2: это не идентификатор'],
  [['forget', '/dev/null', '--source', 's', '--yes'], 'file.invalid', '/dev/null: нет ни одного идентификатора'],
  [['restore', '/tmp', '--yes'], 'file.unreadable', '/tmp: это папка'],
  [['key', 'import', '/tmp'], 'file.unreadable', '/tmp: это папка'],
  [['key', 'import', DIARY], 'key.invalid', 'назовите файл, который записала svod key export'],
  [['verify', '/tmp'], 'file.unreadable', '/tmp: это папка'],
  [['backup'], 'usage.invalid', 'назовите файл'],
  [['forget', 'nope.txt', '--source', 's'], 'file.unreadable', 'nope.txt'],
  [['key', 'export'], 'usage.invalid', 'назовите файл'],
  [['key', 'exprt'], 'usage.invalid', '(export?)'],
  [['store', 'back', '--to', '9', '--yes'], 'usage.invalid', 'возврат к схеме 9'],
  [['verify', 'nope.db'], 'file.unreadable', 'такого файла нет'],
  [['restore', DIARY, '--yes'], 'backup.invalid', 'не база данных'],
  [['restore', DIARY], 'backup.invalid', 'не база данных'],
  [['verify', DIARY], 'backup.invalid', 'не база данных'],
  [['backup', 'nope/b.db'], 'file.unwritable', 'nope/b.db'],
] as const)('%j is told in one line, with the way out', async (words, code, told) => {
  const { code: exit, stderr } = await svod(words);
  expect([exit, stderr]).toEqual([2, expect.stringContaining(`[${code}]`)]);
  expect(stderr).toContain(told);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});
