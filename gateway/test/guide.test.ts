import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GUIDE, Shell, type Step, stepsOfGuide } from './guide.ts';
import { freePort } from './listening.ts';
import { newFolder, removeFolders, SVOD } from './svod-process.ts';

/*
 * The operator's guide, followed from its first line to its last in an empty folder. What wants a machine of its own is followed by
 * guide-machine.test.ts.
 */

/** Codes that are no failure: done, and a finding. */
const WELL = [0, 1];

let folder: string;
let ports: ReadonlyMap<string, string>;
const windows = new Map<string, ChildProcess>();

beforeAll(async () => {
  folder = newFolder();
  mkdirSync(join(folder, 'bin'));
  symlinkSync(SVOD, join(folder, 'bin', 'svod'));
  const told = [...GUIDE.matchAll(/<!-- window: (\d+) -->/g)].map(([, port]) => port!);
  ports = new Map(await Promise.all(told.map(async (port) => [port, await freePort()] as const)));
});
afterAll(() => {
  for (const child of windows.values()) child.kill('SIGKILL');
  removeFolders();
});

/** The guide's ports may be taken here. */
const placed = (text: string): string =>
  [...ports].reduce((changed, [told, free]) => changed.replaceAll(told, free), text);

const ENV = (): NodeJS.ProcessEnv => {
  const { SVOD_DATA: _data, SVOD_NOW: _now, SVOD_LOG: _log, ...inherited } = process.env;
  return { ...inherited, PATH: [join(folder, 'bin'), dirname(process.execPath), inherited['PATH']].join(':') };
};

const steps = (): readonly Step[] => stepsOfGuide().map((step) => ({ ...step, text: placed(step.text) }));

async function openWindow({ word, text }: Step, env: NodeJS.ProcessEnv): Promise<void> {
  const cwd = join(folder, 'region');
  const child = spawn('bash', ['-c', `exec ${text.trim()}`], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  windows.set(word, child);
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`${text.trim()} ended with ${code}`)));
  });
  child.removeAllListeners('exit');
}

async function closeWindow(port: string): Promise<number | null> {
  const child = windows.get(port)!;
  windows.delete(port);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  return ended;
}

test('every block of commands is one that a test runs', () => {
  const blocks = [...GUIDE.matchAll(/```sh\n/g)].length;
  expect(steps().filter(({ kind, text }) => kind !== 'file' && text !== '')).toHaveLength(blocks);
});

test('the guide can be followed, line by line', async () => {
  const shell = new Shell(folder, ENV());
  const failed: string[] = [];
  let lines = 0;
  for (const step of steps()) {
    if (step.kind === 'file') writeFileSync(join(folder, 'region', step.word), step.text, { mode: 0o600 });
    if (step.kind === 'window') {
      const { told } = await shell.line('echo "$SVOD_NOW"');
      await openWindow(step, { ...ENV(), ...(told.trim() && { SVOD_NOW: told.trim() }) });
    }
    if (step.kind === 'stop') expect(await closeWindow(step.word)).toBe(0);
    if (step.kind !== 'run') continue;
    for (const line of step.text.trim().split('\n')) {
      const { code, told } = await shell.line(line);
      lines += 1;
      // What cannot be undone is asked for twice.
      const isAsked = code === 2 && told.includes('Повторите с --yes');
      if (!(WELL.includes(code) || isAsked) || told.includes('[bug]')) failed.push(`${line} → ${code}: ${told}`);
    }
  }
  shell.end();
  expect(failed).toEqual([]);
  expect(lines).toBeGreaterThan(40);
}, 900_000);
