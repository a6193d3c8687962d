import type { AnswerCount, Census, ContainerType } from '../contracts/census.ts';
import { AnswerTally } from './answer-tally.ts';
import { answerChanges, isAsItWas } from './answer-changes.ts';
import { changeKey } from './compare.ts';
import { accepted, learnt } from './usual.ts';

type Types = Partial<Record<ContainerType, number>>;

const census = (answers: number, containers: Readonly<Record<string, Types>>): Census => ({
  ...{ kinds: {}, unknown: {} },
  answers: { diary: { answers, containers } satisfies AnswerCount },
});
/** An envelope with a list in it. */
const USUAL = census(40, {
  '': { object: 40 },
  '/result': { object: 40 },
  '/result/students': { numbered: 40 },
  '/result/students/*/homework': { numbered: 38, 'object-empty': 30 },
  '/result/students/*/files': { list: 2 },
});
const whole = (answers: number, more: Readonly<Record<string, Types>> = {}): Census =>
  census(answers, {
    '': { object: answers },
    '/result': { object: answers },
    '/result/students': { numbered: answers },
    ...more,
  });
const shown = (now: Census, usual = USUAL): readonly string[] =>
  answerChanges(usual.answers, now.answers).map((change) => `${changeKey(change)}: ${change.now.join(', ')}`);
const HOMEWORK = '/result/students/*/homework';

test.each([
  [
    'a list for an object, once',
    whole(3, { '/result/students': { numbered: 2, list: 1 } }),
    'type diary /result/students: list',
  ],
  ['names for ids', whole(3, { [HOMEWORK]: { worded: 3 } }), `type diary ${HOMEWORK}: worded`],
  ['[] for {}', whole(3, { [HOMEWORK]: { 'list-empty': 3 } }), `type diary ${HOMEWORK}: list-empty`],
  ['an envelope that is gone', census(3, { '': { object: 3 }, '/students': { numbered: 3 } }), 'gone diary /result: '],
])('a container that is not as usual is told: %s', (_what, now, told) => {
  expect(shown(now)).toEqual([told]);
});

test.each([
  ['as it was', whole(40, { [HOMEWORK]: { numbered: 40, 'object-empty': 1 } })],
  ['full for empty', whole(40, { [HOMEWORK]: { numbered: 40 } })],
  ['empty for full', whole(40, { [HOMEWORK]: { 'object-empty': 40 } })],
  ['nothing in a list, which may come and go', whole(40)],
  ['nothing for a list of students', whole(40, { '/result/students': { empty: 40 } })],
  ['a place that never came', whole(40, { '/result/more': { list: 40 } })],
  ['ids that are words, in a few of many answers', whole(40, { [HOMEWORK]: { numbered: 38, worded: 2 } })],
  ['[] in a few of many answers', whole(40, { [HOMEWORK]: { 'object-empty': 38, 'list-empty': 2 } })],
  ['another thing for what came twice', whole(40, { '/result/students/*/files': { object: 40 } })],
  ['another call', { ...whole(0), answers: { marks: { answers: 40, containers: { '': { list: 40 } } } } }],
])('what is no change is not told: %s', (_what, now) => {
  expect(shown(now)).toEqual([]);
});

test('a vendor that writes [] for nothing and an object for something is understood so from its first answers', () => {
  const usual = whole(40, { [HOMEWORK]: { 'list-empty': 40 } });
  expect(shown(whole(40, { [HOMEWORK]: { numbered: 40 } }), usual)).toEqual([]);
  expect(shown(whole(40, { [HOMEWORK]: { 'list-empty': 40, list: 1 } }), USUAL)).toEqual([
    `type diary ${HOMEWORK}: list, list-empty`,
  ]);
});

test('keys in Latin letters are no other words than those in Cyrillic ones', () => {
  const usual = whole(40, { [HOMEWORK]: { worded: 40 } });
  expect(shown(whole(40, { [HOMEWORK]: { object: 40 } }), usual)).toEqual([]);
});

