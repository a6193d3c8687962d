import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';
import type { JobName } from '../contracts/job.ts';
import { openGateway } from '../main.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';
import { watchConfig } from './configuration.ts';
import { openService, type Service } from './service.ts';
import type { Bidding, JobEnd, Work } from './works.ts';

const HOUR = 3_600_000;
process.env['TOKEN'] = 't'.repeat(32);

let data: string;
let clock: Date;
let service: Service;
/** Jobs begun, in order, and what their runs wait for. */
let begun: {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly reach: Bidding['reach'];
  end(end: JobEnd): void;
}[];
beforeEach(() => {
  data = newFolder();
  clock = new Date('2026-10-14T15:00:00Z');
  begun = [];
});
afterEach(() => service.stop(0));
afterAll(removeFolders);

/** Work that goes on until the test, or the signal, ends it. */
const slow: Work = (_gateway, name, signal, { reach }) =>
  new Promise((resolve) => {
    begun.push({ name, signal, reach, end: resolve });
    signal.addEventListener('abort', () => resolve({ outcome: 'stopped' }));
  });
const done: JobEnd = { outcome: 'done' };

const source = (host = 'api.dnevnik.ru', more: object = {}): object => ({
  ...{ system: 'dnevnik-ru', settings: { baseUrl: `https://${host}/v2`, accessToken: { $env: 'TOKEN' } }, ...more },
});
function configure(sources: Readonly<Record<string, object>>, schedule: object = {}): void {
  const collect = { windowMinutes: 0, at: ['19:00'] };
  writeFileSync(join(data, 'svod.json'), JSON.stringify({ sources, schedule: { collect, ...schedule } }));
}
const configFile = (): string => join(data, 'svod.json');
async function open(collect: Work = slow, more: Partial<Parameters<typeof openService>[0]> = {}): Promise<void> {
  const watch = watchConfig(configFile(), data);
  service = await openService({
    open: () => openGateway({ data, configFile: configFile(), now: () => clock, logLevel: 'silent' }),
    hasConfigChanged: () => watch.hasChanged(),
    works: { collect },
    looks: [],
    ...more,
  });
}
/** The clock comes to an hour of Moscow on a day of October, and the service looks. */
async function tickAt(day: number, time: string): Promise<void> {
  clock = new Date(`2026-10-${day}T${time}:00+03:00`);
  await service.tick();
}
const names = (): readonly string[] => begun.map(({ name }) => name);
const stateOf = async (name: string) =>
  (await service.gateway.operations.jobStates()).find(({ job }) => job === `collect:${name}`);
async function allDone(): Promise<void> {
  for (const { end } of begun) end(done);
  await service.idle();
}

test('a source is read at its time, once, and the store remembers it', async () => {
  configure({ a: source() });
  await open(async () => done);
  await tickAt(14, '18:59');
  await service.idle();
  expect(await stateOf('a')).toMatchObject({ slot: new Date('2026-10-13T16:00:00Z'), outcome: 'done' });
  for (const time of ['19:00', '19:01', '23:00']) await tickAt(14, time);
  await service.idle();
  expect(await stateOf('a')).toMatchObject({
    ...{ slot: new Date('2026-10-14T16:00:00Z'), startedAt: new Date('2026-10-14T16:00:00Z'), outcome: 'done' },
  });
});

test('a source that is being read is not begun again, however long it takes, and catches up once behind it', async () => {
  configure({ a: source() });
  await open();
  await tickAt(14, '19:00');
  for (const day of [15, 16]) await tickAt(day, '19:00');
  expect(names()).toEqual(['a']);
  await allDone();
  await tickAt(16, '19:01');
  await allDone();
  expect([names(), (await stateOf('a'))?.slot]).toEqual([['a', 'a'], new Date('2026-10-16T16:00:00Z')]);
});

