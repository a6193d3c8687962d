import { at, file, openAgain, openInEachTest } from '../../test/operations-file.ts';

openInEachTest();

test('a job that was begun is remembered by a new process, without an end', async () => {
  await file.operations.beginJob('collect:s1', at(18), at(19));
  await openAgain();
  expect(await file.operations.jobStates()).toEqual([
    { job: 'collect:s1', slot: at(18), earlier: [], startedAt: at(19) },
  ]);
});

test('a job that failed keeps the moment it was last done', async () => {
  const { operations } = file;
  await operations.beginJob('collect:s1', at(1), at(1));
  await operations.endJob('collect:s1', { at: at(2), outcome: 'done' });
  await operations.beginJob('collect:s1', at(3), at(3));
  await operations.endJob('collect:s1', { at: at(4), outcome: 'failed', error: 'http.timeout' });
  expect(await operations.jobStates()).toEqual([
    {
      ...{ job: 'collect:s1', slot: at(3), earlier: [at(1)], startedAt: at(3), endedAt: at(4) },
      ...{ outcome: 'failed', error: 'http.timeout', lastDoneAt: at(2) },
    },
  ]);
});

test('a job is well since the first of the times it was done in a row; a failure and a long pause end the row', async () => {
  const { operations } = file;
  const ended = async (hour: number, outcome: 'done' | 'failed' | 'stopped') => {
    await operations.beginJob('forward:p', at(hour), at(hour));
    await operations.endJob('forward:p', { at: at(hour), outcome });
    return (await operations.jobStates())[0]!.wellSince;
  };
  expect(await ended(1, 'done')).toEqual(at(1));
  expect(await ended(2, 'stopped')).toEqual(at(1));
  expect(await ended(26, 'done')).toEqual(at(1));
  expect(await ended(27, 'failed')).toBeUndefined();
  expect(await ended(28, 'stopped')).toBeUndefined();
  expect(await ended(29, 'done')).toEqual(at(29));
  expect(await ended(29 + 37, 'done')).toEqual(at(29 + 37));
  // By a clock that was wrong.
  expect(await ended(1000, 'done')).toEqual(at(1000));
  expect(await ended(70, 'done')).toEqual(at(70));
});

test('the last thirty slots that a job was begun for are remembered, each once, in the order they were begun', async () => {
  const { operations } = file;
  for (const slot of [1, 900, 2, 2]) await operations.beginJob('forward:p', at(slot), at(slot));
  expect((await operations.jobStates())[0]).toMatchObject({ slot: at(2), earlier: [at(1), at(900)] });
  for (let slot = 3; slot <= 40; slot += 1) await operations.beginJob('forward:p', at(slot), at(slot));
  const [state] = await operations.jobStates();
  expect([state!.slot, state!.earlier.length, state!.earlier[0]]).toEqual([at(40), 30, at(10)]);
});

test('the calendar of a source is kept as it was worked out, and replaced by a later one', async () => {
  const year = { from: '2026-09-01', to: '2026-09-03', taught: Uint8Array.of(1, 0, 1) };
  const calendar = { source: 's1', readAt: at(1), periodEnds: ['2026-10-30'], years: [year] };
  await file.operations.keepCalendar({ ...calendar, years: [] });
  await file.operations.keepCalendar(calendar);
  await openAgain();
  expect(await file.operations.calendars()).toEqual([calendar]);
});

test('the error of a failure stays while the job runs again or is stopped, until it is done', async () => {
  const { operations } = file;
  const errors = async () => (await operations.jobStates()).map(({ error, outcome }) => [error, outcome]);
  await operations.beginJob('forward:mono-log', at(1), at(1));
  await operations.endJob('forward:mono-log', { at: at(2), outcome: 'failed', error: 'http.timeout' });
  await operations.beginJob('forward:mono-log', at(3), at(3));
  expect(await errors()).toEqual([['http.timeout', undefined]]);
  await operations.endJob('forward:mono-log', { at: at(4), outcome: 'stopped' });
  expect(await errors()).toEqual([['http.timeout', 'stopped']]);
  await operations.beginJob('forward:mono-log', at(5), at(5));
  await operations.endJob('forward:mono-log', { at: at(6), outcome: 'done' });
  expect(await errors()).toEqual([[undefined, 'done']]);
});

test('a job asked for twice before it is taken is one request', async () => {
  const { operations } = file;
  await operations.requestJob('collect:s1', at(1));
  await operations.requestJob('collect:s2', at(2));
  await operations.requestJob('collect:s1', at(3));
  const [first, second, ...more] = await operations.jobRequests();
  expect([first?.job, second?.job, more]).toEqual(['collect:s1', 'collect:s2', []]);
  await operations.takeRequest(first!.id);
  await operations.requestJob('collect:s1', at(4));
  expect((await operations.jobRequests()).map(({ job }) => job)).toEqual(['collect:s2', 'collect:s1']);
});

test('verdicts of a gate are kept; the latest one counts', async () => {
  const { operations } = file;
  const reason = { requirement: 'topic', due: 10, present: 4, thresholdPercent: 80 };
  await operations.keepVerdict({ node: 'n1', isOpen: false, at: at(1), by: 'figures', reasons: [reason] });
  await operations.keepVerdict({ node: 'n1', isOpen: true, at: at(2), by: 'person', reasons: [], remark: 'agreed' });
  await operations.keepVerdict({ node: 'n2', isOpen: false, at: at(3), by: 'figures', reasons: [] });
  expect(await operations.gates()).toMatchObject(
    new Map([
      ['n1', { isOpen: true, remark: 'agreed' }],
      ['n2', { isOpen: false }],
    ]),
  );
  expect((await operations.gateHistory('n1')).map(({ isOpen, reasons }) => [isOpen, reasons])).toEqual([
    [false, [reason]],
    [true, []],
  ]);
});
