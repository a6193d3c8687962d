import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';
import { inTheWayOf } from './in-the-way.ts';
import { createKeys, keyFile, type Keys, readKeys } from './keys.ts';

/** The store's file in a data folder. */
export const storeFile = (data: string): string => join(data, 'svod.db');

/**
 * The key of a data folder's store; a new one only where there is no store yet: another key would make other pseudonyms. Makes the
 * folder where it is not there.
 *
 * @throws {GatewayError} key.*, store.unwritable
 */
export function openKeys(data: string): Keys {
  const file = keyFile(data);
  if (existsSync(storeFile(data)) || existsSync(file)) return readKeys(file);
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw (
      inTheWayOf(data, cause) ??
      new GatewayError('store.unwritable', `making the data folder ${data}: ${why}`, { cause })
    );
  }
  return createKeys(file);
}
