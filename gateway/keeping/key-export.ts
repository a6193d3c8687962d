import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';
import { type ForgottenPerson, readForgotten } from './forgotten-list.ts';
import { readText } from '../files/json-file.ts';
import {
  keyFile,
  type Keys,
  keysIn,
  readKeyFile,
  readKeys,
  replacePrivate,
  type WrittenKey,
} from '../data-folder/keys.ts';

const FORM = 1;
/** As OWASP recommends for scrypt: 128 MiB and about half a second to try one passphrase. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const CIPHER = 'aes-256-gcm';
const [SALT, NONCE, TAG] = [16, 12, 16];
const NO_EXPORT = 'it is no exported key; name a file that svod key export wrote';

interface WrittenExport {
  readonly svodKeyExport: typeof FORM;
  readonly keyId: string;
  /** Which sealing key it has, by which an export of before a rotation is told from one of after it; absent in those of an earlier version. */
  readonly sealId?: string;
  readonly at: string;
  readonly salt: string;
  /** Nonce, tag, then the key file with the list of forgotten people, sealed with what scrypt makes of the passphrase. */
  readonly sealed: string;
}

/** What an export holds: everything of a data folder that no backup of its store has. */
export interface Exported {
  readonly key: WrittenKey;
  /** With them a backup forgets also on a machine that never saw them. */
  readonly people: readonly ForgottenPerson[];
  readonly at: Date;
}

const exportedFile = (data: string): string => join(data, 'key.exported');

/** Tells one content of a key file and of the list from another; says nothing of the key. */
function contentOf({ key, people }: Omit<Exported, 'at'>): string {
  const hash = createHash('sha256').update(keysIn(key).subkey('exported')).update(JSON.stringify(key));
  for (const person of people.map((one) => one.person).sort()) hash.update(person);
  return hash.digest('hex').slice(0, 16);
}
const contentIn = (data: string): string => contentOf({ key: readKeyFile(keyFile(data)), people: readForgotten(data) });

/** Writes key and list of the forgotten of a data folder under a passphrase, and notes that it was done. @throws {GatewayError} file.unwritable, key.* */
export function exportKey(data: string, target: string, passphrase: string, now: Date): Pick<Keys, 'keyId' | 'sealId'> {
  if (existsSync(target)) throw new GatewayError('file.unwritable', `writing ${target}: there is a file of that name`);
  const key = readKeyFile(keyFile(data));
  const { keyId, sealId } = keysIn(key);
  const salt = randomBytes(SALT);
  const at = now.toISOString();
  const sealed = closed(JSON.stringify({ ...key, people: readForgotten(data) }), passphrase, salt, keyId);
  const written: WrittenExport = { svodKeyExport: FORM, keyId, sealId, at, salt: salt.toString('base64'), sealed };
  replacePrivate(target, `${JSON.stringify(written)}\n`);
  note(data, at);
  return { keyId, sealId };
}

const note = (data: string, at: string): void =>
  replacePrivate(
    exportedFile(data),
    `${JSON.stringify({ at, content: contentIn(data), sealId: readKeys(keyFile(data)).sealId })}\n`,
  );

/** Notes that what a data folder has now stands in an export, if it does. */
export function noteImported(data: string, exported: Exported): void {
  if (contentOf(exported) === contentIn(data)) note(data, exported.at.toISOString());
}

/** The last export that was made of a data folder, or taken into it. */
export interface LastExport {
  readonly at: Date;
  /** Of the key that it has; absent where an earlier version noted it. */
  readonly sealId?: string;
  /** Whether it has everything that is there now: the key and the list of the forgotten. */
  readonly isCurrent: boolean;
}

/** Undefined where the key was never written under a passphrase, or nobody knows it. */
export function lastExport(data: string): LastExport | undefined {
  try {
    const { at, content, sealId } = JSON.parse(readFileSync(exportedFile(data), 'utf8')) as Record<string, string>;
    return { at: new Date(at!), isCurrent: content === contentIn(data), ...(sealId !== undefined && { sealId }) };
  } catch {
    // Whatever is wrong with the note, the key counts as not exported.
    return undefined;
  }
}

/** When the present key was written under a passphrase; undefined where it never was, or it or the list of the forgotten has changed since. */
export function exportedAt(data: string): Date | undefined {
  const last = lastExport(data);
  return last?.isCurrent === true ? last.at : undefined;
}

/** What stands in clear in an export: whose key it is, and of when. */
interface ExportHeader {
  readonly keyId: string;
  readonly sealId?: string;
  readonly at: Date;
}

/** Asks for no passphrase. @throws {GatewayError} file.unreadable, key.invalid */
export function exportHeader(file: string): ExportHeader {
  const { keyId, sealId, at } = writtenIn(file);
  return { keyId, at: new Date(at), ...(typeof sealId === 'string' && { sealId }) };
}

/** What stands in an export; one of an earlier version has no list. @throws {GatewayError} file.unreadable, key.invalid, key.passphrase */
export function readExport(file: string, passphrase: string): Exported {
  const written = writtenIn(file);
  const bytes = Buffer.from(written.sealed, 'base64');
  const secret = scryptSync(passphrase, Buffer.from(written.salt, 'base64'), 32, COST);
  const decipher = createDecipheriv(CIPHER, secret, bytes.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(written.keyId));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  let exported: Exported;
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString();
    const { people = [], ...key } = JSON.parse(text) as WrittenKey & Partial<Pick<Exported, 'people'>>;
    exported = { key, people, at: new Date(written.at) };
  } catch (cause) {
    throw new GatewayError('key.passphrase', `opening ${file}: the passphrase is another one`, { cause });
  }
  if (written.sealId !== undefined && written.sealId !== keysIn(exported.key).sealId)
    throw new GatewayError('key.invalid', `reading the key ${file}: its first words tell of another key than it holds`);
  return exported;
}

function writtenIn(file: string): WrittenExport {
  if (!existsSync(file)) throw new GatewayError('file.unreadable', `reading ${file}: is not there`);
  const text = readText(file);
  let written: Partial<WrittenExport> | null;
  try {
    written = JSON.parse(text) as Partial<WrittenExport> | null;
  } catch (cause) {
    throw new GatewayError('key.invalid', `reading the key ${file}: ${NO_EXPORT}`, { cause });
  }
  const { svodKeyExport, keyId, at, salt, sealed } = written ?? {};
  if (svodKeyExport !== FORM || [keyId, at, salt, sealed].some((text) => typeof text !== 'string'))
    throw new GatewayError('key.invalid', `reading the key ${file}: ${NO_EXPORT}`);
  return written as WrittenExport;
}

function closed(text: string, passphrase: string, salt: Buffer, keyId: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, scryptSync(passphrase, salt, 32, COST), nonce);
  cipher.setAAD(Buffer.from(keyId));
  const body = [cipher.update(text), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...body]).toString('base64');
}
