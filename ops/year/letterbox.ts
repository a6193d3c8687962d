import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where the gateway's messages arrive. */
export interface Letterbox {
  readonly url: string;
  /** Messages taken. */
  readonly count: () => number;
  /** From now on it takes none, or takes them again. */
  open(isOpen: boolean): void;
  close(): Promise<void>;
}

/** A receiver of webhooks on this machine. */
export async function openLetterbox(): Promise<Letterbox> {
  let isOpen = true;
  let taken = 0;
  const server: Server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (isOpen) taken += 1;
      response.writeHead(isOpen ? 204 : 500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    count: () => taken,
    open: (now) => void (isOpen = now),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
