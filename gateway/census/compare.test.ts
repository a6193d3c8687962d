import type { Census, FieldCount } from '../contracts/census.ts';
import { changeKey, changesBetween, isTold } from './compare.ts';
import { accepted, learnt } from './usual.ts';

const field = (of: number, types: FieldCount['types'], codes?: FieldCount['codes']): FieldCount => ({
  ...{ of, types },
  ...(codes && { codes }),
});
const census = (
  records: number,
  fields: Readonly<Record<string, FieldCount>>,
  unknown: Census['unknown'] = {},
): Census => ({
  kinds: { mark: { records, fields } },
  unknown,
});
const USUAL = census(400, {
  '/value': field(400, { text: 400 }, { '5': 300, '4': 100 }),
  '/comment': field(400, { text: 20, empty: 380 }),
  '/work': field(400, { object: 400 }),
  '/work/id': field(400, { number: 400 }),
});
const shown = (now: Census, usual = USUAL): readonly string[] =>
  changesBetween(usual, now).map((one) => changeKey(one));

test('what comes as it did is no change', () => {
  expect(shown(census(40, { ...census(40, {}).kinds.mark!.fields, ...whole(40) }))).toEqual([]);
});

/** All fields, as they usually come. */
function whole(of: number): Readonly<Record<string, FieldCount>> {
  return {
    '/value': field(of, { text: of }, { '5': of }),
    '/comment': field(of, { text: 1, empty: of - 1 }),
    '/work': field(of, { object: of }),
    '/work/id': field(of, { number: of }),
  };
}
const without = (name: string, of: number): Readonly<Record<string, FieldCount>> =>
  Object.fromEntries(Object.entries(whole(of)).filter(([path]) => path !== name));

test('a field that always came and is missing now is gone; of an object that is gone the members are no news', () => {
  expect(changesBetween(USUAL, census(40, without('/value', 40)))).toEqual([
    { what: 'gone', kind: 'mark', field: '/value', was: ['text'], now: [], count: 40, of: 40 },
  ]);
  const { '/work': _work, '/work/id': _id, ...rest } = whole(40);
  expect(shown(census(40, rest))).toEqual(['gone mark /work']);
});

test('empty is as good as gone', () => {
  expect(shown(census(40, { ...whole(40), '/value': field(40, { empty: 40 }) }))).toEqual(['gone mark /value']);
});

test('a field that always came is gone where fewer than half of twenty have it', () => {
  const kept = (count: number) => census(20, { ...whole(20), '/value': field(20, { text: count }, { '5': count }) });
  expect([shown(kept(10)), shown(kept(9))]).toEqual([[], ['gone mark /value']]);
});

test('too few records prove nothing, and a field that comes at times may not come', () => {
  expect(shown(census(19, without('/value', 19)))).toEqual([]);
  expect(shown(census(40, without('/comment', 40)))).toEqual([]);
});

test('a habit of a few things that were counted again and again is none', () => {
  const young = (of: number): Census => census(of, { '/comment': field(of, { text: of }) });
  const none = (of: number): Census => census(of, { '/comment': field(of, { empty: of }) });
  expect([shown(none(5), young(3)), shown(none(12), young(10))]).toEqual([[], []]);
  expect(shown(none(12), young(40))).toEqual([]);
  expect(shown(none(22), young(10))).toEqual(['gone mark /comment']);
});

test('a field that came at times is gone where thirty of it were to be expected', () => {
  expect(shown(census(700, without('/comment', 700)))).toEqual(['gone mark /comment']);
});

test('one record with another type is enough; nothing is no type', () => {
  const turned = field(40, { text: 38, number: 1, empty: 1 });
  expect(changesBetween(USUAL, census(40, { ...whole(40), '/value': turned }))).toEqual([
    { what: 'type', kind: 'mark', field: '/value', was: ['text'], now: ['number'], count: 1, of: 39 },
  ]);
});

test('a new field and a code that the list knows are shown, but nobody has to decide', () => {
  const value = field(40, { text: 40 }, { '5': 39, зач: 1 });
  const changes = changesBetween(USUAL, census(40, { ...whole(40), '/value': value, '/mood': field(40, { text: 2 }) }));
  expect(changes.map((change) => [changeKey(change), isTold(change)])).toEqual([
    ['code mark /value', false],
    ['new mark /mood', false],
  ]);
  expect(changes[0]).toMatchObject({ values: ['зач'], count: 1 });
});

test('values that a list does not know are told, all of a list as one', () => {
  const usual = census(400, USUAL.kinds.mark!.fields, { subjects: { Ритмика: 3 } });
  const now = census(40, whole(40), { subjects: { Ритмика: 1, Шахматы: 2, Хор: 1 } });
  expect(changesBetween(usual, now)).toMatchObject([
    { what: 'code', list: 'subjects', values: ['Шахматы', 'Хор'], count: 3 },
  ]);
  expect(changesBetween(usual, now).every(isTold)).toBe(true);
});

test('a kind of record that never came before has no habits', () => {
  expect(shown(census(40, whole(40)), { kinds: {}, unknown: {} })).toEqual([]);
});

test('what is told is not learnt: it is told again until somebody accepts it, and is usual then', () => {
  const now = census(40, { ...without('/value', 40), '/work/id': field(40, { text: 40 }) }, { subjects: { Хор: 1 } });
  const told = changesBetween(USUAL, now).filter(isTold);
  let usual = USUAL;
  for (let day = 0; day < 30; day += 1) usual = learnt(usual, now, told);
  expect(changesBetween(usual, now).map(changeKey)).toEqual(told.map(changeKey));
  expect(changesBetween(accepted(usual, told), now).filter(isTold)).toEqual([]);
});

test('habits follow the months: what has been otherwise for long is usual', () => {
  let usual = USUAL;
  const now = census(10_000, { ...whole(10_000), '/comment': field(10_000, { text: 10_000 }) });
  for (let month = 0; month < 40; month += 1) usual = learnt(usual, now, []);
  expect(shown(census(40, without('/comment', 40)), usual)).toEqual(['gone mark /comment']);
  expect(usual.kinds.mark!.fields['/value']!.of).toBeLessThan(100_000);
});
