import { conditionsIn, failed, hoursAgo, NOW, told, wellRead } from '../test/look-fixture.ts';
import type { SourceObservation } from './observations.ts';

const HOST = 'vendor-refused/dnevnik-ru api.dnevnik.ru';
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `school-${index + 1}`);
/** Refused since some hours ago, and served last before that. */
const refused = (source: string, hours: number, more: Partial<SourceObservation> = {}): SourceObservation => {
  const { last, ...one } = failed(source, 'http.forbidden');
  const until = { ...last!, endedAt: hoursAgo(hours > 24 ? hours % 24 : hours) };
  return { ...one, last: until, failingSince: hoursAgo(hours), lastGoodAt: hoursAgo(hours + 24), ...more };
};
const served = (source: string, hours: number): SourceObservation => wellRead(source, { lastGoodAt: hoursAgo(hours) });
const keysIn = (sources: readonly SourceObservation[], open: ReadonlyMap<string, readonly string[]> = new Map()) =>
  told({ sources, open }).map(([key, , places]) => [key, places]);

test.each(['http.unauthorized', 'vendor.login', 'http.forbidden', 'http.not-found'])(
  'by %s of 300 schools of one host, each with its own access, is one condition of the vendor',
  (error) =>
    expect(conditionsIn({ sources: [...names(300).map((name) => failed(name, error)), wellRead('x')] })).toMatchObject([
      { key: HOST, owner: 'vendor', values: { error, count: 300, all: 301, host: 'api.dnevnik.ru' } },
    ]),
);

test('a host that refuses now in this way and now in that is one condition, with the commonest reason', () => {
  const errors = ['http.not-found', 'http.forbidden', 'http.unauthorized', 'http.forbidden'];
  const sources = names(12).map((name, index) => failed(name, errors[index % 4]!));
  expect(conditionsIn({ sources })).toMatchObject([{ key: HOST, values: { error: 'http.forbidden', count: 12 } }]);
});

test('the third refusal makes them the host’s; until it comes, or somebody is served, nobody can tell, and nothing is told', () => {
  const [a, b, c, d] = names(4).map((name) => refused(name, 2));
  const rest = ['x', 'y', 'z'].map((name) => served(name, 20));
  expect(keysIn([a!, ...rest])).toEqual([]);
  expect(keysIn([a!, b!, ...rest])).toEqual([]);
  expect(keysIn([a!, b!, c!, d!, ...rest])).toEqual([[HOST, 4]]);
  const own = [
    ['permission/school-1', 1],
    ['permission/school-2', 1],
  ];
  expect(keysIn([a!, b!, ...rest.slice(1), served('x', 1)])).toEqual(own);
});

test('a refusal of which nobody could tell whose it is for three hours is told as the school’s own, and stays that', () => {
  const rest = ['x', 'y', 'z'].map((name) => served(name, 20));
  expect(keysIn([refused('school-1', 3), refused('school-2', 2), ...rest])).toEqual([['permission/school-1', 1]]);
  const open = new Map([['permission/school-1', ['school-1']]]);
  expect(keysIn([refused('school-1', 2), refused('school-2', 2), ...rest], open)).toEqual([['permission/school-1', 1]]);
});

test('where a host has too few schools to fall, each is told at once', () => {
  expect(keysIn([refused('school-1', 1), served('x', 20)])).toEqual([['permission/school-1', 1]]);
});

test('a host that serves as many as it refuses is none that refuses', () => {
  const three = names(3).map((name) => refused(name, 3));
  const beside = ['x', 'y', 'z'].map((name) => served(name, 1));
  expect(keysIn([...three, ...beside.slice(1)])).toEqual([[HOST, 3]]);
  expect(keysIn([...three, ...beside])).toHaveLength(3);
});

test('who was not read since says nothing: a night begins with the first school', () =>
  expect(
    keysIn([...names(3).map((name) => refused(name, 1)), ...['x', 'y', 'z', 'w'].map((name) => served(name, 20))]),
  ).toEqual([[HOST, 3]]));

test('schools that lost their access on different days are each told by themselves', () => {
  const three = names(3).map((name, index) => refused(name, 24 * (10 + index)));
  expect(keysIn([...three, ...['x', 'y', 'z', 'w'].map((name) => served(name, 1))])).toHaveLength(3);
});

test('a school that was refused while others were served stays its own when its vendor falls later', () => {
  const alone = refused('alone', 24 * 20 + 1);
  const fallen = names(5).map((name) => refused(name, 2));
  expect(keysIn([alone, ...fallen])).toEqual([
    ['permission/alone', 1],
    [HOST, 5],
  ]);
});

test('sources that sign in with one secret are one, however many; the second and third secret make three', () => {
  const shared = (from: number): readonly SourceObservation[] =>
    names(4).map((name) => failed(`${from}-${name}`, 'http.unauthorized', { credential: `${from}` }));
  expect(told({ sources: shared(1) })).toEqual([['credential/1', 'school', 4]]);
  expect(told({ sources: [1, 2].flatMap(shared) })).toHaveLength(2);
  expect(told({ sources: [1, 2, 3].flatMap(shared) })).toEqual([[HOST, 'vendor', 12]]);
});

test('hosts are told apart, and so are systems', () => {
  const at = (host: string, more: Partial<SourceObservation> = {}) =>
    names(2).map((name) => refused(`${host}-${name}`, 2, { system: 'netschool', host, ...more }));
  expect(keysIn([...at('one.example'), ...at('two.example')])).toHaveLength(4);
});

test('a right that is missing for a part of most schools’ journals is the host’s as well', () => {
  const partly = names(4).map((name) =>
    wellRead(name, { last: { ...wellRead(name).last!, outcome: 'partial', error: 'http.forbidden' } }),
  );
  expect(keysIn(partly)).toEqual([[HOST, 4]]);
  const whole = ['x', 'y', 'z', 'w'].map((name) => served(name, 1));
  expect(keysIn([...partly, ...whole])).toHaveLength(4);
});

test('settings that fit none of a host’s sources are one condition, and ours', () =>
  expect(told({ sources: names(300).map((name) => failed(name, 'http.private-address')) })).toEqual([
    ['settings/dnevnik-ru api.dnevnik.ru', 'us', 300],
  ]));

test('while a host recovers the rest stays one condition, down to the last; who is refused behind the others is let go', () => {
  const open = new Map([[HOST, names(5)]]);
  const recovered = names(3).map((name) => served(name, 1));
  const rest = [refused('school-4', 48 + 4), refused('school-5', 48 + 5)];
  expect(keysIn([...recovered, ...rest])).toHaveLength(2);
  expect(keysIn([...recovered, ...rest], open)).toEqual([[HOST, 2]]);
  const again = { ...rest[1]!, last: { ...rest[1]!.last!, endedAt: NOW } };
  expect(keysIn([...recovered, rest[0]!, again], open)).toEqual([
    ['permission/school-5', 1],
    [HOST, 1],
  ]);
});
