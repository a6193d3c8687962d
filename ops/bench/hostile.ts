import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { flood } from '../../gateway/test/hostile-door.ts';

/** A machine that behaves as no vendor and no platform should: it never answers, or its answer has no end. */
export interface Hostile {
  /** "127.0.0.1:40123" */
  readonly host: string;
  /** Resolves with the first request. */
  readonly asked: Promise<void>;
  close(): void;
}

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