test('only so many sources are read at once, and fewer of one host', async () => {
  const many = ['a', 'b', 'c', 'd'].flatMap((name) => [
    [`${name}1`, source('one.example')],
    [`${name}2`, source('two.example')],
  ]);
  configure(Object.fromEntries(many), { parallel: 3, perHost: 2 });
  await open();
  await tickAt(14, '19:00');
  const most = { all: 0, one: 0 };
  for (let ended = 0; ended < 8; ended += 1) {
    const { running } = service.load();
    most.all = Math.max(most.all, running.length);
    most.one = Math.max(most.one, running.filter((job) => job.endsWith('1')).length);
    begun[ended]!.end(done);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await service.idle();
  expect([most, names().length, service.load()]).toEqual([{ all: 3, one: 2 }, 8, { running: [], waiting: [] }]);
});

test('an error nobody expected fails the job and leaves the others, and the service, alone', async () => {
  configure({ a: source(), b: source(), c: source() });
  await open(async (_gateway, name) => {
    if (name === 'a') throw new TypeError('a pupil’s name');
    if (name === 'b') throw new GatewayError('adapter.contract', 'reading: no page');
    return done;
  });
  await tickAt(14, '19:00');
  await service.idle();
  expect([await stateOf('a'), await stateOf('b'), await stateOf('c')]).toMatchObject([
    { outcome: 'failed', error: 'bug' },
    { outcome: 'failed', error: 'adapter.contract' },
    { outcome: 'done' },
  ]);
});

test('what only a person can help is asked again at the next slot; what may pass, sooner', async () => {
  configure({ a: source(), b: source() });
  const runs: string[] = [];
  await open(async (_gateway, name) => {
    runs.push(name);
    return { outcome: 'failed', error: name === 'a' ? 'http.unauthorized' : 'http.unreachable' };
  });
  for (const time of ['19:00', '19:09', '19:10', '19:11']) {
    await tickAt(14, time);
    await service.idle();
  }
  expect(runs).toEqual(['a', 'b', 'b']);
  await tickAt(15, '19:00');
  await service.idle();
  expect(runs).toEqual(['a', 'b', 'b', 'a', 'b']);
});

test('told to stop, it stops its jobs; the next one goes on with them', async () => {
  configure({ a: source(), b: source() }, { parallel: 1 });
  await open();
  await tickAt(14, '19:00');
  expect(await service.stop()).toBe(true);
  await open();
  expect(await stateOf('a')).toMatchObject({ outcome: 'stopped' });
  expect(await stateOf('b')).toBeUndefined();
  await tickAt(14, '19:30');
  expect(names()).toEqual(['a', 'a']);
  begun[1]!.end(done);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await allDone();
  expect((await stateOf('a'))?.slot).toEqual(new Date('2026-10-14T16:00:00Z'));
  expect(names()).toEqual(['a', 'a', 'b']);
});

test('work that does not end when it is told to is left, and the service says so', async () => {
  configure({ a: source() });
  await open(() => new Promise(() => {}));
  await tickAt(14, '19:00');
  expect(await service.stop(20)).toBe(false);
});

test('a job whose process was killed is begun again for its slot', async () => {
  configure({ a: source() });
  await open();
  await service.gateway.operations.beginJob('collect:a', new Date('2026-10-14T16:00:00Z'), clock);
  await tickAt(14, '20:00');
  await allDone();
  expect([names(), (await stateOf('a'))?.slot]).toEqual([['a'], new Date('2026-10-14T16:00:00Z')]);
});

test('at the beginning of quiet hours readings stop, and go on behind them', async () => {
  configure({ a: source() }, { quietHours: ['21:00-06:00'] });
  await open();
  await tickAt(14, '20:59');
  expect(begun[0]!.signal.aborted).toBe(false);
  await tickAt(14, '21:00');
  await service.idle();
  await tickAt(15, '05:59');
  expect([begun[0]!.signal.aborted, names(), (await stateOf('a'))?.outcome]).toEqual([true, ['a'], 'stopped']);
  await tickAt(15, '06:00');
  expect(names()).toEqual(['a', 'a']);
  await allDone();
});

test('a person may ask for a job at any time, also in quiet hours and of a paused source; asked for twice, it is begun once', async () => {
  configure({ a: source('x', { paused: true }) }, { quietHours: ['00:00-23:00'] });
  await open();
  await tickAt(14, '12:00');
  expect(names()).toEqual([]);
  const { operations } = service.gateway;
  for (const job of ['collect:a', 'collect:a', 'collect:gone'] as JobName[]) await operations.requestJob(job, clock);
  await service.pulse();
  await service.pulse();
  await service.tick();
  expect([names(), begun[0]!.signal.aborted]).toEqual([['a'], false]);
  await allDone();
  await tickAt(14, '23:30');
  expect([names(), await operations.jobRequests()]).toEqual([['a'], []]);
  expect(await stateOf('a')).toMatchObject({ outcome: 'done', slot: new Date('2026-10-14T09:00:00Z') });
});

test('asked for while it is read, a source is read once more behind that', async () => {
  configure({ a: source() });
  await open();
  await tickAt(14, '19:00');
  await service.gateway.operations.requestJob('collect:a', clock);
  await service.pulse();
  expect(names()).toEqual(['a']);
  await allDone();
  await service.pulse();
  expect(names()).toEqual(['a', 'a']);
  await allDone();
});

test('svod.json that changed is at work with the next job; jobs that run keep theirs', async () => {
  configure({ a: source() });
  await open();
  await tickAt(14, '19:00');
  configure({ b: source(), c: source('c.example', { paused: true }) });
  await tickAt(14, '19:01');
  expect([names(), service.gateway.config.sources.map(({ name }) => name)]).toEqual([
    ['a', 'b'],
    ['b', 'c'],
  ]);
  await allDone();
  expect([await stateOf('a'), await stateOf('b')]).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
});

test('a svod.json with a mistake leaves the one before at work, and is said to be wrong until it is mended', async () => {
  configure({ a: source() });
  const valid: boolean[] = [];
  const meter = { jobBegan() {}, jobEnded() {}, configRead: (isValid: boolean) => void valid.push(isValid) };
  await open(async () => done, { meter });
  writeFileSync(configFile(), '{ "sources": { "a": {} } }');
  await tickAt(14, '19:00');
  await tickAt(14, '19:01');
  await service.idle();
  expect([valid, (await stateOf('a'))?.outcome]).toEqual([[true, false], 'done']);
  configure({ a: source(), b: source() });
  await tickAt(14, '19:02');
  await service.idle();
  expect([valid.at(-1), (await stateOf('b'))?.outcome]).toEqual([true, 'done']);
});

test('while another writes no job begins; when it has ended the next pulse begins it', async () => {
  configure({ a: source(), b: source() }, { parallel: 1 });
  let isFree = true;
  const inside: number[] = [];
  const desk = { enter: () => isFree && inside.push(1) > 0, leave: () => void inside.pop() };
  await open(slow, { desk });
  await tickAt(14, '19:00');
  isFree = false;
  begun[0]!.end(done);
  await service.idle();
  await service.pulse();
  expect([names(), inside, service.load().waiting]).toEqual([['a'], [], []]);
  isFree = true;
  await service.pulse();
  expect(names()).toEqual(['a', 'b']);
  await allDone();
  expect(inside).toEqual([]);
});

test('the last reading of a week reaches back over the whole period', async () => {
  configure({ a: source() });
  await open();
  for (const day of [16, 17]) {
    await tickAt(day, '19:00');
    await allDone();
  }
  expect(begun.map(({ reach }) => reach)).toEqual(['nightly', 'period']);
});

test('a month is played by going from one beginning to the next', async () => {
  configure({ a: source(), b: source() }, { holidays: ['2026-10-19/2026-10-25'] });
  const read: string[] = [];
  await open(async (_gateway, name) => {
    read.push(`${clock.toISOString().slice(8, 10)} ${name}`);
    clock = new Date(clock.getTime() + HOUR / 2);
    return done;
  });
  const end = new Date('2026-11-01T00:00:00Z');
  for (let next = await service.nextBegin(); next && next < end; next = await service.nextBegin()) {
    clock = next > clock ? next : clock;
    await service.tick();
    await service.idle();
  }
  const days = ['14', '14', '15', '16', '17', '26', '27', '28', '29', '30', '31'];
  expect(read).toEqual(days.flatMap((day) => [`${day} a`, `${day} b`]));
});

test('the first digest comes at its hour, whenever the service was started; readings catch up at once', async () => {
  configure({ a: source() }, { digest: ['09:00'] });
  const told: string[] = [];
  const digest: Work = async () => (told.push(clock.toISOString()), done);
  await open(async () => done, { works: { collect: async () => (told.push('read'), done), digest } });
  await tickAt(14, '18:01');
  await service.idle();
  expect(told).toEqual(['read']);
  await tickAt(15, '09:00');
  await service.idle();
  expect(told).toEqual(['read', 'read', '2026-10-15T06:00:00.000Z']);
});

test('after jobs, and now and then without, it looks around; a look that fails is only logged', async () => {
  configure({ a: source() });
  let looks = 0;
  await open(async () => done, { looks: [async () => Promise.reject(new TypeError()), async () => void (looks += 1)] });
  await tickAt(14, '18:00');
  await service.idle();
  await tickAt(14, '18:01');
  await tickAt(14, '18:02');
  expect(looks).toBe(2);
  await tickAt(14, '18:06');
  expect(looks).toBe(3);
});
