import type { JobState } from '../contracts/job.ts';
import type { JobPlan } from './plan.ts';
import { lastSlot } from './slots.ts';

/** A reading beside the schedule, as the store remembers it. */
export interface ReadingByHand {
  readonly startedAt: Date;
  readonly endedAt?: Date;
  readonly outcome?: 'complete' | 'partial' | 'stopped' | 'failed';
  /** Of a partial one: what was left out. */
  readonly error?: string;
}

/**
 * The state of a job with what a person has read since it was begun last: a reading that left nothing out stands for the planned run behind
 * whose moment it began, as a wish that the service fulfilled would. One that failed, or left something out, stands for nothing.
 *
 * @param last the latest reading that came to an end of its own, the job's own or another
 * @param isEnough whether an ordinary reading does the work of a slot
 */
export function withReadingByHand(
  plan: JobPlan,
  state: JobState | undefined,
  last: ReadingByHand | undefined,
  now: Date,
  isEnough: (slot: Date) => boolean,
): JobState | undefined {
  if (!last || !isWhole(last) || isOwn(last, state) || last.startedAt > now) return state;
  const slot = lastSlot(plan, now);
  if (slot && !isEnough(slot.at)) return state;
  const { startedAt, endedAt = startedAt } = last;
  return {
    ...{ job: plan.job, slot: startedAt, startedAt, endedAt, outcome: 'done', lastDoneAt: endedAt },
    earlier: state ? [...state.earlier, state.slot] : [],
  };
}

const isWhole = ({ outcome, error }: ReadingByHand): boolean =>
  error === undefined && (outcome === 'complete' || outcome === 'partial');

/** What the job has read itself lies within it; what was read before it says nothing of it. */
const isOwn = ({ startedAt }: ReadingByHand, state: JobState | undefined): boolean =>
  state !== undefined && startedAt <= (state.endedAt ?? state.startedAt);
