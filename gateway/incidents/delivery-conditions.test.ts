import type { DeadSum, WaitingSum } from '../contracts/standing.ts';
import { changesBetween, conditionsOf } from './look.ts';
import type { DestinationObservation } from './observations.ts';
import { conditionsIn, down, hoursAgo, NOW, platform, remedyOf, seenAs, told } from '../test/look-fixture.ts';

describe('sheets on their way', () => {
  const sum: WaitingSum & { state: 'placed' } = {
    source: 'a',
    school: '1',
    sheets: 5,
    since: hoursAgo(30),
    state: 'placed',
  };

  test('that wait for a day though the platform answers are stuck', () => {
    expect(told({ destinations: [platform({ waiting: [sum] })] })).toEqual([
      ['deliveries-stuck/mono-log', 'platform', 1],
    ]);
    expect(told({ destinations: [platform({ waiting: [{ ...sum, since: hoursAgo(20) }] })] })).toEqual([]);
  });

  test('are not stuck until forwarding has been well for a day: what waited through an outage is on its way', () => {
    const waiting = [{ ...sum, since: hoursAgo(200) }];
    for (const wellSince of [hoursAgo(1), hoursAgo(23)])
      expect(told({ destinations: [platform({ wellSince, waiting })] })).toEqual([]);
    const { wellSince: _never, ...nobodyForwarded } = platform({ waiting });
    expect(told({ destinations: [nobodyForwarded] })).toEqual([]);
    expect(told({ destinations: [platform({ wellSince: hoursAgo(25), waiting })] })).toHaveLength(1);
  });

  test('that were told to be stuck stay so through an outage, until none of them waits', () => {
    const [stuck] = conditionsIn({ destinations: [platform({ waiting: [sum] })] });
    const open = { ...stuck!, id: 1, openedAt: hoursAgo(3), seenAt: hoursAgo(2) };
    const closedBy = (more: Partial<DestinationObservation>) => {
      const seen = seenAs({ destinations: [platform(more)] });
      return changesBetween([open], conditionsOf(seen, remedyOf), seen).closed;
    };
    expect(closedBy({ wellSince: hoursAgo(1), waiting: [sum] })).toEqual([]);
    expect(closedBy({ wellSince: hoursAgo(1), waiting: [{ ...sum, since: hoursAgo(1) }] })).toEqual([1]);
  });

  test('that wait for a platform that is down are one condition, the platform’s', () =>
    expect(told({ destinations: [down('http.server-error', [sum])] })).toEqual([
      ['platform-down/mono-log', 'platform', 1],
    ]));

  test('that the platform does not take from us are ours to mend', () =>
    expect(told({ destinations: [down('destination.refused')] })).toEqual([['platform-refused/mono-log', 'us', 1]]));

  test('of schools without a node are ours to place, however long they wait, and counted by school', () => {
    const waiting = [
      { ...sum, state: 'unplaced' as const },
      { ...sum, school: '2', state: 'unplaced' as const },
      { ...sum, school: '3', state: 'gated' as const },
    ];
    const both = [platform({ waiting }), platform({ name: 'other', waiting })];
    expect(conditionsIn({ destinations: both })).toMatchObject([
      { key: 'unplaced/schools', owner: 'us', values: { count: 2 } },
    ]);
  });

  test('that were refused are told by reason: the platform’s, or our own check', () => {
    const dead: DeadSum = { source: 'a', school: '1', code: 'destination.node.unknown', sheets: 3 };
    const own = { ...dead, code: 'schema.required' };
    expect(told({ destinations: [platform({ dead: [dead, own, { ...dead, source: 'b' }] })] })).toEqual([
      ['sheet-refused/mono-log destination.node.unknown', 'platform', 2],
      ['sheet-unsendable/mono-log schema.required', 'us', 1],
    ]);
  });

  test('of schools whose gate figures keep closed are told by municipality; a person’s verdict is no incident', () => {
    const gate = { isOpen: false, at: NOW, by: 'figures', reasons: [], parent: 'm-1' } as const;
    const gates = [
      { ...gate, node: 's-1' },
      { ...gate, node: 's-2' },
      { ...gate, node: 's-3', by: 'person' as const },
      { ...gate, node: 's-4', isOpen: true },
    ];
    expect(conditionsIn({ gates })).toMatchObject([
      { key: 'gate-closed/m-1', owner: 'school', places: ['s-1', 's-2'], values: { count: 2 } },
    ]);
  });
});
