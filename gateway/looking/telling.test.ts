import { GatewayError } from '../contracts/errors.ts';
import { failing, listeningChannels, type Scene } from '../test/listening-channels.ts';
import { removeFolders } from '../test/svod-process.ts';
import { tellNotices } from './telling.ts';

const { signal } = new AbortController();
let scene: Scene;
beforeEach(async () => (scene = await listeningChannels()));
afterEach(() => scene.gateway.close());
afterAll(removeFolders);

test('an opening and a closing are told once through each channel, in order', async () => {
  await scene.open('a', 'b');
  expect(await tellNotices(scene.gateway, signal)).toEqual({ told: 4, waiting: 0 });
  await scene.close(1);
  expect(await tellNotices(scene.gateway, signal)).toEqual({ told: 2, waiting: 0 });
  expect(await tellNotices(scene.gateway, signal)).toEqual({ told: 0, waiting: 0 });
  const of = (channel: string) => scene.heard.filter(([name]) => name === channel).map(([, id]) => id);
  for (const channel of ['smtp', 'webhook'])
    expect(of(channel)).toEqual(['incident-1.opened', 'incident-2.opened', 'incident-1.closed']);
});

test('what was not told is told after a restart, and what was told is not told again', async () => {
  scene.behaviour['smtp'] = failing('channel.later');
  await scene.open('a');
  await tellNotices(scene.gateway, signal);
  await scene.gateway.close();
  scene.behaviour = {};
  scene.gateway = await scene.opened();
  scene.later(60);
  expect(await tellNotices(scene.gateway, signal)).toEqual({ told: 1, waiting: 0 });
  expect(scene.heard).toEqual([
    ['webhook', 'incident-1.opened'],
    ['smtp', 'incident-1.opened'],
  ]);
});

test('an incident that ended before it could be told is one message', async () => {
  await scene.open('a');
  await scene.close(1);
  expect(await tellNotices(scene.gateway, signal)).toEqual({ told: 2, waiting: 0 });
  expect(scene.heard.map(([, id]) => id)).toEqual(['incident-1.closed', 'incident-1.closed']);
});

test('a crash between sending and noting repeats the message under its id, and loses none', async () => {
  await scene.open('a');
  const { operations } = scene.gateway;
  const torn = { ...operations, endNotice: async () => Promise.reject(new Error('the process dies')) };
  await expect(tellNotices({ ...scene.gateway, operations: torn }, signal)).rejects.toThrow('dies');
  scene.later(15);
  await tellNotices(scene.gateway, signal);
  expect(scene.heard.filter(([name]) => name === 'smtp')).toEqual([
    ['smtp', 'incident-1.opened'],
    ['smtp', 'incident-1.opened'],
  ]);
});

test('told to stop, it ends without counting an attempt', async () => {
  const stop = new AbortController();
  scene.behaviour['smtp'] = async () => {
    stop.abort();
    throw new GatewayError('stopped', 'telling');
  };
  await scene.open('a');
  await tellNotices(scene.gateway, stop.signal);
  expect((await scene.gateway.operations.notices()).find(({ channel }) => channel === 'smtp')).toMatchObject({
    attempts: 0,
  });
});

test('a paused channel keeps what waits; one that is configured no longer gives it up', async () => {
  await scene.open('a');
  const [smtp] = scene.gateway.config.channels;
  const paused = { ...scene.gateway, config: { ...scene.gateway.config, channels: [{ ...smtp!, paused: true }] } };
  expect(await tellNotices(paused, signal)).toEqual({ told: 0, waiting: 1 });
  expect(scene.heard).toEqual([]);
});

test('calls that overlap, also of two processes, tell nothing twice', async () => {
  await scene.open('a', 'b');
  const other = await scene.opened();
  await Promise.all([scene.gateway, scene.gateway, other].map(async (one) => tellNotices(one, signal)));
  expect(scene.heard.map((told) => told.join()).sort()).toEqual([
    ...['smtp,incident-1.opened', 'smtp,incident-2.opened'],
    ...['webhook,incident-1.opened', 'webhook,incident-2.opened'],
  ]);
  await other.close();
});

test('a message that is repeated behind a balance that raised the epoch has the same id', async () => {
  await scene.open('a');
  const ids: string[] = [];
  scene.behaviour['smtp'] = async ({ id }) => {
    ids.push(id);
    throw new GatewayError('channel.later', 'telling');
  };
  await tellNotices(scene.gateway, signal);
  scene.gateway.keeping.raiseEpoch();
  scene.later(60);
  await tellNotices(scene.gateway, signal);
  expect(ids).toEqual([ids[0], ids[0]]);
});
