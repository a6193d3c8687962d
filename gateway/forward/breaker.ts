import type { GatewayError } from '../contracts/errors.ts';
import { waitAfter } from './back-off.ts';

/** Calls that failed as a whole, one after the other, after which the destination is left alone for a while. */
const MOST_FAILURES = 3;

/**
 * | phase     | meaning                                                             |
 * | closed    | deliveries go                                                       |
 * | open      | none go before `until`                                              |
 * | half-open | `until` has passed: one small batch tries whether it is well again  |
 */
export interface BreakerState {
  readonly phase: 'closed' | 'open' | 'half-open';
  readonly failures: number;
  readonly until?: Date;
}

/** Spares a destination that is down, and us the waiting. Lives in memory: a new process tries once. */
export interface Breaker {
  state(now: Date): BreakerState;
  succeeded(): void;
  /** A call failed as a whole. Told when to come again, it opens at once. */
  failed(error: GatewayError, now: Date): void;
}

/** @param random from 0 up to, not including, 1; for tests */
export function breaker(random: () => number): Breaker {
  let failures = 0;
  let until: Date | undefined;
  return {
    state(now) {
      if (!until) return { phase: 'closed', failures };
      return { phase: now < until ? 'open' : 'half-open', failures, until };
    },
    succeeded() {
      failures = 0;
      until = undefined;
    },
    failed({ retryAfterMs }, now) {
      failures += 1;
      const wait = retryAfterMs ?? (failures < MOST_FAILURES ? undefined : waitAfter(failures - MOST_FAILURES, random));
      until = wait === undefined ? undefined : new Date(now.getTime() + wait);
    },
  };
}
