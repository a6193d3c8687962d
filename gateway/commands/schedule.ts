import type { JobName, JobState } from '../contracts/job.ts';
import type { Gateway } from '../gateway.ts';
import { holderOf } from '../locks.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output } from '../output.ts';
import { localTime } from '../schedule/local-clock.ts';
import { nextBegin } from '../schedule/due.ts';
import { makeCalendars } from '../service/calendars.ts';
import { type PlannedJob, plannedJobs } from '../service/planned-jobs.ts';
import { WORKS } from '../service/works.ts';
import { hintOf, sentence, told } from '../told.ts';
import { actionOf } from './action.ts';
import type { Run } from './command.ts';
import { tableOf } from './table.ts';

/** Rows of sources that are shown without --all. */
const SHOWN = 20;

/** svod schedule: next and last run of every job; `now` asks the running service to begin some. */
export const run: Run = async ({ output, configFile }, [word = 'list', ...names], options) => {
  const action = actionOf('schedule', word, ['list', 'now']);
  const gateway = await openGateway({ configFile });
  try {
    return await (action === 'now' ? ask(gateway, names, output) : show(gateway, options['all'] === true, output));
  } finally {
    await gateway.close();
  }
};

async function ask(gateway: Gateway, names: readonly string[], output: Output): Promise<number> {
  const { operations, data, now } = gateway;
  if (names.length === 0) throw told('usage.invalid', [sentence('schedule.no-names')]);
  const known = plannedJobs(gateway, WORKS, () => undefined);
  const jobs = names.map((name) => jobNamed(known, name));
  const service = await holderOf(data, 'service');
  if (!service) throw told('service.absent', [sentence('schedule.absent', { job: jobs[0]!, data })]);
  for (const job of jobs) {
    await operations.requestJob(job, now());
    output.say('schedule.requested', { job, pid: service.pid });
  }
  output.result({ asked: jobs, pid: service.pid });
  return EXIT.done;
}

/** A source by its name, any other job by its kind, or by kind and name. */
function jobNamed(known: readonly PlannedJob[], word: string): JobName {
  const wordOf = ({ kind, name, job }: PlannedJob): string => (kind === 'collect' ? name : name === '' ? kind : job);
  const found = known.find((job) => wordOf(job) === word) ?? known.find(({ job }) => job === word);
  if (found) return found.job;
  throw told('usage.invalid', [sentence('schedule.no-job', { word, hint: hintOf(word, known.map(wordOf)) })]);
}

/** One job as it is shown. */
interface Row {
  readonly job: PlannedJob;
  readonly state: JobState | undefined;
  readonly next: Date | undefined;
  readonly isAsked: boolean;
}

async function show(gateway: Gateway, isAll: boolean, output: Output): Promise<number> {
  const service = await holderOf(gateway.data, 'service');
  const rows = await rowsOf(gateway);
  output.result({ service: service?.pid ?? null, zone: gateway.config.zone, jobs: rows.map(resultOf) });
  if (service) output.say('schedule.service', { pid: service.pid });
  else output.say('schedule.no-service');
  if (rows.length === 0) output.say('schedule.none');
  else tell(gateway, rows, { isAll, isLive: service !== undefined }, output);
  return rows.some(({ state, job }) => state?.outcome === 'failed' && !job.isPaused) ? EXIT.finding : EXIT.done;
}

async function rowsOf(gateway: Gateway): Promise<readonly Row[]> {
  const { operations, config, now } = gateway;
  const calendars = makeCalendars();
  await calendars.load(
    gateway,
    config.sources.map(({ name }) => name),
  );
  const states = new Map((await operations.jobStates()).map((state) => [state.job, state]));
  const asked = new Set((await operations.jobRequests()).map(({ job }) => job));
  return plannedJobs(gateway, WORKS, calendars.of).map((job) => {
    const state = states.get(job.job);
    return { job, state, isAsked: asked.has(job.job), next: job.isPaused ? undefined : nextBegin(job, state, now()) };
  });
}

/** Our own jobs, then the sources that failed, then those that come next. */
function tell(
  gateway: Gateway,
  rows: readonly Row[],
  { isAll, isLive }: Record<string, boolean>,
  output: Output,
): void {
  const sources = rows.filter(({ job }) => job.kind === 'collect').sort(byUrgency);
  const shown = isAll ? sources : sources.slice(0, SHOWN);
  const head = ['job', 'next', 'last', 'outcome', 'done'] as const;
  const table = [
    head.map((name) => output.text(`schedule.head.${name}`)),
    ...[...rows.filter(({ job }) => job.kind !== 'collect'), ...shown].map((row) =>
      cellsOf(row, gateway, isLive === true, output),
    ),
  ];
  for (const line of tableOf(table)) output.line(`  ${line}`);
  if (sources.length > shown.length) output.say('schedule.more', { count: sources.length - shown.length });
  if (sources.length > 0) output.say('schedule.sources', countsOf(sources));
  output.say('schedule.zone', { zone: gateway.config.zone });
}

function byUrgency(a: Row, b: Row): number {
  const rank = ({ state, job }: Row): number => (job.isPaused ? 2 : state?.outcome === 'failed' ? 0 : 1);
  return rank(a) - rank(b) || (a.next?.getTime() ?? Infinity) - (b.next?.getTime() ?? Infinity);
}

function countsOf(sources: readonly Row[]): Readonly<Record<string, number>> {
  const count = (is: (row: Row) => boolean): number => sources.filter(is).length;
  return {
    sources: sources.length,
    paused: count(({ job }) => job.isPaused),
    failed: count(({ state, job }) => !job.isPaused && state?.outcome === 'failed'),
    never: count(({ state, job }) => !job.isPaused && state === undefined),
    done: count(({ state }) => state?.lastDoneAt !== undefined),
  };
}

function cellsOf(row: Row, { config, now }: Gateway, isLive: boolean, output: Output): readonly string[] {
  const { job, state, next, isAsked } = row;
  const moment = (at: Date | undefined): string =>
    at ? momentIn(at, config.zone, now()) : output.text('schedule.never');
  const coming = isAsked
    ? output.text('schedule.asked')
    : job.isPaused
      ? output.text('schedule.paused')
      : next && next <= now()
        ? output.text('schedule.now')
        : moment(next);
  return [
    output.text(`schedule.${job.kind}`, { name: job.name }),
    coming,
    moment(state?.startedAt),
    state ? outcomeOf(state, isLive, output) : output.text('schedule.never'),
    moment(state?.lastDoneAt),
  ];
}

function outcomeOf({ outcome, error = '' }: JobState, isLive: boolean, output: Output): string {
  return output.text(`schedule.outcome.${outcome ?? (isLive ? 'running' : 'died')}`, { error });
}

/** "19:04" of today, "27.11 19:04" of this year, with the year of another. */
function momentIn(at: Date, zone: string, now: Date): string {
  const { day, minute } = localTime(at, zone);
  const today = localTime(now, zone).day;
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const [year, month, date] = day.split('-');
  if (day === today) return time;
  return day.slice(0, 4) === today.slice(0, 4) ? `${date}.${month} ${time}` : `${date}.${month}.${year} ${time}`;
}

const resultOf = ({ job, state, next, isAsked }: Row): object => ({
  job: job.job,
  isPaused: job.isPaused,
  isAsked,
  next: next ?? null,
  slot: state?.slot ?? null,
  startedAt: state?.startedAt ?? null,
  endedAt: state?.endedAt ?? null,
  outcome: state?.outcome ?? null,
  error: state?.error ?? null,
  lastDoneAt: state?.lastDoneAt ?? null,
});
