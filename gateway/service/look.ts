import type { JobName } from '../contracts/job.ts';
import { dueSlot, isHeld } from '../schedule/due.ts';
import { hostOf } from './host.ts';
import { jobStatesOf } from './job-states.ts';
import { openedBeside, warnOfLacks } from './lacking.ts';
import { type PlannedJob, plannedJobs } from './planned-jobs.ts';
import { described, type Turn } from './runner.ts';
import type { Busy, State } from './state.ts';
import type { Sight } from './works.ts';

/** Milliseconds between two looks where no job has ended. */
const LOOK_MS = 5 * 60_000;

/** One look at configuration, requests and schedule. A store that cannot be read or written now is logged: the next tick looks again. */
export async function look(state: State): Promise<void> {
  if (state.stopping.signal.aborted) return;
  try {
    if (state.options.hasConfigChanged?.()) await reload(state);
    await refresh(state);
    // Of a look that was told to end the plans may be without their calendars.
    if (state.stopping.signal.aborted) return;
    state.isRefused = false;
    stopHeld(state);
    await obeyRequests(state);
    beginDue(state);
    await lookAround(state);
    rest(state);
  } catch (error) {
    state.generations.gateway.log.warn(described(error), 'looking at the schedule');
  }
}

/** Reads the configuration anew beside the one at work. */
export async function reload(state: State): Promise<void> {
  const { options, generations, meter } = state;
  const { log, now, rules } = generations.gateway;
  try {
    await generations.replace(await openedBeside(generations.gateway, options.open(now)));
    state.isConfigValid = true;
    meter.configRead(true);
    warnOfLacks(generations.gateway);
    const { config, rules: newRules } = generations.gateway;
    log.info({ sources: config.sources.length, hasNewRules: newRules !== rules }, 'configuration read anew');
  } catch (error) {
    state.isConfigValid = false;
    meter.configRead(false);
    log.warn(described(error), 'the configuration cannot be taken; the one before stays');
  }
}

/** Brings plans and states up to now. */
export async function refresh(state: State): Promise<void> {
  const { generations, calendars, works, runner } = state;
  const { gateway } = generations;
  const { operations, config } = gateway;
  if (works.collect)
    await calendars.load(
      gateway,
      config.sources.map(({ name }) => name),
      state.stopping.signal,
    );
  await runner.writeEnds(operations);
  state.planned = new Map(plannedJobs(gateway, works, calendars.of, state.openedAt).map((job) => [job.job, job]));
  state.states = await jobStatesOf(gateway, state.planned);
  state.queues.limit(config.schedule);
}

/** Vendors are not asked in quiet hours and on holidays: readings stop there, and go on behind them. */
function stopHeld({ planned, busy, generations }: State): void {
  const now = generations.gateway.now();
  for (const [job, { isAsked, stop }] of busy) {
    const plan = planned.get(job);
    if (plan?.kind === 'collect' && !isAsked && isHeld(plan, now)) stop.abort();
  }
}

async function obeyRequests(state: State): Promise<void> {
  const { operations, log } = state.generations.gateway;
  for (const { id, job } of await operations.jobRequests()) {
    const plan = state.planned.get(job);
    if (plan && state.busy.has(job)) continue;
    if (plan) wait(state, plan, true, id);
    else {
      log.warn({ job }, 'asked for a job that is not there');
      await operations.takeRequest(id);
    }
  }
}

function beginDue(state: State): void {
  const now = state.generations.gateway.now();
  const due = [...state.planned.values()].flatMap((plan) => {
    if (plan.isPaused || plan.isLacking || state.busy.has(plan.job) || state.runner.isUnwritten(plan.job)) return [];
    const slot = dueSlot(plan, state.states.get(plan.job), now);
    return slot ? [{ plan, from: slot.from.getTime() }] : [];
  });
  for (const { plan } of due.sort((a, b) => a.from - b.from)) wait(state, plan, false);
}

/** Puts a job into its queue. */
function wait(state: State, plan: PlannedJob, isAsked: boolean, request?: number): void {
  const { config } = state.generations.gateway;
  const source = plan.kind === 'collect' ? config.sources.find(({ name }) => name === plan.name) : undefined;
  const busy: Busy = { isAsked, stop: new AbortController(), isRunning: false };
  state.busy.set(plan.job, busy);
  state.queues.add(source && hostOf(source), async (gotOn) => {
    try {
      await turnCame(state, plan.job, busy, { signal: busy.stop.signal, request, gotOn });
    } catch (error) {
      state.generations.gateway.log.warn({ job: plan.job, ...described(error) }, 'beginning a job');
    } finally {
      state.busy.delete(plan.job);
    }
  });
}

/** A job whose turn has come begins, if it is still due: it may have waited for long. */
async function turnCame(state: State, job: JobName, busy: Busy, turn: Turn): Promise<void> {
  const { stopping, desk, generations, planned, states, runner, calendars } = state;
  if (stopping.signal.aborted) return;
  const plan = planned.get(job);
  const now = generations.gateway.now();
  const slot = busy.isAsked ? now : plan && dueSlot(plan, states.get(job), now)?.at;
  if (!plan || !slot || ((plan.isPaused || plan.isLacking) && !busy.isAsked)) return;
  if (!desk.enter()) {
    state.isRefused = true;
    return;
  }
  const { gateway, done } = generations.use();
  try {
    busy.isRunning = true;
    await runner.run(gateway, plan, slot, turn);
    if (plan.kind === 'collect') calendars.forget(plan.name);
  } finally {
    state.hasEnded = true;
    desk.leave();
    await done();
  }
}

function rest(state: State): void {
  if (state.busy.size > 0) state.isTired = true;
  else if (state.isTired) {
    state.isTired = false;
    state.options.onRest?.();
  }
}

async function lookAround(state: State): Promise<void> {
  const { generations, looks, stopping, planned, busy, isConfigValid } = state;
  const sight: Sight = { plans: planned, isUnderWay: (job) => busy.has(job), isConfigValid };
  const now = generations.gateway.now().getTime();
  if (!state.hasEnded && Math.abs(now - state.lookedAt) < LOOK_MS) return;
  state.hasEnded = false;
  state.lookedAt = now;
  const { gateway, done } = generations.use();
  try {
    for (const one of looks)
      await one(gateway, stopping.signal, sight).catch((error: unknown) =>
        gateway.log.warn(described(error), 'looking around'),
      );
  } finally {
    await done();
  }
}
