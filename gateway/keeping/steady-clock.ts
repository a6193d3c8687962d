import type { JobState } from '../contracts/job.ts';

const HOUR_MS = 3_600_000;
/** Hours from the end of one night's keeping to the next: what was missed may be caught up on in the morning. */
const [LEAST, MOST] = [4, 36];

/**
 * Whether a job that has begun was done the night before too. Where it was not, the machine was off, or its clock shows another
 * year for an hour: nothing confirms that what looks old is. Less than the least lies between what such a clock has missed and
 * what it comes to.
 */
export function followsANight({ startedAt, lastDoneAt }: Pick<JobState, 'startedAt' | 'lastDoneAt'>): boolean {
  const hours = lastDoneAt === undefined ? Infinity : (startedAt.getTime() - lastDoneAt.getTime()) / HOUR_MS;
  return LEAST <= hours && hours <= MOST;
}
