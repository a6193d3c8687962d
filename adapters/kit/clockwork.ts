import { setTimeout as sleep } from 'node:timers/promises';

/** Time and chance of the kit; tests hand in their own. This is the machine's time, not the region's clock. */
export interface Clockwork {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects at once when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to, not including, 1. */
  random(): number;
}

export const REAL_CLOCKWORK: Clockwork = {
  now: () => Date.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  random: () => Math.random(),
};

export interface BackOff {
  /** Milliseconds before the second try; doubles after that. */
  readonly firstWaitMs: number;
  /** Most milliseconds between two tries. */
  readonly maxWaitMs: number;
}

/** Milliseconds before the try after `tried` failed ones: doubling, with jitter between a half and the whole of it. */
export function backOffMs({ firstWaitMs, maxWaitMs }: BackOff, tried: number, random: () => number): number {
  const whole = Math.min(maxWaitMs, firstWaitMs * 2 ** (tried - 1));
  return Math.round(whole / 2 + (whole / 2) * random());
}
