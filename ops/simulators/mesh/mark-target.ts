import { counted, type Standing } from './marks.ts';

const BEST = 5;

/**
 * What a period's average still lacks to the next whole mark: the mark, how many fives of weight 1 would do, the average from which it is
 * given, and the marks that would do (clients call them paths). Typed clients take it for never null; with the best mark it lacks nothing.
 */
export function targetOf(marks: readonly Standing[]): object {
  const { sum, weight } = counted(marks);
  const value = Math.min(BEST, weight === 0 ? BEST : Math.round(sum / weight) + 1);
  const from = value - 0.5;
  const lacking = (mark: number) => Math.max(weight === 0 ? 1 : 0, Math.ceil((from * weight - sum) / (mark - from)));
  const paths = [BEST, BEST - 1].filter((mark) => mark > from && lacking(mark) > 0);
  return {
    value,
    remain: lacking(BEST),
    round: from.toFixed(2),
    paths: paths.map((mark) => ({ value: mark, remain: lacking(mark), weight: 1 })),
  };
}
