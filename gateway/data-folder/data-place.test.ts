import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
