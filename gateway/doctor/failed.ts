import type { GatewayError } from '../contracts/errors.ts';
import { describeError } from '../terminal/output.ts';
import type { Check } from './check.ts';

/** A check that an error ended: its own words, and its own way out. */
export const failedBy = (id: string, error: GatewayError, language: 'ru' | 'en'): Check => ({
  id,
  result: 'failed',
  detail: describeError(error, language).body,
});
