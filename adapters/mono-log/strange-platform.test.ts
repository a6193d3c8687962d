import type { IncomingMessage } from 'node:http';
import type { Destination, Parcel } from '../../gateway/contracts/destination.ts';
import { listen } from '../../ops/simulators/listen.ts';
import { monoLog } from './index.ts';

const signal = new AbortController().signal;
const HASH = 'a'.repeat(64);

const TOKEN = { access_token: 't', token_type: 'Bearer', expires_in: 3600 };
const CONTEXT = { log: { debug() {}, info() {}, warn() {} }, now: () => new Date(0), allowLoopback: true };
const settingsOf = (baseUrl: string) => ({
  ...{ baseUrl, clientId: 'svod', clientSecret: 'secret', requestsPerSecond: 1000 },
});

interface Said {
  readonly status: number;
  readonly body?: unknown;
}

/** A platform that signs anybody in and then answers as told. */
async function withPlatform<T>(
  answer: (path: string, body: { readonly parcels?: readonly { readonly id: string }[] }) => Said,
  run: (destination: Destination, posts: () => number) => Promise<T>,
): Promise<T> {
  let posts = 0;
  const server = await listen((request, response) => {
    void textOf(request).then((text) => {
      const path = request.url ?? '';
      if (path === '/v1/parcels') posts += 1;
      const isJson = text.startsWith('{');
      const said =
        path === '/oauth/token' ? { status: 200, body: TOKEN } : answer(path, isJson ? JSON.parse(text) : {});
      response.writeHead(said.status, { 'content-type': 'application/json' }).end(JSON.stringify(said.body ?? {}));
    });
  });
  try {
    return await run(monoLog(settingsOf(server.url), CONTEXT), () => posts);
  } finally {
    await server.close();
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

const parcel = (id: string): Parcel => ({
  ...{ id, node: 'n', kind: 'term', scope: 's', day: '2026-10-24', mode: 'snapshot', hash: HASH, body: {} },
});
const batch = (count: number): Parcel[] => Array.from({ length: count }, (_, index) => parcel(`p${index}`));
const accepted = ({ id }: { readonly id: string }) => ({ id, result: 'accepted', receipt: `r-${id}` });

test('a platform that closes its idle connection in the moment in which parcels come gets them over another one', async () => {
  const used = new WeakSet<object>();
  const server = await listen((request, response) => {
    if (used.has(request.socket)) return void request.socket.destroy();
    used.add(request.socket);
    void textOf(request).then((text) => {
      const { parcels = [] } = text.startsWith('{')
        ? (JSON.parse(text) as { readonly parcels?: readonly Parcel[] })
        : {};
      const body = request.url === '/oauth/token' ? TOKEN : { verdicts: parcels.map(accepted) };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  try {
    const verdicts = await monoLog(settingsOf(server.url), CONTEXT).send(batch(2), new Map(), signal);
    expect(verdicts.map(({ id }) => id)).toEqual(['p0', 'p1']);
  } finally {
    await server.close();
  }
});

test('a platform that refuses whatever it is sent makes no dead letters, and is told to the operator soon', () =>
  withPlatform(
    () => ({ status: 400, body: { code: 'request.invalid' } }),
    async (destination, posts) => {
      await expect(destination.send(batch(400), new Map(), signal)).rejects.toMatchObject({
        code: 'destination.refused',
        remedy: 'operator',
      });
      expect(posts()).toBeLessThan(40);
    },
  ));

test('three parcels that it refuses without naming them are found, and no others', () =>
  withPlatform(
    (_path, { parcels = [] }) => {
      const isWrong = parcels.some(({ id }) => ['p3', 'p77', 'p199'].includes(id));
      return isWrong ? { status: 422 } : { status: 200, body: { verdicts: parcels.map(accepted) } };
    },
    async (destination) => {
      const verdicts = await destination.send(batch(200), new Map(), signal);
      const refused = verdicts.filter(({ result }) => result === 'rejected');
      expect(refused.map(({ id }) => id).sort()).toEqual(['p199', 'p3', 'p77']);
      expect(refused[0]).toMatchObject({ problems: [{ code: 'destination.http-422' }] });
      expect(verdicts).toHaveLength(200);
    },
  ));

test('a parcel without a verdict, or with a word we do not know, is not settled by guessing', () =>
  withPlatform(
    (_path, { parcels = [] }) => ({
      status: 200,
      body: {
        verdicts: [accepted({ id: 'p0' }), { id: 'p1', result: 'pondered' }, accepted({ id: 'stranger' })].slice(
          0,
          parcels.length + 1,
        ),
      },
    }),
    async (destination) => {
      const verdicts = await destination.send(batch(3), new Map(), signal);
      expect(verdicts.map(({ id, result }) => `${id} ${result}`).sort()).toEqual([
        ...['p0 acknowledged', 'p1 unanswered', 'p2 unanswered'],
      ]);
    },
  ));

test.each([
  ['verdicts', 200],
  ['a ticket', 202],
])('an answer without %s settles nothing', (_what, status) =>
  withPlatform(
    () => ({ status }),
    (destination) =>
      expect(destination.send(batch(2), new Map(), signal)).rejects.toMatchObject({ code: 'vendor.answer' }),
  ),
);

test('nodes that are no list settle nothing', () =>
  withPlatform(
    () => ({ status: 200 }),
    (destination) => expect(destination.syncNodes([], signal)).rejects.toMatchObject({ code: 'vendor.answer' }),
  ));

test('a fresh token that is refused is the operator’s business', () =>
  withPlatform(
    () => ({ status: 401 }),
    (destination) => expect(destination.syncNodes([], signal)).rejects.toMatchObject({ code: 'http.unauthorized' }),
  ));

test('a call that fails after others were judged leaves only its own parcels unanswered', () => {
  let calls = 0;
  return withPlatform(
    (_path, { parcels = [] }) => {
      calls += 1;
      return calls === 1 ? { status: 200, body: { verdicts: parcels.map(accepted) } } : { status: 500 };
    },
    async (destination) => {
      const large = batch(4).map((one) => ({ ...one, body: { text: 'x'.repeat(3_000_000) } }));
      const verdicts = await destination.send(large, new Map(), signal);
      expect(verdicts.map(({ result }) => result).sort()).toEqual([
        ...['acknowledged', 'acknowledged', 'unanswered', 'unanswered'],
      ]);
    },
  );
});
