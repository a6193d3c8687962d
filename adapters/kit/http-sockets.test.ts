import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import nock from 'nock';
import type { Resolve } from './address.ts';
import { cookieStore } from './cookies.ts';
import { http, type HttpOptions } from './http.ts';

/*
 * What nock cannot show: certificates, cut connections, slow bodies, proxies, resolving. The servers listen on 127.0.0.1.
 */
const { signal } = new AbortController();
const open: Server[] = [];
/** nock would stand between us and the sockets. */
beforeAll(() => nock.restore());
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener, tls?: { key: Buffer; cert: Buffer }): Promise<number> {
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const door = (baseUrl: string, options: Partial<HttpOptions> = {}) =>
  http({ baseUrl, requestsPerSecond: 1e6, allowLoopback: true, tries: 1, ...options });

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

test.each(['http://10.0.0.1/', 'http://169.254.169.254/latest', 'http://[::ffff:10.0.0.1]/', 'http://[fd00::1]/'])(
  'a redirect to %s is not followed',
  async (location) => {
    const port = await serve((_request, response) => response.writeHead(302, { Location: location }).end());
    const allowedHosts = [new URL(location).host];
    const asked = door(`http://127.0.0.1:${port}`, { allowedHosts }).send({ path: 'x', signal });
    await expect(asked).rejects.toMatchObject({ code: 'http.private-address' });
  },
);

test('a redirect to another host is not followed, one to the same host is, with its cookies', async () => {
  const seen: (string | undefined)[] = [];
  const port = await serve((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.cookie ?? '-'}`);
    if (request.url === '/away') return response.writeHead(302, { Location: 'https://elsewhere.test/' }).end();
    if (request.url === '/in') return response.writeHead(200, { 'Content-Type': 'application/json' }).end('true');
    response.writeHead(302, { Location: '/in', 'Set-Cookie': 'NSSESSIONID=1; path=/' }).end();
  });
  const api = door(`http://127.0.0.1:${port}`, { cookies: cookieStore() });
  await expect(api.send({ path: 'away', signal })).rejects.toMatchObject({ code: 'http.not-found' });
  await expect(api.send({ path: 'login', form: { un: 'a' }, signal })).resolves.toMatchObject({ json: true });
  expect(seen).toEqual(['GET /away -', 'POST /login -', 'GET /in NSSESSIONID=1']);
});

test('a redirect without end is given up', async () => {
  const port = await serve((_request, response) => response.writeHead(302, { Location: '/again' }).end());
  const asked = door(`http://127.0.0.1:${port}`).send({ path: 'x', signal });
  await expect(asked).rejects.toMatchObject({ code: 'http.not-found' });
});

test('loopback is refused unless allowed, by address and by name', async () => {
  const port = await serve((_request, response) => response.end('[]'));
  const strict = { allowLoopback: false };
  const byAddress = door(`http://127.0.0.1:${port}`, strict).send({ path: 'x', signal });
  await expect(byAddress).rejects.toMatchObject({ code: 'http.private-address' });
  const toLoopback: Resolve = (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]);
  const byName = door(`http://vendor.test:${port}`, { ...strict, resolve: toLoopback });
  await expect(byName.send({ path: 'x', signal })).rejects.toMatchObject({ code: 'http.private-address' });
});

test('a name of which one address is private is refused at the moment of connecting', async () => {
  const resolve: Resolve = (_name, _options, done) =>
    done(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '192.168.1.7', family: 4 },
    ]);
  const asked = door('http://vendor.test:1', { resolve }).send({ path: 'x', signal });
  await expect(asked).rejects.toMatchObject({
    code: 'http.private-address',
    message: expect.stringContaining('vendor.test'),
  });
});

describe('over TLS', () => {
  /** A self-made authority and a certificate of it for vendor.test and 127.0.0.1; the authority's own key is not kept. */
  const pem = (name: string): Buffer => readFileSync(new URL(`./fixtures/tls/${name}.pem`, import.meta.url));
  const serveTls = () =>
    serve((_request, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end('[7]'), {
      key: pem('key'),
      cert: pem('cert'),
    });

  test('an authority nobody knows is refused, and trusted where the source gives it', async () => {
    const baseUrl = `https://127.0.0.1:${await serveTls()}`;
    await expect(door(baseUrl).send({ path: 'x', signal })).rejects.toMatchObject({ code: 'http.certificate' });
    const trusting = door(baseUrl, { ca: pem('ca').toString() });
    await expect(trusting.send({ path: 'x', signal })).resolves.toMatchObject({ json: [7] });
  });

  test('a proxy is gone through, and the certificate is verified behind it too', async () => {
    const port = await serveTls();
    let connected = 0;
    const proxyServer = createServer().on('connect', (request, socket) => {
      connected += 1;
      expect(request.url).toBe(`vendor.test:${port}`);
      const onward = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
    });
    open.push(proxyServer);
    await new Promise<void>((done) => proxyServer.listen(0, '127.0.0.1', done));
    const proxy = `http://127.0.0.1:${(proxyServer.address() as AddressInfo).port}`;
    const ca = pem('ca').toString();
    const baseUrl = `https://vendor.test:${port}`;
    await expect(door(baseUrl, { proxy, ca }).send({ path: 'x', signal })).resolves.toMatchObject({ json: [7] });
    await expect(door(baseUrl, { proxy }).send({ path: 'x', signal })).rejects.toMatchObject({
      code: 'http.certificate',
    });
    expect(connected).toBe(2);
  });
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
