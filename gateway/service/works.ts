import { collectSource } from '../reading/collecting.ts';
import type { JobKind, JobName, JobOutcome } from '../contracts/job.ts';
import type { Counts } from '../contracts/records.ts';
import { lacksIn, seenElsewhere } from '../looking/elsewhere.ts';
import { forwardAll } from '../forwarding/forwarding.ts';
import { balanceWith } from '../forwarding/balancing.ts';
import { sendDigest } from '../looking/digest.ts';
import type { Gateway } from '../gateway.ts';
import { keepAll } from '../keeping/keep.ts';
import { recountAside } from '../keeping/recount.ts';
import { followsANight } from '../keeping/steady-clock.ts';
import { lookForIncidents } from '../looking/looking.ts';
import { tellNotices } from '../looking/telling.ts';
import type { JobPlan } from '../schedule/plan.ts';
import { nextReadingIn } from './next-reading.ts';

/** How a job ended. */
export interface JobEnd {
  readonly outcome: JobOutcome;
  /** Code of contracts/errors.ts, where it failed. */
  readonly error?: string;
  /** Raw records, where it read any. */
  readonly records?: Counts;
}

/** What the schedule says of this one run. */
export interface Bidding {
  /** Whether the whole open reporting period is read. */
  readonly reach: 'nightly' | 'period';
  /** The planned moment it was begun for. */
  readonly slot: Date;
  /** To be told whenever it gets on; work that does not leaves its place to others. */
  readonly gotOn?: () => void;
}

/**
 * The work of a kind of job. It ends early, as "stopped" and where nothing is lost, when the signal aborts. What it throws fails
 * the job, never the service.
 *
 * @param name of the source or destination; empty where there is one such job
 */
export type Work = (gateway: Gateway, name: string, signal: AbortSignal, bidding: Bidding) => Promise<JobEnd>;

/** What only the service itself can tell of its work. */
export interface Sight {
  /** Every job that is planned. */
  readonly plans: ReadonlyMap<JobName, JobPlan>;
  /** Whether the job runs, or waits for its turn. */
  isUnderWay(job: JobName): boolean;
  /** svod.json was changed and cannot be taken: the gateway goes on with what it was told before. */
  readonly isConfigValid: boolean;
}

/** Something that is looked at after jobs and every few minutes. It is quick. */
export type Look = (gateway: Gateway, signal: AbortSignal, sight: Sight) => Promise<unknown>;

/** Every kind of job that is done; a new one is a line here. A kind that is not listed is never planned. */
export const WORKS: Readonly<Partial<Record<JobKind, Work>>> = { collect, forward, balance, digest, keeping };

/** Every look; a new one is a word here. */
export const LOOKS: readonly Look[] = [lookForTrouble, (gateway, signal) => tellNotices(gateway, signal)];

async function collect(gateway: Gateway, name: string, signal: AbortSignal, bidding: Bidding): Promise<JobEnd> {
  const { reach, gotOn } = bidding;
  const [source] = gateway.sourcesNamed([name]);
  const { outcome, error, counts } = await collectSource(gateway, source!, {
    signal,
    reach,
    ...(gotOn && { onPage: gotOn }),
  });
  if (outcome === 'stopped') return { outcome, records: counts };
  return outcome === 'failed'
    ? { outcome, error: error?.code ?? 'bug', records: counts }
    : { outcome: 'done', records: counts };
}

async function forward(gateway: Gateway, name: string, signal: AbortSignal): Promise<JobEnd> {
  const { error, breaker } = await forwardAll(gateway, name, signal);
  if (signal.aborted) return { outcome: 'stopped' };
  // A platform that is left alone for a while has not become well by that.
  const code = error?.code ?? breaker.code;
  return code ? { outcome: 'failed', error: code } : { outcome: 'done' };
}

/** A destination that cannot tell what it holds is even. */
async function balance(gateway: Gateway, name: string, signal: AbortSignal): Promise<JobEnd> {
  await balanceWith(gateway, name, signal);
  return { outcome: signal.aborted ? 'stopped' : 'done' };
}

async function digest(gateway: Gateway, _name: string, signal: AbortSignal, { slot }: Bidding): Promise<JobEnd> {
  const { outcome, error } = await sendDigest(gateway, gateway.now(), signal, slot);
  return { outcome, ...(error && { error: error.code }) };
}

/**
 * Deletes what is old, in a night that follows another; then counts everything over: a difference is an incident, and the first
 * recount without one ends it.
 */
async function keeping(gateway: Gateway, _name: string, signal: AbortSignal): Promise<JobEnd> {
  const own = (await gateway.operations.jobStates()).find(({ job }) => job === 'keeping:');
  if (own && followsANight(own)) {
    await keepAll(gateway, signal);
    await gateway.store.forgetRaw(gateway.now());
  } else if (own?.lastDoneAt)
    gateway.log.info({}, 'nothing is deleted: the keeping was not done the night before, and the clock may be wrong');
  const ledgerDifference = await recountAside(gateway, signal);
  if (ledgerDifference !== undefined) await lookForIncidents(gateway, gateway.now(), { ledgerDifference });
  return { outcome: signal.aborted ? 'stopped' : 'done' };
}

/** Opens and closes incidents by everything that this process can see. */
async function lookForTrouble(
  gateway: Gateway,
  _signal: AbortSignal,
  { plans, isUnderWay, isConfigValid }: Sight,
): Promise<void> {
  const planned = nextReadingIn(plans);
  const lacks = lacksIn(gateway.config);
  const isLacking = (source: string): boolean => lacks.some(({ kind, name }) => kind === 'source' && name === source);
  await lookForIncidents(gateway, gateway.now(), {
    ...seenElsewhere(gateway),
    // What is being caught up on is no gap any more; nor is what nobody can ask, which is an incident of its own.
    nextReading: (source, after) =>
      isUnderWay(`collect:${source}`) || isLacking(source) ? undefined : planned(source, after),
    lacks,
    configuration: { isValid: isConfigValid },
  });
}
