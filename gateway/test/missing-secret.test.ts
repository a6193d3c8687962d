import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svodHere } from './svod-here.ts';
import { newFolder, removeFolders, SVOD } from './svod-process.ts';

/* A shell that does not have the service's environment: what asks no system and no platform wants no secret. */

const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');
const CONFIG = {
  zone: 'Asia/Omsk',
  sources: {
    s: {
      system: 'netschool',
      settings: { origin: 'https://a.example', school: '7', accounts: { $env: 'NOT_HERE' } },
    },
  },
  nodes: [{ id: 'region', kind: 'region', name: 'Регион' }],
  destinations: {
    'mono-log': { settings: { baseUrl: 'https://m.example', clientId: 'svod', clientSecret: { $file: 'gone.txt' } } },
  },
};

let cwd: string;
let data: string;
const svod = (...words: readonly string[]) => svodHere(words, { data, cwd });

beforeAll(async () => {
  cwd = newFolder();
  data = join(cwd, 'data');
  writeFileSync(join(cwd, 'svod.json'), JSON.stringify(CONFIG, null, 2));
  expect((await svod('import', DIARY, '--source', 's', '--system', 'netschool')).code).toBe(0);
  expect((await svod('backup', 'first.db')).code).toBe(0);
});
afterAll(removeFolders);

test.each([
  ['backup', 'copy.db'],
  ['verify'],
  ['verify', 'first.db'],
  ['store'],
  ['sources'],
  ['schedule'],
  ['quarantine'],
  ['quarantine', 'replay'],
  ['codes', 'unknown'],
  ['digest'],
  ['incidents'],
  ['gate'],
  ['check'],
  ['nodes'],
  ['approve'],
  ['keep', '--dry-run'],
  ['renormalise'],
  ['ledger', 'verify'],
  ['export'],
  ['key', 'rotate'],
  ['restore', 'first.db', '--yes'],
])('svod %s %s %s goes on', async (...words) => {
  const { code, stderr } = await svod(...words.filter((word) => word !== undefined));
  expect(stderr).not.toContain('config.secret');
  expect([0, 1]).toContain(code);
});

test.each([['collect'], ['forward'], ['balance'], ['run'], ['sources', 'test'], ['digest', '--send']])(
  'svod %s %s asks others: what is missing is told, and nothing is done',
  async (...words) => {
    const { code, stderr } = await svod(...words.filter((word) => word !== undefined));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/\[config\.secret\][^\n]*NOT_HERE[^\n]*gone\.txt/)]);
  },
);

test('svod config print shows where the secrets come from, and tells which are missing', async () => {
  const { code, stdout, stderr } = await svod('config', 'print');
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { zone: 'Asia/Omsk', sources: { s: { system: 'netschool' } } }]);
  expect(stderr).toMatch(/^svod: [^\n]*\[config\.secret\][^\n]*NOT_HERE[^\n]*\n$/);
  const { secrets, missing } = (await svod('config', 'print', '--json')).result<Record<string, readonly unknown[]>>();
  expect(secrets).toContainEqual({ setting: '/sources/s/settings/accounts', from: '$env NOT_HERE' });
  expect(missing).toMatchObject([
    { line: 9, at: '/sources/s/settings/accounts' },
    { at: '/destinations/mono-log/settings/clientSecret' },
  ]);
});
