import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import nock from 'nock';
import type { Page } from '../../gateway/contracts/adapter.ts';
import { testPull } from '../../gateway/test/adapter-promises.ts';
import dnevnikRu from './index.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';

/*
 * The adapter against the simulator: another process, real sockets. What it reads is compared with what it reads in
 * another dialect, or under faults: the vendor's contradictions and troubles must not show.
 */
interface Introduction {
  readonly url: string;
  readonly to: string;
  readonly credentials: readonly Readonly<
    Record<'schoolId' | 'token' | 'clientId' | 'clientSecret' | 'refreshToken', string>
  >[];
}

/** Without waits of whole seconds: Retry-After is tested with the kit. */
const FAULTS = ['cut', 'cut-answer', 'server-error', 'html', 'empty', 'fail-after', 'lost-answer', 'token-expired'];
const folder = mkdtempSync(join(tmpdir(), 'svod-faults-'));
const faultsFile = join(folder, 'faults.json');
writeFileSync(faultsFile, JSON.stringify({ seed: '7', faults: FAULTS.map((fault) => ({ fault, rate: 0.03 })) }));

const running: ChildProcess[] = [];
afterAll(() => {
  running.forEach((one) => one.kill());
  rmSync(folder, { recursive: true });
});
beforeAll(() => nock.restore());

async function simulate(...more: readonly string[]): Promise<Introduction> {
  const region = ['--schools', '1', '--days', '5', '--size', '4', '--classes', '3'];
  const main = new URL('../../ops/simulators/main.ts', import.meta.url).pathname;
  const words = [
    '--disable-warning=ExperimentalWarning',
    main,
    'dnevnik-ru',
    ...region,
    '--places',
    '--json',
    '--until-eof',
    ...more,
  ];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  running.push(child);
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line) as Introduction;
  throw new Error('the simulator said nothing');
}

const NOW = new Date('2026-10-16T15:00:00Z');
const settingsOf = ({ url, credentials: [own] }: Introduction) => ({
  baseUrl: `${url}/v2`,
  accessToken: own!.token,
  lookBackDays: 5,
  requestsPerSecond: 100_000,
  parallel: 8,
  firstWaitMs: 1,
});
const context = nightlyContext('simulated', NOW, { allowLoopback: true });
const pull = async (settings: object): Promise<Page[]> =>
  Array.fromAsync(dnevnikRu.pull!(settings, undefined, context));
const refsOf = (pages: readonly Page[], entity: string): string[] =>
  pages
    .flatMap((page) => page.records().flatMap(({ ref, yields }) => (yields.some((one) => one === entity) ? [ref] : [])))
    .sort();

const plain: Record<string, unknown> = {};
beforeAll(async () => void Object.assign(plain, settingsOf(await simulate())));

describe('against the simulator', () => {
  testPull(dnevnikRu, {
    config: plain,
    now: NOW,
    allowLoopback: true,
    answer() {},
    personal: [],
    interruptAfter: [1, 2, 4],
  });
});

const COMPARED = [
  'class',
  'pupil',
  'teaching',
  'lesson',
  'work',
  'homework',
  'mark',
  'attendance',
  'attendance-taken',
] as const;
const outline = (pages: readonly Page[]): object =>
  Object.fromEntries(COMPARED.map((entity) => [entity, refsOf(pages, entity)]));

test('both days that a call by edu-group may mean lose no mark', async () => {
  const marks = refsOf(await pull(plain), 'mark');
  expect(marks.length).toBeGreaterThan(20);
  for (const dialect of ['marks=lesson', 'marks=setting']) {
    const other = await simulate('--dialect', dialect);
    const pages = await pull({ ...settingsOf(other), marksBy: 'edu-group' });
    expect(new Set(refsOf(pages, 'mark')).isSupersetOf(new Set(marks))).toBe(true);
    expect(pages.some(({ covers }) => covers?.entities.includes('mark'))).toBe(false);
  }
});

test('whether a class lists its subgroups’ lessons too does not matter', async () => {
  const together = await simulate('--dialect', 'subgroups=in-class');
  expect(outline(await pull(settingsOf(together)))).toEqual(outline(await pull(plain)));
});

test('with every trouble at once, tokens that run out included, the same is read', async () => {
  const troubled = await simulate('--faults', faultsFile);
  const { clientId, clientSecret, refreshToken } = troubled.credentials[0]!;
  const settings = { ...settingsOf(troubled), clientId, clientSecret, refreshToken };
  expect(outline(await pull(settings))).toEqual(outline(await pull(plain)));
});
