import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';
import type { Certificate } from './certify.ts';

/** The last certificate of an adapter at its simulator or at one source, as it lies in the region's data folder. */
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

/** What one certificate is filed under: "eljur", "eljur@school-7". No adapter's name has the sign between. */
const stemOf = ({ source, certificate: { adapter } }: Kept): string =>
  source === null ? adapter : `${adapter}@${encodeURIComponent(source)}`;

/** Keeps it in place of the one before of the same source, with its page for people; gives the page's path. @throws {GatewayError} file.unwritable */
export function keepCertificate(data: string, kept: Kept, page: string): string {
  mkdirSync(folderOf(data), { recursive: true, mode: 0o700 });
  const stem = join(folderOf(data), stemOf(kept));
  writeWhole(`${stem}.json`, `${JSON.stringify(kept, null, 2)}\n`);
  writeWhole(`${stem}.html`, page);
  return `${stem}.html`;
}

/** Whether a file can be written is better known before the minutes that its content takes. @throws {GatewayError} file.unwritable */
export function wantWritable(file: string): void {
  try {
    accessSync(dirname(resolve(file)), constants.W_OK);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

const unwritable = (file: string, cause: unknown): GatewayError =>
  new GatewayError('file.unwritable', `writing ${file}: ${(cause as NodeJS.ErrnoException).code ?? 'unknown'}`, {
    cause,
  });

/** Writes a file, all of it or nothing. @throws {GatewayError} file.unwritable */
export function writeWhole(file: string, text: string): void {
  try {
    writeFileSync(`${file}.part`, text, { mode: 0o600 });
    renameSync(`${file}.part`, file);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

/** The certificates of one data folder. */
export interface Certificates {
  /** All of an adapter, the newest first: that of its simulator and one a source. */
  of(adapter: string): readonly Kept[];
  /** That of the source itself, else the one that the adapter has at its own simulator. */
  at(source: string, adapter: string): Kept | undefined;
}

/** The last certificates. One that cannot be read counts as none: it is made again in a minute. */
export function lastCertificates(data: string): Certificates {
  const folder = folderOf(data);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const all = files
    .flatMap((name) => readKept(join(folder, name)) ?? [])
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  const of = (adapter: string): readonly Kept[] => all.filter(({ certificate }) => certificate.adapter === adapter);
  const own = (adapter: string, source: string | null): Kept | undefined =>
    of(adapter).find((kept) => kept.source === source);
  return { of, at: (source, adapter) => own(adapter, source) ?? own(adapter, null) };
}

/** What it says of itself counts, not the file's name: once a certificate of a source lay under the adapter's. */
function readKept(file: string): Kept | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
    return Array.isArray(kept.certificate.checks) && !Number.isNaN(Date.parse(kept.at)) ? kept : undefined;
  } catch {
    return undefined;
  }
}
