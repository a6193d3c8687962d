import type { JobOutcome, JobState } from '../contracts/job.ts';
import type { SourceStanding } from '../contracts/standing.ts';

/** The last reading of a source, whoever asked for it: the service, or a person with `svod collect`. */
export interface LastReading {
  readonly startedAt: Date;
  readonly endedAt?: Date;
  readonly outcome?: JobOutcome;
  readonly error?: string;
  /** End of the last one that was done. */
  readonly lastDoneAt?: Date;
  /** It was no job of the service. */
  readonly isByHand: boolean;
}

/**
 * What the service remembers of its job, or what the store remembers of a later reading; undefined where there was none. A reading by hand
 * that was stopped is told by neither.
 */
export function lastReadingOf(
  state: JobState | undefined,
  standing: SourceStanding | undefined,
): LastReading | undefined {
  const lastDoneAt = latest(state?.lastDoneAt, standing?.lastGoodAt);
  const done = lastDoneAt && { lastDoneAt };
  const { last } = standing ?? {};
  if (last && isAfter(last.startedAt, state)) {
    const { startedAt, endedAt, error } = last;
    return {
      ...{ startedAt, isByHand: true, outcome: last.outcome === 'failed' ? 'failed' : 'done' },
      ...(endedAt && { endedAt }),
      ...(error !== undefined && { error }),
      ...done,
    };
  }
  if (!state) return undefined;
  const { startedAt, endedAt, outcome, error } = state;
  return {
    ...{ startedAt, isByHand: false },
    ...(endedAt && { endedAt }),
    ...(outcome && { outcome }),
    ...(error !== undefined && { error }),
    ...done,
  };
}

/** While a job runs, a reading that began within it is its own. */
const isAfter = (startedAt: Date, state: JobState | undefined): boolean =>
  !state || (state.endedAt !== undefined && startedAt > state.endedAt);

const latest = (a: Date | undefined, b: Date | undefined): Date | undefined => (a && b ? (a > b ? a : b) : (a ?? b));
