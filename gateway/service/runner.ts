import { GatewayError } from '../contracts/errors.ts';
import type { JobBook, JobKind, JobName } from '../contracts/job.ts';
import type { Gateway } from '../gateway.ts';
import type { Meter } from '../http/meter.ts';
import { sumOfFiltered } from '../reading/counts.ts';
import type { PlannedJob } from './planned-jobs.ts';
import type { JobEnd, Work } from './works.ts';

/** Begins and ends jobs, and writes both down. */
export interface Runner {
  /**
   * One run of a job, to its end. Nothing is thrown: an error fails the job, and the job is not begun where that cannot be
   * written down.
   *
   */
  run(gateway: Gateway, job: PlannedJob, slot: Date, turn: Turn): Promise<void>;
  /** Writes down ends that could not be written when they came. */
  writeEnds(book: JobBook): Promise<void>;
  /** Whether an end of the job is still to be written: it is not begun before that. */
  isUnwritten(job: JobName): boolean;
}

/** What a run of a job is given beside its plan. */
export interface Turn {
  readonly signal: AbortSignal;
  /** The wish it answers, which is then fulfilled. */
  readonly request?: number | undefined;
  /** Called whenever it gets on. */
  gotOn(): void;
}

type End = Parameters<JobBook['endJob']>[1];

export function makeRunner(works: Readonly<Partial<Record<JobKind, Work>>>, meter: Meter): Runner {
  const unwritten = new Map<JobName, End>();
  return {
    isUnwritten: (job) => unwritten.has(job),
    async writeEnds(book) {
      for (const [job, end] of unwritten) {
        await book.endJob(job, end);
        unwritten.delete(job);
      }
    },
    async run(gateway, job, slot, turn) {
      const { request } = turn;
      const { operations, log, now } = gateway;
      const startedAt = now();
      try {
        await operations.beginJob(job.job, slot, startedAt);
        if (request !== undefined) await operations.takeRequest(request);
      } catch (error) {
        log.warn({ job: job.job, ...described(error) }, 'cannot begin');
        return;
      }
      meter.jobBegan(job.kind);
      const end = await endOf(gateway, job, slot, turn, works[job.kind]!);
      const { outcome, error, records } = end;
      const seconds = Math.max(0, now().getTime() - startedAt.getTime()) / 1000;
      const counted = records && { ...records, filtered: sumOfFiltered(records) };
      meter.jobEnded({ kind: job.kind, system: job.system, outcome, error, seconds, records: counted });
      log.info({ job: job.job, outcome, ...(error && { code: error }), seconds, ...counted }, 'job ended');
      const written: End = { at: now(), outcome, ...(error && { error }) };
      try {
        await operations.endJob(job.job, written);
      } catch (problem) {
        unwritten.set(job.job, written);
        log.warn({ job: job.job, ...described(problem) }, 'cannot write down the end');
      }
    },
  };
}

async function endOf(gateway: Gateway, job: PlannedJob, slot: Date, turn: Turn, work: Work): Promise<JobEnd> {
  const { signal, gotOn } = turn;
  try {
    return await work(gateway, job.name, signal, { ...job.biddingOf(slot), gotOn });
  } catch (error) {
    if (signal.aborted) return { outcome: 'stopped' };
    gateway.log.warn({ job: job.job, ...described(error) }, 'job failed unexpectedly');
    return { outcome: 'failed', error: error instanceof GatewayError ? error.code : 'bug' };
  }
}

/** An error for the log: one of ours as it is, another without its message, which may quote what was read. */
export function described(error: unknown): object {
  if (error instanceof GatewayError) return { code: error.code, error: error.message };
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return { code: 'bug', error: error instanceof Error ? error.name : typeof error, at: frames.slice(0, 5) };
}
