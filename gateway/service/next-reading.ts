import type { JobName } from '../contracts/job.ts';
import type { JobPlan } from '../schedule/plan.ts';
import { nextSlot } from '../schedule/slots.ts';

/** Tells of each source when it is to be read next after a moment, as these plans say; undefined where nothing is planned. */
export const nextReadingIn =
  (plans: ReadonlyMap<JobName, JobPlan>) =>
  (source: string, after: Date): Date | undefined => {
    const plan = plans.get(`collect:${source}`);
    return plan && nextSlot(plan, after)?.from;
  };
