/** Milliseconds before the second try. */
const FIRST_WAIT_MS = 5_000;
/** Milliseconds. */
const LONGEST_WAIT_MS = 60 * 60_000;

/** Milliseconds to wait after so many tries: doubling, an hour at most, ±25 % so that many do not come at once. */
export function waitAfter(attempts: number, random: () => number): number {
  const whole = Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts, 30), LONGEST_WAIT_MS);
  return Math.round(whole * (0.75 + random() / 2));
}
