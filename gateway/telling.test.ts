import type { Channel, ChannelAdapter, Message } from './contracts/channel.ts';
import { GatewayError } from './contracts/errors.ts';
import type { Condition } from './contracts/incident.ts';
import type { ChannelConfig } from './config/config.ts';
import type { Gateway } from './gateway.ts';
import { lookForIncidents } from './looking.ts';
import { openGateway } from './main.ts';
import { newFolder, removeFolders } from './test/svod-process.ts';
import { tellNotices } from './telling.ts';

const signal = new AbortController().signal;
const START = new Date('2026-09-14T12:00:00Z');

let data: string;
let gateway: Gateway;
let now: Date;
/** What each channel was told, by its name. */
let heard: [string, string][];
let behaviour: Record<string, (message: Message, signal: AbortSignal) => Promise<void>>;

const channelConfig = (name: string): ChannelConfig => ({ name, settings: {}, allowLoopback: false, paused: false });
const LISTENING: ChannelAdapter = {
  name: 'listening',
  settingsSchema: {},
  open: (settings): Channel => {
    const { name } = settings as { name: string };
    return {
      async tell(message, stop) {
        await behaviour[name]?.(message, stop);
        heard.push([name, message.id.split('.').slice(2).join('.')]);
      },
    };
  },
};

/** The gateway of the data folder, as a process that was just started has it. */
async function opened(names: readonly string[]): Promise<Gateway> {
  const real = await openGateway({ data, at: START });
  const channels = names.map((name) => ({ ...channelConfig(name), settings: { name } }));
  return { ...real, config: { ...real.config, channels }, channelOf: () => LISTENING, now: () => now };
}

beforeEach(async () => {
  data = newFolder();
  now = START;
  heard = [];
  behaviour = {};
  gateway = await opened(['smtp', 'webhook']);
});
afterEach(() => gateway.close());
afterAll(removeFolders);

const down = (source: string): Condition => ({
  ...{ key: `settings/${source}`, kind: 'settings', owner: 'us', places: [source] },
  values: { system: 'dnevnik-ru', host: 'api.dnevnik.ru', error: 'http.not-found', count: 1, all: 1 },
});
const channels = () => gateway.config.channels.map(({ name }) => name);
const open = async (...sources: string[]) =>
  gateway.operations.changeIncidents({ opened: sources.map(down), seen: [], closed: [] }, now, channels());
const close = async (...closed: number[]) =>
  gateway.operations.changeIncidents({ opened: [], seen: [], closed }, now, channels());
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
const failing = (code: 'channel.later' | 'channel.refused', retryAfterMs?: number) => async () => {
  throw new GatewayError(code, 'telling', retryAfterMs === undefined ? {} : { retryAfterMs });
};

test('a message that a clock in another year put off is told when the clock is right again', async () => {
  now = new Date('2035-01-01T12:00:00Z');
  await open('a');
  behaviour['smtp'] = () => Promise.reject(new GatewayError('channel.later', 'telling: down', { retryAfterMs: 1e12 }));
  await tellNotices(gateway, signal);
  behaviour = {};
  now = START;
  expect(await tellNotices(gateway, signal)).toEqual({ told: 1, waiting: 0 });
  await open('b');
  behaviour['smtp'] = () => Promise.reject(new GatewayError('channel.later', 'telling: down', { retryAfterMs: 1e12 }));
  await tellNotices(gateway, signal);
  behaviour = {};
  now = new Date(START.getTime() + 24 * 3_600_000);
  expect((await tellNotices(gateway, signal)).waiting).toBe(0);
});

test('an opening and a closing are told once through each channel, in order', async () => {
  await open('a', 'b');
  expect(await tellNotices(gateway, signal)).toEqual({ told: 4, waiting: 0 });
  await close(1);
  expect(await tellNotices(gateway, signal)).toEqual({ told: 2, waiting: 0 });
  expect(await tellNotices(gateway, signal)).toEqual({ told: 0, waiting: 0 });
  const of = (channel: string) => heard.filter(([name]) => name === channel).map(([, id]) => id);
  for (const channel of ['smtp', 'webhook'])
    expect(of(channel)).toEqual(['incident-1.opened', 'incident-2.opened', 'incident-1.closed']);
});

test('a channel that is down delays its own messages only, and is tried at longer and longer intervals', async () => {
  behaviour['smtp'] = failing('channel.later');
  await open('a', 'b');
  expect(await tellNotices(gateway, signal)).toEqual({ told: 2, waiting: 2 });
  expect(heard.map(([name]) => name)).toEqual(['webhook', 'webhook']);
  const attempts = async () => (await gateway.operations.notices()).map((notice) => notice.attempts);
  expect(await attempts()).toEqual([1, 1]);
  for (const minutes of [1, 1, 2, 3]) {
    later(minutes);
    await tellNotices(gateway, signal);
  }
  expect(await attempts()).toEqual([3, 3]);
  delete behaviour['smtp'];
  later(60);
  expect(await tellNotices(gateway, signal)).toEqual({ told: 2, waiting: 0 });
});

