import type { Day } from '../contracts/records.ts';
import type { JobName } from '../contracts/job.ts';

/** When one job is due. Clock times are minutes from midnight in `zone`. */
export interface JobPlan {
  readonly job: JobName;
  /** IANA zone. */
  readonly zone: string;
  readonly rhythm: Daily | Every;
  readonly quiet: readonly QuietSpan[];
  /** A job that was never begun owes nothing from before: only slots from then on are due. Absent: it catches up on the last one. */
  readonly since?: Date;
  /** Days that have slots. */
  isPlanned(day: Day): boolean;
  /** Days on which nothing is begun, not even what was missed before. */
  isHoliday(day: Day): boolean;
}

/** At clock times of every planned day. */
export interface Daily {
  readonly at: readonly number[];
  /** The job begins somewhere in so many minutes after each time, always at the same place; never behind the next time. */
  readonly windowMinutes: number;
}

/** Around the clock on planned days; counted from midnight UTC, so that no restart moves it. */
export interface Every {
  readonly everyMinutes: number;
}

/** From a minute of the day until before another; until the next day's where it is not later. */
export interface QuietSpan {
  readonly from: number;
  readonly until: number;
}

/** A planned run. */
export interface Slot {
  /** Which one it is: it stays the same when the window or the quiet hours change. */
  readonly at: Date;
  /** Its own place in the window; quiet hours may make it later. */
  readonly from: Date;
}

/** "19:30" → 1170; "24:00" is the end of the day. The text is one that the schema of svod.json lets through. */
export function minuteIn(time: string): number {
  const [hours, minutes] = time.split(':') as [string, string];
  return Number(hours) * 60 + Number(minutes);
}
