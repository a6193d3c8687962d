import type { Condition } from '../../contracts/incident.ts';
import { at, file, openInEachTest } from '../../test/operations-file.ts';

openInEachTest();
const down = (places: readonly string[]): Condition => ({
  key: 'vendor-down/dnevnik-ru',
  kind: 'vendor-down',
  owner: 'vendor',
  places,
  values: { count: places.length },
});
const opening = (...opened: Condition[]) => ({ opened, seen: [], closed: [] });

test('a condition that is open already is not opened again, and is told once through each channel', async () => {
  const { operations } = file;
  const [incident] = await operations.changeIncidents(opening(down(['s1'])), at(1), ['smtp', 'log']);
  expect(incident).toMatchObject({ kind: 'vendor-down', places: ['s1'], openedAt: at(1) });
  expect(await operations.changeIncidents(opening(down(['s1', 's2'])), at(2), ['smtp', 'log'])).toEqual([]);
  expect((await operations.notices()).map(({ channel, event }) => [channel, event])).toEqual([
    ['smtp', 'opened'],
    ['log', 'opened'],
  ]);
});

test('an incident is seen in more places, closed once, and opened anew as another one', async () => {
  const { operations } = file;
  const [first] = await operations.changeIncidents(opening(down(['s1'])), at(1), ['log']);
  const { id } = first!;
  await operations.changeIncidents({ opened: [], seen: [{ ...down(['s1', 's2']), id }], closed: [] }, at(2), ['log']);
  expect(await operations.incidents({ open: true })).toMatchObject([{ id, places: ['s1', 's2'], seenAt: at(2) }]);
  for (const hour of [3, 4])
    await operations.changeIncidents({ opened: [], seen: [], closed: [id] }, at(hour), ['log']);
  expect(await operations.incidents()).toMatchObject([{ id, closedAt: at(3) }]);
  const [again] = await operations.changeIncidents(opening(down(['s1'])), at(5), ['log']);
  expect(again!.id).not.toBe(id);
  expect((await operations.notices()).map(({ event }) => event)).toEqual(['opened', 'closed', 'opened']);
  expect((await operations.incidents({ since: at(4) })).map((incident) => incident.id)).toEqual([again!.id]);
});

test('a notice waits until it was told, and its attempts are counted', async () => {
  const { operations } = file;
  await operations.changeIncidents(opening(down(['s1'])), at(1), ['smtp']);
  const [notice] = await operations.notices();
  await operations.failNotice(notice!.id, at(2));
  expect(await operations.notices()).toMatchObject([
    { id: notice!.id, attempts: 1, channel: 'smtp', event: 'opened', dueAt: at(2) },
  ]);
  await operations.endNotice(notice!.id);
  expect(await operations.notices()).toEqual([]);
});

test('notices that one has taken are nobody else’s, until they fail or time has passed, whatever the clock did', async () => {
  const { operations } = file;
  await operations.changeIncidents(opening(down(['s1'])), at(1), ['smtp', 'log']);
  const [smtp, log] = await operations.notices();
  const take = async (hour: number, ...taken: readonly (typeof smtp)[]) =>
    operations.takeNotices(
      taken.map((notice) => notice!),
      at(hour),
      7_200_000,
    );
  expect([await take(10, smtp), await take(11, smtp), await take(11, smtp, log), await take(11, log)]).toEqual([
    ...[true, false, false, true],
  ]);
  expect([await take(12, smtp), await take(1, smtp)]).toEqual([true, true]);
  await operations.failNotice(smtp!.id, at(1));
  expect(await take(1, smtp)).toBe(false);
  const [again] = await operations.notices();
  expect(await take(1, again)).toBe(true);
  await operations.endNotice(again!.id);
  expect(await take(9, again)).toBe(false);
});

test('of a channel it is remembered how often in a row it failed, and the last digest that it took', async () => {
  const { operations } = file;
  const note = async (error: string | undefined, digest?: Date) =>
    operations.noteTold('smtp', { ...(error && { error }), ...(digest && { digest }) });
  await note('channel.refused', at(1));
  await note('channel.later');
  await operations.noteTold('log', { digest: at(2) });
  expect(await operations.channelStates()).toEqual([
    { channel: 'log', failures: 0, digest: at(2) },
    { channel: 'smtp', failures: 2, error: 'channel.later' },
  ]);
  await note(undefined, at(2));
  await note(undefined);
  await note('channel.later', at(3));
  expect((await operations.channelStates())[1]).toEqual({
    ...{ channel: 'smtp', failures: 1, error: 'channel.later', digest: at(2) },
  });
});
