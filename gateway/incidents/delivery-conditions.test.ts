import type { DeadSum, WaitingSum } from '../contracts/standing.ts';
import { conditionsIn, hoursAgo, NOW, platform, told } from '../test/look-fixture.ts';

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

  test('that wait for a platform that is down are one condition, the platform’s', () =>
    expect(told({ destinations: [platform({ error: 'http.server-error', waiting: [sum] })] })).toEqual([
      ['platform-down/mono-log', 'platform', 1],
    ]));

  test('that the platform does not take from us are ours to mend', () =>
    expect(told({ destinations: [platform({ error: 'destination.refused' })] })).toEqual([
      ['platform-refused/mono-log', 'us', 1],
    ]));

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
