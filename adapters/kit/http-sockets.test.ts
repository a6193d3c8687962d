import { once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import nock from 'nock';
import { cookieStore } from './cookies.ts';
import { closeServers, door, open, serve, signal } from './http-server-fixture.ts';

beforeAll(() => nock.restore());
afterEach(closeServers);

test('a cut connection is unreachable, and the next try reads on', async () => {
  let asked = 0;
  const port = await serve((_request, response) => {
    asked += 1;
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 20 });
    if (asked > 1) return response.end('[1,2,3,4,5,6,7,8,99]');
    response.write('[1,2');
    setImmediate(() => response.destroy());
  });
  await expect(door(`http://127.0.0.1:${port}`).send({ path: 'x', signal })).rejects.toMatchObject({
    code: 'http.unreachable',
  });
  asked = 0;
  const patient = door(`http://127.0.0.1:${port}`, { tries: 2, firstWaitMs: 1 });
  await expect(patient.send({ path: 'x', signal })).resolves.toMatchObject({ json: [1, 2, 3, 4, 5, 6, 7, 8, 99] });
});

test('an idle connection that is closed in the moment of its use is no failure of what may be asked twice', async () => {
  const methods: (string | undefined)[] = [];
  const used = new WeakSet<object>();
  const port = await serve((request, response) => {
    methods.push(request.method);
    if (used.has(request.socket)) return request.socket.destroy();
    used.add(request.socket);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('[7]');
  });
  const api = door(`http://127.0.0.1:${port}`);
  const asked = { path: 'x', signal };
  await expect(api.send(asked)).resolves.toMatchObject({ json: [7] });
  await expect(api.send(asked)).resolves.toMatchObject({ json: [7] });
  await expect(api.send({ ...asked, json: {} })).rejects.toMatchObject({ code: 'http.unreachable' });
  await expect(api.send(asked)).resolves.toMatchObject({ json: [7] });
  await expect(api.send({ ...asked, json: {}, isRepeatable: true })).resolves.toMatchObject({ json: [7] });
  expect(methods).toEqual(['GET', 'GET', 'GET', 'POST', 'GET', 'POST', 'POST']);
});

test('who stands in the queue behind a request that is told to wait, waits too', async () => {
  let now = 0;
  // The wait takes a moment, in which whoever does not wait is heard.
  const sleep = async (ms: number): Promise<void> => {
    await new Promise((done) => setTimeout(done, 50));
    now += ms;
  };
  const clockwork = { now: () => now, random: () => 0, sleep };
  const askedAt: number[] = [];
  const port = await serve((_request, response) => {
    const isFirst = askedAt.push(now) === 1;
    response.writeHead(isFirst ? 429 : 200, { 'Content-Type': 'application/json', 'Retry-After': '5' }).end('[]');
  });
  const both = door(`http://127.0.0.1:${port}`, { clockwork, parallel: 1, tries: 2 });
  await Promise.all(['a', 'b', 'c', 'd'].map((path) => both.send({ path, signal })));
  expect(askedAt.map((at) => at >= 5_000)).toEqual([false, true, true, true, true]);
});

test('a body that trickles without end runs into the time-out', async () => {
  let timer: NodeJS.Timeout | undefined;
  const port = await serve((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    timer = setInterval(() => response.write(' '), 2);
  });
  const asked = door(`http://127.0.0.1:${port}`, { timeoutMs: 40 }).send({ path: 'x', signal });
  await expect(asked).rejects.toMatchObject({ code: 'http.timeout' });
  clearInterval(timer);
});

test('a connection that nobody uses is closed by us; an answer that takes longer than that is waited for', async () => {
  let asked = 0;
  const port = await serve((_request, response) => {
    asked += 1;
    setTimeout(() => response.end('{}'), 80);
  });
  open[0]!.keepAliveTimeout = 0;
  const connections: Promise<unknown>[] = [];
  open[0]!.on('connection', (socket) => connections.push(once(socket, 'close')));
  await door(`http://127.0.0.1:${port}`, { idleMs: 20 }).send({ path: 'x', signal });
  await Promise.all(connections);
  expect([asked, connections.length]).toEqual([1, 1]);
});

test('accounts that ask one host after the other use one connection, and none gets what is another’s', async () => {
  const told: unknown[] = [];
  const port = await serve((request, response) => {
    told.push([request.headers.authorization, request.headers.cookie]);
    response.setHeader('Set-Cookie', `own=${request.headers.authorization}`);
    response.end('{}');
  });
  let connections = 0;
  open[0]!.on('connection', () => (connections += 1));
  for (const account of ['a', 'b']) {
    const own = { credential: account, headers: { authorization: account }, cookies: cookieStore() };
    const asked = door(`http://127.0.0.1:${port}`, own);
    for (let times = 0; times < 2; times += 1) await asked.send({ path: 'x', signal });
  }
  expect(told).toEqual([
    ['a', undefined],
    ['a', 'own=a'],
    ['b', undefined],
    ['b', 'own=b'],
  ]);
  expect(connections).toBe(1);
});

test('an answer beyond the limit is left unread', async () => {
  const port = await serve((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(`"${'x'.repeat(1024 * 1024)}"`);
  });
  const asked = door(`http://127.0.0.1:${port}`, { maxAnswerMiB: 1 }).send({ path: 'x', signal });
  await expect(asked).rejects.toMatchObject({ code: 'http.too-large', remedy: 'operator' });
});

test('nobody at the port is unreachable', async () => {
  const server = createTcpServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  await expect(door(`http://127.0.0.1:${port}`).send({ path: 'x', signal })).rejects.toMatchObject({
    code: 'http.unreachable',
    message: 'GET x: no answer (ECONNREFUSED)',
  });
});
