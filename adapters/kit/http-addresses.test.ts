import nock from 'nock';
import type { Resolve } from './address.ts';
import { cookieStore } from './cookies.ts';
import { closeServers, door, serve, signal } from './http-server-fixture.ts';

beforeAll(() => nock.restore());
afterEach(closeServers);

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

test.each([
  ['ENOTFOUND', 'the name vendr.test is not found (ENOTFOUND)', 'Check the address in svod.json'],
  ['EAI_AGAIN', 'DNS gives no answer about the name vendr.test (EAI_AGAIN)', 'Wait; if it lasts, check DNS'],
])('a name of which DNS says %s is told with the name and a way out of its own', async (code, told, way) => {
  const resolve: Resolve = (hostname, _options, done) =>
    done(Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), { code, hostname }), []);
  await expect(door('http://vendr.test', { resolve }).send({ path: 'x', signal })).rejects.toMatchObject({
    ...{ code: 'http.unreachable', remedy: 'retry', message: `GET x: ${told}` },
    fix: expect.stringContaining(way),
  });
});
