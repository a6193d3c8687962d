import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** "http://127.0.0.1:<port>". */
  readonly url: string;
  /** Ends every connection, also open ones. */
  close(): Promise<void>;
}

/** Serves on the loopback address; port 0 takes a free one. @throws when the port is taken */
export async function listen(app: RequestListener, port = 0): Promise<Listening> {
  const server = createServer(app);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
