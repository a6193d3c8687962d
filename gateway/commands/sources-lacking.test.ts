import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolders } from '../test/svod-process.ts';
import { writtenRegion, type WrittenRegion } from '../test/written-region.ts';

/* Tokens of a region's schools arrive over weeks: a table whose secrets are not all there yet is registered. */

const EMPTY = '{\n"secrets": "secrets.json",\n"sources": {},\n"nodes": []\n}';
const KEPT = JSON.stringify({ 'school-1': { accessToken: 'a' }, 'school-3': { accessToken: 'c' } });
const THREE = ['источник;система', ...[1, 2, 3].map((number) => `school-${number};dnevnik-ru`)];

let region: WrittenRegion;
beforeEach(() => {
  region = writtenRegion();
  region.write(EMPTY);
  keep(KEPT);
});
afterAll(removeFolders);

const keep = (text: string): void => writeFileSync(join(region.data, 'secrets.json'), text, { mode: 0o600 });
const imported = (rows: readonly string[], ...more: readonly string[]) =>
  region.svod('sources', 'import', region.table(rows), ...more);
const sourcesWritten = (): object =>
  (JSON.parse(region.read()) as { readonly sources: Record<string, { settings: object }> }).sources;

test('a school whose secret is not there yet is registered with the others, and its row says what is missing and where it goes', async () => {
  const { code, stdout } = await imported(THREE);
  expect(code).toBe(1);
  expect(Object.keys(sourcesWritten())).toEqual(['school-1', 'school-2', 'school-3']);
  expect(stdout).toMatch(
    /новых 3[^]*нет секрета: 1 [^]*\n {2}строка 3, столбец A \(«источник»\): нет секрета: впишите accessToken \(или .*\) в secrets\.json под именем «school-2»\n$/,
  );
  keep(KEPT.replace('{', '{"school-2":{"accessToken":"b"},'));
  expect((await imported(THREE)).code).toBe(0);
});

test('what is missing is told by a trial too, and to a program', async () => {
  const { code, result } = await imported(THREE, '--dry-run', '--json', '--lang', 'en');
  expect([code, result()]).toMatchObject([1, { dryRun: true, missing: [{ line: 3, column: 'A' }] }]);
  expect(sourcesWritten()).toEqual({});
});

test.each([
  ['a variable that is not set', 'SCHOOL_9', { $env: 'SCHOOL_9' }, 'в окружении нет SCHOOL_9'],
  ['a file that is not there', 'tokens/9.txt', { $file: 'tokens/9.txt' }, 'файла \\S*tokens/9\\.txt нет; положите'],
])('%s is written as it is named, and told', async (_what, cell, accessToken, told) => {
  keep('{}');
  const { code, stdout } = await imported(['источник;система;откуда секрет', `school-9;dnevnik-ru;${cell}`]);
  expect([code, stdout]).toEqual([1, expect.stringMatching(`строка 2, столбец C[^:]*: ${told}`) as string]);
  expect(sourcesWritten()).toMatchObject({ 'school-9': { settings: { accessToken } } });
});

test('without a file of secrets the row says which column tells where a secret comes from', async () => {
  region.write('{ "sources": {}, "nodes": [] }');
  const { code, stdout } = await imported(THREE.slice(0, 2));
  expect([code, stdout]).toEqual([
    1,
    expect.stringMatching(/нет секрета «accessToken»: дайте столбец «откуда/) as string,
  ]);
});

test('a file of secrets that cannot be had is told once, not by row', async () => {
  chmodSync(join(region.data, 'secrets.json'), 0o644);
  const open = await imported(THREE);
  expect([open.code, open.stdout]).toEqual([1, expect.stringMatching(/нет секрета: 3 /) as string]);
  expect(open.stdout.match(/chmod 600/g)).toHaveLength(1);
  rmSync(join(region.data, 'secrets.json'));
  expect((await imported(THREE)).stdout).toMatch(
    /\n {2}svod\.json, строка 2, \/secrets: файла secrets\.json нет;[^\n]*\n$/,
  );
});

test('a school on pause waits for no secret', async () => {
  keep('{}');
  expect((await imported(['источник;система;пауза', 'school-2;dnevnik-ru;да'])).code).toBe(0);
});
