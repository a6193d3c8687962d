import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, removeFolders, runSvod, SVOD } from '../test/svod-process.ts';

/** Longest that a demo of one school may take on a busy machine, milliseconds. */
const LONG = 240_000;

afterAll(removeFolders);

interface Result {
  readonly truth: { readonly file: string };
  readonly data: string;
  readonly page: string;
}

test(
  'the demo ends by itself, with zeros, and what it leaves says the same afterwards',
  async () => {
    const work = newFolder();
    const svod = (data: string, ...words: string[]) => runSvod([...words, '--json'], { data, cwd: work });
    const demo = await runSvod(['demo', '--seed', '5', '--schools', '1', '--days', '3', '--json'], { data: work });
    expect([demo.code, demo.stderr]).toEqual([0, '']);
    const result = demo.result<Result>();
    const number = expect.any(Number) as unknown;
    expect(result).toEqual({
      sources: 1,
      sheets: number,
      records: { received: number, accepted: number, quarantined: number, filtered: number },
      deliveries: { changed: number, acknowledged: number, waiting: 0, dead: 0, superseded: number },
      ledger: { difference: 0 },
      platform: { effects: number, duplicates: 0 },
      truth: { file: result.truth.file, sheets: number, differences: 0 },
      data: result.data,
      page: result.page,
      planted: { defects: number, unprovable: number, found: number, missed: 0, false: 0 },
      seconds: number,
      rssMiB: number,
    });
    expect(readFileSync(result.page, 'utf8')).toMatch(/<html lang="ru">[^]*Потеряно записей[^]*<\/html>\n$/);
    expect((await svod(result.data, 'ledger', 'verify')).result()).toMatchObject({ difference: 0 });
    await svod(result.data, 'export', '--out', 'export.jsonl');
    const truth = readFileSync(result.truth.file, 'utf8');
    writeFileSync(join(work, 'truth.jsonl'), truth);
    expect((await svod(work, 'diff', 'export.jsonl', 'truth.jsonl')).result()).toEqual({
      equal: true,
      differences: [],
    });
    writeFileSync(join(work, 'truth.jsonl'), truth.replace(/"rawValue":"(?:2|3|4|5)"/, '"rawValue":"1"'));
    const changed = await svod(work, 'diff', 'export.jsonl', 'truth.jsonl');
    expect([changed.code, changed.result<{ differences: object[] }>().differences.length]).toEqual([1, 1]);
  },
  LONG,
);

test(
  'a demo that is told to stop ends its simulators, leaves nothing and says that it was stopped',
  async () => {
    const folder = newFolder();
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SVOD, 'demo', '--schools', '2'], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const told = { stdout: '', stderr: '' };
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told.stderr += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told.stdout += text;
      // The first evening has begun: simulators run, pages are read.
      if (text.includes('2026-')) child.kill('SIGINT');
    });
    // "close" comes when nobody holds its output any more, the simulators included.
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    expect([code, told.stderr]).toEqual([3, expect.stringMatching(/^svod: Остановлено \[stopped\]: [^\n]+\n$/)]);
    expect(told.stdout).not.toMatch(/Посеяно/);
    expect(readdirSync(folder).filter((name) => name.startsWith('svod-demo-'))).toEqual([]);
  },
  LONG,
);
