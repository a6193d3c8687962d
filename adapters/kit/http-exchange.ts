import axios, { AxiosError, AxiosHeaders, type AxiosResponse } from 'axios';
import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { type ErrorCode, GatewayError } from '../../gateway/contracts/errors.ts';
import { checkHost } from './address.ts';
import { type Answer, type Judge, parseIfData, parsePromised, type ReadBody } from './answer.ts';
import type { Clockwork } from './clockwork.ts';
import { tellShape } from './containers.ts';
import type { CookieStore } from './cookies.ts';
import type { Agents } from './http-agents.ts';
import { inOurWords, meaningOf } from './http-meaning.ts';
import { addressOf, bodyOf, doingOf, type HttpRequest, methodOf } from './http-request.ts';
import { type Hop, hopTo } from './redirect.ts';
import { retryAfterMs } from './retry-after.ts';

/** Redirects followed for one request. */
const MOST_HOPS = 5;
const MEBIBYTE = 1024 * 1024;
const UTF_8 = new TextDecoder();

/** Axios' transport by itself: bodies and headers are ours as they are, and merging defaults that are not used takes a third of its time. */
const transport = axios.getAdapter('http');
const SETTINGS = {
  responseType: 'arraybuffer',
  maxRedirects: 0,
  maxBodyLength: Number.POSITIVE_INFINITY,
  validateStatus: null,
  proxy: false,
} as const;

/** Everything one try needs to know of the door it goes through; see HttpOptions. */
export interface Exchange {
  readonly baseUrl: string;
  /** That of `baseUrl`. */
  readonly host: string;
  readonly headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  readonly timeoutMs: number;
  readonly maxAnswerMiB: number;
  readonly meanings?: Readonly<Record<number, ErrorCode>>;
  readonly judge?: Judge;
  readonly knowsPage?: (text: string) => boolean;
  readonly read: ReadBody;
  readonly cookies?: CookieStore;
  readonly allowLoopback: boolean;
  readonly clockwork: Clockwork;
  readonly agents: Agents;
  /** Hosts that may be asked. */
  readonly hosts: ReadonlySet<string>;
  /** Names of hosts that are written as no address which is refused: looked at once. */
  readonly checked: Set<string>;
  /** Asked before a redirect at our host is followed. */
  readonly moment: (signal: AbortSignal) => Promise<void>;
  readonly answered?: AdapterContext['answered'];
}

/** One try, with its redirects; the time-out spans all of it. */
export async function sendOnce(door: Exchange, request: HttpRequest): Promise<Answer> {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  let isTimedOut = false;
  const timer = setTimeout(() => {
    isTimedOut = true;
    stop.abort();
  }, door.timeoutMs);
  request.signal.addEventListener('abort', abort, { once: true });
  try {
    if (request.signal.aborted) stop.abort();
    return await follow(door, request, stop.signal);
  } catch (error) {
    throw inOurWords(
      error,
      doingOf(request),
      isTimedOut ? 'timed-out' : request.signal.aborted ? 'stopped' : undefined,
    );
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', abort);
  }
}

async function follow(door: Exchange, request: HttpRequest, signal: AbortSignal): Promise<Answer> {
  let hop: Hop = { url: addressOf(door.baseUrl, request), method: methodOf(request), ...bodyOf(request) };
  for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
    if (!door.hosts.has(hop.url.host)) {
      throw new GatewayError('http.not-found', `${doingOf(request)}: leads to ${hop.url.host}, which is not allowed`);
    }
    checkOnce(door, hop.url.hostname);
    const response = await exchangeFresh(door, request, hop, signal);
    door.cookies?.take(hop.url, response.headers['set-cookie'] ?? []);
    const next = hopTo(response.status, headerOf(response, 'location'), hop);
    if (!next || request.accepts?.includes(response.status)) return judged(door, request, response, hop.url);
    checkOnce(door, next.url.hostname);
    if (next.url.host === door.host) await door.moment(signal);
    hop = next;
  }
  throw new GatewayError('http.not-found', `${doingOf(request)}: redirected more than ${MOST_HOPS} times`);
}

