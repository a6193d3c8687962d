import type { JobKind, JobName, JobState } from '../contracts/job.ts';
import type { Gateway } from '../gateway.ts';
import { nextBegin } from '../schedule/due.ts';
import { makeCalendars } from './calendars.ts';
import { type LastReading, lastReadingOf } from './last-reading.ts';
import { stateWith } from './job-states.ts';
import { jobName, type PlannedJob, plannedJobs } from './planned-jobs.ts';
import { WORKS } from './works.ts';

/** One job: what comes next, and how it ended last. */
export interface ScheduleRow {
  readonly job: JobName;
  readonly kind: JobKind;
  /** Of its source or destination; empty where there is one such job. */
  readonly name: string;
  readonly isPaused: boolean;
  /** What it would ask lacks a secret, as the service says, or this shell where none runs: what is due waits. */
  readonly isLacking: boolean;
  /** A person asked for it, and it is not begun yet. */
  readonly isAsked: boolean;
  /** Absent while it is paused or lacks a secret, and where no configuration says it. */
  readonly next?: Date;
  /** Planned moment of the last time that the service began it. */
  readonly slot?: Date;
  readonly last?: LastReading;
}

/** Every job of the configuration, sources first. @param isServed a service is at work */
export async function plannedRows(gateway: Gateway, isServed: boolean): Promise<readonly ScheduleRow[]> {
  const { config, now } = gateway;
  const calendars = makeCalendars();
  await calendars.load(
    gateway,
    config.sources.map(({ name }) => name),
  );
  const jobs = plannedJobs(gateway, WORKS, calendars.of, now());
  const known = await memoryOf(
    gateway,
    jobs.filter(({ kind }) => kind === 'collect').map(({ name }) => name),
  );
  const told = isServed ? await lackingPlaces(gateway) : undefined;
  return jobs.map((plan) => {
    const { job, kind, name, isPaused } = plan;
    const isLacking = told ? told.has(name) : plan.isLacking;
    const next = isPaused || isLacking ? undefined : nextBegin(plan, known.stateOf(plan), now());
    return { job, kind, name, isPaused, isLacking, ...(next && { next }), ...known.of(job, name) };
  });
}

/** Everybody of whom the service has told that a secret is missing. */
async function lackingPlaces({ operations }: Gateway): Promise<ReadonlySet<string>> {
  const open = await operations.incidents({ open: true });
  return new Set(open.flatMap(({ kind, places }) => (kind === 'secret-missing' ? places : [])));
}

/** Every job that the store remembers, where there is no configuration to say what is planned. */
export async function rememberedRows(gateway: Gateway): Promise<readonly ScheduleRow[]> {
  const read = new Set<string>();
  for await (const { source } of gateway.store.runs()) read.add(source);
  const known = await memoryOf(gateway, [...read]);
  const jobs = new Set([...[...read].map((source) => jobName('collect', source)), ...known.states.keys()]);
  return [...jobs].sort().map((job) => {
    const [kind, name] = [job.split(':', 1)[0] as JobKind, job.slice(job.indexOf(':') + 1)];
    return { job, kind, name, isPaused: false, isLacking: false, ...known.of(job, name) };
  });
}

interface Memory {
  readonly states: ReadonlyMap<JobName, JobState>;
  /** With what a person has read of its source. */
  stateOf(plan: PlannedJob): JobState | undefined;
  of(job: JobName, name: string): Pick<ScheduleRow, 'isAsked' | 'slot' | 'last'>;
}

async function memoryOf({ operations, now }: Gateway, sources: readonly string[]): Promise<Memory> {
  const states = new Map((await operations.jobStates()).map((state) => [state.job, state]));
  const asked = new Set((await operations.jobRequests()).map(({ job }) => job));
  const standings = new Map(
    (await operations.standings(sources, now())).map((one) => [jobName('collect', one.source), one]),
  );
  return {
    states,
    stateOf: (plan) => stateWith(plan, states.get(plan.job), standings.get(plan.job), now()),
    of(job) {
      const state = states.get(job);
      const last = lastReadingOf(state, standings.get(job));
      return { isAsked: asked.has(job), ...(state && { slot: state.slot }), ...(last && { last }) };
    },
  };
}
