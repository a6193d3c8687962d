import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';
import type { Certificate } from './certify.ts';

/** The last certificate of an adapter, as it lies in the region's data folder. */
export interface Kept {
  /** ISO instant. */
  readonly at: string;
  /** Version of the adapter. */
  readonly version: number;
  /** Name of the source; null for the adapter's own simulator. */
  readonly source: string | null;
  readonly certificate: Certificate;
}

const folderOf = (data: string): string => join(data, 'certificates');

/** Keeps it in place of the one before, with its page for people; gives the page's path. @throws {GatewayError} file.unwritable */
export function keepCertificate(data: string, kept: Kept, page: string): string {
  const { adapter } = kept.certificate;
  mkdirSync(folderOf(data), { recursive: true, mode: 0o700 });
  writeWhole(join(folderOf(data), `${adapter}.json`), `${JSON.stringify(kept, null, 2)}\n`);
  const file = join(folderOf(data), `${adapter}.html`);
  writeWhole(file, page);
  return file;
}

/** Writes a file, all of it or nothing. @throws {GatewayError} file.unwritable */
export function writeWhole(file: string, text: string): void {
  try {
    writeFileSync(`${file}.part`, text, { mode: 0o600 });
    renameSync(`${file}.part`, file);
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new GatewayError('file.unwritable', `writing ${file}: ${code}`, { cause });
  }
}

/** The last certificates by adapter. One that cannot be read counts as none: it is made again in a minute. */
export function lastCertificates(data: string): ReadonlyMap<string, Kept> {
  const folder = folderOf(data);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return new Map(
    files.flatMap((name) => {
      const kept = readKept(join(folder, name));
      return kept ? [[basename(name, '.json'), kept] as const] : [];
    }),
  );
}

function readKept(file: string): Kept | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
    return Array.isArray(kept.certificate.checks) && !Number.isNaN(Date.parse(kept.at)) ? kept : undefined;
  } catch {
    return undefined;
  }
}
