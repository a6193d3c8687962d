import type { Standing } from './marks.ts';
import { targetOf } from './mark-target.ts';

const marks = (...values: readonly (readonly [value: string, weight: number])[]): readonly Standing[] =>
  values.map(([value, weight]) => ({ value, weight }) as Standing);

test.each([
  ['nothing yet', marks(), { value: 5, remain: 1, paths: [{ value: 5, remain: 1, weight: 1 }] }],
  ['a four and a three', marks(['4', 1], ['3', 1]), { value: 5, remain: 4, round: '4.50' }],
  ['threes', marks(['3', 1], ['3', 1], ['Н', 1]), { value: 4, remain: 1, round: '3.50' }],
  ['nothing but fives', marks(['5', 2]), { value: 5, remain: 0, paths: [] }],
])('the target of a period says what lacks to the next mark: %s', (_name, had, told) => {
  expect(targetOf(had)).toMatchObject(told);
});

test('heavier marks are harder to make good, and fours do it slower than fives', () => {
  expect(targetOf(marks(['3', 3]))).toMatchObject({
    remain: 1,
    paths: [
      { value: 5, remain: 1 },
      { value: 4, remain: 3 },
    ],
  });
});
