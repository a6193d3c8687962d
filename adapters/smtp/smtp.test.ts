import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import nock from 'nock';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Message } from '../../gateway/contracts/channel.ts';
import { smtp } from './index.ts';
import type { SmtpSettings } from './settings.ts';

/** The kit's self-made authority and a certificate of it for 127.0.0.1. */
const pem = (name: string): string => readFileSync(new URL(`../kit/fixtures/tls/${name}.pem`, import.meta.url), 'utf8');
const TLS = { key: pem('key'), cert: pem('cert') };
const ca = pem('ca');

const MESSAGE: Message = {
  ...{ id: '0a0b.1.incident-7.opened', kind: 'opened', owner: 'vendor', subject: 'Журнал не отвечает' },
  ...{ text: 'Что: журнал не отвечает.\nЧей ход: поставщик.\n', data: {} },
};
const warnings: object[] = [];
const log = { debug: () => {}, info: () => {}, warn: (fields: object) => void warnings.push(fields) };
const signal = new AbortController().signal;

interface Received {
  readonly text: string;
  readonly to: readonly string[];
  readonly isSecure: boolean;
  readonly user: unknown;
}

/** nock stands in every socket, and is in the way of TLS over one that is connected already. */
beforeAll(() => nock.restore());

const servers: (SMTPServer | Server)[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((done) => server.close(() => done()))));
  warnings.length = 0;
});

/** A real mail server on 127.0.0.1: what it took, and how it is reached. */
async function serve(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disableReverseLookup: true, closeTimeout: 100, ...TLS },
    onAuth: ({ username, password }, _session, done) =>
      username === 'svod' && password === 'secret' ? done(null, { user: username }) : done(new Error('no')),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ text: Buffer.concat(chunks).toString(), to, isSecure: session.secure, user: session.user });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  servers.push(server);
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
  });
  return { received, port };
}

const channel = (port: number, more: Partial<SmtpSettings> = {}) =>
  smtp(
    { host: '127.0.0.1', port, security: 'none', from: 'svod@region.example', to: ['duty@region.example'], ...more },
    { log, allowLoopback: false },
  );
const refusal = (responseCode: number) => Object.assign(new Error('duty@region.example is busy'), { responseCode });

test('a message arrives as Russian plain text, under one Message-ID however often it is sent', async () => {
  const { received, port } = await serve();
  for (let times = 0; times < 2; times += 1) await channel(port).tell(MESSAGE, signal);
  const ids = received.map(({ text }) => /^Message-ID: (.*)$/im.exec(text)?.[1]);
  expect(ids).toEqual(['<0a0b.1.incident-7.opened@svod>', '<0a0b.1.incident-7.opened@svod>']);
  const [head = '', body = ''] = received[0]!.text.split('\r\n\r\n');
  expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8/im);
  const isBase64 = /^Content-Transfer-Encoding: base64/im.test(head);
  const plain = isBase64
    ? Buffer.from(body, 'base64').toString()
    : decodeURIComponent(body.replaceAll(/=\r?\n/g, '').replaceAll('=', '%'));
  expect(plain.replaceAll('\r\n', '\n').trim()).toBe(MESSAGE.text.trim());
});

test('an incident goes to those it also concerns, whose move it is; each gets it once', async () => {
  const { received, port } = await serve();
  const alsoTo = { vendor: ['help@vendor.example', 'duty@region.example'], platform: ['help@platform.example'] };
  await channel(port, { alsoTo }).tell(MESSAGE, signal);
  await channel(port, { alsoTo }).tell({ ...MESSAGE, kind: 'digest', owner: undefined } as unknown as Message, signal);
  expect(received.map(({ to }) => to)).toEqual([
    ['duty@region.example', 'help@vendor.example'],
    ['duty@region.example'],
  ]);
});

