import { doneState, planOf } from './job-plan-fixture.ts';
import { dueSlot, nextBegin } from './due.ts';

const at = (moment: string): Date => new Date(moment);
/** 19:00 in Moscow. */
const evening = (day: number): Date => at(`2026-10-${String(day).padStart(2, '0')}T16:00:00Z`);
const dueAt = (state: Parameters<typeof dueSlot>[1], moment: string, plan = planOf()) =>
  dueSlot(plan, state, at(moment))?.at;

test('a job that was never begun is due for the latest slot that passed', () => {
  expect(dueAt(undefined, '2026-10-14T10:00:00Z')).toEqual(evening(13));
});

test('a job that owes nothing from before its beginning is due first at its next slot, and from then on as any other', () => {
  const plan = planOf({ since: at('2026-10-14T10:00:00Z') });
  expect(dueAt(undefined, '2026-10-14T10:00:00Z', plan)).toBeUndefined();
  expect(nextBegin(plan, undefined, at('2026-10-14T10:00:00Z'))).toEqual(evening(14));
  expect(dueAt(undefined, '2026-10-14T16:00:00Z', plan)).toEqual(evening(14));
  expect(dueAt(doneState('2026-10-12T16:00:00Z'), '2026-10-14T10:00:00Z', plan)).toEqual(evening(13));
  // A clock that was put back: what a wrong one called the beginning holds nothing up.
  expect(dueAt(undefined, '2026-10-13T10:00:00Z', plan)).toEqual(evening(12));
});

test('a job that was done is due at its next slot, not before', () => {
  const state = doneState('2026-10-13T16:00:00Z');
  expect(dueAt(state, '2026-10-14T15:59:59Z')).toBeUndefined();
  expect(dueAt(state, '2026-10-14T16:00:00Z')).toEqual(evening(14));
});

test('after a week without the service there is one catch-up, for the latest slot', () => {
  expect(dueAt(doneState('2026-10-06T16:00:00Z'), '2026-10-14T10:00:00Z')).toEqual(evening(13));
  expect(dueAt(doneState('2026-10-13T16:00:00Z', { earlier: [evening(6)] }), '2026-10-14T10:00:00Z')).toBeUndefined();
});

test('a job whose process died, or that was stopped, is begun again for its slot, or for a later one that has passed', () => {
  const { endedAt: _ended, outcome: _outcome, ...died } = doneState('2026-10-13T16:00:00Z');
  for (const state of [died, doneState('2026-10-13T16:00:00Z', { outcome: 'stopped' })]) {
    expect(dueAt(state, '2026-10-13T16:30:00Z')).toEqual(evening(13));
    expect(dueAt(state, '2026-10-14T16:30:00Z')).toEqual(evening(14));
  }
});

test('a person’s wish that was cut off is gone on with, though it has no slot of the plan', () => {
  const state = doneState('2026-10-14T09:12:00Z', { outcome: 'stopped', earlier: [evening(13)] });
  expect(dueAt(state, '2026-10-14T10:00:00Z')).toEqual(at('2026-10-14T09:12:00Z'));
});

test('what only a person can help is not begun before its next slot; a bug neither', () => {
  for (const error of ['http.unauthorized', 'bug', undefined]) {
    const state = doneState('2026-10-13T16:00:00Z', { outcome: 'failed', ...(error && { error }) });
    expect(dueAt(state, '2026-10-14T15:59:00Z')).toBeUndefined();
    expect(dueAt(state, '2026-10-14T16:00:00Z')).toEqual(evening(14));
  }
});

test('what may succeed later is tried again, each time after a longer while, up to three hours', () => {
  const failedAt = (time: string) =>
    doneState('2026-10-13T16:00:00Z', { outcome: 'failed', error: 'http.timeout', endedAt: at(`2026-10-13T${time}Z`) });
  const again = (ended: string): Date | undefined => nextBegin(planOf(), failedAt(ended), at(`2026-10-13T${ended}Z`));
  expect(again('16:01:00')).toEqual(at('2026-10-13T16:11:00Z'));
  expect(again('16:40:00')).toEqual(at('2026-10-13T17:20:00Z'));
  expect(again('22:00:00')).toEqual(at('2026-10-14T01:00:00Z'));
  expect(dueAt(failedAt('16:40:00'), '2026-10-13T17:19:00Z')).toBeUndefined();
  expect(dueAt(failedAt('16:40:00'), '2026-10-13T17:20:00Z')).toEqual(evening(13));
});

test('a trial again never goes before the next slot, and gives way to it', () => {
  const state = doneState('2026-10-13T16:00:00Z', { outcome: 'failed', error: 'http.timeout', endedAt: evening(14) });
  expect(dueAt(state, '2026-10-14T16:00:00Z')).toEqual(evening(14));
});

