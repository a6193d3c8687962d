import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { CHECKS } from '../certify/checks.ts';
import { simulatedOf } from '../simulator-finder.ts';
import { type Kept, keepCertificate } from '../certify/kept.ts';
import { type Simulator, startSimulator } from '../demo/simulator.ts';
import { svodHere } from '../test/svod-here.ts';
import { newClone, newFolder, removeFolders, runSvod } from '../test/svod-process.ts';

interface Shown {
  readonly adapter: string;
  readonly grade: string;
  readonly checks: readonly Readonly<Record<'id' | 'title' | 'result' | 'evidence', string>>[];
  readonly passed: number;
  readonly failed: number;
}

/** Milliseconds for a whole certificate on a machine that has other work. */
const PATIENCE_MS = 400_000;
const SECRET = 'sesame-37';
const NETSCHOOL = { name: 'netschool', grade: 'verified' };
const data = newFolder();
let simulator: Simulator;

beforeAll(async () => {
  nock.restore();
  simulator = await startSimulator('netschool', ['--schools', '1', '--days', '8', '--size', '4', '--classes', '2']);
  const { url, from: since, credentials } = simulator.introduction;
  const way = { url, school: credentials[0]!.schoolId, since, credentials };
  const settings = simulatedOf('netschool').settings(way, (value) => value as object);
  const source = { system: 'netschool', zone: credentials[0]!['zone'], allowLoopback: true };
  writeFileSync(join(data, 'accounts.json'), JSON.stringify((settings as { accounts: object }).accounts), {
    mode: 0o600,
  });
  const wrong = { origin: url, school: credentials[0]!.schoolId, accounts: { $file: 'wrong.json' } };
  writeFileSync(join(data, 'wrong.json'), JSON.stringify([{ login: 'nobody', password: SECRET }]), { mode: 0o600 });
  writeFileSync(
    join(data, 'svod.json'),
    JSON.stringify({
      sources: {
        'school-7': { ...source, settings: { ...settings, accounts: { $file: 'accounts.json' } } },
        wrong: { ...source, settings: wrong },
      },
    }),
  );
});
afterAll(async () => {
  await simulator.stop();
  removeFolders();
});

const svod = (...words: readonly string[]) =>
  svodHere(words, { data, env: { SVOD_NOW: `${simulator.introduction.to}T20:00:00Z` } });

test(
  'a configured source is read only, gets its certificate, and every list shows it',
  async () => {
    const html = join(data, 'report.html');
    const ended = await svod('certify', '--source', 'school-7', '--html', html, '--json');
    const shown = ended.result<Shown>();
    expect(Object.keys(shown)).toEqual(['adapter', 'grade', 'checks', 'passed', 'failed']);
    expect(shown).toMatchObject({ adapter: 'netschool', grade: 'verified', failed: 0 });
    expect(shown.checks.map(({ id }) => id)).toEqual(CHECKS.map(({ id }) => id));
    for (const check of shown.checks) expect(Object.keys(check)).toEqual(['id', 'title', 'result', 'evidence']);
    const skipped = shown.checks.filter(({ result }) => result === 'skipped').map(({ id }) => id);
    // What only a simulator knows or may suffer is neither passed nor failed at a source.
    expect(skipped).toEqual(['records.expected', 'coverage.true', 'times.days', 'pages.empty', 'answers.faults']);
    expect([ended.code, shown.passed]).toEqual([0, CHECKS.length - skipped.length]);
    expect(readFileSync(html, 'utf8')).toMatch(
      /^<!doctype html>[^]*Свидетельство адаптера netschool[^]*records\.expected/,
    );

    const last = { at: expect.any(String) as string, source: 'school-7', passed: shown.passed, failed: 0 };
    const listed = (await svod('certify', '--list', '--json')).result<{ adapters: readonly { name: string }[] }>();
    const assumed = expect.any(Array) as string[];
    expect(listed.adapters).toContainEqual({ ...NETSCHOOL, assumed, certificate: last, certificates: [last] });
    const none = { certificate: null, certificates: [] };
    expect(listed.adapters).toContainEqual({ name: 'dnevnik-ru', grade: 'client', assumed, ...none });
    const sources = await svod('sources', '--json');
    expect(sources.result<{ sources: object[] }>().sources[0]).toMatchObject({ grade: 'verified', certificate: last });
    expect((await svod('sources')).stdout).toMatch(
      /netschool: .*; свидетельство от [\d-]+: пройдено \d+, не пройдено 0 \(у кого: school-7\)/,
    );
    expect((await svod('export')).stdout.trimEnd().split('\n')).toHaveLength(1);
  },
  PATIENCE_MS,
);

test('the list tells of each adapter how much is assumed, and of a named one what, a sentence each', async () => {
  const all = (await svod('certify', '--list')).stdout;
  expect(all).toMatch(/^ {2}принято как допущение: [1-9]\d* — какие: svod certify --list eljur$/m);
  const { result } = await svod('certify', '--list', 'eljur', '--json');
  const { adapters } = result<{ adapters: readonly { name: string; assumed: readonly string[] }[] }>();
  expect(adapters.map(({ name }) => name)).toEqual(['eljur']);
  expect(adapters[0]!.assumed.length).toBeGreaterThan(0);
  const one = (await svod('certify', '--list', 'eljur')).stdout;
  for (const sentence of adapters[0]!.assumed) expect(one).toContain(`  – ${sentence}\n`);
  expect(one).not.toContain('netschool');
  expect(await svod('certify', '--list', 'eljour')).toMatchObject({ code: 2 });
});

