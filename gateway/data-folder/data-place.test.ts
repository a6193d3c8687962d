import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { examined } from '../test/patient.ts';
import { svodHere } from '../test/svod-here.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';

/* Where store and key lie, and who makes them. */

afterAll(removeFolders);

/** Without SVOD_DATA, in a folder; what is put aside meanwhile lies in another one. */
const svodIn = (cwd: string, aside: string, ...words: readonly string[]) =>
  svodHere(words, { data: cwd, env: { SVOD_DATA: undefined, TMPDIR: aside } });

test.each([
  ['sources'],
  ['schedule'],
  ['incidents'],
  ['digest'],
  ['ledger'],
  ['codes unknown'],
  ['quarantine show'],
  ['census show'],
  ['export'],
  ['gate'],
])('svod %s only reads: it makes nothing where nothing is, and leaves nothing behind', async (words) => {
  const [region, aside] = [newFolder(), newFolder()];
  writeFileSync(join(region, 'svod.json'), '{}');
  const { code, stderr } = await svodIn(region, aside, ...words.split(' '));
  expect([code === 0 || code === 1, stderr]).toEqual([true, expect.not.stringContaining('[')]);
  expect([readdirSync(region), readdirSync(aside)]).toEqual([['svod.json'], []]);
});

test('a configuration that is named from anywhere has its data beside it', async () => {
  const [region, elsewhere] = [newFolder(), newFolder()];
  writeFileSync(join(region, 'svod.json'), '{}');
  const { code } = await svodIn(elsewhere, newFolder(), '--config', join(region, 'svod.json'), 'forward');
  expect([code, readdirSync(elsewhere), existsSync(join(region, 'data', 'key.json'))]).toEqual([0, [], true]);
});

test.each([
  ['collect', 'data'],
  ['run', 'data'],
  ['verify', 'data'],
  ['collect', 'data/locks'],
  ['run', 'data/locks'],
])('svod %s says that a file lies at %s, and to move it away', async (word, place) => {
  const region = newFolder();
  writeFileSync(join(region, 'svod.json'), '{}');
  if (place !== 'data') mkdirSync(join(region, 'data'), { mode: 0o700 });
  writeFileSync(join(region, place), '');
  const { code, stderr } = await svodIn(region, newFolder(), word);
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining(`${join(region, place)} — это файл. → Уберите этот файл`),
  ]);
});

const NO_STORE = [
  ['a folder', (file: string) => mkdirSync(file), 'это папка, а не файл хранилища'],
  [
    'a text',
    (file: string) => writeFileSync(file, 'my notes of the school, a page of them. '.repeat(50)),
    'это не база',
  ],
  ['an empty file', (file: string) => writeFileSync(file, ''), 'файл пуст'],
  ['a database of another program', foreignDatabase, 'это не хранилище Свода'],
] as const;

function foreignDatabase(file: string): void {
  const other = new DatabaseSync(file);
  other.exec('CREATE TABLE history (address TEXT); PRAGMA user_version = 3');
  other.close();
}

test.each(NO_STORE)(
  '%s in the place of the store is told as that, and no key is asked for',
  async (_what, lay, told) => {
    const region = newFolder();
    const data = join(region, 'data');
    writeFileSync(join(region, 'svod.json'), '{}');
    mkdirSync(data, { mode: 0o700 });
    lay(join(data, 'svod.db'));
    for (const word of ['sources', 'verify', 'collect']) {
      const { code, stderr } = await svodIn(region, newFolder(), word);
      expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
      expect(stderr).toContain('→ Уберите это из папки данных');
    }
    expect(readdirSync(data)).toEqual(['svod.db']);
    const keys = (await examined({ data })).get('keys');
    expect(keys).toMatchObject({ result: 'failed', fix: { key: 'doctor.no-key-beside-fix' } });
  },
);

test('a folder in the place of the store is told as that beside a key, too', async () => {
  const region = newFolder();
  writeFileSync(join(region, 'svod.json'), '{}');
  await svodIn(region, newFolder(), 'forward');
  for (const end of ['', '-wal', '-shm']) rmSync(join(region, 'data', `svod.db${end}`), { force: true });
  mkdirSync(join(region, 'data', 'svod.db'));
  for (const word of ['sources', 'verify', 'collect'])
    expect((await svodIn(region, newFolder(), word)).stderr).toContain('это папка, а не файл хранилища. → Уберите это');
});
