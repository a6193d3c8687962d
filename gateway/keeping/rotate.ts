import { randomBytes } from 'node:crypto';
import type { ResealCounts } from '../contracts/keeping.ts';
import type { Gateway } from '../gateway.ts';
import { keyFile, keysIn, readKeyFile, replaceKeyFile, type WrittenKey } from '../data-folder/keys.ts';

/**
 * What `svod key rotate` changes is the key that seals quarantine, raw answers and held pages; pseudonyms stay. In three steps,
 * each of which may be the last one for a while: the new key stands in front of the old one; everything is sealed anew; the old
 * one goes. Until then both open, and said again it goes on with the key that it began with.
 */
export interface Rotation {
  /** A rotation that was interrupted goes on. */
  readonly isContinued: boolean;
}

/** The first step: from now on the new key seals. @throws {GatewayError} key.*, file.unwritable */
export function beginRotation(data: string): Rotation {
  const file = keyFile(data);
  const key = readKeyFile(file);
  const seals = sealsOf(key);
  if (seals.length > 1) return { isContinued: true };
  replaceKeyFile(file, { ...key, seals: [randomBytes(32).toString('base64'), ...seals] });
  return { isContinued: false };
}

/** Every sealing key of a key file, the one that seals first. */
export const sealsOf = (key: WrittenKey): readonly string[] => key.seals ?? [sealOf(key)];

/** The key that seals where none was ever put in its place. */
const sealOf = (key: WrittenKey): string => keysIn(key).subkey('seal').toString('base64');

/** The other steps, with the store opened after the first one. @throws {GatewayError} of the store, file.unwritable */
export function finishRotation(
  { keeping, data }: Pick<Gateway, 'keeping' | 'data'>,
  signal: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): ResealCounts {
  const counts = keeping.reseal({ signal, ...(onProgress && { onProgress }) });
  if (!counts.isWhole) return counts;
  const file = keyFile(data);
  const { seals = [], ...key } = readKeyFile(file);
  replaceKeyFile(file, { ...key, seals: seals.slice(0, 1) });
  return counts;
}

/** Puts the key that comes of the secret back in front, for a version of Svod that knows no other; `finishRotation` follows. */
export function beginReturn(data: string): void {
  const file = keyFile(data);
  const key = readKeyFile(file);
  const { seals: _seals, ...plain } = key;
  const own = sealOf(plain);
  const others = (key.seals ?? []).filter((seal) => seal !== own);
  if (others.length > 0) replaceKeyFile(file, { ...plain, seals: [own, ...others] });
}

/** Whether the key file has anything that the version before does not know of sealing. */
export const isRotated = (data: string): boolean => {
  const key = readKeyFile(keyFile(data));
  const { seals = [], ...plain } = key;
  return seals.some((seal) => seal !== sealOf(plain));
};
