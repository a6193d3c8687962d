import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, removeFolders, runSvod } from './svod-process.ts';

/* A command that needs a region, called where there is none: it says so, and makes nothing. */

afterAll(removeFolders);

test.each([
  ['backup', 'copy.db'],
  ['verify'],
  ['restore', 'copy.db', '--yes'],
  ['store'],
  ['keep', '--dry-run'],
  ['forget', '--list'],
  ['key'],
  ['key', 'export', 'copy.key'],
  ['key', 'rotate'],
  ['key', 'replace'],
])('svod %s %s names the folders it looked into, and the ways out', async (...words) => {
  const cwd = newFolder();
  const data = join(cwd, 'data');
  const { code, stderr, stdout } = await runSvod(words, { data, cwd });
  expect(stderr).toBe(
    `svod: Здесь нет данных региона [region.absent]: в ${cwd} нет svod.json, а в ${data} нет ни хранилища, ни ключа. → Перейдите в папку региона (где svod.json) или назовите его папку данных в SVOD_DATA; новый регион начинает svod init, ключ из копии возвращает svod key import.\n`,
  );
  expect([code, stdout, readdirSync(cwd)]).toEqual([2, '', []]);
});

test('a region that is configured and keeps nothing yet has nothing to back up; retention has its rules already', async () => {
  const cwd = newFolder();
  const data = join(cwd, 'data');
  writeFileSync(join(cwd, 'svod.json'), '{}');
  const { code, stderr } = await runSvod(['backup', 'copy.db', '--lang', 'en'], { data, cwd });
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining(
      `svod.json is in ${cwd}, but there is neither store nor key in ${data} yet: the first reading makes them`,
    ),
  ]);
  expect((await runSvod(['keep', '--dry-run'], { data, cwd })).code).toBe(0);
});
