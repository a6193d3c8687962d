import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import nock from 'nock';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'svod-main-'));
const key = join(folder, 'key.json');
writeFileSync(key, JSON.stringify({ svodKey: 1, secret: Buffer.alloc(32, 5).toString('base64') }));
const SMALL = ['--schools', '6', '--days', '2', '--classes', '2', '--size', '3', '--json'];
const children: ChildProcessWithoutNullStreams[] = [];

beforeAll(() => nock.restore());
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args]);
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value as string) as Readonly<Record<string, unknown>>;
  const tell = (command: object) => {
    child.stdin.write(`${JSON.stringify(command)}\n`);
    return next();
  };
  return { child, next, tell };
}

test('the first line says how to get in, control lines are answered, and SIGTERM ends it cleanly', async () => {
  const { child, next, tell } = start(
    'dnevnik-ru',
    ...SMALL,
    '--of',
    '0,3-4',
    '--key',
    key,
    '--truth',
    join(folder, 'truth.jsonl'),
  );
  const first = (await next()) as { url: string; credentials: Readonly<Record<string, string>>[]; truth: string };
  expect(first).toMatchObject({ system: 'dnevnik-ru', from: '2026-10-12', to: '2026-10-13' });
  expect(first.credentials.map(({ school }) => school)).toEqual(['МБОУ СОШ № 1', 'МБОУ СОШ № 4', 'МБОУ СОШ № 5']);
  expect(Object.keys(first)).toEqual(['system', 'url', 'from', 'to', 'credentials', 'truth']);
  expect(Object.keys(first.credentials[0]!)).toEqual(['school', 'schoolId', 'login', 'password', 'token']);
  expect(first.credentials[0]).toMatchObject({ token: expect.stringMatching(/^.{32}$/) as string });
  const lines = () => readFileSync(first.truth, 'utf8').trimEnd().split('\n');
  expect(JSON.parse(lines()[0]!)).toMatchObject({ svod: 'export', schema: 1 });
  const atTheEnd = lines().join('');
  expect(await tell({ at: '2026-10-12T05:00:00Z' })).toEqual({ at: '2026-10-12T05:00:00.000Z' });
  expect(await tell({ truth: true })).toEqual({ truth: first.truth });
  expect(lines().join('')).not.toBe(atTheEnd);
  const { oracle } = (await tell({ oracle: true })) as { oracle: { kind: string }[] };
  expect(oracle.length).toBeGreaterThan(10);
  expect(await tell({ what: 1 })).toMatchObject({ error: expect.stringContaining('understands') as string });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('two systems share a region: the same schools whatever they are dealt to', async () => {
  const dealt = [...SMALL, '--of', '1', '--places'];
  const [dnevnik, netschool] = [start('dnevnik-ru', ...dealt), start('netschool', ...dealt)];
  const [a, b] = (await Promise.all([dnevnik.next(), netschool.next()])) as {
    credentials: { school: string; municipality: string; zone: string }[];
  }[];
  const placeOf = ({ school, municipality, zone }: { school: string; municipality: string; zone: string }) => [
    school,
    municipality,
    zone,
  ];
  expect(placeOf(a!.credentials[0]!)).toEqual(placeOf(b!.credentials[0]!));
  const kinds = async ({ tell }: ReturnType<typeof start>) =>
    ((await tell({ oracle: true })) as { oracle: { kind: string; since: number }[] }).oracle;
  expect(await kinds(dnevnik)).toEqual(await kinds(netschool));
});

test('a wrong command line is refused with what would be right', async () => {
  const { child } = start('no-such-system', '--json');
  const [message] = (await once(child.stderr, 'data')) as [Buffer];
  expect(String(message)).toContain('the systems are: dnevnik-ru, mesh, netschool, avers, eljur, bars, mono-log');
  expect(await once(child, 'exit')).toEqual([2, null]);
});