test.each([
  ['starttls', {}],
  ['tls', { secure: true }],
] as const)('%s: the certificate is verified, and signed in after it', async (security, options) => {
  const { received, port } = await serve(options);
  const credentials = { login: 'svod', password: 'secret' };
  await channel(port, { security, ca, ...credentials }).tell(MESSAGE, signal);
  expect(received).toMatchObject([{ isSecure: true, user: 'svod' }]);
  await expect(channel(port, { security, ...credentials }).tell(MESSAGE, signal)).rejects.toMatchObject({
    code: 'channel.refused',
    message: expect.stringMatching(
      /^sending mail through 127\.0\.0\.1: no answer \(.*(CERT|SIGNED|VERIFY|TLS).*\)$/,
    ) as string,
  });
  expect(received).toHaveLength(1);
});

test('a server without STARTTLS is never spoken to in clear when it was asked for', async () => {
  const { received, port } = await serve({ disabledCommands: ['STARTTLS'] });
  await expect(channel(port, { security: 'starttls', ca }).tell(MESSAGE, signal)).rejects.toMatchObject({
    code: 'channel.refused',
  });
  expect(received).toEqual([]);
});

test('credentials that are refused are the operator’s to correct', async () => {
  const { port } = await serve();
  const wrong = channel(port, { security: 'starttls', ca, login: 'svod', password: 'wrong' });
  await expect(wrong.tell(MESSAGE, signal)).rejects.toMatchObject({
    code: 'channel.refused',
    message: 'sending mail through 127.0.0.1: answered 535',
  });
});

test.each([
  ['greylisting', { onRcptTo: (_to, _session, done) => done(refusal(450)) }, 'channel.later', '450'],
  ['a recipient that is refused', { onRcptTo: (_to, _session, done) => done(refusal(550)) }, 'channel.refused', '550'],
  ['a sender that is refused', { onMailFrom: (_from, _session, done) => done(refusal(553)) }, 'channel.refused', '553'],
  ['a server that closes for a while', { onConnect: (_session, done) => done(refusal(421)) }, 'channel.later', '421'],
] as readonly [string, SMTPServerOptions, string, string][])(
  '%s is told without the server’s words, which quote addresses',
  async (_what, options, code, status) => {
    const { port } = await serve(options);
    await expect(channel(port).tell(MESSAGE, signal)).rejects.toMatchObject({
      code,
      message: `sending mail through 127.0.0.1: answered ${status}`,
    });
  },
);

test('what one of two recipients got is told; the refused one is counted in the log', async () => {
  const { received, port } = await serve({
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('gone') ? refusal(550) : null),
  });
  await channel(port, { to: ['duty@region.example', 'gone@region.example'] }).tell(MESSAGE, signal);
  expect(received.map(({ to }) => to)).toEqual([['duty@region.example']]);
  expect(warnings).toEqual([{ channel: 'smtp', recipients: 1 }]);
});

test('a server that is down only delays', async () => {
  const { port } = await serve();
  await new Promise<void>((done) => servers.pop()!.close(() => done()));
  await expect(channel(port).tell(MESSAGE, signal)).rejects.toMatchObject({
    code: 'channel.later',
    message: 'sending mail through 127.0.0.1: no answer (ECONNREFUSED)',
  });
});

/** Accepts connections and says nothing. */
async function mute(): Promise<number> {
  const server = createServer((socket) => void socket.on('error', () => {}));
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

test('a server that says nothing is waited for no longer than set, and its connection is let go', async () => {
  await expect(channel(await mute(), { timeoutMs: 100 }).tell(MESSAGE, signal)).rejects.toMatchObject({
    code: 'channel.later',
    message: 'sending mail through 127.0.0.1: no answer in time',
  });
});

test('told to stop, it stops at once', async () => {
  const stop = new AbortController();
  const telling = channel(await mute()).tell(MESSAGE, stop.signal);
  stop.abort();
  await expect(telling).rejects.toMatchObject({ code: 'stopped' });
});