test('an envelope of few answers, or one that was missed before, is not missed', () => {
  const bare = (answers: number): Census => census(answers, { '': { object: answers } });
  expect(shown(bare(2))).toEqual([]);
  expect(shown(bare(40), census(9, { '': { object: 9 }, '/result': { object: 9 } }))).toEqual([]);
  expect(shown(bare(40), census(40, { '': { object: 40 }, '/result': { object: 30 } }))).toEqual([]);
});

test('a change is told until it is accepted or over, however long it lasts', () => {
  const bare = census(40, { '': { object: 40 }, '/students': { list: 40 } });
  const told = answerChanges(USUAL.answers, bare.answers);
  expect(told.map(changeKey)).toEqual(['gone diary /result']);
  let usual = USUAL;
  for (let day = 0; day < 30; day += 1) usual = learnt(usual, bare, told);
  expect(shown(bare, usual)).toEqual(['gone diary /result: ']);
  expect([isAsItWas(bare.answers, told[0]!), isAsItWas(whole(3).answers, told[0]!)]).toEqual([false, true]);
  const right = accepted(usual, told);
  expect(Object.keys(right.answers!['diary']!.containers)).toEqual(['']);
  expect(shown(bare, right)).toEqual([]);
});

test('another type is usual once it is accepted', () => {
  const lists = whole(40, { '/result/students': { list: 40 } });
  const told = answerChanges(USUAL.answers, lists.answers);
  expect(shown(lists, accepted(USUAL, told))).toEqual([]);
});

test('the first answer that shows a change is its example, with the day that was asked about', () => {
  const tally = new AnswerTally(USUAL.answers!, '2026-10-26');
  const shape = (day: string | undefined, type: ContainerType) => ({
    call: 'diary',
    day: () => day,
    containers: () => new Map([['/result/students', new Set([type])]]),
  });
  tally.add(shape('2026-10-05', 'numbered'));
  tally.add(shape('2026-10-12', 'list'));
  tally.add(shape('2026-10-19', 'list'));
  expect(tally.exampleOf('diary', '/result/students', 'type')).toEqual({ scope: '', day: '2026-10-12', ref: 'diary' });
  expect(tally.counted()).toEqual({
    diary: { answers: 3, containers: { '/result/students': { numbered: 1, list: 2 } } },
  });
  const undated = new AnswerTally(USUAL.answers!, '2026-10-26');
  undated.add(shape(undefined, 'list'));
  expect(undated.exampleOf('diary', '/result/students', 'type')?.day).toBe('2026-10-26');
});

test('null is kept in the place of a container, and nowhere else; calls and places have an end', () => {
  const tally = new AnswerTally(USUAL.answers!, '2026-10-26');
  const add = (call: string, ...places: readonly (readonly [string, ContainerType])[]): void =>
    tally.add({
      call,
      day: () => undefined,
      containers: () => new Map(places.map(([place, type]) => [place, new Set([type])])),
    });
  const places = Array.from({ length: 300 }, (_, nth) => [`/place-${nth}`, 'list'] as const);
  add('diary', ['/result', 'empty'], ['/note', 'empty'], ...places);
  for (let nth = 0; nth < 500; nth += 1) add(`call-${nth}`);
  const counted = tally.counted();
  expect(counted['diary']?.containers['/result']).toEqual({ empty: 1 });
  expect(counted['diary']?.containers['/note']).toBeUndefined();
  expect([Object.keys(counted).length, Object.keys(counted['diary']!.containers).length]).toEqual([100, 199]);
});

test('of many answers to one call the first ones are looked at, and then one of eight', () => {
  const tally = new AnswerTally({}, '2026-10-26');
  let looked = 0;
  const containers = () => ((looked += 1), new Map([['', new Set(['list'] as const)]]));
  for (let nth = 0; nth < 200; nth += 1) tally.add({ call: 'diary', day: () => undefined, containers });
  expect([looked, tally.counted()]).toEqual([30, { diary: { answers: 30, containers: { '': { list: 30 } } } }]);
});
