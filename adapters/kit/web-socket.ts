import { WebSocket } from 'ws';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import { checkHost } from './address.ts';
import { type AgentOptions, agentsOf } from './http-agents.ts';
import { meaningOf, noAnswer } from './http-meaning.ts';

/** A talk over a socket that is over when something was heard. */
export interface Conversation<Heard> {
  /** Frames that are sent when the socket is open, in this order. */
  readonly opening: readonly string[];
  /** Takes one message; gives what was waited for, or undefined while it has not come. An error it throws ends the talk. */
  hear(text: string): Heard | undefined;
}

export interface SocketOptions extends AgentOptions {
  /** Address with http: or https:, as for any other call. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds from connecting to the end of the talk. */
  readonly timeoutMs: number;
  readonly maxAnswerMiB: number;
  readonly signal: AbortSignal;
}

/** What a socket is closed with when nothing is wrong. */
const DONE = 1_000;
/** Milliseconds that the other side has to say goodbye, too. */
const GOODBYE_MS = 1_000;
const MEBIBYTE = 1024 * 1024;

/**
 * The one door to WebSockets: connects only where we may, and holds one talk.
 *
 * @throws {GatewayError} as a request would; messages name the path, never the query
 */
export function converse<Heard>(options: SocketOptions, conversation: Conversation<Heard>): Promise<Heard> {
  const { url, headers, timeoutMs, maxAnswerMiB, signal, allowLoopback } = options;
  const doing = `talking at ${url.pathname}`;
  checkHost(url.hostname, allowLoopback);
  const { httpAgent, httpsAgent } = agentsOf(options);
  const address = new URL(url);
  address.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const agent = url.protocol === 'https:' ? httpsAgent : httpAgent;
  const socket = new WebSocket(address, {
    headers,
    agent,
    maxPayload: maxAnswerMiB * MEBIBYTE,
    followRedirects: false,
  });
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      settle();
      // What it says while it closes is of no interest any more; without a listener it would be an uncaught error.
      socket.removeAllListeners().on('error', () => undefined);
      socket.close(DONE);
      setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
    };
    const fail = (error: unknown): void => end(() => reject(error as Error));
    const stop = (): void => fail(new GatewayError('stopped', `${doing}: told to stop`));
    const timer = setTimeout(() => fail(new GatewayError('http.timeout', `${doing}: no answer in time`)), timeoutMs);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) return stop();
    socket.once('open', () => conversation.opening.forEach((frame) => socket.send(frame)));
    socket.on('message', (data) => {
      try {
        const heard = conversation.hear(String(data));
        if (heard !== undefined) end(() => resolve(heard));
      } catch (error) {
        fail(error);
      }
    });
    socket.once('unexpected-response', (_request, { statusCode = 0 }) =>
      fail(new GatewayError(meaningOf(statusCode), `${doing}: answered ${statusCode}`)),
    );
    socket.once('error', (error) => fail(inOurWords(error, doing)));
    socket.once('close', () => fail(new GatewayError('http.unreachable', `${doing}: was closed before the answer`)));
  });
}

/** A refusal of ours that was raised while connecting, or that nothing answered. */
function inOurWords(error: Error & { readonly code?: string }, doing: string): GatewayError {
  if (error instanceof GatewayError) return error;
  return noAnswer(error, doing);
}