describe('a run that a person asked for', () => {
  const windowed = planOf({ rhythm: { at: [19 * 60], windowMinutes: 300 } });
  const [place] = [nextBegin(windowed, doneState('2026-10-13T16:00:00Z'), at('2026-10-14T12:00:00Z'))!];
  /** Asked for in the window, a moment before the source's own place in it. */
  const asked = (given: Parameters<typeof doneState>[1]) =>
    doneState('2026-10-14T16:05:00Z', { earlier: [evening(13)], ...given });
  const failed = { outcome: 'failed', error: 'http.timeout' } as const;

  test('and that was done stands for the planned one of the evening', () => {
    expect(place > at('2026-10-14T16:20:00Z')).toBe(true);
    expect(dueSlot(windowed, asked({}), place)).toBeUndefined();
  });

  test('and that failed cancels nothing: it is tried again, and the planned one has its time', () => {
    for (const error of ['http.timeout', 'http.unauthorized'])
      expect(dueSlot(windowed, asked({ ...failed, error }), place)).toEqual({ at: evening(14), from: place });
    expect(nextBegin(windowed, asked(failed), at('2026-10-14T16:16:00Z'))).toEqual(at('2026-10-14T16:25:00Z'));
    expect(dueAt(asked(failed), '2026-10-14T16:25:00Z', windowed)).toEqual(at('2026-10-14T16:05:00Z'));
    const twice = asked({ ...failed, earlier: [evening(13), at('2026-10-14T16:02:00Z')] });
    expect(dueSlot(windowed, twice, place)?.at).toEqual(evening(14));
  });

  test('and that failed behind the planned one is tried again as that would have been, and gives way to the next', () => {
    const late = doneState('2026-10-14T18:00:00Z', { ...failed, earlier: [evening(13), evening(14)] });
    expect(dueAt(late, '2026-10-14T18:19:00Z')).toBeUndefined();
    expect(dueAt(late, '2026-10-14T18:20:00Z')).toEqual(at('2026-10-14T18:00:00Z'));
    expect(dueAt({ ...late, error: 'http.unauthorized' }, '2026-10-15T15:59:00Z')).toBeUndefined();
    expect(dueAt(late, '2026-10-15T16:00:00Z')).toEqual(evening(15));
  });
});

describe('a clock that was wrong', () => {
  test('put back by an hour begins nothing twice', () => {
    expect(
      dueAt(doneState('2026-10-14T16:00:00Z', { earlier: [evening(13)] }), '2026-10-14T15:05:00Z'),
    ).toBeUndefined();
    expect(
      dueAt(doneState('2026-10-14T16:00:00Z', { earlier: [evening(13)] }), '2026-10-14T16:05:00Z'),
    ).toBeUndefined();
  });

  test('that stood in 2035 for a day leaves the schedule as it was', () => {
    const state = doneState('2035-10-14T16:00:00Z', { earlier: [evening(12), evening(13)] });
    expect(dueAt(state, '2026-10-14T10:00:00Z')).toBeUndefined();
    expect(dueAt(state, '2026-10-14T16:00:00Z')).toEqual(evening(14));
    expect(nextBegin(planOf(), state, at('2026-10-14T10:00:00Z'))).toEqual(evening(14));
  });
});

test('a changed window, or a time moved forward, does not make a slot another one', () => {
  const state = doneState('2026-10-13T16:00:00Z');
  const [wide, earlier] = [300, 0].map((windowMinutes) =>
    planOf({ rhythm: { at: [windowMinutes === 0 ? 18 * 60 : 19 * 60], windowMinutes } }),
  );
  expect(dueAt(state, '2026-10-14T10:00:00Z', wide)).toBeUndefined();
  expect(dueAt(state, '2026-10-14T10:00:00Z', earlier)).toBeUndefined();
});

test('nothing is due in quiet hours and on holidays; what fell into them is due behind them', () => {
  const plan = planOf({ quiet: [{ from: 18 * 60, until: 22 * 60 }], isHoliday: (day) => day === '2026-10-15' });
  const state = doneState('2026-10-13T16:00:00Z');
  expect(dueAt(state, '2026-10-14T16:30:00Z', plan)).toBeUndefined();
  expect(nextBegin(plan, state, at('2026-10-14T16:30:00Z'))).toEqual(at('2026-10-14T19:00:00Z'));
  expect(dueAt(state, '2026-10-14T19:00:00Z', plan)).toEqual(evening(14));
  expect(dueAt(undefined, '2026-10-15T10:00:00Z', plan)).toBeUndefined();
});