test('each source keeps its own certificate beside that of the simulator, and what lay there from before is read', async () => {
  const own = newFolder();
  writeFileSync(join(own, 'accounts.json'), JSON.stringify([{ login: 'a', password: SECRET }]), { mode: 0o600 });
  writeFileSync(join(own, 'svod.json'), JSON.stringify({ sources: sourcesOf('one', 'other', 'two') }));
  const last = (source: string | null, passed: number): Kept => {
    const certificate = { adapter: 'netschool', grade: 'verified' as const, checks: [], passed, failed: 0 };
    return { at: `2026-10-${passed}T20:00:00.000Z`, version: 1, source, certificate };
  };
  keepCertificate(own, last('one', 21), '');
  keepCertificate(own, last(null, 22), '');
  keepCertificate(own, last('two', 23), '');
  // Of a time when a source's certificate lay under the adapter's name.
  const old = { ...last('old', 14), certificate: { ...last('old', 14).certificate, adapter: 'bars' } };
  writeFileSync(join(own, 'certificates', 'bars.json'), JSON.stringify(old));

  const shown = (await svodHere(['sources', '--json'], { data: own })).result<{ sources: readonly object[] }>();
  const passedAt = [
    { source: 'one', passed: 21 },
    { source: null, passed: 22 },
    { source: 'two', passed: 23 },
  ];
  expect(shown.sources).toMatchObject(passedAt.map((certificate) => ({ certificate })));
  const { adapters } = (await svodHere(['certify', '--list', '--json'], { data: own })).result<{
    adapters: readonly { name: string; certificates: readonly { source: string | null }[] }[];
  }>();
  const seenAt = (name: string) => adapters.find((one) => one.name === name)?.certificates.map(({ source }) => source);
  expect([seenAt('netschool'), seenAt('bars')]).toEqual([['two', null, 'one'], ['old']]);
  const { stdout } = await svodHere(['certify', '--list'], { data: own });
  expect(stdout).toMatch(
    /netschool: адаптер сверен .*\(verified\)\n(?: {2}принято как допущение.*\n)? {2}свидетельство от 2026-10-23: .*\(у кого: two\)/,
  );
  expect(stdout).toContain('\n  свидетельства нет: svod certify mesh\n');
  expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
});

/** Sources that nobody asks anything. */
const sourcesOf = (...names: readonly string[]): object => {
  const settings = { origin: 'https://journal.example', school: '1', accounts: { $file: 'accounts.json' } };
  return Object.fromEntries(names.map((name) => [name, { system: 'netschool', settings }]));
};

test('who is not let in fails the check of access, with the way out and without the password, and does not knock again', async () => {
  const ended = await svod('certify', 'netschool', '--source', 'wrong', '--json');
  expect(ended.code).toBe(1);
  const { checks, passed, failed } = ended.result<Shown>();
  expect([passed, failed]).toEqual([1, 1]);
  expect(checks.at(-1)).toMatchObject({ result: 'skipped', evidence: expect.stringContaining('не пустила') as string });
  expect(checks.find(({ id }) => id === 'access.good')).toMatchObject({
    result: 'failed',
    evidence: expect.stringContaining('Исправьте логин и пароль источника') as string,
  });
  expect(ended.stdout + ended.stderr).not.toContain(SECRET);
});

test('words that cannot be followed are told with what would be right', async () => {
  const mistakes = [
    [['certify'], 'назовите адаптер'],
    [['certify', 'netscool'], 'netschool?'],
    [['certify', 'dnevnik-ru', '--source', 'school-7'], 'источник school-7 читает адаптер netschool'],
    [['certify', 'netschool', '--lie', 'skip-pages'], 'skip-page?'],
    [['certify', 'netschool', '--source', 'school-7', '--lie', 'skip-page'], '--lie и --dialect — для двойника'],
    [['certify', 'netschool', '--source', 'school-7', '--dialect', 'way=diary'], '--lie и --dialect — для двойника'],
    [['certify', 'netschool', '--html', '/nowhere/x.html'], 'запись /nowhere/x.html'],
    [['certify', 'netschool', '--dialect', 'way=no'], 'нет выбора «way=no»; есть: version=5.10'],
  ] as const;
  for (const [words, said] of mistakes) {
    const { code, stderr } = await svod(...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  }
});

test('an adapter without a simulator is certified at a source: that is told, and nothing is started', async () => {
  const clone = newClone();
  const file = join(clone, 'adapters', 'simulated.ts');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^  avers: \{$/m, '  another: {'));
  const { code, stderr } = await runSvod(['certify', 'avers'], {
    data: newFolder(),
    program: join(clone, 'gateway', 'svod.mjs'),
  });
  expect([code, stderr]).toEqual([2, expect.stringMatching(/у адаптера avers нет двойника: назовите источник/)]);
});
