import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { WebSocketServer } from 'ws';
import { converse, type Conversation } from './web-socket.ts';

const servers: WebSocketServer[] = [];
beforeAll(() => nock.restore());
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.clients.forEach((client) => client.terminate());
    server.close();
  }
});

/** A server that answers each message; undefined: that says nothing. */
async function serve(answer: (text: string) => string | undefined, verify?: () => boolean): Promise<URL> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', ...(verify && { verifyClient: verify }) });
  servers.push(server);
  server.on('connection', (socket) =>
    socket.on('message', (data) => {
      const told = answer(String(data));
      if (told === 'close') socket.close();
      else if (told !== undefined) socket.send(told);
    }),
  );
  await once(server, 'listening');
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hub?at=secret`);
}
const talk = (
  url: URL,
  more: Partial<Parameters<typeof converse>[0]> = {},
  hear: Conversation<string>['hear'] = last,
) =>
  converse(
    { url, headers: {}, timeoutMs: 5_000, maxAnswerMiB: 1, allowLoopback: true, signal, ...more },
    { opening: ['one', 'two'], hear },
  );
const { signal } = new AbortController();
const last = (text: string): string | undefined => (text === 'heard two' ? text : undefined);

test('a talk sends what opens it and is over when something was heard', async () => {
  const url = await serve((text) => `heard ${text}`);
  await expect(talk(url)).resolves.toBe('heard two');
});

test('a server that says nothing runs into the time-out, and one that closes was not reached', async () => {
  await expect(talk(await serve(() => undefined), { timeoutMs: 50 })).rejects.toMatchObject({ code: 'http.timeout' });
  const closed = talk(await serve(() => 'close'));
  await expect(closed).rejects.toMatchObject({
    code: 'http.unreachable',
    message: expect.not.stringContaining('secret'),
  });
});

test('a refusal, a private address, an answer too large and a stop are told as for any other call', async () => {
  const refused = await serve(
    () => undefined,
    () => false,
  );
  await expect(talk(refused)).rejects.toMatchObject({ code: 'http.unauthorized' });
  await expect(talk(refused, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'stopped' });
  const large = await serve(() => 'x'.repeat(2 ** 21));
  await expect(talk(large)).rejects.toMatchObject({ code: 'http.unreachable' });
  expect(() => talk(large, { allowLoopback: false })).toThrow('the address is not a public one');
});

test('an error of the one who listens ends the talk', async () => {
  const url = await serve((text) => text);
  const broken = () => {
    throw new Error('not understood');
  };
  await expect(talk(url, {}, broken)).rejects.toThrow('not understood');
});
