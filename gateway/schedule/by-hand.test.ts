import { type ReadingByHand, withReadingByHand } from './by-hand.ts';
import { dueSlot, nextBegin } from './due.ts';
import { doneState, planOf } from './job-plan-fixture.ts';

/* 19:00 in Moscow is 16:00 of UTC. */
const at = (time: string): Date => new Date(`2026-10-14T${time}:00Z`);
const read = (time: string, more: Partial<ReadingByHand> = {}): ReadingByHand => ({
  ...{ startedAt: at(time), endedAt: at(time), outcome: 'complete', ...more },
});
const YESTERDAY = doneState('2026-10-13T16:00:00Z');

/** What is due at 20:30 in Moscow, and when the next one begins. */
function dueAfter(reading: ReadingByHand | undefined, state = YESTERDAY, plan = planOf(), isEnough = true) {
  const now = at('17:30');
  const known = withReadingByHand(plan, state, reading, now, () => isEnough);
  return [dueSlot(plan, known, now)?.at, nextBegin(plan, known, now)];
}
const DUE = [at('16:00'), at('17:30')];
const TOMORROW = [undefined, new Date('2026-10-15T16:00:00Z')];

test('a whole reading behind the moment of a slot that nobody began stands for it', () => {
  expect(dueAfter(undefined)).toEqual(DUE);
  expect(dueAfter(read('16:00'))).toEqual(TOMORROW);
  expect(dueAfter(read('17:00', { outcome: 'partial' }))).toEqual(TOMORROW);
});

test.each([
  ['that began before it', read('15:59', { endedAt: at('16:20') })],
  ['that failed', read('17:00', { outcome: 'failed', error: 'http.timeout' })],
  ['that left something out', read('17:00', { outcome: 'partial', error: 'http.not-found' })],
  ['of a clock that was wrong', read('17:00', { startedAt: new Date('2035-01-01T00:00:00Z') })],
])('a reading %s stands for nothing', (_which, reading) => expect(dueAfter(reading)).toEqual(DUE));

test('it stands for the run that failed before it too, which is not tried again', () => {
  const failed = doneState('2026-10-14T16:00:00Z', { outcome: 'failed', error: 'http.timeout' });
  expect(dueAfter(undefined, failed)).toEqual(DUE);
  expect(dueAfter(read('16:30'), failed)).toEqual(TOMORROW);
});

test('it stands for no slot at which the whole period is to be read', () =>
  expect(dueAfter(read('17:00'), YESTERDAY, planOf(), false)).toEqual(DUE));

test('in the window behind the slot it is enough that it began behind the planned moment', () => {
  const plan = planOf({ rhythm: { at: [19 * 60], windowMinutes: 60 } });
  expect(dueAfter(read('16:00'), YESTERDAY, plan)).toEqual([undefined, expect.any(Date)]);
  expect((dueAfter(read('16:00'), YESTERDAY, plan)[1] as Date) > at('23:00')).toBe(true);
});

test('what the job reads itself changes nothing of what is remembered of it', () => {
  const state = doneState('2026-10-14T16:00:00Z');
  expect(withReadingByHand(planOf(), state, read('16:05'), at('17:30'), () => true)).toBe(state);
});
