import type { JobName } from '../contracts/job.ts';
import type { Gateway } from '../gateway.ts';
import { holderOf } from '../locks.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output } from '../output.ts';
import { nextBegin } from '../schedule/due.ts';
import { makeCalendars } from '../service/calendars.ts';
import { type PlannedJob, plannedJobs } from '../service/planned-jobs.ts';
import { WORKS } from '../service/works.ts';
import { hintOf, sentence, told } from '../told.ts';
import { actionOf } from './action.ts';
import type { Run } from './command.ts';
import { type JobRow, showJobs } from './schedule-shown.ts';

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

async function show(gateway: Gateway, isAll: boolean, output: Output): Promise<number> {
  const service = await holderOf(gateway.data, 'service');
  const rows = await rowsOf(gateway);
  output.result({ service: service?.pid ?? null, zone: gateway.config.zone, jobs: rows.map(resultOf) });
  if (service) output.say('schedule.service', { pid: service.pid });
  else output.say('schedule.no-service');
  if (rows.length === 0) output.say('schedule.none');
  else showJobs(output, rows, { zone: gateway.config.zone, now: gateway.now(), isAll, isLive: service !== undefined });
  return rows.some(({ state, job }) => state?.outcome === 'failed' && !job.isPaused) ? EXIT.finding : EXIT.done;
}

async function rowsOf(gateway: Gateway): Promise<readonly JobRow[]> {
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

const resultOf = ({ job, state, next, isAsked }: JobRow): object => ({
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
