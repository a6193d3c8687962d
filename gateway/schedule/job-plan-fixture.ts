import type { JobState } from '../contracts/job.ts';
import type { JobPlan } from './plan.ts';

/** A job on every day at 19:00 in Moscow, without a window. */
export const planOf = (given: Partial<JobPlan> = {}): JobPlan => ({
  job: 'collect:school-12',
  zone: 'Europe/Moscow',
  rhythm: { at: [19 * 60], windowMinutes: 0 },
  quiet: [],
  isPlanned: () => true,
  isHoliday: () => false,
  ...given,
});

/** A job that was begun for a slot, at its moment, and done ten minutes later. */
export const doneState = (slot: string, given: Partial<JobState> = {}): JobState => {
  const at = new Date(slot);
  const endedAt = new Date(at.getTime() + 600_000);
  return { job: 'collect:school-12', slot: at, earlier: [], startedAt: at, endedAt, outcome: 'done', ...given };
};
