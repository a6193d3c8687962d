import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { GatewayError } from './contracts/errors.ts';

/** Version of the form of the key file. */
const KEY_FORM = 1;
const SECRET_BYTES = 32;
/** Bits that let others than the owner at the key. */
const OTHERS = 0o077;

/** What everything secret of one store is made of. Never printed, never logged. */
export interface Keys {
  /** 8 hex digits that tell which key made a pseudonym; public. */
  readonly keyId: string;
  /** 32 bytes for one purpose: "pseudonym", "seal", "stem", "destination/<name>". */
  subkey(purpose: string): Buffer;
}

export const keyFile = (dataFolder: string): string => join(dataFolder, 'key.json');

/**
 * Reads the key of a store.
 *
 * @throws {GatewayError} key.missing, key.mode (others may read it), key.invalid; the message names the file, never its content
 */
export function readKeys(file: string): Keys {
  const text = readPrivate(file);
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    throw new GatewayError('key.invalid', `reading the key ${file}: is not JSON`);
  }
  const { svodKey, secret } = (written ?? {}) as { svodKey?: unknown; secret?: unknown };
  if (svodKey !== KEY_FORM)
    throw new GatewayError('key.invalid', `reading the key ${file}: has no "svodKey": ${KEY_FORM}`);
  const bytes =
    typeof secret === 'string' && /^[A-Za-z0-9+/]{43}=$/.test(secret) ? Buffer.from(secret, 'base64') : undefined;
  if (bytes?.length !== SECRET_BYTES)
    throw new GatewayError('key.invalid', `reading the key ${file}: "secret" is not ${SECRET_BYTES} bytes in base64`);
  return keysOf(bytes);
}

/**
 * Makes a new key, mode 0600, all of it or nothing; where there is one already, reads that one. Only for an empty data folder:
 * a store must never get a second key.
 *
 * @throws {GatewayError} store.unwritable, and as `readKeys`
 */
export function createKeys(file: string): Keys {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const text = `${JSON.stringify({ svodKey: KEY_FORM, secret: randomBytes(SECRET_BYTES).toString('base64') })}\n`;
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
  const keyId = createHmac('sha256', subkey('id')).update('svod key id').digest('hex').slice(0, 8);
  return { keyId, subkey };
}
