import { GatewayError } from '../contracts/errors.ts';
import type { StoreExamination } from '../contracts/store-file.ts';
import { examineStore } from '../main.ts';
import { sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';
import { failedBy } from './failed.ts';

const MIB = 1024 ** 2;

/** What the store tells without being opened for writing, and the check of it. */
export function checkStore(
  { data }: Patient,
  language: 'ru' | 'en',
): { readonly check: Check; readonly examined?: StoreExamination } {
  const id = 'store';
  try {
    const examined = examineStore(data);
    if (!examined) return { check: { id, result: 'skipped', detail: sentence('doctor.no-store') } };
    return { check: checkOf(examined), examined };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return { check: failedBy(id, error, language) };
  }
}

function checkOf({ file, bytes, schema, knownSchema, isChecked }: StoreExamination): Check {
  const values = { file, size: (bytes / MIB).toFixed(0), schema };
  if (schema < knownSchema)
    return { id: 'store', result: 'ok', detail: sentence('doctor.store-older', { ...values, known: knownSchema }) };
  return { id: 'store', result: 'ok', detail: sentence(isChecked ? 'doctor.store' : 'doctor.store-large', values) };
}
