import { GatewayError } from '../contracts/errors.ts';
import { lookForIncidents } from './looking.ts';
import { failing, listeningChannels, type Scene, START } from '../test/listening-channels.ts';
import { removeFolders } from '../test/svod-process.ts';
import { tellNotices } from './telling.ts';

/* What becomes of messages whose channel is down, or refuses them. */

const { signal } = new AbortController();
let scene: Scene;
beforeEach(async () => (scene = await listeningChannels()));
afterEach(() => scene.gateway.close());
afterAll(removeFolders);

test('a message that a clock in another year put off is told when the clock is right again', async () => {
  scene.now = new Date('2035-01-01T12:00:00Z');
  await scene.open('a');
  scene.behaviour['smtp'] = () =>
    Promise.reject(new GatewayError('channel.later', 'telling: down', { retryAfterMs: 1e12 }));
  await tellNotices(scene.gateway, signal);
  scene.behaviour = {};
  scene.now = START;
  expect(await tellNotices(scene.gateway, signal)).toEqual({ told: 1, waiting: 0 });
  await scene.open('b');
  scene.behaviour['smtp'] = () =>
    Promise.reject(new GatewayError('channel.later', 'telling: down', { retryAfterMs: 1e12 }));
  await tellNotices(scene.gateway, signal);
  scene.behaviour = {};
  scene.now = new Date(START.getTime() + 24 * 3_600_000);
  expect((await tellNotices(scene.gateway, signal)).waiting).toBe(0);
});

test('a channel that is down delays its own messages only, and is tried at longer and longer intervals', async () => {
  scene.behaviour['smtp'] = failing('channel.later');
  await scene.open('a', 'b');
  expect(await tellNotices(scene.gateway, signal)).toEqual({ told: 2, waiting: 2 });
  expect(scene.heard.map(([name]) => name)).toEqual(['webhook', 'webhook']);
  const attempts = async () => (await scene.gateway.operations.notices()).map((notice) => notice.attempts);
  expect(await attempts()).toEqual([1, 1]);
  for (const minutes of [1, 1, 2, 3]) {
    scene.later(minutes);
    await tellNotices(scene.gateway, signal);
  }
  expect(await attempts()).toEqual([3, 3]);
  delete scene.behaviour['smtp'];
  scene.later(60);
  expect(await tellNotices(scene.gateway, signal)).toEqual({ told: 2, waiting: 0 });
});

test('a receiver that says when to come again is not asked before', async () => {
  scene.behaviour['smtp'] = failing('channel.later', 7_200_000);
  await scene.open('a');
  await tellNotices(scene.gateway, signal);
  delete scene.behaviour['smtp'];
  scene.later(119);
  expect(await tellNotices(scene.gateway, signal)).toEqual({ told: 0, waiting: 1 });
  scene.later(1);
  expect(await tellNotices(scene.gateway, signal)).toEqual({ told: 1, waiting: 0 });
});

test('a message that is refused does not hold back the others', async () => {
  scene.behaviour['smtp'] = async ({ id }) => {
    if (id.includes('incident-1.')) throw new GatewayError('channel.refused', 'telling');
  };
  await scene.open('a', 'b');
  expect(await tellNotices(scene.gateway, signal)).toEqual({ told: 3, waiting: 1 });
});

test('a channel that is down is told through the others, and its incident ends when it takes messages again', async () => {
  scene.behaviour['smtp'] = failing('channel.later');
  await scene.open('a');
  for (const minutes of [0, 1, 2]) {
    scene.later(minutes);
    await tellNotices(scene.gateway, signal);
  }
  const look = async () => lookForIncidents(scene.gateway, scene.now);
  expect((await look()).opened).toMatchObject([{ key: 'channel-down/smtp', owner: 'us', values: { count: 3 } }]);
  await tellNotices(scene.gateway, signal);
  delete scene.behaviour['smtp'];
  scene.later(60);
  expect(await tellNotices(scene.gateway, signal)).toEqual({ told: 1, waiting: 0 });
  scene.later(30);
  expect(await look()).toMatchObject({ closed: 1, open: 0 });
  await tellNotices(scene.gateway, signal);
  expect(scene.heard.filter(([, id]) => id.startsWith('incident-2'))).toEqual([
    ['webhook', 'incident-2.opened'],
    ['webhook', 'incident-2.closed'],
  ]);
});
