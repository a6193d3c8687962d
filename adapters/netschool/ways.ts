import type { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Way } from './way.ts';

/** How the classes of a run are read: all in one way, but those with an account that is refused it. */
export interface Ways {
  /** Whether marks of periods can be read. */
  readonly hasTotals: boolean;
  of(classId: string): Way;
  /**
   * The way that tells less and is to be tried where some pupils of a class were refused the one just tried; from then on it is the class's.
   * Undefined where the failure is no refusal, or no other way is left.
   */
  below(classId: string, tried: Way, failure: GatewayError | undefined): Way | undefined;
}

/** Ways from the one that tells most down; a single one is never left. */
export function waysFrom(ways: readonly [Way, ...Way[]]): Ways {
  /** Ranks of the classes that are not read in the first way. */
  const ranks = new Map<string, number>();
  return {
    hasTotals: ways[0].hasTotals,
    of: (classId) => ways[ranks.get(classId) ?? 0]!,
    below(classId, tried, failure) {
      const rank = ways.indexOf(tried) + 1;
      if (!isDenied(failure) || rank >= ways.length) return undefined;
      ranks.set(classId, Math.max(rank, ranks.get(classId) ?? 0));
      return ways[rank];
    },
  };
}

/** No right, or no such call: another way may be open. An answer that makes no sense is no reason to tell less. */
const isDenied = (failure: GatewayError | undefined): boolean =>
  failure?.code === 'http.forbidden' || failure?.code === 'http.not-found';
