import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync } from 'node:zlib';
import { HOME } from '../home.ts';
import { importFile } from '../reading/importing.ts';
import { openGateway } from '../main.ts';
import { newFolder, removeFolders, runSvod } from './svod-process.ts';

/* `svod ledger verify` after somebody was at the store without it. */

const DIARY = readFileSync(join(HOME, 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json'), 'utf8');
afterAll(removeFolders);

let data: string;
/** A diary that was read, and read again with another mark; one of its marks is quarantined; a destination waits. */
beforeEach(async () => {
  data = newFolder();
  writeFileSync(join(data, 'secret'), 'secret', { mode: 0o600 });
  const settings = { baseUrl: 'https://platform.test', clientId: 'c', clientSecret: { $file: 'secret' } };
  writeFileSync(join(data, 'svod.json'), JSON.stringify({ destinations: { 'mono-log': { settings } } }));
  const gateway = await openGateway({ data, at: new Date('2023-04-15T12:00:00Z') });
  const file = join(data, 'diary.json');
  const signal = new AbortController().signal;
  for (const mark of ['"mark": 3', '"mark": 2']) {
    writeFileSync(file, DIARY.replace(/"mark": ?\d/, '"mark": 77').replace(/"mark": ?\d(?!\d)/, mark));
    await importFile(gateway, { file, source: 's', system: 'netschool', signal });
  }
  await gateway.close();
});

const TAMPERINGS: readonly (readonly [what: string, sql: string, named: RegExp, said: RegExp])[] = [
  [
    'a deleted quarantine row',
    'DELETE FROM quarantine',
    /quarantine row \d+: the row is gone/,
    /запись карантина \d+: строки нет/,
  ],
  [
    'an altered sheet',
    'UPDATE content SET body = ? WHERE sheet = 2',
    /the body is not the one that was stored/,
    /лист journal-day .*: тело не то/,
  ],
  [
    'a dropped receipt',
    "DELETE FROM receipt WHERE result = 'superseded'",
    /receipts of mono-log for journal-day/,
    /квитанции mono-log о листе journal-day/,
  ],
  ['a removed page row', 'DELETE FROM page WHERE id = 1', /page 1: the row is gone/, /страница 1: строки нет/],
];

test('names what was taken away or changed behind its back, and ends with 1', async () => {
  expect((await runSvod(['ledger', 'verify', '--json'], { data })).result()).toMatchObject({ difference: 0 });
  const file = new DatabaseSync(join(data, 'svod.db'));
  for (const [what, sql] of TAMPERINGS) {
    const values = sql.includes('?') ? [zstdCompressSync('{"mark":[]}')] : [];
    expect([what, Number(file.prepare(sql).run(...values).changes) > 0]).toEqual([what, true]);
  }
  file.close();
  const [told, said] = await Promise.all([
    runSvod(['ledger', 'verify', '--json'], { data }),
    runSvod(['ledger'], { data }),
  ]);
  expect([told.code, said.code]).toEqual([1, 1]);
  const incidents = (await runSvod(['incidents', '--json'], { data })).result<{ incidents: { kind: string }[] }>();
  expect(incidents.incidents.filter(({ kind }) => kind === 'ledger')).toHaveLength(1);
  const { difference, runs, slices, destinations, differences } = told.result<{
    difference: number;
    runs: object[];
    slices: { difference: number }[];
    destinations: { difference: number }[];
    differences: { what: string; expected: number; found: number }[];
  }>();
  for (const [what, , named, inRussian] of TAMPERINGS)
    expect([what, differences.some((one) => named.test(one.what)), inRussian.test(said.stdout)]).toEqual([
      what,
      true,
      true,
    ]);
  expect(difference).toBe(differences.reduce((sum, { expected, found }) => sum + Math.abs(expected - found), 0));
  expect([runs.length > 0, slices.some((slice) => slice.difference > 0), destinations[0]!.difference]).toEqual([
    true,
    true,
    1,
  ]);
});
