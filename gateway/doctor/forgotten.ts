import { existsSync } from 'node:fs';
import { GatewayError } from '../contracts/errors.ts';
import { listFile, readForgotten } from '../keeping/forgotten-list.ts';
import { sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';
import { failedBy } from './failed.ts';

/** The list of forgotten people, where there is one: without it no command opens the store. */
export function checkForgotten({ data }: Patient, language: 'ru' | 'en'): readonly Check[] {
  const id = 'forgotten';
  const file = listFile(data);
  if (!existsSync(file)) return [];
  try {
    return [{ id, result: 'ok', detail: sentence('doctor.forgotten', { count: readForgotten(data).length }) }];
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return [{ ...failedBy(id, error, language), fix: sentence('doctor.forgotten-fix', { file }) }];
  }
}
