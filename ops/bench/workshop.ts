import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from './figure.ts';
import { tapeRegionDay } from './region-day.ts';
import { bytesOf, writeTape } from './tape.ts';

/** Works in a folder of its own, which is gone afterwards, whatever happens. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'svod-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A whole number out of `--name N` of this process; `otherwise` where it is not given. */
export function numberOption(name: string, otherwise: number): number {
  const { values } = parseArgs({ args: process.argv.slice(2), options: { [name]: { type: 'string' } }, strict: false });
  const given = values[name];
  return typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : otherwise;
}

export interface TapeFile {
  readonly file: string;
  /** Million bytes of journal answers. */
  readonly megabytes: number;
}

/** Reads one school day from the simulator and keeps its bytes in a file. */
export async function tapeInto(folder: string, schools: number): Promise<TapeFile> {
  const from = performance.now();
  const tape = await tapeRegionDay(schools);
  const megabytes = bytesOf(tape) / 1e6;
  const seconds = ((performance.now() - from) / 1000).toFixed(0);
  say(
    `one day of ${schools} schools: ${tape.weeks.length} classes, ${megabytes.toFixed(1)} MB, read from the simulator in ${seconds} s`,
  );
  const file = join(folder, 'day.tape');
  writeTape(file, tape);
  return { file, megabytes };
}
