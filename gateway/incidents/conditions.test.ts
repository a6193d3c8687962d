import { ERRORS } from '../contracts/errors.ts';
import { conditionsIn, failed, hoursAgo, platform, told, wellRead } from '../test/look-fixture.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `school-${index + 1}`);

test('a region that is well has no condition', () =>
  expect(conditionsIn({ sources: names(3).map((name) => wellRead(name)), destinations: [platform()] })).toEqual([]));

describe('a reading that failed', () => {
  test('of 300 sources of one host is one condition of the vendor, whatever each one met', () => {
    const codes = ['http.timeout', 'http.unreachable', 'http.timeout', 'http.not-json', 'vendor.answer'];
    const sources = names(300).map((name, index) => failed(name, codes[index % codes.length]!));
    const [only, ...more] = conditionsIn({ sources: [...sources, wellRead('school-301')] });
    expect([only, more]).toMatchObject([
      {
        key: 'vendor-down/dnevnik-ru api.dnevnik.ru',
        owner: 'vendor',
        values: { error: 'http.timeout', count: 300, all: 301 },
      },
      [],
    ]);
  });

  test('is told by host: an installation of its own is an incident of its own', () =>
    expect(
      told({
        sources: [
          failed('a', 'http.timeout', { system: 'netschool', host: 'one.example' }),
          failed('b', 'http.timeout', { system: 'netschool', host: 'two.example' }),
        ],
      }),
    ).toEqual([
      ['vendor-down/netschool one.example', 'vendor', 1],
      ['vendor-down/netschool two.example', 'vendor', 1],
    ]));

  test('for a credential is told once for all that share it', () =>
    expect(
      told({
        sources: [
          failed('a', 'http.unauthorized'),
          failed('b', 'http.unauthorized', { credential: 'a' }),
          failed('c', 'vendor.login'),
        ],
      }),
    ).toEqual([
      ['credential/a', 'school', 2],
      ['credential/c', 'school', 1],
    ]));

  test('in part is somebody’s move where an account is not let in, and none where an answer failed to come', () => {
    const partly = (source: string, error: string) =>
      wellRead(source, { last: { ...wellRead(source).last!, outcome: 'partial', error } });
    const quarantined = wellRead('d', { last: { ...wellRead('d').last!, outcome: 'partial' } });
    const sources = [
      partly('a', 'vendor.login'),
      partly('b', 'http.forbidden'),
      partly('c', 'http.timeout'),
      quarantined,
    ];
    expect(told({ sources })).toEqual([
      ['credential/a', 'school', 1],
      ['permission/b', 'vendor', 1],
    ]);
  });

  test.each([
    ['http.forbidden', 'permission/s', 'vendor'],
    ['http.certificate', 'certificate/dnevnik-ru api.dnevnik.ru', 'us'],
    ['http.not-found', 'settings/s', 'us'],
    ['http.too-large', 'settings/s', 'us'],
    ['http.bad-request', 'adapter-bug/dnevnik-ru', 'us'],
    ['cursor.invalid', 'adapter-bug/dnevnik-ru', 'us'],
    ['store.full', 'store/sources', 'us'],
    [undefined, 'adapter-bug/dnevnik-ru', 'us'],
    ['a.code-of-a-later-version', 'adapter-bug/dnevnik-ru', 'us'],
  ])('by %s is %s', (error, key, owner) => expect(told({ sources: [failed('s', error)] })).toEqual([[key, owner, 1]]));

  test.each(Object.keys(ERRORS))('by %s has an owner', (code) =>
    expect(conditionsIn({ sources: [failed('s', code)] })).toHaveLength(1),
  );
});

