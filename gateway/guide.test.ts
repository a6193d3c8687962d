import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newFolder, removeFolders, SVOD } from './test/svod-process.ts';

/* The operator's guide, followed from its first line to its last in an empty folder. */

const GUIDE = readFileSync(fileURLToPath(new URL('../docs/guide.ru.md', import.meta.url)), 'utf8');
/** A comment says what becomes of the block behind it. */
const STEP = /<!-- (run|window|file|stop)(?:: (\S+))? -->(?:\s+```\w+\n([^]*?)```)?/g;
/** Codes that are no failure: done, and a finding. */
const WELL = [0, 1];

interface Step {
  readonly kind: string;
  readonly word: string;
  readonly text: string;
}

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

const freePort = (): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(String(port)));
    });
  });

/** The guide's ports may be taken here. */
const placed = (text: string): string =>
  [...ports].reduce((changed, [told, free]) => changed.replaceAll(told, free), text);

const ENV = (): NodeJS.ProcessEnv => {
  const { SVOD_DATA: _data, SVOD_NOW: _now, SVOD_LOG: _log, ...inherited } = process.env;
  return { ...inherited, PATH: [join(folder, 'bin'), dirname(process.execPath), inherited['PATH']].join(':') };
};

const steps = (): readonly Step[] =>
  [...GUIDE.matchAll(STEP)].map(([, kind = '', word = '', text = '']) => ({ kind, word, text: placed(text) }));

/** One shell for all of the guide: what is exported stays. Gives the exit code of each line. */
class Shell {
  private readonly child: ChildProcess;
  private heard = '';

  constructor() {
    this.child = spawn('bash', { cwd: folder, env: ENV(), stdio: ['pipe', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => (this.heard += text));
  }

  async line(text: string): Promise<{ readonly code: number; readonly told: string }> {
    this.heard = '';
    this.child.stdin!.write(`${text}\necho "@@ $?"\n`);
    for (;;) {
      const [, told = '', code] = /^([^]*)@@ (\d+)\n/.exec(this.heard) ?? [];
      if (code !== undefined) return { code: Number(code), told };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  end(): void {
    this.child.stdin!.end();
  }
}

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

test('the guide can be followed, line by line', async () => {
  const shell = new Shell();
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
