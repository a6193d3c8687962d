import axios, { AxiosError } from 'axios';
import { type ErrorCode, GatewayError } from '../../gateway/contracts/errors.ts';
import type { WayOut } from '../../gateway/contracts/ways-out.ts';

/** What each status means; whether it is tried again follows from the remedy of its code. Not listed: 4xx is our mistake, 5xx is theirs. */
const STATUS_MEANING: Readonly<Record<number, ErrorCode>> = {
  401: 'http.unauthorized',
  403: 'http.forbidden',
  404: 'http.not-found',
  407: 'http.unauthorized',
  408: 'http.timeout',
  410: 'http.not-found',
  425: 'http.rate-limited',
  429: 'http.rate-limited',
  433: 'http.rate-limited',
};

/** What a failure below HTTP means. Not listed: the system could not be reached. */
const FAILURE_MEANING: Readonly<Record<string, ErrorCode>> = {
  ECONNABORTED: 'http.timeout',
  ETIMEDOUT: 'http.timeout',
  CERT_HAS_EXPIRED: 'http.certificate',
  CERT_NOT_YET_VALID: 'http.certificate',
  CERT_REVOKED: 'http.certificate',
  CERT_SIGNATURE_FAILURE: 'http.certificate',
  CERT_UNTRUSTED: 'http.certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'http.certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'http.certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'http.certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'http.certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'http.certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'http.certificate',
};

/** What DNS says where it knows no address, or nothing. */
const UNNAMED: Readonly<Record<string, { readonly what: (name: string) => string; readonly wayOut: WayOut }>> = {
  ENOTFOUND: { what: (name) => `the name ${name} is not found`, wayOut: 'name-not-found' },
  EAI_AGAIN: { what: (name) => `DNS gives no answer about the name ${name}`, wayOut: 'dns-silent' },
};

export function meaningOf(status: number, own: Readonly<Record<number, ErrorCode>> = {}): ErrorCode {
  return own[status] ?? STATUS_MEANING[status] ?? (status >= 500 ? 'http.server-error' : 'http.bad-request');
}

/**
 * Puts a failure of a request in our own words. The message says method and path, never query, headers or body; the
 * failure itself, which holds headers, is not kept as the cause.
 */
export function inOurWords(error: unknown, doing: string, ended: 'stopped' | 'timed-out' | undefined): GatewayError {
  if (error instanceof GatewayError) return error;
  if (ended === 'timed-out') return new GatewayError('http.timeout', `${doing}: no answer in time`);
  if (axios.isCancel(error) || ended === 'stopped') return new GatewayError('stopped', `${doing}: told to stop`);
  const refused = gatewayErrorIn(error);
  if (refused) return refused;
  if (!(error instanceof AxiosError)) throw error;
  if (/^maxContentLength size of/.test(error.message))
    return new GatewayError('http.too-large', `${doing}: the answer is too large`);
  return noAnswer(error, doing);
}

/** Nobody was heard. A name that is not found is told apart: most often the address is mistyped, and waiting is no way out. */
export function noAnswer(error: Error & { readonly code?: string }, doing: string): GatewayError {
  const word = error.code ?? 'unknown';
  const unnamed = UNNAMED[word];
  if (!unnamed) return new GatewayError(FAILURE_MEANING[word] ?? 'http.unreachable', `${doing}: no answer (${word})`);
  const what = unnamed.what(hostIn(error) ?? 'of the host');
  return new GatewayError('http.unreachable', `${doing}: ${what} (${word})`, { wayOut: unnamed.wayOut });
}

/** What was looked up: the system's name, or its proxy's. */
function hostIn(error: unknown): string | undefined {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const { hostname } = inner as Error & { readonly hostname?: unknown };
    if (typeof hostname === 'string') return hostname;
  }
  return undefined;
}

/** A refusal of ours that was raised inside node's connecting and wrapped on its way up. */
function gatewayErrorIn(error: unknown): GatewayError | undefined {
  for (let inner = error; inner instanceof Error; inner = inner.cause) if (inner instanceof GatewayError) return inner;
  return undefined;
}
