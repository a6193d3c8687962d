import { figureIn, median, meets } from './figure.ts';

test('a figure is a line with name, value and unit; anything else is none', () => {
  expect(figureIn('{"name":"growth.ratio","value":1.1,"unit":"ratio"}')).toMatchObject({ value: 1.1 });
  expect([figureIn('measuring'), figureIn('{"name":"x"}'), figureIn('7')]).toEqual([undefined, undefined, undefined]);
});

test('a target is met from one side', () => {
  expect([meets(0.5, { atLeast: 0.5 }), meets(0.49, { atLeast: 0.5 }), meets(1.3, { atMost: 1.2 })]).toEqual([
    ...[true, false, false],
  ]);
});

test('the median of an even number is the mean of the middle two', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
});
