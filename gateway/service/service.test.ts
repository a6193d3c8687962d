import { GatewayError } from '../contracts/errors.ts';
import { DONE, playedService, source } from '../test/played-service.ts';
import { page, type Told } from '../test/store-pages.ts';

/* When what is read, how many at once, and what becomes of a failure. */

const HALF_HOUR = 1_800_000;
const played = playedService();

test('a source is read at its time, once, and the store remembers it', async () => {
  played.configure({ a: source() });
  await played.open(async () => DONE);
  await played.tickAt(14, '18:59');
  await played.service.idle();
  expect(await played.stateOf('a')).toMatchObject({ slot: new Date('2026-10-13T16:00:00Z'), outcome: 'done' });
  for (const time of ['19:00', '19:01', '23:00']) await played.tickAt(14, time);
  await played.service.idle();
  expect(await played.stateOf('a')).toMatchObject({
    ...{ slot: new Date('2026-10-14T16:00:00Z'), startedAt: new Date('2026-10-14T16:00:00Z'), outcome: 'done' },
  });
});

test('a source that is being read is not begun again, however long it takes, and catches up once behind it', async () => {
  played.configure({ a: source() });
  await played.open();
  await played.tickAt(14, '19:00');
  for (const day of [15, 16]) await played.tickAt(day, '19:00');
  expect(played.names()).toEqual(['a']);
  await played.allDone();
  await played.tickAt(16, '19:01');
  await played.allDone();
  expect([played.names(), (await played.stateOf('a'))?.slot]).toEqual([['a', 'a'], new Date('2026-10-16T16:00:00Z')]);
});

test('only so many sources are read at once, and fewer of one host', async () => {
  const many = ['a', 'b', 'c', 'd'].flatMap((name) => [
    [`${name}1`, source('one.example')],
    [`${name}2`, source('two.example')],
  ]);
  played.configure(Object.fromEntries(many), { parallel: 3, perHost: 2 });
  await played.open();
  await played.tickAt(14, '19:00');
  const most = { all: 0, one: 0 };
  for (let ended = 0; ended < 8; ended += 1) {
    const { running } = played.service.load();
    most.all = Math.max(most.all, running.length);
    most.one = Math.max(most.one, running.filter((job) => job.endsWith('1')).length);
    played.begun[ended]!.end(DONE);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await played.service.idle();
  expect([most, played.names().length, played.service.load()]).toEqual([
    { all: 3, one: 2 },
    8,
    { running: [], waiting: [] },
  ]);
});

test('an error nobody expected fails the job and leaves the others, and the service, alone', async () => {
  played.configure({ a: source(), b: source(), c: source() });
  await played.open(async (_gateway, name) => {
    if (name === 'a') throw new TypeError('a pupil’s name');
    if (name === 'b') throw new GatewayError('adapter.contract', 'reading: no page');
    return DONE;
  });
  await played.tickAt(14, '19:00');
  await played.service.idle();
  expect([await played.stateOf('a'), await played.stateOf('b'), await played.stateOf('c')]).toMatchObject([
    { outcome: 'failed', error: 'bug' },
    { outcome: 'failed', error: 'adapter.contract' },
    { outcome: 'done' },
  ]);
});

test('what only a person can help is asked again at the next slot; what may pass, sooner', async () => {
  played.configure({ a: source(), b: source() });
  const runs: string[] = [];
  await played.open(async (_gateway, name) => {
    runs.push(name);
    return { outcome: 'failed', error: name === 'a' ? 'http.unauthorized' : 'http.unreachable' };
  });
  for (const time of ['19:00', '19:09', '19:10', '19:11']) {
    await played.tickAt(14, time);
    await played.service.idle();
  }
  expect(runs).toEqual(['a', 'b', 'b']);
  await played.tickAt(15, '19:00');
  await played.service.idle();
  expect(runs).toEqual(['a', 'b', 'b', 'a', 'b']);
});

test('a job whose process was killed is begun again for its slot', async () => {
  played.configure({ a: source() });
  await played.open();
  await played.service.gateway.operations.beginJob('collect:a', new Date('2026-10-14T16:00:00Z'), played.clock);
  await played.tickAt(14, '20:00');
  await played.allDone();
  expect([played.names(), (await played.stateOf('a'))?.slot]).toEqual([['a'], new Date('2026-10-14T16:00:00Z')]);
});

test('the last reading of a week reaches back over the whole period', async () => {
  played.configure({ a: source() });
  await played.open();
  for (const day of [16, 17]) {
    await played.tickAt(day, '19:00');
    await played.allDone();
  }
  expect(played.begun.map(({ reach }) => reach)).toEqual(['nightly', 'period']);
});

test('before a period ends it is read whole on the days written for that, also where no other reading is planned', async () => {
  const collect = { windowMinutes: 0, at: ['19:00'], weekdays: [1], periodReadsBefore: [7, 2, 0] };
  played.configure({ a: source() }, { collect });
  await played.open();
  const told = [
    { entity: 'academic-year', body: { id: 'y', name: '2026/27', from: '2026-09-01', to: '2027-05-31' } },
    { entity: 'class', body: { id: '7a', name: '7а', grade: 7 } },
    { entity: 'period', body: { id: 'q1', kind: 'quarter', name: '1', from: '2026-09-01', to: '2026-10-23' } },
  ].map((one) => ({ ...one, day: '2026-09-01', scope: '1' }) as unknown as Told);
  const at = played.clock.toISOString();
  await played.service.gateway.store.savePage(page(told, { source: 'a', kind: 'roster', at }));
  for (const day of [14, 16, 18, 19, 20, 21, 22, 23, 24]) {
    await played.tickAt(day, '19:00');
    await played.allDone();
  }
  const { earlier, slot } = (await played.stateOf('a'))!;
  expect([...earlier, slot].map((one) => one.getUTCDate())).toEqual([12, 16, 19, 21, 23]);
  const reaches = played.begun.map(({ reach }) => reach);
  expect(reaches).toEqual(['nightly', 'period', 'nightly', 'period', 'period']);
});

test('a month is played by going from one beginning to the next', async () => {
  played.configure({ a: source(), b: source() }, { holidays: ['2026-10-19/2026-10-25'] });
  const read: string[] = [];
  await played.open(async (_gateway, name) => {
    read.push(`${played.clock.toISOString().slice(8, 10)} ${name}`);
    played.clock = new Date(played.clock.getTime() + HALF_HOUR);
    return DONE;
  });
  const end = new Date('2026-11-01T00:00:00Z');
  for (let next = await played.service.nextBegin(); next && next < end; next = await played.service.nextBegin()) {
    played.clock = next > played.clock ? next : played.clock;
    await played.service.tick();
    await played.service.idle();
  }
  const days = ['14', '14', '15', '16', '17', '26', '27', '28', '29', '30', '31'];
  expect(read).toEqual(days.flatMap((day) => [`${day} a`, `${day} b`]));
});

test('the first digest comes at its hour, whenever the service was started; readings catch up at once', async () => {
  played.configure({ a: source() }, { digest: ['09:00'] });
  const told: string[] = [];
  const digest = async () => (told.push(played.clock.toISOString()), DONE);
  await played.open(async () => DONE, { works: { collect: async () => (told.push('read'), DONE), digest } });
  await played.tickAt(14, '18:01');
  await played.service.idle();
  expect(told).toEqual(['read']);
  await played.tickAt(15, '09:00');
  await played.service.idle();
  expect(told).toEqual(['read', 'read', '2026-10-15T06:00:00.000Z']);
});
