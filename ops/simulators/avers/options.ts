import type { FaultPlan } from '../faults.ts';
import type { Region } from '../region/region.ts';
import type { School } from '../region/school.ts';
import type { Moment } from '../region/timeline.ts';

export interface AversOptions {
  readonly region: Region;
  /** Indices of the schools that keep their journal here. */
  readonly schools: readonly number[];
  /** Generates a school, the same at every call. */
  readonly schoolOf: (index: number) => School;
  /** The region's clock. @default its last moment */
  readonly now?: () => Moment;
  /** 0 takes a free port. @default 0 */
  readonly port?: number;
  /**
   * Faults of the door (see ../faults.ts) and АВЕРС's own: `session-lost` (whatever this user asks is answered by an empty list, until
   * the next sign-in) and `error-symbol` (a call is answered `[error_symbol]` with status 200). @default none
   */
  readonly faults?: FaultPlan;
}

/** There is nothing to choose: no two sources of this system contradict each other. @throws {RangeError} on any word */
export function dialectOf(words: readonly string[]): object {
  if (words.length > 0) throw new RangeError(`"${words[0]}" is no choice; this system has none.`);
  return {};
}
