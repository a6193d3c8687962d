import type { ErrorCode } from '../../gateway/contracts/errors.ts';
import type { Judge } from '../kit/answer.ts';
import { isThing, textOf, thingOf } from './shapes.ts';

/** What an answer says, without its envelope. */
export interface Said {
  readonly state: number;
  /** The vendor's own words of an error; undefined where all is well. */
  readonly error: string | undefined;
  readonly result: unknown;
}

/**
 * Opens the envelope: `{"response": {state, error, result}}`, the same without `response` (getusersvendors), or a bare result.
 *
 * @param status of HTTP, where the envelope tells no state
 */
export function saidIn(body: unknown, status: number): Said {
  const outer = thingOf(body);
  const inner = isThing(outer['response']) ? outer['response'] : outer;
  const error = textOf(inner['error']) || undefined;
  const isEnvelope = 'result' in inner || error !== undefined;
  const state = Number(textOf(inner['state'])) || (error !== undefined && status < 400 ? 400 : status);
  return { state, error, result: isEnvelope ? inner['result'] : inner };
}

/** Errors of the envelope that pass: told with any status. */
export const judge: Judge = (body, status) => {
  const { state } = saidIn(body, status);
  if (state === 429) return { code: 'http.rate-limited', word: String(state) };
  return state >= 500 ? { code: 'http.server-error', word: String(state) } : undefined;
};

/** What a refusal means. Only the words about the developer's key are known; that those about the token speak of "авторизовать" is assumed. */
export function refusalOf({ state, error = '' }: Said): { readonly code: ErrorCode; readonly what: string } {
  if (/разработчик|devkey/i.test(error)) return { code: 'http.unauthorized', what: 'the developer’s key is refused' };
  if (state === 401 || /авториз|токен|token/i.test(error))
    return { code: 'http.unauthorized', what: 'the token is refused' };
  return { code: state === 404 ? 'http.not-found' : 'http.forbidden', what: `answered ${state}` };
}
