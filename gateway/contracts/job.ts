import type { Day } from './records.ts';

/**
 * Work that the schedule starts, as "<kind>:<name>": "collect:school-12", "forward:mono-log", "balance:mono-log", "digest:",
 * "keeping:". The name is that of a source or destination, and empty where there is one such job.
 */
export type JobName = `${JobKind}:${string}`;
export type JobKind = 'collect' | 'forward' | 'balance' | 'digest' | 'keeping';

/** What is remembered of the last time a job was begun. */
export interface JobState {
  readonly job: JobName;
  /** The planned moment it was begun for; of several that passed while nobody was there, the latest. */
  readonly slot: Date;
  /** Other slots it was begun for before, the latest last; the last 30 of them. A clock that was wrong makes them differ in order. */
  readonly earlier: readonly Date[];
  readonly startedAt: Date;
  /** Absent while it runs, and when its process died. */
  readonly endedAt?: Date;
  /** done: to its end, findings or not; failed: an error ended it; stopped: told to stop, goes on when begun again. */
  readonly outcome?: JobOutcome;
  /** Code of contracts/errors.ts of its last failure; stays, also while it runs again, until it is done. */
  readonly error?: string;
  /** End of the last time that was "done". */
  readonly lastDoneAt?: Date;
  /**
   * End of the first of the times that were "done" in a row up to now, with no failure and no pause longer than a day and a half
   * between them. Absent: the last end was a failure, there was none yet, or the store was put back from a copy since.
   */
  readonly wellSince?: Date;
}
export type JobOutcome = 'done' | 'failed' | 'stopped';

/** A person's wish that a job be begun now, whatever the schedule says. */
export interface JobRequest {
  readonly id: number;
  readonly job: JobName;
  readonly askedAt: Date;
}

/** What the rosters of a source say of its days, worked out once: opening the rosters of a region takes seconds. */
export interface KeptCalendar {
  readonly source: string;
  /** Last reading of the source when it was worked out; behind a later one it is worked out anew. */
  readonly readAt: Date;
  readonly periodEnds: readonly Day[];
  /** Of each year that a roster speaks of, whether any class is taught: a byte a day, from its first to its last. */
  readonly years: readonly { readonly from: Day; readonly to: Day; readonly taught: Uint8Array }[];
}

/** The durable side of the schedule: what was begun is never begun again for the same slot. */
export interface JobBook {
  jobStates(): Promise<readonly JobState[]>;
  /** Durable before the work starts. The same slot again (its process died, or it was stopped) begins it anew. */
  beginJob(job: JobName, slot: Date, at: Date): Promise<void>;
  endJob(
    job: JobName,
    end: { readonly at: Date; readonly outcome: JobOutcome; readonly error?: string },
  ): Promise<void>;
  /** Asks a running service to begin a job now; asked twice before it is taken, it is begun once. */
  requestJob(job: JobName, at: Date): Promise<void>;
  /** In order of asking. */
  jobRequests(): Promise<readonly JobRequest[]>;
  /** Called when the job of the request was begun. */
  takeRequest(id: number): Promise<void>;
  calendars(): Promise<readonly KeptCalendar[]>;
  keepCalendar(calendar: KeptCalendar): Promise<void>;
}
