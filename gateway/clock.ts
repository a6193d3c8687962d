/** Gives the present moment. */
export type Clock = () => Date;

/** The real clock, or one that stood at `at` when it was made and goes on from there. */
export function clockFrom(at: Date | undefined): Clock {
  if (!at) return () => new Date();
  const startedAt = performance.now();
  return () => new Date(at.getTime() + Math.round(performance.now() - startedAt));
}
