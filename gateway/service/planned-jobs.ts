import type { SourceConfig } from '../config/config.ts';
import type { FarSide } from '../config/lacking.ts';
import type { JobKind, JobName } from '../contracts/job.ts';
import type { Day } from '../contracts/records.ts';
import type { Gateway } from '../gateway.ts';
import { type CalendarOf, isHolidayOf, isReadingDay } from '../schedule/calendar.ts';
import { localTime } from '../schedule/local-clock.ts';
import type { JobPlan } from '../schedule/plan.ts';
import { reachOf } from '../schedule/reach.ts';
import type { Bidding, Work } from './works.ts';

/** A job of the configuration, with its plan. */
export interface PlannedJob extends JobPlan {
  readonly kind: JobKind;
  /** Of its source or destination; empty where there is one such job. */
  readonly name: string;
  /** What it speaks with: the adapter's name of a source; the name of a destination; else empty. A label of figures: one of few. */
  readonly system: string;
  /** Begun only when a person asks. */
  readonly isPaused: boolean;
  /** What it would ask lacks a secret: it is not begun, and what is due waits until the secret is there. */
  readonly isLacking: boolean;
  /** How a run for this slot is to be done. */
  biddingOf(slot: Date): Bidding;
}

/**
 * Every job of a configuration whose kind is worked, sources first.
 *
 * @param since when the service began: its first digest comes at its hour, since there is no day yet to tell of
 */
export function plannedJobs(
  { config }: Pick<Gateway, 'config'>,
  works: Readonly<Partial<Record<JobKind, Work>>>,
  calendarOf: CalendarOf,
  since?: Date,
): readonly PlannedJob[] {
  const { schedule, zone, sources, destinations } = config;
  const own = (kind: JobKind, name: string, rhythm: JobPlan['rhythm'], far?: FarSide): PlannedJob => ({
    ...{ job: jobName(kind, name), kind, name, system: name, zone, rhythm, quiet: schedule.quiet },
    ...{ isPaused: far?.paused === true, isLacking: far?.lack !== undefined },
    ...{ isPlanned: () => true, isHoliday: () => false, biddingOf: (slot) => ({ reach: 'nightly', slot }) },
  });
  const daily = (at: readonly number[]): JobPlan['rhythm'] => ({ at, windowMinutes: 0 });
  const jobs = [
    ...sources.map((source) => readingJob(source, { config }, calendarOf)),
    ...destinations.flatMap((far) => [
      own('forward', far.name, { everyMinutes: schedule.forwardEveryMinutes }, far),
      own('balance', far.name, daily(schedule.balance), far),
    ]),
    { ...own('digest', '', daily(schedule.digest)), ...(since && { since }) },
    own('keeping', '', daily(schedule.keeping)),
  ];
  return jobs.filter(({ kind }) => works[kind] !== undefined);
}

function readingJob(
  { name, system, zone, paused, lack, times }: SourceConfig,
  { config }: Pick<Gateway, 'config'>,
  calendarOf: CalendarOf,
): PlannedJob {
  const { quiet, holidays, periodReadsBefore, periodWeekly } = config.schedule;
  const days = { weekdays: times.weekdays, holidays, beforePeriodEnds: periodReadsBefore };
  const isPlanned = (day: Day): boolean => isReadingDay(days, calendarOf(name), day);
  const reads = { before: periodReadsBefore, isWeekly: periodWeekly };
  return {
    ...{ job: jobName('collect', name), kind: 'collect', name, system, zone, quiet, isPaused: paused, isPlanned },
    isLacking: lack !== undefined,
    rhythm: { at: times.at, windowMinutes: times.windowMinutes },
    isHoliday: (day) => isHolidayOf(days, day),
    biddingOf: (slot) => ({ slot, reach: reachOf(localTime(slot, zone).day, reads, calendarOf(name), isPlanned) }),
  };
}

export const jobName = (kind: JobKind, name: string): JobName => `${kind}:${name}`;
