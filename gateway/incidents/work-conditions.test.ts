import { ERRORS } from '../contracts/errors.ts';
import { conditionsIn, failed, platform, wellRead } from '../test/look-fixture.ts';
import type { WorkObservation } from './observations.ts';

const told = (more: Parameters<typeof conditionsIn>[0]) =>
  conditionsIn(more).map(({ key, owner, places }) => [key, owner, ...places]);
const work = (kind: WorkObservation['kind'], error?: string, name = ''): WorkObservation => ({
  ...{ kind, name },
  ...(error !== undefined && { error }),
});

describe('work of the service itself', () => {
  test('that was done is nobody’s incident', () =>
    expect(told({ works: [work('keeping'), work('digest'), work('balance', undefined, 'mono-log')] })).toEqual([]));

  test('that the store ended is the store’s, in one incident with the readings it ended', () => {
    const works = [work('keeping', 'store.damaged'), work('balance', 'store.full', 'mono-log')];
    const destinations = [platform({ error: 'store.full' })];
    const seen = { works, destinations, sources: [failed('a', 'store.full'), wellRead('b')] };
    expect(told(seen)).toEqual([['store/sources', 'us', 'a', 'balance:mono-log', 'forward:mono-log', 'keeping']]);
    expect(conditionsIn(seen)[0]!.values).toMatchObject({ error: 'store.full', count: 4 });
    expect(told({ works: [works[0]!] })).toEqual([['store/sources', 'us', 'keeping']]);
  });

  test('that a platform refused or did not answer is told as its forwarding is, and names the command to try', () => {
    const refused = { works: [work('balance', 'http.unauthorized', 'mono-log')], destinations: [platform()] };
    expect(told(refused)).toEqual([['platform-refused/mono-log', 'us', 'mono-log']]);
    expect(conditionsIn(refused)[0]!.values).toMatchObject({ error: 'http.unauthorized', work: 'balance' });
    const both = {
      works: [work('balance', 'http.timeout', 'mono-log')],
      destinations: [platform({ error: 'http.timeout' })],
    };
    expect(conditionsIn(both).map(({ key, values }) => [key, values['work']])).toEqual([
      ['platform-down/mono-log', 'forward'],
    ]);
  });

  test('that a bug ended is ours, each by itself', () =>
    expect(
      told({ works: [work('keeping', 'bug'), work('digest', 'bug')], destinations: [platform({ error: 'bug' })] }),
    ).toEqual([
      ['job-failed/digest', 'us', 'digest'],
      ['job-failed/forward:mono-log', 'us', 'forward:mono-log'],
      ['job-failed/keeping', 'us', 'keeping'],
    ]));

  test.each(Object.keys(ERRORS))('by %s is somebody’s move', (code) => {
    expect(told({ works: [work('keeping', code)] })).toHaveLength(1);
    expect(told({ works: [work('balance', code, 'mono-log')], destinations: [platform()] })).toHaveLength(1);
  });
});

describe('a channel', () => {
  const channel = (failures: number, error?: string) => ({ name: 'smtp', failures, ...(error && { error }) });

  test('that takes nothing three times in a row is down, and at once where a person has to mend it', () => {
    expect(told({ channels: [channel(2, 'channel.later')] })).toEqual([]);
    expect(told({ channels: [channel(3, 'channel.later')] })).toEqual([['channel-down/smtp', 'us', 'smtp']]);
    expect(told({ channels: [channel(1, 'channel.refused')] })).toEqual([['channel-down/smtp', 'us', 'smtp']]);
    expect(told({ channels: [channel(0)] })).toEqual([]);
  });

  test('that did not take the digest is looked at by itself: the digest is no incident beside it', () =>
    expect(told({ works: [work('digest', 'channel.refused')], channels: [channel(1, 'channel.refused')] })).toEqual([
      ['channel-down/smtp', 'us', 'smtp'],
    ]));
});
