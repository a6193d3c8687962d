import { existsSync } from 'node:fs';
import { GatewayError } from '../contracts/errors.ts';
import { exportedAt } from '../keeping/key-export.ts';
import { storeFile } from '../data-folder/data-folder.ts';
import { keyFile, readKeys } from '../data-folder/keys.ts';
import { sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';
import { failedBy } from './failed.ts';

/** @param storeKey id of the key that the store was made with; undefined where there is none, or it does not tell */
export function checkKeys({ data }: Patient, storeKey: string | undefined, language: 'ru' | 'en'): Check {
  const id = 'keys';
  const file = keyFile(data);
  if (!existsSync(file) && storeKey === undefined) {
    const store = storeFile(data);
    if (!existsSync(store)) return { id, result: 'skipped', detail: sentence('doctor.no-key', { file }) };
    const detail = sentence('doctor.no-key-beside', { file, store });
    return { id, result: 'failed', detail, fix: sentence('doctor.no-key-beside-fix', { store }) };
  }
  try {
    const { keyId, sealId } = readKeys(file);
    if (storeKey !== undefined && storeKey !== keyId)
      throw new GatewayError('key.mismatch', `reading the key ${file}: it was made with key ${storeKey}, not ${keyId}`);
    const isExported = exportedAt(data) !== undefined;
    const detail = sentence(isExported ? 'doctor.key' : 'doctor.key-alone', { file, key: keyId, seal: sealId });
    return isExported
      ? { id, result: 'ok', detail }
      : { id, result: 'warning', detail, fix: sentence('doctor.key-export') };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return failedBy(id, error, language);
  }
}
