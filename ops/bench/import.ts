import { equal } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createKeys, keyFile } from '../../gateway/keys.ts';
import { type CanonicalFile, shuffleLines, writeCanonicalFile } from './canonical-file.ts';
import { say, tell } from './figure.ts';
import { inFolder, numberOption } from './workshop.ts';

/*
 * `svod import --system canonical` of a file of a million records, as a process of its own: ordered as an export is, and with
 * its lines shuffled, so that rosters with their class lists come anywhere.
 */
const RECORDS = 1_000_000;
const SVOD = fileURLToPath(new URL('../../gateway/svod.ts', import.meta.url));
const PEAK = fileURLToPath(new URL('peak.ts', import.meta.url));

interface Imported {
  readonly peakMiB: number;
  readonly seconds: number;
}

await inFolder(async (folder) => {
  const key = keyFile(join(folder, 'key'));
  const keys = createKeys(key);
  const secret = Buffer.from((JSON.parse(readFileSync(key, 'utf8')) as { secret: string }).secret, 'base64');
  const ordered = join(folder, 'ordered.jsonl');
  const shuffled = join(folder, 'shuffled.jsonl');
  const file = await writeCanonicalFile(ordered, numberOption('records', RECORDS), { ...keys, secret });
  shuffleLines(ordered, shuffled);
  say(`${file.records} records in ${file.sheets} sheets, ${(statSync(ordered).size / 1e6).toFixed(0)} MB`);
  const found = [ordered, shuffled].map((path) => importOf(path, folder, key, file));
  tell('import.rssMiB', Math.max(...found.map(({ peakMiB }) => peakMiB)), 'MiB');
  for (const [index, name] of ['ordered', 'shuffled'].entries()) {
    tell(`import.rss-${name}`, found[index]!.peakMiB, 'MiB');
    tell(`import.${name}`, file.records / found[index]!.seconds, 'records/s');
  }
});

/** Imports a file into a fresh data folder with this key. */
function importOf(path: string, folder: string, key: string, { records }: CanonicalFile): Imported {
  const data = join(folder, 'data');
  const peak = join(folder, 'peak');
  mkdirSync(data);
  copyFileSync(key, keyFile(data));
  const words = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=64', '--import', PEAK, SVOD];
  const from = performance.now();
  const said = execFileSync(process.execPath, [...words, 'import', path, '--system', 'canonical', '--json'], {
    cwd: folder,
    env: { ...process.env, SVOD_DATA: data, SVOD_BENCH_PEAK: peak },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const seconds = (performance.now() - from) / 1000;
  const { accepted, quarantined } = (
    JSON.parse(said.trimEnd().split('\n').at(-1)!) as { records: Record<string, number> }
  ).records;
  equal(accepted, records, `importing ${path}: ${accepted} of ${records} records accepted, ${quarantined} quarantined`);
  rmSync(data, { recursive: true });
  return { peakMiB: Number(readFileSync(peak, 'utf8')) / 1024, seconds };
}
