import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svodHere } from '../test/svod-here.ts';
import { newFolder, removeFolders, SVOD } from '../test/svod-process.ts';

const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');

const ACCOUNT = {
  origin: 'https://school.example',
  school: '1',
  accounts: [{ login: 'l', password: { $env: 'SECRET' } }],
};

let data: string;
let platform: Server;
let calls: number;
beforeEach(async () => {
  data = newFolder();
  calls = 0;
  platform = createServer((_request, answer) => {
    calls += 1;
    answer.writeHead(503).end();
  });
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
});
afterEach(() => void platform.close());
afterAll(removeFolders);

const svod = (...words: string[]) => svodHere([...words, '--json'], { data, env: { SECRET: 's' } });
const linesOf = (text: string): readonly Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

function configure(journals: readonly object[]): void {
  const { port } = platform.address() as AddressInfo;
  const settings = { baseUrl: `http://127.0.0.1:${port}`, clientId: 'svod', clientSecret: { $env: 'SECRET' } };
  const nodes = [
    { id: 'region', kind: 'region', name: 'Область' },
    { id: 'school-1', kind: 'school', parent: 'region', name: 'Школа № 1', journals },
  ];
  const sources = { recorded: { system: 'netschool', paused: true, settings: ACCOUNT } };
  const destinations = { 'mono-log': { allowLoopback: true, settings } };
  writeFileSync(join(data, 'svod.json'), JSON.stringify({ nodes, sources, destinations }));
}

test('svod forward --dry-run shows nodes and parcels as they would go, asks nobody and settles nothing', async () => {
  configure([{ source: 'recorded', school: 'recorded' }]);
  expect((await svod('import', DIARY, '--source', 'recorded', '--system', 'netschool')).stderr).toBe('');
  const shown = await svod('forward', '--dry-run');
  const lines = linesOf(shown.stdout);
  expect(lines.slice(0, 2)).toMatchObject([
    { result: 'node', node: { id: 'region' } },
    { node: { system: 'netschool' } },
  ]);
  const parcels = lines.filter(({ mode }) => mode === 'snapshot');
  expect(parcels).toHaveLength(5);
  expect(parcels[0]).toMatchObject({ node: 'school-1', kind: 'journal-day', body: { records: expect.any(Array) } });
  expect(JSON.stringify(parcels)).not.toMatch(/[а-яё]|272030202|"(?:pu|st|gu)-[0-9a-f]{8}-/i);
  const figures = { destination: 'mono-log', nodes: 2, parcels: 5, unplaced: 0, refused: 0 };
  expect(shown.result()).toMatchObject({ dryRun: true, destinations: [figures] });
  expect([shown.code, calls]).toEqual([0, 0]);
  const again = await svod('forward', '--dry-run');
  expect(again.stdout).toBe(shown.stdout);
  expect((await svod('ledger', 'verify')).result()).toMatchObject({
    difference: 0,
    destinations: [{ destination: 'mono-log', changed: 5, acknowledged: 0, waiting: 5 }],
  });
});

test('what has no node is shown, and is a finding', async () => {
  configure([]);
  await svod('import', DIARY, '--source', 'recorded', '--system', 'netschool');
  const shown = await svod('forward', '--dry-run');
  expect([shown.code, calls]).toEqual([1, 0]);
  expect(linesOf(shown.stdout)[2]).toMatchObject({
    result: 'unplaced',
    sheet: { source: 'recorded', kind: 'journal-day' },
  });
  expect(shown.result()).toMatchObject({ destinations: [{ parcels: 0, unplaced: 5 }] });
});
