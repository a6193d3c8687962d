import { conditionsIn, hoursAgo, platform, told, wellRead } from '../test/look-fixture.ts';

describe('the data centre itself', () => {
  test('is told what is wrong with it', () => {
    const elsewhere = {
      configuration: { isValid: false, mistakes: 3 },
      ledgerDifference: 2,
      disk: { freeMiB: 900, leastMiB: 1024 },
      backup: { lastAt: hoursAgo(24 * 9), mostDays: 7 },
      isKeyExported: false,
    };
    expect(conditionsIn({ elsewhere }).map(({ kind, owner }) => [kind, owner])).toEqual(
      ['backup-old', 'config-broken', 'disk-low', 'key-not-exported', 'ledger'].map((kind) => [kind, 'us']),
    );
  });

  test('is told nothing where all is well', () => {
    const backup = { lastAt: hoursAgo(24), mostDays: 7 };
    const disk = { freeMiB: 1024, leastMiB: 1024 };
    const elsewhere = { configuration: { isValid: true }, ledgerDifference: 0, disk, backup, isKeyExported: true };
    expect(conditionsIn({ elsewhere })).toEqual([]);
    expect(told({ elsewhere: { backup: { mostDays: 7 } } })).toEqual([['backup-old/store', 'us', 0]]);
  });

  test('asks for no backup of a store that is empty, nor for a copy of its key', () =>
    expect(told({ isEmpty: true, elsewhere: { backup: { mostDays: 7 }, isKeyExported: false } })).toEqual([]));

  test('a credential that runs out is told once for all that share it, with the earliest day', () => {
    const credentials = ['a', 'b', 'gone'].map((source, day) => ({
      ...{ kind: 'source' as const, source, setting: 'accessToken' },
      expiresAt: new Date(Date.UTC(2026, 8, 20 - day)),
    }));
    const sources = [wellRead('a'), wellRead('b', { credential: 'a' })];
    expect(conditionsIn({ sources, elsewhere: { credentials } })).toMatchObject([
      { key: 'credential-expiring/a accessToken', places: ['a', 'b'], values: { at: '2026-09-19T00:00:00.000Z' } },
    ]);
  });

  test('a secret of a platform or a channel that runs out is ours to renew, also where a source has the same name', () => {
    const expiresAt = new Date('2026-09-20T00:00:00Z');
    const ending = (kind: 'destination' | 'channel', source: string) => ({
      kind,
      source,
      setting: 'secret',
      expiresAt,
    });
    const credentials = [
      ending('destination', 'mono-log'),
      ending('channel', 'smtp'),
      ending('channel', 'on pause'),
      ending('destination', 'smtp'),
    ];
    const seen = {
      sources: [wellRead('mono-log')],
      destinations: [platform()],
      channels: [{ name: 'smtp', failures: 0 }],
    };
    expect(conditionsIn({ ...seen, elsewhere: { credentials } })).toMatchObject([
      { key: 'access-expiring/channels/smtp secret', owner: 'us', places: ['smtp'] },
      {
        key: 'access-expiring/destinations/mono-log secret',
        owner: 'us',
        places: ['mono-log'],
        values: { at: '2026-09-20T00:00:00.000Z' },
      },
    ]);
  });
});
