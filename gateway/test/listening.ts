import { type AddressInfo, createServer, type Server } from 'node:net';

const servers: Server[] = [];

/** Lets a server listen on the loopback address, and gives its port; `closeServers` ends it. */
export async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** For afterAll. */
export const closeServers = (): void => servers.splice(0).forEach((server) => server.close());

/** A port that was free a moment ago. */
export async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return String(port);
}
