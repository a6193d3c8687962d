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
