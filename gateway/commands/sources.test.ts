import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { svodHere } from '../test/svod-here.ts';
import { removeFolders } from '../test/svod-process.ts';
import { HEAD, regionWithAccounts, ROWS, WRITTEN, writtenRegion, type WrittenRegion } from '../test/written-region.ts';

let region: WrittenRegion;
afterAll(removeFolders);

describe('pausing and resuming', () => {
  beforeEach(() => void (region = writtenRegion()));

  test('changes that source of svod.json and nothing else, and keeps its mode', async () => {
    region.write(WRITTEN);
    chmodSync(join(region.data, 'svod.json'), 0o640);
    const { code, stdout } = await region.svod('sources', 'pause', 's-1');
    expect([code, stdout]).toEqual([0, 's-1: на паузе; работающий svod run заметит это сам\n']);
    expect(JSON.parse(region.read())).toMatchObject({ sources: { 's-1': { paused: true }, 's-2': { paused: true } } });
    expect(region.read()).toContain(WRITTEN.slice(WRITTEN.indexOf('"s-2"')));
    expect(statSync(join(region.data, 'svod.json')).mode & 0o777).toBe(0o640);
    await region.svod('sources', 'resume', 's-1', 's-2');
    expect(region.read()).not.toContain('paused');
    expect(region.read()).toContain('"$comment": "Our region"');
  });

  test('does not write what would not be right, and says why', async () => {
    region.write(WRITTEN.replace('"nodes"', '"rawDays": "x", "nodes"'));
    const { code, stderr } = await region.svod('sources', 'pause', 's-1');
    expect(code).toBe(2);
    expect(stderr).toMatch(/svod\.json; строка \d+, \/rawDays: должно быть целое число/);
    expect(region.read()).toContain('"rawDays": "x"');
    expect(region.read()).not.toContain('"paused": true\n');
  });

  test('needs no secret, and knows only sources that are there', async () => {
    region.write(WRITTEN);
    expect((await svodHere(['sources', 'pause', 's-1'], { data: region.data })).code).toBe(0);
    const { code, stderr } = await region.svod('sources', 'pause', 's-3');
    expect([code, stderr]).toEqual([2, expect.stringContaining('источника «s-3» в svod.json нет (s-1?)') as string]);
    expect((await region.svod('sources', 'pause')).stderr).toContain('назовите источники');
  });
});

test('says what is assumed of a system: how much in a line, each of it with --json, in the language that is asked for', async () => {
  region = writtenRegion();
  region.write(WRITTEN);
  const { stdout } = await region.svod('sources');
  expect(stdout).toMatch(
    /^dnevnik-ru: чего в документах .* как допущение: [1-9]\d*; какие — svod certify --list dnevnik-ru$/m,
  );
  const assumedIn = async (...words: string[]) =>
    (await region.svod('sources', '--json', ...words)).result<{ sources: readonly { assumed: readonly string[] }[] }>()
      .sources[0]!.assumed;
  expect((await assumedIn())[0]).toMatch(/[а-яё]{3}/);
  expect((await assumedIn('--lang', 'en'))[0]).not.toMatch(/[а-яё]{3}/);
});

describe('a table of schools', () => {
  beforeEach(() => void (region = regionWithAccounts()));

  test('registers sources and their nodes, and what stood there stays', async () => {
    const { code, stdout } = await region.svod('sources', 'import', region.table(ROWS), '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { dryRun: false, added: ['school-12', 'school-7'], changed: [], unchanged: 0 },
    ]);
    const { sources, nodes } = JSON.parse(region.read()) as { sources: Record<string, unknown>; nodes: unknown[] };
    expect(sources['school-12']).toEqual({
      system: 'dnevnik-ru',
      settings: { schools: ['1000010000001'], lookBackDays: 7, accessToken: { $env: 'TOKEN' } },
    });
    expect(sources['school-7']).toMatchObject({
      settings: { origin: 'https://a.example', school: '4000001', accounts: { $file: 'accounts.json' } },
    });
    expect(nodes).toEqual([
      { id: 'region', kind: 'region', name: 'Регион' },
      { id: 'm-1', kind: 'municipality', parent: 'region', name: 'Заречный район' },
      { id: 'm-2', kind: 'municipality', parent: 'region', name: 'Город' },
      {
        ...{ id: 'school-12', kind: 'school', parent: 'm-1', name: 'Школа "№ 12"' },
        journals: [{ source: 'school-12', school: '1000010000001' }],
      },
      {
        ...{ id: 'school-7', kind: 'school', parent: 'm-2', name: 'Школа № 7' },
        journals: [{ source: 'school-7', school: '4000001' }],
      },
    ]);
    expect(region.read()).toContain('"dnevnik-ru",   "settings"');
    expect((await region.svod('config', 'check')).code).toBe(0);
  });

  test('read again changes nothing; corrected, it says what is different', async () => {
    await region.svod('sources', 'import', region.table(ROWS));
    const before = region.read();
    expect((await region.svod('sources', 'import', region.table(ROWS))).stdout).toContain(
      'новых 0, изменено 0, без изменений 2, узлов 0',
    );
    expect(region.read()).toBe(before);
    const corrected = region.table([
      'источник;система;код школы;муниципалитет;settings.lookBackDays',
      'school-12;dnevnik-ru;1000010000001;Город;14',
    ]);
    const { stdout } = await region.svod('sources', 'import', corrected);
    expect(stdout).toContain('изменён: school-12 (settings.lookBackDays)\nузел: school-12\n');
    expect((await region.svod('config', 'check')).code).toBe(0);
    expect(region.read()).toMatch(/"id": "school-12",\s+"kind": "school",\s+"parent": "m-2"/);
  });

  test('tried with --dry-run writes nothing', async () => {
    const { code, stdout } = await region.svod('sources', 'import', region.table(ROWS), '--dry-run');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/новый: school-12\n[^]*Ничего не записано/) as string]);
    expect(region.read()).toBe(WRITTEN);
  });

  test('tells where a secret comes from under «откуда секрет» too', async () => {
    await region.svod('sources', 'import', region.table([HEAD.replace('секрет', 'Откуда секрет'), ROWS[1]!]));
    expect(region.read()).toMatch(/"accessToken": \{\s*"\$env": "TOKEN"\s*\}/);
  });

  test('may tell a day as a Russian spreadsheet writes it', async () => {
    await region.svod(
      'sources',
      'import',
      region.table(['источник;система;секрет;settings.since', 's-3;dnevnik-ru;TOKEN;4.9.2026']),
    );
    expect(region.read()).toMatch(/"since": "2026-09-04"/);
  });

  test('a school in two sources is one node with both journals', async () => {
    const two = [
      'источник;система;код школы;муниципалитет;узел;секрет',
      'a;dnevnik-ru;1;Город;school-1;TOKEN',
      'b;dnevnik-ru;2;Город;school-1;TOKEN',
    ];
    await region.svod('sources', 'import', region.table(two));
    const { nodes } = JSON.parse(region.read()) as { nodes: { id: string; journals?: unknown }[] };
    expect(nodes.find(({ id }) => id === 'school-1')!.journals).toEqual([
      { source: 'a', school: '1' },
      { source: 'b', school: '2' },
    ]);
  });
});
