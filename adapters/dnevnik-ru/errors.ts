import type { ErrorCode } from '../../gateway/contracts/errors.ts';
import type { Judge } from '../kit/answer.ts';

/**
 * What the vendor's error types mean. As in the archived API documentation and open clients; the short spellings occur too.
 * Types that are not listed are judged by the HTTP status.
 */
const MEANING: Readonly<Record<string, ErrorCode>> = {
  apiRequestLimit: 'http.rate-limited',
  requestLimit: 'http.rate-limited',
  apiServerError: 'http.server-error',
  serverError: 'http.server-error',
  apiResourceUnavailable: 'http.server-error',
  resourceUnavailable: 'http.server-error',
  apiUnknownError: 'http.server-error',
  authorizationInvalidToken: 'http.unauthorized',
  invalidToken: 'http.unauthorized',
  authorizationTokenRequired: 'http.unauthorized',
  tokenRequired: 'http.unauthorized',
  authorizationFailed: 'http.unauthorized',
  authorizationOutOfScope: 'http.forbidden',
  outOfScope: 'http.forbidden',
  authorizationNotOwner: 'http.forbidden',
  notOwner: 'http.forbidden',
  authorizationOwnerForbidden: 'http.forbidden',
  ownerForbidden: 'http.forbidden',
  authorizationSystemForbidden: 'http.forbidden',
  systemForbidden: 'http.forbidden',
  invalidRequest: 'http.bad-request',
  parameterInvalid: 'http.bad-request',
  apiMethodNotSupported: 'http.bad-request',
  methodNotSupported: 'http.bad-request',
  apiHttpsRequired: 'http.bad-request',
  httpsRequired: 'http.bad-request',
};

/** Statuses that this vendor uses in its own way: 405 comes with maintenance pages. */
export const MEANINGS_OF_STATUS: Readonly<Record<number, ErrorCode>> = { 405: 'http.server-error' };

/** Reads `{type, description}`; the description is not passed on, it may name a person. */
export const judge: Judge = (body, status) => {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return undefined;
  const { type, description } = body as { readonly type?: unknown; readonly description?: unknown };
  if (typeof type !== 'string' || (status < 400 && typeof description !== 'string')) return undefined;
  const code = Object.hasOwn(MEANING, type) ? MEANING[type] : undefined;
  return code && { code, word: type };
};
