import { type ErrorCode, GatewayError } from '../../gateway/contracts/errors.ts';
import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import type { Resolve } from './address.ts';
import { type Answer, jsonReader, type Judge, type ReadBody } from './answer.ts';
import { type Budget, budgetOf, type Limits } from './budget.ts';
import { type BackOff, backOffMs, type Clockwork, REAL_CLOCKWORK } from './clockwork.ts';
import type { CookieStore } from './cookies.ts';
import { agentsOf } from './http-agents.ts';
import { type Exchange, sendOnce } from './http-exchange.ts';
import { inOurWords } from './http-meaning.ts';
import { doingOf, type HttpRequest } from './http-request.ts';

/**
 * Defaults: 5 requests a second, 2 parallel, first wait 1_000 ms, longest wait 60_000 ms; a longer Retry-After is not
 * waited for but thrown with the error.
 */
export interface HttpOptions extends Partial<Limits>, Partial<BackOff> {
  readonly baseUrl: string;
  /** Sent to the host of `baseUrl` only. A function is asked before every try, so that a renewed token counts at once. */
  readonly headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  /** What the vendor limits by beside the host: token, login. Sources with the same one share its budget. @default '' */
  readonly credential?: string;
  /** Milliseconds for one try from connecting to the last byte, waiting for one's turn aside. @default 30_000 */
  readonly timeoutMs?: number;
  /** Largest answer, decompressed. @default 64 */
  readonly maxAnswerMiB?: number;
  /** Times a request is tried while its error's remedy is "retry". 1 where the caller waits by itself. @default 5 */
  readonly tries?: number;
  /** Hosts ("host" or "host:port") beside that of `baseUrl` which may be asked and redirected to; without our headers. */
  readonly allowedHosts?: readonly string[];
  /** Own meanings of statuses, before the common ones. */
  readonly meanings?: Readonly<Record<number, ErrorCode>>;
  /** Reads the vendor's error bodies, also those that come with status 200. */
  readonly judge?: Judge;
  /** Pages instead of data which the caller reads by itself (a warning to confirm): given as they are, without `json`. */
  readonly knowsPage?: (text: string) => boolean;
  readonly numbers?: 'plain' | 'exact';
  /** Reads bodies that are no JSON, in its place. */
  readonly read?: ReadBody;
  readonly cookies?: CookieStore;
  readonly ca?: string | undefined;
  readonly proxy?: string | undefined;
  readonly allowLoopback: boolean;
  /** The context's: the census is told what answers look like. Not where an answer is no journal's: a token, a receipt. */
  readonly answered?: AdapterContext['answered'];
  readonly clockwork?: Clockwork;
  /** Milliseconds that a connection is kept behind its last answer. @default 10_000 */
  readonly idleMs?: number;
  /** For tests: how names are resolved. */
  readonly resolve?: Resolve;
}

/** The one door to HTTP. Rejects with a GatewayError unless the answer is 2xx or accepted. */
export interface Http {
  send(request: HttpRequest): Promise<Answer>;
}

/** Makes a door: budget, time-outs, size limits, tries with back-off, checked addresses, errors in our own words. */
export function http(options: HttpOptions): Http {
  const { requestsPerSecond = 5, parallel = 2, parallelPerCredential = parallel, clockwork = REAL_CLOCKWORK } = options;
  const { timeoutMs = 30_000, maxAnswerMiB = 64, numbers = 'plain', allowedHosts = [] } = options;
  const { read = jsonReader(numbers) } = options;
  const { tries = 5, firstWaitMs = 1_000, maxWaitMs = 60_000 } = options;
  const { host } = new URL(options.baseUrl);
  const limits = { requestsPerSecond, parallel, parallelPerCredential };
  const budget = budgetOf(host, options.credential ?? '', limits, clockwork);
  const hosts = new Set([host, ...allowedHosts]);
  const agents = agentsOf(options);
  const { moment } = budget;
  const checked = new Set<string>();
  const exchange = { ...options, host, timeoutMs, maxAnswerMiB, read, clockwork, hosts, checked, agents, moment };
  const patience = { tries, firstWaitMs, maxWaitMs, clockwork };
  return { send: (request) => sendWithTries(exchange, budget, patience, request) };
}

interface Patience extends BackOff {
  readonly tries: number;
  readonly clockwork: Clockwork;
}

async function sendWithTries(
  exchange: Exchange,
  budget: Budget,
  patience: Patience,
  request: HttpRequest,
): Promise<Answer> {
  const { clockwork, maxWaitMs } = patience;
  const tries = request.tries ?? patience.tries;
  const { signal } = request;
  // While the turn lasts: whoever stands behind it must find the host resting already.
  const send = async (): Promise<Answer> => {
    try {
      return await sendOnce(exchange, request);
    } catch (error) {
      const told = error instanceof GatewayError ? (error.retryAfterMs ?? 0) : 0;
      if (told > 0) budget.rest(Math.min(told, maxWaitMs));
      throw error;
    }
  };
  for (let tried = 1; ; tried += 1) {
    try {
      return await budget.run(send, { signal, tried: tried - 1 });
    } catch (error) {
      const ours = inOurWords(error, doingOf(request), signal.aborted ? 'stopped' : undefined);
      if (ours.remedy !== 'retry' || ours.code === 'stopped') throw ours;
      const told = ours.retryAfterMs ?? 0;
      if (tried >= tries || told > maxWaitMs) throw ours;
      await waitUnlessStopped(Math.max(told, backOffMs(patience, tried, clockwork.random)), clockwork, request);
    }
  }
}

async function waitUnlessStopped(ms: number, clockwork: Clockwork, request: HttpRequest): Promise<void> {
  try {
    await clockwork.sleep(ms, request.signal);
  } catch (error) {
    throw inOurWords(error, doingOf(request), 'stopped');
  }
}
