import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { http, type HttpOptions } from './http.ts';

/*
 * Servers on 127.0.0.1 for what nock cannot show: certificates, cut connections, slow bodies, proxies, resolving. The tests take nock from
 * before the sockets (`nock.restore`), and close what they opened (`closeServers`).
 */

/** The signal of whoever never gives up. */
export const { signal } = new AbortController();

/** The servers that listen, the oldest first. */
export const open: Server[] = [];

/** Closes every server that listens, whoever is connected. */
export function closeServers(): void {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}

/** Lets a server listen on a free port of 127.0.0.1, and gives the port. */
export async function listen(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** Answers requests on a free port of 127.0.0.1, over TLS where a key is given, and gives the port. */
export const serve = (listener: RequestListener, tls?: { key: Buffer; cert: Buffer }): Promise<number> =>
  listen(tls ? createTlsServer(tls, listener) : createServer(listener));

/** The kit's door to `baseUrl`, that tries once and may ask this machine. */
export const door = (baseUrl: string, options: Partial<HttpOptions> = {}): ReturnType<typeof http> =>
  http({ baseUrl, requestsPerSecond: 1e6, allowLoopback: true, tries: 1, ...options });
