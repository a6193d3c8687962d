import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MonoLogSimulator, startMonoLog } from '../ops/simulators/mono-log/start.ts';
import { newClone, newFolder, removeFolders, runSvod, SVOD } from './test/svod-process.ts';

/*
 * The gate as its operator meets it: commands as processes of their own, in a clone whose profile asks completeness, before the
 * platform's simulator.
 */
const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');
const AT = { SVOD_NOW: '2023-04-18T12:00:00Z', SECRET: 's' };

let clone: string;
let data: string;
let platform: MonoLogSimulator;
beforeAll(() => {
  clone = newClone();
});
beforeEach(async () => {
  data = newFolder();
  platform = await startMonoLog({ now: () => Date.parse(AT.SVOD_NOW) });
});
afterEach(() => platform.close());
afterAll(removeFolders);

const svod = (...words: string[]) =>
  runSvod(words, { data, env: { ...AT, CLIENT: platform.client.secret }, program: join(clone, 'gateway', 'svod.mjs') });
const json = async (...words: string[]) => (await svod(...words, '--json')).result<Record<string, unknown>>();

/** A profile beside the default one that asks this share of homework; the diary has 30 of 34. */
function profileAsking(gatePercent: number): void {
  const file = (name: string): string => join(clone, 'schemas', 'requirements', 'profiles', `${name}.json`);
  const profile = JSON.parse(readFileSync(file('default'), 'utf8')) as {
    requirements: Record<string, object>;
  };
  const homework = { ...profile.requirements['homework'], gatePercent };
  const requirements = { ...profile.requirements, homework };
  writeFileSync(file('strict'), JSON.stringify({ ...profile, profile: 'strict', requirements }));
}

async function collected(profile: string): Promise<void> {
  const account = {
    origin: 'https://school.example',
    school: '1',
    accounts: [{ login: 'l', password: { $env: 'SECRET' } }],
  };
  const journals = [{ source: 'recorded', school: 'recorded' }];
  const settings = { baseUrl: platform.url, clientId: platform.client.id, clientSecret: { $env: 'CLIENT' } };
  writeFileSync(
    join(data, 'svod.json'),
    JSON.stringify({
      profile,
      sources: { recorded: { system: 'netschool', settings: account } },
      nodes: [
        { id: 'r', kind: 'region', name: 'Регион' },
        { id: 's-1', kind: 'school', parent: 'r', name: 'Школа № 1', journals },
        { id: 's-2', kind: 'school', parent: 'r', name: 'Школа № 2', state: 'closed' },
      ],
      destinations: { 'mono-log': { allowLoopback: true, settings } },
    }),
  );
  expect((await svod('import', DIARY, '--source', 'recorded', '--system', 'netschool')).stderr).toBe('');
}

test('the default profile opens every exchange without any data', async () => {
  await collected('default');
  expect(await json('gate', 'check')).toEqual({ closed: 0, gates: [] });
  expect(await json('forward')).toMatchObject({ destinations: [{ acknowledged: 5, waiting: 0, gated: 0 }] });
});

test('sheets of a closed school wait, are told apart, and go when the gate opens', async () => {
  profileAsking(100);
  await collected('strict');
  const held = await svod('forward');
  expect([held.code, held.stdout]).toEqual([3, expect.stringMatching(/ждёт 5 [^]*за закрытыми воротами: 5/)]);
  expect(platform.counts()).toMatchObject({ effects: 0, rejected: 0 });
  expect(await json('forward', '--dry-run')).toMatchObject({ destinations: [{ parcels: 0, gated: 5, refused: 0 }] });
  const listed = await svod('gate');
  expect([listed.code, listed.stdout]).toEqual([
    1,
    expect.stringMatching(
      /s-1 \(Школа № 1\): обмен закрыт, по числам[^]*− Домашнее задание: есть 30 из 34 \(88 %\), нужно 100 %/,
    ),
  ]);
  expect((await svod('gate', 'open', 's-1')).stderr).toContain('назовите причину');
  expect((await svod('gate', 'open', 's-1', '--reason', 'приказ № 7')).code).toBe(0);
  expect(await json('forward')).toMatchObject({ destinations: [{ acknowledged: 5, waiting: 0, dead: 0, gated: 0 }] });
  expect(await json('ledger', 'verify')).toMatchObject({ difference: 0 });
});

test('a person’s verdict stands until it is taken back; a gate that figures opened stays open; all is kept', async () => {
  profileAsking(100);
  await collected('strict');
  await svod('gate', 'close', 's-1', '--reason', 'спор');
  expect(await json('gate', 'check')).toMatchObject({ closed: 1, gates: [{ by: 'person' }] });
  expect(await json('gate', 'auto', 's-1')).toMatchObject({ gate: { by: 'figures', isOpen: false } });
  profileAsking(80);
  expect(await json('gate', 'check')).toMatchObject({ closed: 0 });
  await svod('gate', 'close', 's-1', '--reason', 'проверка');
  profileAsking(100);
  expect(await json('gate', 'auto', 's-1')).toMatchObject({ gate: { by: 'figures', isOpen: true } });
  const { verdicts } = await json('gate', 'history', 's-1');
  expect((verdicts as { by: string; isOpen: boolean }[]).map(({ by, isOpen }) => [by, isOpen])).toEqual([
    ['person', false],
    ['figures', false],
    ['figures', true],
    ['person', false],
    ['figures', true],
  ]);
});

test('a node that is not there, or closed, is told with the way out', async () => {
  await collected('default');
  for (const [words, message] of [
    [['gate', 'open'], 'назовите узел школы'],
    [['gate', 'open', 's-9', '--reason', 'x'], 'узлом «s-9»'],
    [['gate', 'close', 's-2', '--reason', 'x'], 'узлом «s-2»'],
    [['gate', 'shut', 's-1'], 'действия «shut» у gate нет'],
  ] as const) {
    const { code, stderr } = await svod(...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  }
});
