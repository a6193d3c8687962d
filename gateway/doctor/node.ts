import { sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';

/** First major version with everything that svod needs. */
const LEAST = 24;

export function checkNode({ nodeVersion }: Patient): Check {
  const isFine = Number(nodeVersion.split('.')[0]) >= LEAST;
  const detail = sentence('doctor.node-version', { version: nodeVersion });
  return isFine
    ? { id: 'node', result: 'ok', detail }
    : { id: 'node', result: 'failed', detail, fix: sentence('doctor.node-fix', { least: LEAST }) };
}
