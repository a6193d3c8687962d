import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A machine that behaves as no vendor and no platform should: it never answers, or its answer has no end. */
export interface Hostile {
  /** "127.0.0.1:40123" */
  readonly host: string;
  /** Resolves with the first request. */
  readonly asked: Promise<void>;
  close(): void;
}

const CHUNK = Buffer.alloc(65_536, ' ');

export async function openHostile(manner: 'hangs' | 'floods'): Promise<Hostile> {
  let tell = (): void => {};
  const asked = new Promise<void>((resolve) => (tell = resolve));
  const server = createServer((_request, response) => {
    tell();
    if (manner === 'floods') flood(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** As fast as the other side takes it. */
function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('[');
  const more = (): void => {
    while (!response.destroyed && response.write(CHUNK));
  };
  response.on('drain', more);
  more();
}
