import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';

/** Version of the form of the key file. */
const KEY_FORM = 1;
const SECRET_BYTES = 32;
/** Bits that let others than the owner at the key. */
const OTHERS = 0o077;

/** What everything secret of one store is made of. Never printed, never logged. */
export interface Keys {
  /** 8 hex digits that tell which key made a pseudonym; public. */
  readonly keyId: string;
  /** 8 hex digits that tell which key seals: another one after each `svod key rotate`; public. */
  readonly sealId: string;
  /** 32 bytes for one purpose: "pseudonym", "seal", "stem", "forgotten", "destination/<name>". */
  subkey(purpose: string): Buffer;
  /** Sealing keys of before, while what they sealed is being sealed anew: `svod key rotate`. */
  readonly olderSeals: readonly Buffer[];
}

/** A key file as it is written; all values in base64. */
export interface WrittenKey {
  readonly svodKey: typeof KEY_FORM;
  readonly secret: string;
  /** Sealing keys that take the place of the one that comes of the secret; the first one seals, the others only open. */
  readonly seals?: readonly string[];
  /** By it forgotten people are known; of an earlier secret, where that one was replaced. */
  readonly forgotten?: string;
}

export const keyFile = (dataFolder: string): string => join(dataFolder, 'key.json');

/**
 * Reads the key of a store.
 *
 * @throws {GatewayError} key.missing, key.mode (others may read it), key.invalid; the message names the file, never its content
 */
export function readKeys(file: string): Keys {
  return keysIn(readKeyFile(file));
}

/** The key file itself. @throws {GatewayError} as `readKeys` */
export function readKeyFile(file: string): WrittenKey {
  const text = readPrivate(file);
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    throw new GatewayError('key.invalid', `reading the key ${file}: is not JSON`);
  }
  const { svodKey, secret, seals, forgotten } = (written ?? {}) as Partial<Record<keyof WrittenKey, unknown>>;
  if (svodKey !== KEY_FORM)
    throw new GatewayError('key.invalid', `reading the key ${file}: has no "svodKey": ${KEY_FORM}`);
  if (!isSecret(secret))
    throw new GatewayError('key.invalid', `reading the key ${file}: "secret" is not ${SECRET_BYTES} bytes in base64`);
  const isSeals = seals === undefined || (Array.isArray(seals) && seals.length > 0 && seals.every(isSecret));
  if (!isSeals || (forgotten !== undefined && !isSecret(forgotten)))
    throw new GatewayError('key.invalid', `reading the key ${file}: "seals" or "forgotten" are not keys in base64`);
  return written as WrittenKey;
}

/** 32 bytes in base64. */
const isSecret = (value: unknown): boolean => typeof value === 'string' && /^[A-Za-z0-9+/]{43}=$/.test(value);

/** The keys that come of a key file. */
export function keysIn({ secret, seals = [], forgotten }: WrittenKey): Keys {
  const own = keysOf(Buffer.from(secret, 'base64'));
  const [seal, ...olderSeals] = seals.map((text) => Buffer.from(text, 'base64'));
  const given = new Map<string, Buffer>();
  if (seal) given.set('seal', seal);
  if (forgotten !== undefined) given.set('forgotten', Buffer.from(forgotten, 'base64'));
  const subkey = (purpose: string): Buffer => given.get(purpose) ?? own.subkey(purpose);
  return { keyId: own.keyId, sealId: numberOf(subkey('seal'), 'svod seal id'), olderSeals, subkey };
}

/** A new key, as a file would hold it. */
export const newKey = (): WrittenKey => ({
  svodKey: KEY_FORM,
  secret: randomBytes(SECRET_BYTES).toString('base64'),
});

/**
 * Makes a new key, mode 0600, all of it or nothing; where there is one already, reads that one. Only for an empty data folder:
 * a store must never get a second key.
 *
 * @throws {GatewayError} store.unwritable, and as `readKeys`
 */
export function createKeys(file: string): Keys {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const text = `${JSON.stringify(newKey())}\n`;
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeDurably(draft, text);
    try {
      linkSync(draft, file);
    } finally {
      unlinkSync(draft);
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'EEXIST')
      throw new GatewayError('store.unwritable', `making the key ${file}: ${code ?? 'unknown'}`, { cause });
  }
  return readKeys(file);
}

/** Puts another key file into its place: at every moment the old one or the new one stands there. Mode 0600. */
export function replaceKeyFile(file: string, key: WrittenKey): void {
  replacePrivate(file, `${JSON.stringify(key)}\n`);
}

/** Writes a small file that only the owner reads: all of it or nothing. @throws {GatewayError} file.unwritable */
export function replacePrivate(file: string, text: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeDurably(draft, text);
    renameSync(draft, file);
  } catch (cause) {
    rmSync(draft, { force: true });
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new GatewayError('file.unwritable', `writing ${file}: ${code}`, { cause });
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function readPrivate(file: string): string {
  try {
    const { mode } = statSync(file);
    if ((mode & OTHERS) !== 0)
      throw new GatewayError(
        'key.mode',
        `reading the key ${file}: others may read it (mode ${(mode & 0o777).toString(8)})`,
      );
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new GatewayError('key.missing', `reading the key ${file}: is not there`, { cause });
    throw new GatewayError('key.invalid', `reading the key ${file}: ${code ?? 'unknown'}`, { cause });
  }
}

/** The keys that come of a secret of 32 bytes. */
export function keysOf(secret: Buffer): Keys {
  const subkey = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `svod/${purpose}`, 32));
  const keyId = numberOf(subkey('id'), 'svod key id');
  return { keyId, sealId: numberOf(subkey('seal'), 'svod seal id'), subkey, olderSeals: [] };
}

/** 8 hex digits that tell a key from others, and nothing of it. */
const numberOf = (key: Buffer, about: string): string =>
  createHmac('sha256', key).update(about).digest('hex').slice(0, 8);
