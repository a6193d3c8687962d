import { request as httpRequest } from 'node:http';
import { connect as tcpConnect, type Socket } from 'node:net';
import { connect as tlsConnect, rootCertificates, type TLSSocket } from 'node:tls';

/** An address of the configuration, and how its owner reaches it. */
export interface Address {
  /** "source:school-12", "destination:mono-log" or "channel:webhook"; of several with one address, the first. */
  readonly of: string;
  readonly url: string;
  readonly ca?: string;
  readonly proxy?: string;
}

/** What one look at an address showed. Nothing was sent but a request for its head. */
export interface Reached extends Address {
  /** The other side's clock. */
  readonly date?: Date;
  readonly certificate?: {
    readonly endsAt: Date;
    /** Why it is not believed, as OpenSSL calls it. */
    readonly problem?: string;
  };
  /** Why nothing was seen: ECONNREFUSED, ETIMEDOUT, … */
  readonly failure?: string;
}

/** Milliseconds for one look. */
const PATIENCE_MS = 10_000;
const AT_ONCE = 16;

/** Looks at each of these addresses, once each; in their order. */
export async function reachAll(addresses: readonly Address[], signal: AbortSignal): Promise<readonly Reached[]> {
  const results: Reached[] = [];
  const next = addresses.entries();
  const work = async (): Promise<void> => {
    for (const [index, address] of next) results[index] = await reach(address, signal);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

async function reach(address: Address, signal: AbortSignal): Promise<Reached> {
  const url = new URL(address.url);
  const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    const socket = await within(patience, (fail) => socketTo(url, address.proxy, fail));
    if (url.protocol !== 'https:') return { ...address, ...dateOf(await head(url, socket, patience)) };
    const secure = await within(patience, (fail) => secured(socket, url.hostname, address.ca, fail));
    const certificate = certificateOf(secure);
    // Nothing is asked of a system that is not who it says it is.
    const date = secure.authorized ? dateOf(await head(url, secure, patience)) : {};
    secure.destroy();
    return { ...address, certificate, ...date };
  } catch (error) {
    const failure = patience.aborted ? 'ETIMEDOUT' : ((error as NodeJS.ErrnoException).code ?? 'ECONNRESET');
    return { ...address, failure };
  }
}

type Fail = (error: Error) => void;

/** What `open` gives, unless it fails or takes too long. */
function within<Result>(signal: AbortSignal, open: (fail: Fail) => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('late')), { once: true });
    open(reject).then(resolve, reject);
  });
}

function socketTo(url: URL, proxy: string | undefined, fail: Fail): Promise<Socket> {
  return proxy === undefined ? direct(url, fail) : throughProxy(new URL(proxy), hostAndPort(url), fail);
}

const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');
const hostAndPort = (url: URL): string => `${url.hostname}:${portOf(url)}`;

function direct(url: URL, fail: Fail): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = tcpConnect({ host: bareHost(url), port: portOf(url) }, () => resolve(socket));
    socket.on('error', fail);
  });
}

/** CONNECT (RFC 9110 §9.3.6). */
function throughProxy(proxy: URL, target: string, fail: Fail): Promise<Socket> {
  return new Promise((resolve) => {
    const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
    const headers = proxy.username ? { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` } : {};
    const connecting = httpRequest({
      host: bareHost(proxy),
      port: portOf(proxy),
      method: 'CONNECT',
      path: target,
      headers,
    });
    connecting.on('error', fail);
    connecting.on('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      fail(Object.assign(new Error('refused'), { code: `proxy ${statusCode ?? ''}`.trim() }));
    });
    connecting.end();
  });
}

/** The certificate is looked at even where it is not to be believed: that is what is told. */
function secured(socket: Socket, hostname: string, ca: string | undefined, fail: Fail): Promise<TLSSocket> {
  return new Promise((resolve) => {
    const authorities = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
    const servername = /^[\d.]+$|:/.test(hostname) ? {} : { servername: hostname };
    const secure = tlsConnect(
      { socket, host: hostname, ...servername, ...authorities, rejectUnauthorized: false },
      () => resolve(secure),
    );
    secure.on('error', fail);
  });
}

function certificateOf(secure: TLSSocket): NonNullable<Reached['certificate']> {
  const problem = secure.authorizationError as Error | string | null | undefined;
  const name = problem instanceof Error ? ((problem as NodeJS.ErrnoException).code ?? problem.name) : problem;
  return {
    endsAt: new Date(secure.getPeerCertificate().valid_to),
    ...(!secure.authorized && { problem: name ?? 'unknown' }),
  };
}

/** The headers of an answer to HEAD, read from the socket at hand. */
function head(url: URL, socket: Socket, signal: AbortSignal): Promise<string> {
  return within(signal, (fail) => {
    let text = '';
    return new Promise((resolve) => {
      const end = (): void => resolve(text);
      socket.on('data', (bytes: Buffer) => {
        text += bytes.toString('latin1');
        if (!text.includes('\r\n\r\n')) return;
        socket.destroy();
        end();
      });
      socket.on('end', end).on('error', fail);
      socket.write(`HEAD ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\n\r\n`);
    });
  });
}

function dateOf(headers: string): { readonly date?: Date } {
  const [, text = ''] = /^date:\s*(.+?)\s*$/im.exec(headers) ?? [];
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? {} : { date };
}
