import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startMonoLog } from '../../ops/simulators/mono-log/start.ts';
import { newFolder, removeFolders, runSvod } from '../test/svod-process.ts';

/* The shell of an operator whose secrets are where the service is started. */

afterAll(removeFolders);
let data: string;
beforeEach(() => (data = newFolder()));

interface Row {
  readonly id: string;
  readonly result: string;
  readonly detail: string;
  readonly fix: string | null;
}

const source = (more: object = {}): object => ({
  ...{ system: 'dnevnik-ru', allowLoopback: true },
  settings: { baseUrl: 'http://127.0.0.1:1', accessToken: { $env: 'T' }, accessTokenExpires: '2020-01-01' },
  ...more,
});
async function rowsOf(config: object, env: Readonly<Record<string, string>> = {}): Promise<ReadonlyMap<string, Row>> {
  writeFileSync(join(data, 'svod.json'), JSON.stringify(config, null, 2));
  const { result } = await runSvod(['doctor', '--json'], { data, cwd: newFolder(), env });
  return new Map(result<{ checks: readonly Row[] }>().checks.map((row) => [row.id, row]));
}
const resultsIn = (rows: ReadonlyMap<string, Row>): readonly string[] =>
  [...rows.values()]
    .filter(({ id }) => /^(source|destination|channel|credential)/.test(id))
    .map(({ id, result }) => `${id} ${result}`);

test('one secret that the shell has not leaves a row to everybody: who has all of theirs is asked, who has not is told why', async () => {
  const platform = await startMonoLog({});
  const { url: baseUrl, client } = platform;
  const config = {
    sources: {
      a: source(),
      b: source({ settings: { baseUrl: 'http://127.0.0.1:1', accessToken: { $env: 'NOT_HERE' } } }),
      c: source(),
      d: source({ paused: true, settings: { accessToken: { $env: 'NOT_HERE' } } }),
    },
    destinations: {
      'mono-log': { allowLoopback: true, settings: { baseUrl, clientId: client.id, clientSecret: { $env: 'S' } } },
    },
    channels: { webhook: { settings: { url: 'https://127.0.0.1:1/', secret: { $env: 'NOT_HERE' } } } },
  };
  const rows = await rowsOf(config, { T: 't', S: client.secret });
  await platform.close();
  expect(resultsIn(rows)).toEqual([
    'credential:a/accessToken failed',
    'credential:c/accessToken failed',
    'source:a failed',
    'source:c failed',
    'source:b skipped',
    'source:d skipped',
    'destination:mono-log ok',
    'channel:webhook skipped',
  ]);
  expect(rows.get('source:b')!.detail).toMatch(
    /^строка \d+, \/sources\/b\/settings\/accessToken: в окружении нет NOT_HERE$/,
  );
  expect(rows.get('source:b')!.fix).toContain('EnvironmentFile');
  expect(rows.get('source:d')!.detail).toBe('на паузе');
  expect(rows.get('configuration')).toMatchObject({ result: 'failed' });
});

test('a file of secrets that cannot be read is told to those who cannot do without it', async () => {
  const file = { ...source(), settings: { baseUrl: 'http://127.0.0.1:1' } };
  const rows = await rowsOf({ secrets: 'gone.json', sources: { a: source(), kept: file } }, { T: 't' });
  expect(rows.get('source:kept')).toMatchObject({
    result: 'skipped',
    detail: expect.stringContaining('gone.json') as string,
  });
  expect(rows.get('source:a')).toMatchObject({ result: 'failed' });
});

test('a mistake in svod.json leaves a row to everybody whom it names', async () => {
  const config = { zone: 5, sources: { a: source(), b: 7 }, destinations: { 'mono-log': {} }, channels: { log: {} } };
  const rows = await rowsOf(config, { T: 't' });
  expect(resultsIn(rows)).toEqual([
    ...[
      'credentials skipped',
      'source:a skipped',
      'source:b skipped',
      'destination:mono-log skipped',
      'channel:log skipped',
    ],
  ]);
  expect(rows.get('source:a')).toMatchObject({
    detail: expect.stringContaining('svod.json') as string,
    fix: expect.stringContaining('svod config check') as string,
  });
});
