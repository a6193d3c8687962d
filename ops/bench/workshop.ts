import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from './figure.ts';
import { storeRosters, writeDay } from './gateway-day.ts';
import { openStore } from './gateway-parts.ts';
import { tapeRegionDay } from './region-day.ts';
import { bytesOf } from './tape.ts';

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

/** Where the sides find what was made ready for them. */
export const ROSTERS = 'rosters.db';
export const DAY = 'day.bin';

/**
 * Reads one school day from the simulator, keeps its bytes in a file, and stores the rosters in a store. Done apart from the
 * sides, whose memory then holds nothing but the day. Gives the million bytes of journal answers.
 */
export async function makeReady(folder: string, schools: number): Promise<number> {
  const from = performance.now();
  const tape = await tapeRegionDay(schools);
  const store = openStore(join(folder, ROSTERS), tape.now);
  writeDay(join(folder, DAY), await storeRosters(store, tape));
  await store.close();
  const megabytes = bytesOf(tape) / 1e6;
  const seconds = ((performance.now() - from) / 1000).toFixed(0);
  say(
    `one day of ${schools} schools: ${tape.weeks.length} classes, ${megabytes.toFixed(1)} MB, made ready in ${seconds} s`,
  );
  return megabytes;
}