describe('a source that nobody reads', () => {
  test('is a gap once a planned reading is half a day late, and one for all of a system', () => {
    const late = { dueSince: hoursAgo(13) };
    expect(told({ sources: [wellRead('a', late), wellRead('b', late), wellRead('c')] })).toEqual([
      ['gap/dnevnik-ru', 'us', 2],
    ]);
    expect(told({ sources: [wellRead('a', { dueSince: hoursAgo(11) })] })).toEqual([]);
  });

  test('is a gap also where it never was', () => {
    const { last: _last, lastGoodAt: _good, ...fresh } = wellRead('s', { dueSince: hoursAgo(20) });
    expect(told({ sources: [fresh] })).toEqual([['gap/dnevnik-ru', 'us', 1]]);
  });

  test('is no gap while nothing was planned, however long: in holidays nobody reads', () =>
    expect(told({ sources: [wellRead('s', { lastGoodAt: hoursAgo(2000) })] })).toEqual([]));

  test('is no gap while its vendor is down: that is told already', () =>
    expect(
      told({ sources: [failed('s', 'http.timeout', { lastGoodAt: hoursAgo(900), dueSince: hoursAgo(99) })] }),
    ).toEqual([['vendor-down/dnevnik-ru api.dnevnik.ru', 'vendor', 1]]));

  test('and whose schools are all closed wants to be paused', () =>
    expect(told({ sources: [wellRead('s', { isLeft: true })] })).toEqual([['closed-school/sources', 'us', 1]]));
});

test('slices that are held and slices that came empty are told by host, the first day named', () => {
  const finding = { source: 'a', kind: 'loss', sheet: 'journal-day', from: '2026-09-07' } as const;
  const conditions = conditionsIn({
    sources: [wellRead('a'), wellRead('b')],
    findings: [
      { ...finding, from: '2026-09-14' },
      finding,
      { ...finding, source: 'b', kind: 'empty' },
      { ...finding, source: 'paused or gone' },
    ],
  });
  expect(conditions).toMatchObject([
    { key: 'empty-reading/dnevnik-ru api.dnevnik.ru', owner: 'school', places: ['b'], values: { count: 1 } },
    { key: 'held-slice/dnevnik-ru api.dnevnik.ru', owner: 'us', values: { count: 2, from: '2026-09-07' } },
  ]);
});

test('fields that changed are told by host: how many, the one that shows in most sources, and where', () => {
  const change = { what: 'type', entity: 'mark', field: '/mark/value' } as const;
  const conditions = conditionsIn({
    sources: [wellRead('a'), wellRead('b')],
    changes: [
      { ...change, source: 'a', what: 'gone', field: '/mark/id' },
      { ...change, source: 'a' },
      { ...change, source: 'b' },
      { ...change, source: 'paused or gone' },
    ],
  });
  expect(conditions).toMatchObject([
    {
      ...{ key: 'fields-changed/dnevnik-ru api.dnevnik.ru', owner: 'us', places: ['a', 'b'] },
      values: { count: 2, sources: 2, field: 'mark /mark/value' },
    },
  ]);
});

test('records that a policy stopped for a changed field are told with the change, also when only they are left of it', () => {
  const change = { what: 'type', entity: 'mark', field: '/mark/value', source: 'a' } as const;
  const stopped = { source: 'a', system: 'dnevnik-ru', entity: 'mark', code: 'census.type', count: 2 };
  const sources = [wellRead('a')];
  for (const [changes, field] of [
    [[change], 'mark /mark/value'],
    [[], 'mark'],
  ] as const)
    expect(conditionsIn({ sources, changes, quarantine: [stopped] })).toMatchObject([
      { key: 'fields-changed/dnevnik-ru api.dnevnik.ru', values: { count: 1, field } },
    ]);
});

test('records in quarantine are told by what holds them', () => {
  const sum = { source: 'a', system: 'dnevnik-ru', entity: 'mark', count: 2 };
  const conditions = conditionsIn({
    sources: [wellRead('a'), wellRead('b')],
    quarantine: [
      { ...sum, code: 'map.unknown-code', list: 'mark-values' },
      { ...sum, source: 'b', system: 'netschool', code: 'map.unknown-code', list: 'mark-values' },
      { ...sum, code: 'map.not-a-date' },
      { ...sum, code: 'map.unknown-code' },
      { ...sum, code: 'schema.maximum' },
      { ...sum, code: 'page.repeated' },
      { ...sum, code: 'schema.required' },
      { ...sum, source: 'an imported file', code: 'schema.required' },
    ],
  });
  expect(conditions.map(({ key, owner, values }) => [key, owner, values['count']])).toEqual([
    ['contradiction/dnevnik-ru mark', 'school', 2],
    ['record-shape/dnevnik-ru mark', 'vendor', 2],
    ['unknown-code/mark-values', 'us', 4],
    ['wrong-value/dnevnik-ru mark', 'school', 6],
  ]);
});

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
