/** Gives the present moment. */
export type Clock = () => Date;

/** The real clock, or one that stood at `at` when it was made and goes on from there. */
export function clockFrom(at: Date | undefined): Clock {
  if (!at) return () => new Date();
  const startedAt = performance.now();
  return () => new Date(at.getTime() + Math.round(performance.now() - startedAt));
}

/** Years before this one saw no Svod, and none will after the other: a clock that shows them is wrong. */
const [FIRST_YEAR, LAST_YEAR] = [2024, 2100];

/** Whether a moment can be now. */
export function isPlausible(now: Date): boolean {
  const year = now.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
