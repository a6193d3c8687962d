import { GatewayError } from '../../gateway/contracts/errors.ts';

/** Failures that last until a person changes something; others pass. */
const LASTING: ReadonlySet<string> = new Set([
  'EAUTH',
  'ENOAUTH',
  'ETLS',
  'EREQUIRETLS',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

interface SmtpFailure {
  readonly code?: string;
  readonly responseCode?: number;
  /** The system's own code, where the library put its own in front of it. */
  readonly originalCode?: string;
}

/**
 * What a failure of sending means: a server that cannot be reached or says "later" (4xx, greylisting) passes, a refusal (5xx) does
 * not. The server's own words are not told: they quote addresses.
 */
export function inOurWords(failure: unknown, host: string, ended: 'stopped' | 'timed-out' | undefined): GatewayError {
  const doing = `sending mail through ${host}`;
  if (ended === 'stopped') return new GatewayError('stopped', `${doing}: told to stop`);
  if (ended === 'timed-out') return new GatewayError('channel.later', `${doing}: no answer in time`);
  const { code = 'unknown', responseCode, originalCode } = failure as SmtpFailure;
  if (responseCode !== undefined) {
    const isLater = responseCode >= 400 && responseCode < 500;
    return new GatewayError(isLater ? 'channel.later' : 'channel.refused', `${doing}: answered ${responseCode}`);
  }
  const word = originalCode ?? code;
  const isLasting = LASTING.has(code) || LASTING.has(word);
  return new GatewayError(isLasting ? 'channel.refused' : 'channel.later', `${doing}: no answer (${word})`);
}
