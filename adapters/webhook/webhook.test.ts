import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Message } from '../../gateway/contracts/channel.ts';
import { webhook, type WebhookSettings } from './index.ts';

const MESSAGE: Message = {
  ...{ id: '0a0b.1.incident-7.opened', kind: 'opened', owner: 'vendor', subject: 'Журнал не отвечает' },
  ...{ text: 'Что: …', data: { incident: 7, places: ['school-1'] } },
};
const log = { debug: () => {}, info: () => {}, warn: () => {} };
const signal = new AbortController().signal;
const SECRET = 'a secret of sixteen letters';

let server: Server;
let url: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let received: { readonly headers: IncomingMessage['headers']; readonly body: Buffer; readonly url: string }[];
beforeEach(async () => {
  received = [];
  answer = (_request, response) => void response.writeHead(204).end();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks), url: request.url ?? '' });
      answer(request, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/4f9a2c?team=duty`;
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise<void>((done) => server.close(() => done()));
});

const tell = (more: Partial<WebhookSettings> = {}, allowLoopback = true) =>
  webhook({ url, ...more }, { log, allowLoopback }).tell(MESSAGE, signal);

test('a message is posted as JSON under its id, signed over the very bytes', async () => {
  await tell({ secret: SECRET });
  const [{ headers, body, url: asked }] = received as [(typeof received)[number]];
  expect(asked).toBe('/hooks/4f9a2c?team=duty');
  expect(JSON.parse(body.toString())).toEqual({ ...MESSAGE });
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'idempotency-key': MESSAGE.id,
    'x-svod-signature': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
  });
});

test('without a secret nothing is signed, and whatever the receiver answers beside 2xx does not matter', async () => {
  answer = (_request, response) => void response.end('<html>ok</html>');
  await tell();
  expect(received[0]!.headers).not.toHaveProperty('x-svod-signature');
});

test.each([
  [503, 'channel.later'],
  [429, 'channel.later'],
  [401, 'channel.refused'],
  [404, 'channel.refused'],
  [400, 'channel.refused'],
])('an answer %i is %s, tried once, and the address is told to nobody', async (status, code) => {
  answer = (_request, response) => void response.writeHead(status).end();
  await expect(tell()).rejects.toMatchObject({ code, message: `POST webhook: answered ${status}` });
  expect(received).toHaveLength(1);
});

test('a receiver that says when to come again is heard', async () => {
  answer = (_request, response) => void response.writeHead(429, { 'retry-after': '120' }).end();
  await expect(tell()).rejects.toMatchObject({ code: 'channel.later', retryAfterMs: 120_000 });
});

test('a receiver that does not answer in time, or is not there, only delays', async () => {
  answer = () => {};
  await expect(tell({ timeoutMs: 100 })).rejects.toMatchObject({ code: 'channel.later' });
  await expect(tell({ url: 'http://127.0.0.1:9/' })).rejects.toMatchObject({ code: 'channel.later' });
});

test('this machine is not asked unless the configuration allows it', async () => {
  await expect(tell({}, false)).rejects.toMatchObject({ code: 'channel.refused' });
  expect(received).toEqual([]);
});

test('told to stop, it stops', async () => {
  answer = () => {};
  const stop = new AbortController();
  const telling = webhook({ url }, { log, allowLoopback: true }).tell(MESSAGE, stop.signal);
  stop.abort();
  await expect(telling).rejects.toMatchObject({ code: 'stopped' });
});
