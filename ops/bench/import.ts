import { equal } from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createKeys, keyFile } from '../../gateway/data-folder/keys.ts';
import { type CanonicalFile, shuffleLines, writeCanonicalFile } from './canonical-file.ts';
import { say, tell } from './figure.ts';
import { type Measured, measured } from './measured.ts';
import { inFolder, numberOption } from './workshop.ts';

/*
 * `svod import --system canonical` of a file of a million records, as a process of its own: ordered as an export is, and with
 * its lines shuffled, so that rosters with their class lists come anywhere.
 */
const RECORDS = 1_000_000;

await inFolder(async (folder) => {
  const key = keyFile(join(folder, 'key'));
  const keys = createKeys(key);
  const secret = Buffer.from((JSON.parse(readFileSync(key, 'utf8')) as { secret: string }).secret, 'base64');
  const ordered = join(folder, 'ordered.jsonl');
  const shuffled = join(folder, 'shuffled.jsonl');
  const file = await writeCanonicalFile(ordered, numberOption('records', RECORDS), { ...keys, secret });
  shuffleLines(ordered, shuffled);
  say(`${file.records} records in ${file.sheets} sheets, ${(statSync(ordered).size / 1e6).toFixed(0)} MB`);
  const found: Measured[] = [];
  for (const path of [ordered, shuffled]) found.push(await importOf(path, folder, key, file));
  tell('import.rssMiB', Math.max(...found.map(({ peakMiB }) => peakMiB)), 'MiB');
  for (const [index, name] of ['ordered', 'shuffled'].entries()) {
    tell(`import.rss-${name}`, found[index]!.peakMiB, 'MiB');
    tell(`import.${name}`, file.records / found[index]!.seconds, 'records/s');
  }
});

/** Imports a file into a fresh data folder with this key. */
async function importOf(path: string, folder: string, key: string, { records }: CanonicalFile): Promise<Measured> {
  const data = join(folder, 'data');
  mkdirSync(data);
  copyFileSync(key, keyFile(data));
  const told = await measured(['import', path, '--system', 'canonical'], { folder, data });
  const { accepted, quarantined } = (told.said as { records: Record<string, number> }).records;
  equal(accepted, records, `importing ${path}: ${accepted} of ${records} records accepted, ${quarantined} quarantined`);
  rmSync(data, { recursive: true });
  return told;
}
