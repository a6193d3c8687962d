import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { GatewayError } from '../../contracts/errors.ts';
import { isZipped, unzipBytes, zip, zipBytes } from './zip.ts';

const CIPHER = 'aes-256-gcm';
/** Bytes: as NIST SP 800-38D recommends; random, so a key is good for 2^32 blobs. */
const NONCE = 12;
const TAG = 16;

/**
 * Seals texts and bytes with AES-256-GCM: nonce, tag, then the content, as zstd where it is long. Opened for another purpose
 * none opens.
 */
export interface Seal {
  close(content: string | Uint8Array, purpose: Purpose): Buffer;
  open(sealed: Uint8Array, purpose: Purpose): Buffer;
  /** Whether the present key has closed it; false of what an older one closed, or nobody can open. */
  isCurrent(sealed: Uint8Array, purpose: Purpose): boolean;
}

/** Shorter contents are sealed as they are: zstd would gain little, and cost more than the sealing. In characters or bytes. */
const SHORT = 2000;

export type Purpose = 'quarantine' | 'raw' | 'held';

/**
 * Closes with `key`; opens what it, or one of `older`, has closed.
 *
 * @param key 32 bytes
 */
export function sealWith(key: Buffer, older: readonly Buffer[] = []): Seal {
  // As objects: bytes would be made one at every call.
  const secrets = [key, ...older].map((bytes) => createSecretKey(bytes)) as [KeyObject, ...KeyObject[]];
  const [secret] = secrets;
  return {
    close(content, purpose) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, secret, nonce);
      cipher.setAAD(Buffer.from(purpose));
      const body = [cipher.update(packed(content)), cipher.final()];
      return Buffer.concat([nonce, cipher.getAuthTag(), ...body]);
    },
    isCurrent(sealed, purpose) {
      try {
        opened(sealed, secret, purpose);
        return true;
      } catch {
        // Whatever does not open with it is not of it.
        return false;
      }
    },
    open(sealed, purpose) {
      let failure: unknown;
      for (const each of secrets) {
        try {
          return unpacked(opened(sealed, each, purpose));
        } catch (cause) {
          failure ??= cause;
        }
      }
      throw new GatewayError(
        'store.damaged',
        `opening a sealed ${purpose} record: it was altered, or another key sealed it`,
        { cause: failure },
      );
    },
  };
}

function opened(sealed: Uint8Array, secret: KeyObject, purpose: Purpose): Buffer {
  const decipher = createDecipheriv(CIPHER, secret, sealed.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
}

function packed(content: string | Uint8Array): Uint8Array {
  if (content.length < SHORT) return Buffer.from(content as string);
  return typeof content === 'string' ? zip(content) : zipBytes(content);
}

const unpacked = (content: Buffer): Buffer => (isZipped(content) ? unzipBytes(content) : content);
