import { createHash } from 'node:crypto';
import type { Day } from '../contracts/records.ts';
import { addDays, instantOf, localTime, MINUTE_MS } from './local-clock.ts';
import type { Daily, JobPlan, Slot } from './plan.ts';
import { afterQuiet } from './quiet.ts';

/** Minutes of a day. */
const DAY = 24 * 60;
/** Days looked through for a slot: longer than any vacation. */
const HORIZON_DAYS = 200;

/** The latest slot whose place in the window has come; undefined where there was none for long. */
export function lastSlot(plan: JobPlan, now: Date): Slot | undefined {
  const { rhythm } = plan;
  if ('everyMinutes' in rhythm) return gridSlot(Math.floor(now.getTime() / (rhythm.everyMinutes * MINUTE_MS)), plan);
  let { day } = localTime(now, plan.zone);
  for (let back = 0; back <= HORIZON_DAYS; back += 1, day = addDays(day, -1)) {
    const passed = slotsOf(plan, rhythm, day).findLast(({ from }) => from <= now);
    if (passed) return passed;
  }
  return undefined;
}

/** The first slot whose place in the window is still to come. */
export function nextSlot(plan: JobPlan, now: Date): Slot | undefined {
  const { rhythm } = plan;
  if ('everyMinutes' in rhythm)
    return gridSlot(Math.floor(now.getTime() / (rhythm.everyMinutes * MINUTE_MS)) + 1, plan);
  let day = addDays(localTime(now, plan.zone).day, -1);
  for (let ahead = -1; ahead <= HORIZON_DAYS; ahead += 1, day = addDays(day, 1)) {
    const coming = slotsOf(plan, rhythm, day).find(({ from }) => from > now);
    if (coming) return coming;
  }
  return undefined;
}

/** The slot of a planned moment; undefined where the plan has none there. */
export function slotAt(plan: JobPlan, at: Date): Slot | undefined {
  const { rhythm, zone } = plan;
  if ('everyMinutes' in rhythm) return lastSlot(plan, at)?.at.getTime() === at.getTime() ? { at, from: at } : undefined;
  const { day } = localTime(at, zone);
  // A time that a gap leaves out may have become a moment of the next day.
  return [day, addDays(day, -1)]
    .flatMap((one) => slotsOf(plan, rhythm, one))
    .find((slot) => slot.at.getTime() === at.getTime());
}

/** When a slot can really begin: not in quiet hours, not on holidays; undefined where that is beyond all looking. */
export function beginOf(plan: JobPlan, from: Date): Date | undefined {
  let moment: Date | undefined = from;
  for (let days = 0; moment && days <= HORIZON_DAYS; days += 1) {
    moment = afterQuiet(plan.quiet, moment, plan.zone);
    const day = moment && localTime(moment, plan.zone).day;
    if (!moment || !plan.isHoliday(day!)) return moment;
    moment = instantOf(addDays(day!, 1), 0, plan.zone);
  }
  return undefined;
}

/** Slots of a day, in their order; times that fall together are one. */
function slotsOf({ job, zone, isPlanned }: JobPlan, { at, windowMinutes }: Daily, day: Day): readonly Slot[] {
  if (at.length === 0 || !isPlanned(day)) return [];
  const times = at.toSorted((a, b) => a - b);
  const share = shareOf(job);
  const slots = times.map((minute, index) => {
    const next = times[index + 1] ?? times[0]! + DAY;
    const moment = instantOf(day, minute, zone);
    const spread = Math.floor(share * Math.min(windowMinutes, next - minute) * MINUTE_MS);
    return { at: moment, from: new Date(moment.getTime() + spread) };
  });
  return slots.filter((slot, index) => slot.at.getTime() !== slots[index + 1]?.at.getTime());
}

function gridSlot(number: number, { rhythm }: JobPlan): Slot {
  const at = new Date(number * (rhythm as { readonly everyMinutes: number }).everyMinutes * MINUTE_MS);
  return { at, from: at };
}

const shares = new Map<string, number>();

/** Where in a window a job begins, 0 to below 1: the same at every start, and spread evenly over many names. */
function shareOf(job: string): number {
  const known = shares.get(job);
  if (known !== undefined) return known;
  const share = createHash('sha256').update(job).digest().readUInt32BE() / 2 ** 32;
  if (shares.size >= 10_000) shares.clear();
  shares.set(job, share);
  return share;
}
