import type { ErrorCode, GatewayError } from '../contracts/errors.ts';
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
  /** Code of the last failure; absent once a call succeeded. */
  readonly code?: ErrorCode;
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
  let code: ErrorCode | undefined;
  return {
    state(now) {
      const known = { failures, ...(code && { code }) };
      if (!until) return { phase: 'closed', ...known };
      return { phase: now < until ? 'open' : 'half-open', until, ...known };
    },
    succeeded() {
      failures = 0;
      until = undefined;
      code = undefined;
    },
    failed({ retryAfterMs, code: told }, now) {
      code = told;
      failures += 1;
      const wait = retryAfterMs ?? (failures < MOST_FAILURES ? undefined : waitAfter(failures - MOST_FAILURES, random));
      until = wait === undefined ? undefined : new Date(now.getTime() + wait);
    },
  };
}
