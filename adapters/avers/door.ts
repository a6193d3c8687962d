import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { type Http, http } from '../kit/http.ts';
import { parseLiterals } from '../kit/literals/literals.ts';
import type { Config } from './config.ts';

/** What the server answers, with status 200, where it failed. As a literal it would be a name, which is no value. */
const ERROR_SYMBOL = '[error_symbol]';
/** Stands for that answer. */
export const FAILED = Symbol('error_symbol');

/** Reads a body: rows, or the sign of failure. @throws {SyntaxError} */
const readBody = (text: string): unknown => (text.trim() === ERROR_SYMBOL ? FAILED : parseLiterals(text));

/** The doors of one account. */
export interface Doors {
  /** For signing in: an answer of failure is given as FAILED. */
  readonly signIn: Http;
  /** For everything else: an answer of failure is the server's trouble, and asked again. */
  readonly act: Http;
}

/**
 * All accounts share the budget of the host: told to wait by one answer, nobody of ours asks on.
 *
 * @param cookies asked before every try; '' as long as nobody is signed in
 */
export function openDoors(
  config: Config,
  { allowLoopback, answered }: Pick<AdapterContext, 'allowLoopback' | 'answered'>,
  clockwork: Clockwork,
  cookies: () => string,
): Doors {
  const { requestsPerSecond, parallel, timeoutMs, firstWaitMs, maxAnswerMiB, ca, proxy } = config;
  const options = {
    requestsPerSecond,
    parallel,
    timeoutMs,
    firstWaitMs,
    maxAnswerMiB,
    ca,
    proxy,
    baseUrl: config.origin,
    headers: () => ({ accept: '*/*', ...(cookies() !== '' && { cookie: cookies() }) }),
    // A refusal is an account's trouble, not a mistake of ours that ends the run.
    meanings: { 400: 'vendor.answer' },
    read: readBody,
    allowLoopback,
    answered,
    clockwork,
  } as const;
  return {
    signIn: http(options),
    act: http({
      ...options,
      judge: (body) => (body === FAILED ? { code: 'http.server-error', word: ERROR_SYMBOL } : undefined),
    }),
  };
}
