import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import type { Answer, Judge } from '../kit/answer.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import type { CookieStore } from '../kit/cookies.ts';
import { type Http, http } from '../kit/http.ts';
import type { Account, Config } from './config.ts';
import { isObject } from './raw.ts';

/** What a session is opened with. */
/** What one session learns of an installation for those that follow in a run. */
export interface Habits {
  /** Nothing is answered before the main page was visited. */
  isVisitNeeded: boolean;
}

export interface SessionOf {
  readonly config: Config;
  readonly account: Account;
  readonly clockwork: Clockwork;
  readonly context: Pick<AdapterContext, 'signal' | 'allowLoopback' | 'answered'>;
  readonly habits: Habits;
}

/** The doors of one session. */
export interface Doors {
  readonly door: Http;
  /** Sends forms, whose answers may be of any type: what a good one looks like is not always known, but it is no page for people. */
  readonly forms: Http;
}

/**
 * Doors of its own for every session: its cookies, and which child is chosen behind them. All accounts share the budget of the host: what it
 * limits by is not known, and told to wait by one answer nobody of ours asks on.
 */
export function doorsOf({ config, clockwork, context }: SessionOf, cookies: CookieStore): Doors {
  const { requestsPerSecond, parallel, timeoutMs, firstWaitMs, maxAnswerMiB, ca, proxy } = config;
  const options = {
    requestsPerSecond,
    parallel,
    timeoutMs,
    firstWaitMs,
    maxAnswerMiB,
    ca,
    proxy,
    baseUrl: `${config.origin.replace(/\/+$/, '')}/`,
    cookies,
    judge,
    // A refusal in the vendor's own words is an account's trouble, not a mistake of ours that ends the run.
    meanings: { 400: 'vendor.answer' },
    numbers: 'exact',
    allowLoopback: context.allowLoopback,
    answered: context.answered,
    clockwork,
  } as const;
  return { door: http(options), forms: http({ ...options, knowsPage: (text) => !/^\s*</.test(text) }) };
}

/** The vendor's code of an error, under either of its names. */
function errorIn(body: unknown): string | undefined {
  const { faultcode, error_code } = isObject(body) ? body : {};
  const code = faultcode ?? error_code;
  return typeof code === 'string' && /^[\w.]{1,60}$/.test(code) ? code : undefined;
}

/** Errors that come with any status. That nobody is signed in is no error here: the session is opened anew. */
const judge: Judge = (body) => {
  const word = errorIn(body);
  if (word === undefined || /UserNotAuthenticated/.test(word)) return undefined;
  return { code: /^Server\./.test(word) ? 'http.server-error' : 'vendor.answer', word };
};

/** Whether nobody is signed in (any more). */
export const isSignedOut = ({ status, json }: Answer): boolean =>
  status === 401 || status === 403 || /UserNotAuthenticated/.test(errorIn(json) ?? '');
