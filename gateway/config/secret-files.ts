import { dirname, isAbsolute, join } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';
import { readJsonFile } from '../files/json-file.ts';
import { isReference } from './secrets.ts';

/** Every file that a configuration takes secrets from: "secrets", and each {"$file": …}. None where it cannot be read. */
export function secretFilesOf(file: string): readonly string[] {
  const document = documentIn(file);
  const kept = (document as { readonly secrets?: unknown } | null)?.secrets;
  const names = [...(typeof kept === 'string' ? [kept] : []), ...referredTo(document)];
  return [...new Set(names)].map((name) => (isAbsolute(name) ? name : join(dirname(file), name)));
}

function documentIn(file: string): unknown {
  try {
    return readJsonFile(file, 'config.invalid').value;
  } catch (error) {
    // Whoever reads the configuration tells what is wrong with it.
    if (error instanceof GatewayError) return null;
    throw error;
  }
}

function referredTo(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  if (isReference(value)) return typeof value.$file === 'string' ? [value.$file] : [];
  return Object.values(value).flatMap(referredTo);
}
