import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SVOD = fileURLToPath(new URL('../svod.mjs', import.meta.url));
const HOME = join(SVOD, '..', '..');

/** How one run of `svod` ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The last line of standard output, parsed. */
  result<Result>(): Result;
  /** The error object of the last line, with --json. */
  error(): { readonly code: string; readonly message: string; readonly fix: string };
}

export interface RunOptions {
  readonly data: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** svod.mjs of another clone. */
  readonly program?: string;
  /** Given the process as soon as it runs. */
  onChild?(child: ChildProcess): void;
}

/** A clone of this repository whose mappings and schemas a test may correct: the folder it lies in. */
export function newClone(): string {
  const folder = newFolder();
  for (const name of ['gateway', 'adapters', 'schemas', 'mappings', 'package.json'])
    cpSync(join(HOME, name), join(folder, name), { recursive: true });
  symlinkSync(join(HOME, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Takes back what was corrected in a clone: Node has compiled its program by now, and a new one would be compiled anew. */
export function restoreRules(clone: string): void {
  for (const name of ['schemas', 'mappings']) {
    rmSync(join(clone, name), { recursive: true });
    cpSync(join(HOME, name), join(clone, name), { recursive: true });
  }
}

/** Runs `svod` as a process of its own, in its data folder. */
export async function runSvod(words: readonly string[], options: RunOptions): Promise<Ended> {
  const { data, cwd = data, env = {}, program = SVOD, onChild } = options;
  const { SVOD_LOG: _log, SVOD_NOW: _now, ...inherited } = process.env;
  return ended(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...words], {
    cwd,
    env: { ...inherited, SVOD_DATA: data, ...(program !== SVOD && cacheOf(program)), ...env },
    ...(onChild && { onChild }),
  });
}

/** What Node compiles of a clone goes with the clone. */
const cacheOf = (program: string): NodeJS.ProcessEnv => ({ NODE_COMPILE_CACHE: join(program, '..', '..', 'cache') });

/** Runs any program to its end. */
export async function ended(
  program: string,
  words: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; onChild?(child: ChildProcess): void },
): Promise<Ended> {
  const { cwd, env } = options;
  const child = spawn(program, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const told = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (told[name] += text));
  options.onChild?.(child);
  const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  return endedWith({ code, ...told });
}

/** An end with what can be read from it. */
export function endedWith(end: Pick<Ended, 'code' | 'stdout' | 'stderr'>): Ended {
  const result = <Result>(): Result => JSON.parse(end.stdout.trimEnd().split('\n').at(-1) ?? '') as Result;
  return { ...end, result, error: () => result<{ error: ReturnType<Ended['error']> }>().error };
}

const folders: string[] = [];
/** A new folder that `removeFolders` takes away again. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'svod-test-'));
  folders.push(folder);
  return folder;
}
export const removeFolders = (): void => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
};
