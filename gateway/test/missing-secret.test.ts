import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startService } from './service-process.ts';
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

test.each([
  [['collect'], 'NOT_HERE'],
  [['forward'], 'gone\\.txt'],
  [['balance'], 'gone\\.txt'],
  [['run'], 'NOT_HERE[^\\n]*gone\\.txt'],
  [['sources', 'test'], 'NOT_HERE'],
])('svod %p has nobody left whom it could ask: what is missing is told, and nothing is done', async (words, lack) => {
  const { code, stderr } = await svod(...words);
  expect([code, stderr]).toEqual([2, expect.stringMatching(new RegExp(`\\[config\\.secret\\][^\\n]*${lack}`))]);
});

describe('one of three sources without its secret', () => {
  const lone = { system: 'netschool', settings: { origin: 'https://127.0.0.1:1', school: '7' } };
  const kept = { ...lone, settings: { ...lone.settings, accounts: { $file: 'accounts.json' } } };
  let place: string;
  const three = (lacking: object): void => {
    place = newFolder();
    writeFileSync(join(place, 'accounts.json'), '[{"login":"a","password":"b"}]', { mode: 0o600 });
    writeFileSync(join(place, 'secrets.json'), '{"s1":{"accounts":[{"login":"a","password":"b"}]}}', { mode: 0o600 });
    const sources = { s1: lone, s2: kept, s3: { ...lone, settings: { ...lone.settings, ...lacking } } };
    writeFileSync(join(place, 'svod.json'), JSON.stringify({ secrets: 'secrets.json', sources }, null, 2));
  };
  const here = (...words: readonly string[]) => svodHere(words, { data: join(place, 'data'), cwd: place });

  test.each([
    ['a variable', { accounts: { $env: 'NOT_HERE' } }, 'в окружении нет NOT_HERE'],
    ['a file of its own', { accounts: { $file: 'none.json' } }, 'файла [^ ]*none.json нет'],
    ['an entry in the file of secrets', {}, 'впишите accounts в secrets.json под именем «s3»'],
  ])('as %s is told of that one, and the others are read', async (_what, lacking, reason) => {
    three(lacking);
    const { code, stdout } = await here('collect');
    // The others came to their address, which may not be asked.
    expect([code, stdout]).toEqual([1, expect.stringMatching(new RegExp(`s3: не удалось.*\\n.*${reason}`))]);
    expect(stdout).toMatch(/s1: .*\n.*\[http\.private-address\]/);
    const checked = await here('config', 'check');
    expect([checked.code, checked.stdout]).toEqual([2, expect.stringMatching(new RegExp(reason))]);
    expect((await here('doctor')).stdout).toMatch(new RegExp(`s3.*${reason}`));
  });

  test('is our move in svod sources before anybody looked, and no other', async () => {
    three({ accounts: { $env: 'NOT_HERE' } });
    const { code, stdout } = await here('sources');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^s3 +netschool +ещё не читан .* мы$/m) as string]);
    expect(stdout).toMatch(/^s1 +netschool +ещё не читан .* –$/m);
  });

  test('does not keep the service from starting, which says whom it does not ask', async () => {
    three({ accounts: { $env: 'NOT_HERE' } });
    const service = await startService(place);
    expect(await service.logged(({ msg }) => msg === 'secrets are missing')).toMatchObject({ lacking: ['s3'] });
    await service.logged(({ msg }) => msg === 'incident');
    expect((await service.end('SIGTERM')).code).toBe(0);
  });

  test('a file of the secrets of many that cannot be read stops the start: nobody knows whose stand in it', async () => {
    three({});
    writeFileSync(join(place, 'secrets.json'), '{');
    const { code, stderr } = await here('run');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/\[config\.secret\].*secrets\.json, строка 1/)]);
  });
});

test('svod config print shows where the secrets come from, tells which are missing, and ends with 1 for them', async () => {
  const { code, stdout, stderr } = await svod('config', 'print');
  expect([code, JSON.parse(stdout)]).toMatchObject([1, { zone: 'Asia/Omsk', sources: { s: { system: 'netschool' } } }]);
  expect(stderr).toMatch(/^svod: [^\n]*\[config\.secret\][^\n]*NOT_HERE[^\n]*\n$/);
  const { secrets, missing } = (await svod('config', 'print', '--json')).result<Record<string, readonly unknown[]>>();
  expect(secrets).toContainEqual({ setting: '/sources/s/settings/accounts', from: '$env NOT_HERE' });
  expect(missing).toMatchObject([
    { line: 9, at: '/sources/s/settings/accounts' },
    { at: '/destinations/mono-log/settings/clientSecret' },
  ]);
});
