import type { ContainerType } from '../../gateway/contracts/census.ts';
import { callOf, containersIn } from './containers.ts';

const told = (answer: unknown): Readonly<Record<string, readonly ContainerType[]>> =>
  Object.fromEntries([...containersIn(answer)].map(([place, types]) => [place, [...types].sort()]));

test('each container of an answer is told by its place and type; what is none is not', () => {
  const students = { 1101: { title: 'Заварзин Илья', days: [{ items: {}, alert: 'today' }, { items: [] }] } };
  expect(told({ response: { state: 200, result: { students } } })).toEqual({
    '': ['object'],
    '/response': ['object'],
    '/response/result': ['object'],
    '/response/result/students': ['numbered'],
    '/response/result/students/*': ['object'],
    '/response/result/students/*/days': ['list'],
    '/response/result/students/*/days/*': ['object'],
    '/response/result/students/*/days/*/items': ['list-empty', 'object-empty'],
  });
});

test.each([
  ['ids', { 2094567823485123001: [1] }, 'numbered'],
  ['days', { '2026-10-12': [1], '20261013': [2] }, 'numbered'],
  ['names of people', { Заварзин: [1] }, 'worded'],
  ['a name among fields', { count: [1], 'Илья Петров': [2] }, 'worded'],
  ['logins', { 'zavarzin@school.ru': [1] }, 'worded'],
  ['ids of other makes', { 'f6a1b2c3-4711-4d5e-8f60-0123456789ab': [1], u20261101: [2] }, 'worded'],
  ['more words than an object has fields', Object.fromEntries(words(120).map((word) => [word, [1]])), 'worded'],
])('a key that is data is never told: %s', (_what, members, type) => {
  expect(told({ students: members })).toEqual({ '': ['object'], '/students': [type], '/students/*': ['list'] });
});

/** "a", "b", … "dp": all of them could be names of fields. */
function words(count: number): readonly string[] {
  return Array.from({ length: count }, (_, nth) => `x${String.fromCharCode(97 + (nth % 26))}${'y'.repeat(nth / 26)}`);
}

test('of a large answer all that stands above its lists is told, and of what it lists some things', () => {
  const things = Array.from({ length: 5_000 }, (_, id) => ({ id, tags: [[id]], more: { deeper: { deepest: {} } } }));
  const answer = { first: { things }, second: { things }, third: { last: [] } };
  let reads = 0;
  const watched = new Proxy(things, { get: (target, key) => ((reads += 1), Reflect.get(target, key) as unknown) });
  const places = Object.keys(told({ ...answer, first: { things: watched } }));
  expect(places).toEqual(
    expect.arrayContaining(['/first/things', '/second/things', '/third/last', '/first/things/*/tags']),
  );
  expect(reads).toBeLessThan(20);
});

test('nothing in the place of a container is told where it stands above all lists', () => {
  expect(told({ result: null, days: '', state: 200, list: [{ work: null }] })).toEqual({
    '': ['object'],
    '/result': ['empty'],
    '/days': ['empty'],
    '/list': ['list'],
    '/list/*': ['object'],
  });
});

test.each([
  ['getdiary', 'getdiary'],
  ['lessons/2094567823485123001/works', 'lessons/*/works'],
  ['edu-groups/17/lessons/2026-10-12/2026-10-18', 'edu-groups/*/lessons/*/*'],
  ['../api/mobile/totals?studentId=4711', 'api/mobile/totals'],
  ['https://school.example/api/v1/pupils/Заварзин', 'api/v1/pupils/*'],
  ['family/mobile/v1/profile', 'family/mobile/v1/profile'],
  ['schools/a1b2c3/card', 'schools/*/card'],
])('a call is told by its path without what may be an id: %s', (path, call) => {
  expect(callOf(path)).toBe(call);
});
