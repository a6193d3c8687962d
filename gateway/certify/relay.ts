import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as ask,
  type ServerResponse,
} from 'node:http';
import { request as askSecurely } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectSecurely } from 'node:tls';

/** An answer on its way from the system to the adapter. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One request that the adapter made. */
export interface Seen {
  /** Milliseconds of a clock that never goes back. */
  readonly at: number;
  readonly method: string;
  /** With its query. */
  readonly path: string;
}

/** What a relay does to the traffic; whatever is absent passes as it is. */
export interface Meddler {
  /** Path with query, and body, as the system gets them. */
  request?(path: string, body: Buffer): { readonly path: string; readonly body: Buffer };
  /** Value of a header of a request, as the system gets it. */
  header?(value: string): string;
  /** Answers in place of the system. @param nth from 0, of all requests through this relay */
  instead?(seen: Seen, nth: number): Answer | undefined;
  /** The text of an answer, if it is one, as the adapter gets it. */
  text?(text: string, type: string): string;
}

/** A door of ours in front of a system, on this machine. */
export interface Relay {
  /** "http://127.0.0.1:<port>", to stand where the system's origin stood. */
  readonly url: string;
  readonly seen: readonly Seen[];
  close(): Promise<void>;
}

/** Opens a new relay in front of the subject's system: a new address, which no budget of requests knows yet. */
export type OpenRelay = (meddler?: Meddler) => Promise<Relay & { readonly config: Readonly<Record<string, unknown>> }>;

const TEXT = /json|xml|text|javascript|html/i;
/** Headers that speak of one connection, or of a body that may be another here. */
const OF_A_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding'];

/** Opens a relay to an origin, "https://sgo.example.ru". @param ca of a system that has its own authority */
export async function openRelay(origin: string, meddler: Meddler = {}, ca?: string): Promise<Relay> {
  const seen: Seen[] = [];
  const upstream = new URL(origin);
  const server = createServer((request, response) => {
    relayed(request, response, { upstream, ca, meddler, seen, own: urlOf() }).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => converse(request, socket, head, upstream, ca));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const urlOf = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: urlOf(),
    seen,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A conversation in both directions is passed on as it is. */
function converse(request: IncomingMessage, socket: Duplex, head: Buffer, upstream: URL, ca: string | undefined): void {
  const host = upstream.hostname;
  const isSecure = upstream.protocol === 'https:';
  const port = Number(upstream.port || (isSecure ? 443 : 80));
  const far = isSecure
    ? connectSecurely({ host, port, servername: host, ...(ca !== undefined && { ca }) })
    : connect(port, host);
  const headers = request.rawHeaders.map((word, index) => (index % 2 === 0 ? `${word}: ` : `${word}\r\n`)).join('');
  const own = request.headers.host ?? '';
  far.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers.replaceAll(own, upstream.host)}\r\n`);
  far.write(head);
  socket.pipe(far).pipe(socket);
  far.on('error', () => socket.destroy());
  socket.on('error', () => far.destroy());
}

interface Passing {
  readonly upstream: URL;
  readonly ca: string | undefined;
  readonly meddler: Meddler;
  readonly seen: Seen[];
  readonly own: string;
}

async function relayed(request: IncomingMessage, response: ServerResponse, passing: Passing): Promise<void> {
  const { meddler, seen, upstream, own } = passing;
  const one: Seen = { at: performance.now(), method: request.method ?? '', path: request.url ?? '/' };
  const nth = seen.push(one) - 1;
  const body = await bytesOf(request);
  const answer = meddler.instead?.(one, nth) ?? (await passedOn(request, body, passing));
  const type = String(answer.headers['content-type'] ?? '');
  const isText = TEXT.test(type) && isUtf8(answer.body);
  const text = isText ? answer.body.toString().replaceAll(upstream.origin, own) : '';
  const told = isText ? Buffer.from(meddler.text?.(text, type) ?? text) : answer.body;
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined && !OF_A_HOP.includes(name)) response.setHeader(name, headerHere(name, value, passing));
  response.writeHead(answer.status);
  response.end(told);
}

/** Cookies are of this host and of plain http here, and a redirect leads back to us. */
function headerHere(name: string, value: string | string[], { upstream, own }: Passing): string | string[] {
  if (name === 'set-cookie') return [value].flat().map((cookie) => cookie.replace(/;\s*(?:secure|domain=[^;]*)/gi, ''));
  return name === 'location' ? String(value).replace(upstream.origin, own) : value;
}

async function passedOn(
  request: IncomingMessage,
  given: Buffer,
  { upstream, ca, meddler, own }: Passing,
): Promise<Answer> {
  const { path, body } = meddler.request?.(request.url ?? '/', given) ?? { path: request.url ?? '/', body: given };
  const there = meddler.header ?? ((value: string) => value);
  const headers = Object.fromEntries(
    Object.entries(request.headers)
      .filter(([name]) => !OF_A_HOP.includes(name) && name !== 'accept-encoding')
      .map(([name, value]) => [
        name,
        typeof value === 'string' ? there(value.replaceAll(own, upstream.origin)) : value,
      ]),
  );
  const options = {
    method: request.method,
    headers: { ...headers, host: upstream.host, 'content-length': body.length },
    ...(ca !== undefined && { ca }),
  };
  const sent = (upstream.protocol === 'https:' ? askSecurely : ask)(new URL(path, upstream), options);
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 502, headers: response.headers, body: await bytesOf(response) };
}

const bytesOf = async (stream: IncomingMessage): Promise<Buffer> =>
  Buffer.concat((await Array.fromAsync(stream)) as Buffer[]);

const isUtf8 = (bytes: Buffer): boolean => Buffer.from(bytes.toString()).equals(bytes);
