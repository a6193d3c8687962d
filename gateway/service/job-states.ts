import type { JobName, JobState } from '../contracts/job.ts';
import type { SourceStanding } from '../contracts/standing.ts';
import type { Gateway } from '../gateway.ts';
import { withReadingByHand } from '../schedule/by-hand.ts';
import { dueSlot } from '../schedule/due.ts';
import type { PlannedJob } from './planned-jobs.ts';

/** What is remembered of every job, with what a person has read where something would be due: of others nobody needs to know now. */
export async function jobStatesOf(
  { operations, now }: Pick<Gateway, 'operations' | 'now'>,
  planned: ReadonlyMap<JobName, PlannedJob>,
): Promise<ReadonlyMap<JobName, JobState>> {
  const states = new Map((await operations.jobStates()).map((one) => [one.job, one]));
  const due = [...planned.values()].filter(
    (plan) => plan.kind === 'collect' && dueSlot(plan, states.get(plan.job), now()),
  );
  if (due.length === 0) return states;
  const standings = await operations.standings(
    due.map(({ name }) => name),
    now(),
  );
  for (const [index, plan] of due.entries()) {
    const state = stateWith(plan, states.get(plan.job), standings[index], now());
    if (state) states.set(plan.job, state);
  }
  return states;
}

/** A job's state with what a person has read of its source. */
export const stateWith = (
  plan: PlannedJob,
  state: JobState | undefined,
  standing: SourceStanding | undefined,
  now: Date,
): JobState | undefined =>
  withReadingByHand(plan, state, standing?.last, now, (slot) => plan.biddingOf(slot).reach === 'nightly');
