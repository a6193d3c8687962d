import type { Run } from './run.ts';

/**
 * How the readings of one source ended. Imports, replays and other work aside of a reading do not count, nor stopped ones, nor what
 * a clock that was wrong has put more than a day into the future.
 */
export interface SourceStanding {
  readonly source: string;
  /** When the gateway first heard of the source. */
  readonly watchedSince: Date;
  /** The latest reading that came to an end of its own; absent: none ever did. */
  readonly last?: Run;
  /** End of the latest one that was complete or partial. */
  readonly lastGoodAt?: Date;
  /** End of the first failed one since then. */
  readonly failingSince?: Date;
}

/** Quarantined records of one source with one cause: the first problem of each. */
export interface QuarantineSum {
  readonly source: string;
  /** Adapter that read them. */
  readonly system: string;
  readonly entity: string;
  readonly code: string;
  /** The code list that does not know the value. */
  readonly list?: string;
  readonly count: number;
}

/** Sheets of one school that wait for a destination. */
export interface WaitingSum {
  readonly source: string;
  readonly school: string;
  readonly sheets: number;
  /** When the oldest of these versions was written. */
  readonly since: Date;
}

/** Sheets of one school that a destination, or our own check on the way out, refused for one reason. */
export interface DeadSum {
  readonly source: string;
  readonly school: string;
  /** Code of the first problem. */
  readonly code: string;
  readonly sheets: number;
}

/** How things stand, summed up so that a look at them is cheap however many sheets there are. */
export interface StandingBook {
  /** Of these sources, in their order; one that is new is watched from `now` on. */
  standings(sources: readonly string[], now: Date): Promise<readonly SourceStanding[]>;
  /** In order of source. */
  quarantineSums(): Promise<readonly QuarantineSum[]>;
  /** In order of source and school; none where the store does not know the destination. */
  waitingSums(destination: string): Promise<readonly WaitingSum[]>;
  /** As `waitingSums`. */
  deadSums(destination: string): Promise<readonly DeadSum[]>;
}
