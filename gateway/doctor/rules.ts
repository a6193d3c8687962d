import { GatewayError } from '../contracts/errors.ts';
import { rules } from '../home.ts';
import { sentence } from '../messages/told.ts';
import type { Check } from './check.ts';
import { failedBy } from './failed.ts';

/** mappings/ and schemas/. */
export function checkRules(language: 'ru' | 'en'): Check {
  try {
    return { id: 'rules', result: 'ok', detail: sentence('doctor.rules', { systems: rules().systems.join(', ') }) };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return failedBy('rules', error, language);
  }
}
