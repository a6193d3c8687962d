import pino from 'pino';
import type { Log } from './contracts/adapter.ts';

/** Field names that never reach a log, whatever logs them; secrets of settings are found by their schema's writeOnly. */
const NEVER = [
  'token',
  'password',
  'accessToken',
  'refreshToken',
  'clientSecret',
  'authorization',
  'cookie',
  'body',
  'raw',
];

/** Lines of JSON on standard error, in English; level from SVOD_LOG (default "warn": commands speak for themselves). */
export function makeLog(level: string): Log {
  const paths = NEVER.flatMap((name) => [name, `*.${name}`]);
  return pino({ level, base: null, redact: { paths, censor: '[secret]' } }, pino.destination({ dest: 2, sync: true }));
}
