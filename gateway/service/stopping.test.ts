import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { JobName } from '../contracts/job.ts';
import { DONE, playedService, source } from '../test/played-service.ts';

/* What ends a reading or begins one out of turn: a stop, quiet hours, a person. */

const played = playedService();

test('told to stop, it stops its jobs; the next one goes on with them', async () => {
  played.configure({ a: source(), b: source() }, { parallel: 1 });
  await played.open();
  await played.tickAt(14, '19:00');
  expect(await played.service.stop()).toBe(true);
  await played.open();
  expect(await played.stateOf('a')).toMatchObject({ outcome: 'stopped' });
  expect(await played.stateOf('b')).toBeUndefined();
  await played.tickAt(14, '19:30');
  expect(played.names()).toEqual(['a', 'a']);
  played.begun[1]!.end(DONE);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await played.allDone();
  expect((await played.stateOf('a'))?.slot).toEqual(new Date('2026-10-14T16:00:00Z'));
  expect(played.names()).toEqual(['a', 'a', 'b']);
});

test('work that does not end when it is told to is left, and the service says so', async () => {
  played.configure({ a: source() });
  await played.open(() => new Promise(() => {}));
  await played.tickAt(14, '19:00');
  expect(await played.service.stop(20)).toBe(false);
});

test('a look that does not end is left as well, and the jobs beside it are told to stop', async () => {
  played.configure({ a: source() });
  let looks = 0;
  await played.open(undefined, { looks: [() => ((looks += 1) === 1 ? Promise.resolve() : new Promise(() => {}))] });
  await played.tickAt(14, '19:00');
  played.clock = new Date(played.clock.getTime() + 600_000);
  void played.service.tick();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([looks, await played.service.stop(20), played.begun[0]!.signal.aborted]).toEqual([2, false, true]);
});

test('at the beginning of quiet hours readings stop, and go on behind them', async () => {
  played.configure({ a: source() }, { quietHours: ['21:00-06:00'] });
  await played.open();
  await played.tickAt(14, '20:59');
  expect(played.begun[0]!.signal.aborted).toBe(false);
  await played.tickAt(14, '21:00');
  await played.service.idle();
  await played.tickAt(15, '05:59');
  expect([played.begun[0]!.signal.aborted, played.names(), (await played.stateOf('a'))?.outcome]).toEqual([
    true,
    ['a'],
    'stopped',
  ]);
  await played.tickAt(15, '06:00');
  expect(played.names()).toEqual(['a', 'a']);
  await played.allDone();
});

test('a person may ask for a job at any time, also in quiet hours and of a paused source; asked for twice, it is begun once', async () => {
  played.configure({ a: source('x', { paused: true }) }, { quietHours: ['00:00-23:00'] });
  await played.open();
  await played.tickAt(14, '12:00');
  expect(played.names()).toEqual([]);
  const { operations } = played.service.gateway;
  for (const job of ['collect:a', 'collect:a', 'collect:gone'] as JobName[])
    await operations.requestJob(job, played.clock);
  await played.service.pulse();
  await played.service.pulse();
  await played.service.tick();
  expect([played.names(), played.begun[0]!.signal.aborted]).toEqual([['a'], false]);
  await played.allDone();
  await played.tickAt(14, '23:30');
  expect([played.names(), await operations.jobRequests()]).toEqual([['a'], []]);
  expect(await played.stateOf('a')).toMatchObject({ outcome: 'done', slot: new Date('2026-10-14T09:00:00Z') });
});

test('asked for while it is read, a source is read once more behind that', async () => {
  played.configure({ a: source() });
  await played.open();
  await played.tickAt(14, '19:00');
  await played.service.gateway.operations.requestJob('collect:a', played.clock);
  await played.service.pulse();
  expect(played.names()).toEqual(['a']);
  await played.allDone();
  await played.service.pulse();
  expect(played.names()).toEqual(['a', 'a']);
  await played.allDone();
});

test('a store that cannot be read for a moment ends nothing: the wish that was not seen is seen at the next pulse', async () => {
  played.configure({ a: source() });
  await played.open();
  await played.tickAt(14, '12:00');
  await played.allDone();
  await played.service.gateway.operations.requestJob('collect:a', played.clock);
  const file = new DatabaseSync(join(played.service.gateway.data, 'svod.db'));
  file.exec('ALTER TABLE job_request RENAME TO gone');
  await expect(played.service.pulse()).resolves.toBeUndefined();
  expect(played.names()).toEqual(['a']);
  file.exec('ALTER TABLE gone RENAME TO job_request');
  file.close();
  await played.service.pulse();
  expect(played.names()).toEqual(['a', 'a']);
  await played.allDone();
});
