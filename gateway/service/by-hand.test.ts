import type { Run } from '../contracts/run.ts';
import { DONE, playedService, source } from '../test/played-service.ts';

/* The service was down at 19:00; an operator reads at 20:00, and starts it half an hour later. */

const played = playedService();

async function begunAfter(end: Partial<Run>): Promise<readonly string[]> {
  const begun: string[] = [];
  played.configure({ a: source('a.example'), b: source('b.example') });
  await played.open(async (_gateway, name) => (begun.push(name), DONE));
  const run = { id: 'by-hand', source: 'a', startedAt: new Date('2026-10-14T20:00:00+03:00') };
  await played.service.gateway.store.startRun(run);
  await played.service.gateway.store.endRun({ ...run, endedAt: new Date('2026-10-14T20:05:00+03:00'), ...end });
  await played.tickAt(14, '20:30');
  await played.service.idle();
  return begun;
}

test('what was read by hand is not read again by the catch-up; the next evening it is', async () => {
  expect(await begunAfter({ outcome: 'complete' })).toEqual(['b']);
  expect(await played.service.nextBegin()).toEqual(new Date('2026-10-15T19:00:00+03:00'));
  await played.tickAt(15, '19:00');
  await played.service.idle();
  expect((await played.stateOf('a'))?.slot).toEqual(new Date('2026-10-15T19:00:00+03:00'));
});

test('what a person could not read is caught up on', async () =>
  expect(await begunAfter({ outcome: 'failed', error: 'http.timeout' })).toEqual(['a', 'b']));
