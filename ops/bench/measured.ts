import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { FLAGS } from './flags.ts';
import type { Usage } from './usage.ts';

const SVOD = fileURLToPath(new URL('../../gateway/svod.ts', import.meta.url));
const USAGE = fileURLToPath(new URL('usage.ts', import.meta.url));

/** A finished program, what it said and what it used. */
export interface Measured extends Usage {
  /** Its last line, read as JSON. */
  readonly said: unknown;
  readonly seconds: number;
}

/** Where a measured program works. */
export interface MeasuredIn {
  /** Its folder; what it used is written there too. */
  readonly folder: string;
  readonly data: string;
  /** What its clock shows; the machine's where absent. */
  readonly now?: string;
}

/**
 * Runs `svod WORDS --json` to its end as a process of its own, while this one goes on.
 *
 * @throws {Error} where it ends with anything but 0 (done) and 1 (findings: a region has them)
 */
export async function measured(words: readonly string[], { folder, data, now }: MeasuredIn): Promise<Measured> {
  const file = join(folder, 'usage.json');
  const env = { ...process.env, SVOD_DATA: data, SVOD_BENCH_USAGE: file, ...(now !== undefined && { SVOD_NOW: now }) };
  const from = performance.now();
  const child = spawn(process.execPath, [...FLAGS, '--import', USAGE, SVOD, ...words, '--json'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number | null]>]);
  if (code !== 0 && code !== 1) throw new Error(`measuring svod ${words.join(' ')}: it ended with ${code}`);
  const usage = JSON.parse(readFileSync(file, 'utf8')) as Usage;
  const said: unknown = JSON.parse(output.trimEnd().split('\n').at(-1)!);
  return { ...usage, said, seconds: (performance.now() - from) / 1000 };
}
