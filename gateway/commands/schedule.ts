import type { JobName } from '../contracts/job.ts';
import type { Gateway } from '../gateway.ts';
import { type Holder, holderOf } from '../data-folder/locks.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { type PlannedJob, plannedJobs } from '../service/planned-jobs.ts';
import { plannedRows, rememberedRows, type ScheduleRow } from '../service/schedule-rows.ts';
import { WORKS } from '../service/works.ts';
import { hintOf, sentence, told } from '../messages/told.ts';
import { actionOf } from './action.ts';
import { readingOf } from './broken.ts';
import type { Run } from './command.ts';
import { rowResult, showRows } from './schedule-shown.ts';

/** svod schedule: next and last run of every job; `now` asks the running service to begin some. */
export const run: Run = async ({ output, configFile }, [word = 'list', ...names], options) => {
  const action = actionOf('schedule', word, ['list', 'now']);
  const { onBroken, isBroken } = readingOf(output);
  const gateway = await openGateway({ configFile, ...(action === 'list' && { onBroken }) });
  try {
    if (action === 'now') return await ask(gateway, names, output);
    const service = await holderOf(gateway.data, 'service');
    const rows = await (isBroken() ? rememberedRows(gateway) : plannedRows(gateway, service !== undefined));
    return await show(gateway, rows, service, { isAll: options['all'] === true, isPlanned: !isBroken() }, output);
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

async function show(
  gateway: Gateway,
  rows: readonly ScheduleRow[],
  service: Holder | undefined,
  { isAll, isPlanned }: { readonly isAll: boolean; readonly isPlanned: boolean },
  output: Output,
): Promise<number> {
  output.result({ service: service?.pid ?? null, zone: gateway.config.zone, jobs: rows.map(rowResult) });
  if (service) output.say('schedule.service', { pid: service.pid });
  else output.say(isPlanned ? 'schedule.no-service' : 'schedule.no-service-seen');
  if (rows.length === 0) output.say('schedule.none');
  else showRows(gateway, rows, { isAll, isLive: service !== undefined }, output);
  return rows.some(({ last, isPaused }) => last?.outcome === 'failed' && !isPaused) ? EXIT.finding : EXIT.done;
}
