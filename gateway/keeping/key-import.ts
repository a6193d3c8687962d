import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { GatewayError } from '../contracts/errors.ts';
import type { StoreExamination } from '../contracts/store-file.ts';
import { storeFile } from '../data-folder/data-folder.ts';
import { keyFile, keysIn, readKeyFile, replaceKeyFile, replacePrivate, type WrittenKey } from '../data-folder/keys.ts';
import { examineStore, removeUnusedStore } from '../main.ts';
import { sentence, told } from '../messages/told.ts';
import { addToForgotten } from './forgotten-list.ts';
import { type Exported, noteImported } from './key-export.ts';
import { sealsOf } from './rotate.ts';

/** How a key from an export became the key of a data folder. */
export interface Imported {
  /**
   * taken: it stands there now. same: it stood there already, or says nothing more. joined: the store goes on with its own key, which
   * now also opens what the imported one has sealed.
   */
  readonly how: 'taken' | 'same' | 'joined';
  /** Where the key file of before is kept. */
  readonly aside?: string;
}

/**
 * Takes what an export holds into a data folder: the key, as `importKey` does, and whom the region has forgotten.
 *
 * @throws {GatewayError} as `importKey`, file.invalid
 */
export function importExport(data: string, exported: Exported): Imported {
  const imported = importKey(data, exported.key);
  addToForgotten(data, exported.people);
  noteImported(data, exported);
  return imported;
}

/**
 * Makes an exported key the key of a data folder, which is made where it is not there. The key of a store in which something is kept
 * is never replaced by another one; a store in which nothing was ever kept makes way. No key file is lost: the one of before stays
 * aside.
 *
 * @throws {GatewayError} key.mismatch, key.mode, store.locked, file.unwritable
 */
export function importKey(data: string, key: WrittenKey): Imported {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const file = keyFile(data);
  const present = presentKey(file);
  if (present && JSON.stringify(present) === JSON.stringify(key)) return { how: 'same' };
  const { keyId } = keysIn(key);
  const store = storeOf(data, present);
  if (store.isUnused === false) {
    demandFitting(data, store.keyId, keyId);
    if (present && keysIn(present).keyId === keyId) return join(file, present, key);
  }
  if (store.isUnused && store.keyId !== undefined && store.keyId !== keyId) removeUnusedStore(data);
  const aside = putAside(file, present);
  replaceKeyFile(file, key);
  return { how: 'taken', ...(aside !== undefined && { aside }) };
}

/** Undefined where there is none, or where it cannot be read any more: an import is the way out of that. */
function presentKey(file: string): WrittenKey | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return readKeyFile(file);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'key.invalid') return undefined;
    throw error;
  }
}

/** Of a damaged store nobody knows the key: it is that of the key file, if of any. */
function storeOf(data: string, present: WrittenKey | undefined): Partial<Pick<StoreExamination, 'isUnused' | 'keyId'>> {
  try {
    return examineStore(data) ?? {};
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'store.damaged') throw error;
    return { isUnused: false, ...(present && { keyId: keysIn(present).keyId }) };
  }
}

function demandFitting(data: string, present: string | undefined, keyId: string): void {
  if (present !== undefined && present !== keyId)
    throw told('key.mismatch', [sentence('key.other-there', { file: storeFile(data), present, keyId })]);
}

/** Two key files of one secret differ by the keys that seal: the one of before a rotation, and the one of after it. */
function join(file: string, present: WrittenKey, key: WrittenKey): Imported {
  const own = sealsOf(present);
  const seals = [...new Set([...own, ...sealsOf(key)])];
  if (seals.length === own.length) return { how: 'same' };
  replaceKeyFile(file, { ...present, seals });
  return { how: 'joined' };
}

function putAside(file: string, present: WrittenKey | undefined): string | undefined {
  if (!existsSync(file)) return undefined;
  const name = `${file}.before-import${present ? `-${keysIn(present).keyId}` : ''}`;
  let aside = name;
  for (let number = 2; existsSync(aside); number += 1) aside = `${name}-${number}`;
  replacePrivate(aside, readFileSync(file, 'utf8'));
  return aside;
}
