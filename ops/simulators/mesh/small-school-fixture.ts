import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MeshOptions } from './options.ts';
import { type MeshSimulator, startMesh } from './start.ts';
import { generateSchool } from '../region/generate.ts';
import { openRegion } from '../region/places.ts';
import { regionOptions } from '../region/region.ts';
import type { School } from '../region/school.ts';

/** A small school of the simulated region, for tests over real sockets. */
export const OPTIONS = regionOptions({ schools: 1, municipalities: 1, days: 10, size: 3, classes: 2 });
export const SCHOOL: School = generateSchool(OPTIONS, 0);
/** The last evening of the region. */
export const NOW = new Date(openRegion(OPTIONS).last - 6 * 3_600_000);

export const simulate = (more: Partial<MeshOptions> = {}): Promise<MeshSimulator> =>
  startMesh({ region: openRegion(OPTIONS), schools: [0], schoolOf: () => SCHOOL, now: () => NOW.getTime(), ...more });

/** Settings of a source that reads it. */
export const configOf = (
  { url, credentials }: Pick<MeshSimulator, 'url' | 'credentials'>,
  more: Readonly<Record<string, unknown>> = {},
) => ({
  origin: url,
  familyUrl: url,
  webUrl: url,
  school: String(SCHOOL.ids.short),
  accounts: credentials.filter(({ role }) => role !== 'student').map(({ login, password }) => ({ login, password })),
  requestsPerSecond: 100_000,
  parallel: 4,
  lookBackDays: 5,
  firstWaitMs: 1,
  ...more,
});

/** What becomes of the text of an answer on its way: by its path. */
export type Change = (path: string, text: string) => string;

/** The same of parsed JSON. */
export const changing =
  (change: (path: string, json: unknown) => unknown): Change =>
  (path, text) =>
    JSON.stringify(change(path, JSON.parse(text)));

/** A door before a system: what comes through it can be changed, and is told. */
export interface Door {
  readonly url: string;
  readonly asked: {
    readonly path: string;
    readonly query: URLSearchParams;
    readonly headers: IncomingMessage['headers'];
  }[];
  change: Change;
  close(): void;
}

export async function doorBefore(system: string): Promise<Door> {
  const server = createServer((request, response) => void pass(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const door: Door = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    change: (_path, text) => text,
    close: () => void (server.close(), server.closeAllConnections()),
  };
  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', system);
    door.asked.push({ path: pathname, query: searchParams, headers: request.headers });
    const body =
      request.method === 'POST' ? Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)) : null;
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const init = { method: request.method ?? 'GET', headers: headers as Record<string, string>, body };
    const answer = await fetch(`${system}${request.url ?? ''}`, init);
    const text = await answer.text();
    const isJson = answer.ok && (answer.headers.get('content-type') ?? '').includes('json');
    response.statusCode = answer.status;
    response.setHeader('content-type', answer.headers.get('content-type') ?? 'text/plain');
    for (const cookie of answer.headers.getSetCookie()) response.appendHeader('set-cookie', cookie);
    response.end(isJson ? door.change(pathname, text) : text);
  }
  return door;
}