test('a receiver that says when to come again is not asked before', async () => {
  behaviour['smtp'] = failing('channel.later', 7_200_000);
  await open('a');
  await tellNotices(gateway, signal);
  delete behaviour['smtp'];
  later(119);
  expect(await tellNotices(gateway, signal)).toEqual({ told: 0, waiting: 1 });
  later(1);
  expect(await tellNotices(gateway, signal)).toEqual({ told: 1, waiting: 0 });
});

test('a message that is refused does not hold back the others', async () => {
  behaviour['smtp'] = async ({ id }) => {
    if (id.includes('incident-1.')) throw new GatewayError('channel.refused', 'telling');
  };
  await open('a', 'b');
  expect(await tellNotices(gateway, signal)).toEqual({ told: 3, waiting: 1 });
});

test('what was not told is told after a restart, and what was told is not told again', async () => {
  behaviour['smtp'] = failing('channel.later');
  await open('a');
  await tellNotices(gateway, signal);
  await gateway.close();
  behaviour = {};
  gateway = await opened(['smtp', 'webhook']);
  later(60);
  expect(await tellNotices(gateway, signal)).toEqual({ told: 1, waiting: 0 });
  expect(heard).toEqual([
    ['webhook', 'incident-1.opened'],
    ['smtp', 'incident-1.opened'],
  ]);
});

test('an incident that ended before it could be told is one message', async () => {
  await open('a');
  await close(1);
  expect(await tellNotices(gateway, signal)).toEqual({ told: 2, waiting: 0 });
  expect(heard.map(([, id]) => id)).toEqual(['incident-1.closed', 'incident-1.closed']);
});

test('a crash between sending and noting repeats the message under its id, and loses none', async () => {
  await open('a');
  const { operations } = gateway;
  const torn = { ...operations, endNotice: async () => Promise.reject(new Error('the process dies')) };
  await expect(tellNotices({ ...gateway, operations: torn }, signal)).rejects.toThrow('dies');
  later(15);
  await tellNotices(gateway, signal);
  expect(heard.filter(([name]) => name === 'smtp')).toEqual([
    ['smtp', 'incident-1.opened'],
    ['smtp', 'incident-1.opened'],
  ]);
});

test('told to stop, it ends without counting an attempt', async () => {
  const stop = new AbortController();
  behaviour['smtp'] = async () => {
    stop.abort();
    throw new GatewayError('stopped', 'telling');
  };
  await open('a');
  await tellNotices(gateway, stop.signal);
  expect((await gateway.operations.notices()).find(({ channel }) => channel === 'smtp')).toMatchObject({ attempts: 0 });
});

test('a paused channel keeps what waits; one that is configured no longer gives it up', async () => {
  await open('a');
  const [smtp] = gateway.config.channels;
  const paused = { ...gateway, config: { ...gateway.config, channels: [{ ...smtp!, paused: true }] } };
  expect(await tellNotices(paused, signal)).toEqual({ told: 0, waiting: 1 });
  expect(heard).toEqual([]);
});

test('calls that overlap, also of two processes, tell nothing twice', async () => {
  await open('a', 'b');
  const other = await opened(['smtp', 'webhook']);
  await Promise.all([gateway, gateway, other].map(async (one) => tellNotices(one, signal)));
  expect(heard.map((told) => told.join()).sort()).toEqual([
    ...['smtp,incident-1.opened', 'smtp,incident-2.opened'],
    ...['webhook,incident-1.opened', 'webhook,incident-2.opened'],
  ]);
  await other.close();
});

test('a channel that is down is told through the others, and its incident ends when it takes messages again', async () => {
  behaviour['smtp'] = failing('channel.later');
  await open('a');
  for (const minutes of [0, 1, 2]) {
    later(minutes);
    await tellNotices(gateway, signal);
  }
  const look = async () => lookForIncidents(gateway, now);
  expect((await look()).opened).toMatchObject([{ key: 'channel-down/smtp', owner: 'us', values: { count: 3 } }]);
  await tellNotices(gateway, signal);
  delete behaviour['smtp'];
  later(60);
  expect(await tellNotices(gateway, signal)).toEqual({ told: 1, waiting: 0 });
  later(30);
  expect(await look()).toMatchObject({ closed: 1, open: 0 });
  await tellNotices(gateway, signal);
  expect(heard.filter(([, id]) => id.startsWith('incident-2'))).toEqual([
    ['webhook', 'incident-2.opened'],
    ['webhook', 'incident-2.closed'],
  ]);
});

test('a message that is repeated behind a balance that raised the epoch has the same id', async () => {
  await open('a');
  const ids: string[] = [];
  behaviour['smtp'] = async ({ id }) => {
    ids.push(id);
    throw new GatewayError('channel.later', 'telling');
  };
  await tellNotices(gateway, signal);
  gateway.keeping.raiseEpoch();
  later(60);
  await tellNotices(gateway, signal);
  expect(ids).toEqual([ids[0], ids[0]]);
});
