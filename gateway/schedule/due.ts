import { ERRORS, type ErrorCode } from '../contracts/errors.ts';
import type { JobState } from '../contracts/job.ts';
import { localTime, MINUTE_MS } from './local-clock.ts';
import type { JobPlan, Slot } from './plan.ts';
import { isQuiet } from './quiet.ts';
import { beginOf, lastSlot, nextSlot, slotAt } from './slots.ts';

/** Least and most minutes before work that failed, but may succeed later, is tried again. */
const RETRY_MINUTES = { least: 10, most: 180 } as const;

/**
 * The slot that a job has to be begun for now; undefined when there is none, and in quiet hours and on holidays.
 *
 * Of several slots that passed while nobody was there, it is the latest. What was begun is not begun again, unless its process died,
 * it was told to stop, or it failed in a way that may pass; it gives way to a later slot. What a person asked for stands for the
 * planned run unless it failed. What a wrong clock has begun in the future holds nothing up.
 *
 * @param state of a job that does not run now
 */
export function dueSlot(plan: JobPlan, state: JobState | undefined, now: Date): Slot | undefined {
  if (isHeld(plan, now)) return undefined;
  const last = owedSlot(plan, state, now);
  if (last && !isCovered(plan, last, state, now)) return last;
  if (!state) return undefined;
  if (isUnfinished(state)) return { at: state.slot, from: state.slot };
  const again = retryOf(plan, state);
  if (!again || again > now || !isLatest(state, last)) return undefined;
  return slotAt(plan, state.slot) ?? { at: state.slot, from: state.slot };
}

/** Whether nothing may be begun now, whatever has been missed. */
export const isHeld = (plan: JobPlan, now: Date): boolean =>
  isQuiet(plan.quiet, now, plan.zone) || plan.isHoliday(localTime(now, plan.zone).day);

/** When a job that does not run now will be begun; undefined where nothing is planned. For showing. */
export function nextBegin(plan: JobPlan, state: JobState | undefined, now: Date): Date | undefined {
  const last = owedSlot(plan, state, now);
  const isOwed = last && !isCovered(plan, last, state, now);
  const isCutOff = state && isUnfinished(state);
  const moment = isOwed || isCutOff ? beginOf(plan, now) : undefined;
  // Of a clock that was put back: by the end of the quiet hours a later slot has passed, which was begun already.
  if (moment && (isCutOff || !isCovered(plan, lastSlot(plan, moment)!, state, moment))) return moment;
  const planned = nextPlanned(plan, state, now);
  const again = state && retryOf(plan, state);
  const retry = again && beginOf(plan, again > now ? again : now);
  const isFirst = retry && isLatest(state!, lastSlot(plan, retry)) && (!planned || retry < planned);
  return isFirst ? retry : planned;
}

/** When the next slot begins that was not begun: a clock that was put back comes to slots again. */
function nextPlanned(plan: JobPlan, state: JobState | undefined, now: Date): Date | undefined {
  for (let next = nextSlot(plan, now); next; next = nextSlot(plan, next.from)) {
    const moment = beginOf(plan, next.from);
    if (!moment || !isCovered(plan, lastSlot(plan, moment)!, state, moment)) return moment;
  }
  return undefined;
}

/** The latest slot that has passed, but for one from before a job's first time. A `since` in the future comes of a wrong clock. */
function owedSlot(plan: JobPlan, state: JobState | undefined, now: Date): Slot | undefined {
  const last = lastSlot(plan, now);
  const { since } = plan;
  const isBefore = last && since && !state && since <= now && last.at < since;
  return isBefore ? undefined : last;
}

/** It, or one behind it that has passed as well, was begun. */
const isCovered = (plan: JobPlan, slot: Slot, state: JobState | undefined, now: Date): boolean =>
  state !== undefined &&
  [state.slot, ...state.earlier].some((begun) => slot.at <= begun && begun <= now && isBinding(plan, state, begun));

/** A run that is no planned one, as a person's, stands for those only that it did the work of. How earlier ones ended is not known. */
const isBinding = (plan: JobPlan, { slot, outcome }: JobState, begun: Date): boolean =>
  (begun === slot && outcome !== 'failed') || slotAt(plan, begun) !== undefined;

const isUnfinished = ({ outcome }: JobState): boolean => outcome === undefined || outcome === 'stopped';

/** No later slot has passed since. */
const isLatest = ({ slot }: JobState, last: Slot | undefined): boolean => !last || last.at <= slot;

/**
 * When work that failed is tried again, unless another slot has passed by then: it waits as long again as it has failed for,
 * within bounds. Undefined where only a person can help.
 */
function retryOf(plan: JobPlan, { outcome, error, endedAt, slot }: JobState): Date | undefined {
  if (outcome !== 'failed' || !endedAt || ERRORS[error as ErrorCode]?.remedy !== 'retry') return undefined;
  const from = slotAt(plan, slot)?.from ?? slot;
  const minutes = (endedAt.getTime() - from.getTime()) / MINUTE_MS;
  const wait = Math.min(Math.max(minutes, RETRY_MINUTES.least), RETRY_MINUTES.most);
  const again = new Date(endedAt.getTime() + wait * MINUTE_MS);
  return again > from ? again : from;
}
