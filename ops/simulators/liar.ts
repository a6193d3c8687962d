import { once } from 'node:events';
import { type IncomingMessage, request as ask, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { type Lie, lied } from './lies/lies.ts';
import { listen, type Listening, type Upgrade } from './listen.ts';

const TEXT = /json|xml|text|javascript/i;
/** Headers that speak of one connection, or of a body that is another here. */
const OF_A_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/** A lying copy of what is served at an address: the same answers, but for the lie. */
export const startLiar = (url: string, lie: Lie, port = 0): Promise<Listening> =>
  listen(liarOf(url, lie), port, conversationWith(new URL(url)));

const liarOf = (url: string, lie: Lie): RequestListener => {
  const upstream = new URL(url);
  return (request, response) => {
    const pass = async (): Promise<void> => {
      const given = await bytesOf(request);
      const { 'accept-encoding': _encoding, ...headers } = request.headers;
      const sent = ask(new URL(request.url ?? '/', upstream), {
        method: request.method ?? 'GET',
        headers: { ...headers, host: upstream.host },
      });
      sent.end(given);
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      const type = String(answer.headers['content-type'] ?? '');
      const body = await bytesOf(answer);
      const what = `${request.method} ${request.url}\n${given.toString('latin1')}`;
      // What leads back to the system leads back to the liar.
      const here = (text: string): string => text.replaceAll(upstream.origin, `http://${request.headers.host}`);
      const told = TEXT.test(type) ? Buffer.from(here(lied(lie, body.toString(), type, what))) : body;
      for (const [name, value] of Object.entries(answer.headers))
        if (value !== undefined && !OF_A_HOP.includes(name))
          response.setHeader(name, name === 'location' ? here(String(value)) : value);
      response.writeHead(answer.statusCode ?? 502).end(told);
    };
    pass().catch(() => response.destroy());
  };
};

/** A conversation in both directions is no list of things: it passes as it is. */
const conversationWith =
  (upstream: URL): Upgrade =>
  (request, socket, head) => {
    const lines = request.rawHeaders.flatMap((name, nth, all) => {
      if (nth % 2 === 1) return [];
      const value = name.toLowerCase() === 'host' ? upstream.host : all[nth + 1];
      return [`${name}: ${value}`];
    });
    const far = connect(Number(upstream.port), upstream.hostname);
    far.write([`${request.method} ${request.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    far.write(head);
    socket.pipe(far).pipe(socket);
    far.on('error', () => socket.destroy());
    socket.on('error', () => far.destroy());
    socket.on('close', () => far.destroy());
  };

const bytesOf = async (stream: IncomingMessage): Promise<Buffer> =>
  Buffer.concat((await Array.fromAsync(stream)) as Buffer[]);