function checkOnce({ checked, allowLoopback }: Exchange, hostname: string): void {
  if (checked.has(hostname)) return;
  checkHost(hostname, allowLoopback);
  checked.add(hostname);
}

/**
 * The other side may close an idle connection in the moment in which it is used again: nothing is wrong then, and what may be asked twice
 * (RFC 9110, 9.2.2) is asked over another one. It is no try of the caller's, but takes a moment of the host's.
 */
async function exchangeFresh(
  door: Exchange,
  request: HttpRequest,
  hop: Hop,
  signal: AbortSignal,
): Promise<AxiosResponse<Buffer>> {
  try {
    return await exchange(door, request, hop, signal);
  } catch (error) {
    const { isRepeatable = hop.method !== 'POST' } = request;
    if (!isRepeatable || !isOfClosed(error)) throw error;
  }
  await door.moment(signal);
  return exchange(door, request, hop, signal);
}

/** Whether a connection that had been idle was closed before anything was answered over it. */
function isOfClosed(error: unknown): boolean {
  if (!(error instanceof AxiosError) || error.response !== undefined) return false;
  const { reusedSocket } = (error.request ?? {}) as { readonly reusedSocket?: boolean };
  return reusedSocket === true && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

async function exchange(
  door: Exchange,
  request: HttpRequest,
  hop: Hop,
  signal: AbortSignal,
): Promise<AxiosResponse<Buffer>> {
  const isOwnHost = hop.url.host === door.host;
  const own = typeof door.headers === 'function' ? door.headers() : door.headers;
  const cookie = door.cookies?.headerFor(hop.url);
  return transport({
    ...SETTINGS,
    ...door.agents,
    method: hop.method,
    url: hop.url.href,
    data: hop.data,
    headers: new AxiosHeaders({
      accept: request.expects === 'anything' ? '*/*' : 'application/json',
      ...(hop.type !== undefined && { 'content-type': hop.type }),
      ...(isOwnHost && own),
      ...(isOwnHost && request.headers),
      ...(cookie && { cookie }),
    }),
    signal,
    maxContentLength: door.maxAnswerMiB * MEBIBYTE,
  });
}

/** An answer, or the error it means. */
function judged(door: Exchange, request: HttpRequest, response: AxiosResponse<Buffer>, url: URL): Answer {
  const { status, data: bytes } = response;
  const { read, judge } = door;
  const text = UTF_8.decode(bytes);
  const isGood = status >= 200 && status < 300;
  const retryAfter = retryAfterMs(headerOf(response, 'retry-after'), headerOf(response, 'date'), door.clockwork.now());
  const fail = (code: ErrorCode, word: string): GatewayError =>
    new GatewayError(
      code,
      `${doingOf(request)}: answered ${word}`,
      retryAfter === undefined ? {} : { retryAfterMs: retryAfter },
    );
  const isPromised = isGood && status !== 204 && request.expects !== 'anything' && !door.knowsPage?.(text);
  const type = headerOf(response, 'content-type');
  const json = isPromised ? parsePromised(text, type, read, doingOf(request)) : parseIfData(text, read);
  if (!request.accepts?.includes(status)) {
    const verdict = judge?.(json, status);
    if (verdict) throw fail(verdict.code, `${status} (${verdict.word})`);
    if (!isGood) throw fail(meaningOf(status, door.meanings), String(status));
  }
  if (isGood && door.answered) tellShape(door.answered, request, json);
  return withHeaders({ status, bytes, text, json, url }, response.headers);
}

/** Few readers want the headers. Made here, so that an answer that is kept holds nothing else of its exchange, whose request and socket are large. */
const withHeaders = (answer: Omit<Answer, 'headers'>, given: AxiosResponse['headers']): Answer => ({
  ...answer,
  get headers() {
    return Object.fromEntries(Object.keys(given).map((name) => [name, headerOf({ headers: given }, name)]));
  },
});

function headerOf({ headers }: Pick<AxiosResponse, 'headers'>, name: string): string | undefined {
  const value: unknown = headers[name];
  return Array.isArray(value) ? value.join(', ') : value === undefined || value === null ? undefined : String(value);
}
