import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import nock from 'nock';
import { closeServers, door, listen, serve, signal } from './http-server-fixture.ts';

beforeAll(() => nock.restore());
afterEach(closeServers);

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
  const proxy = `http://127.0.0.1:${await listen(proxyServer)}`;
  const ca = pem('ca').toString();
  const baseUrl = `https://vendor.test:${port}`;
  await expect(door(baseUrl, { proxy, ca }).send({ path: 'x', signal })).resolves.toMatchObject({ json: [7] });
  await expect(door(baseUrl, { proxy }).send({ path: 'x', signal })).rejects.toMatchObject({
    code: 'http.certificate',
  });
  expect(connected).toBe(2);
});
