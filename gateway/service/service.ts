import type { JobName } from '../contracts/job.ts';
import type { Gateway } from '../gateway.ts';
import { nextBegin } from '../schedule/due.ts';
import { look, refresh, reload } from './look.ts';
import { described } from './runner.ts';
import { openState, type ServiceOptions, type State } from './state.ts';

/**
 * Scheduled work on one store. It has no timer: whoever runs it gives the ticks, once a minute by the clock of the region or, where
 * months are played in seconds, whenever `nextBegin` says:
 *
 *     const service = await openService({ open: () => openGateway({ data, now: () => clock }) });
 *     for (let next = await service.nextBegin(); next && next < end; next = await service.nextBegin()) {
 *       clock = next > clock ? next : clock;
 *       await service.tick();
 *       await service.idle();
 *     }
 *     await service.stop();
 */
export interface Service {
  /** The gateway at work; another one after the configuration was read anew. */
  readonly gateway: Gateway;
  /** Looks at configuration, requests and schedule, and begins what is due. Jobs go on when it resolves. */
  tick(): Promise<void>;
  /** Ticks only where somebody asked for a job, or one could not begin because another wrote. Cheap; every few seconds; never throws. */
  pulse(): Promise<void>;
  /** Reads the configuration anew, changed or not. One that cannot be taken is logged, and the old one stays. */
  reload(): Promise<void>;
  /** Resolves when no job runs and none waits for its turn. */
  idle(): Promise<void>;
  /** When the next job will begin that does not run now; undefined where nothing is planned. */
  nextBegin(): Promise<Date | undefined>;
  /** Jobs that run, and those that wait for their turn. */
  load(): { readonly running: readonly JobName[]; readonly waiting: readonly JobName[] };
  /** Stops all jobs where nothing is lost, and closes the store. False where some had not ended in time: then it stays open. */
  stop(graceMs?: number): Promise<boolean>;
}

/** Milliseconds that jobs get to end when the service stops. */
const GRACE_MS = 8_000;

/** @throws {GatewayError} as openGateway */
export async function openService(options: ServiceOptions): Promise<Service> {
  const state = await openState(options);
  let looking: Promise<void> | undefined;
  /** A tick that comes while one is under way gets the end of that one. */
  const tick = (): Promise<void> => (looking ??= look(state).finally(() => (looking = undefined)));
  return {
    get gateway() {
      return state.generations.gateway;
    },
    tick,
    async pulse() {
      if (state.isRefused || (await isAskedFor(state))) await tick();
    },
    reload: () => reload(state),
    idle: () => state.queues.idle(),
    nextBegin: () => firstBegin(state),
    load: () => ({ running: jobsThat(state, true), waiting: jobsThat(state, false) }),
    async stop(graceMs = GRACE_MS) {
      state.stopping.abort();
      return endAll(state, looking, graceMs);
    },
  };
}

/** A store that cannot be read now is logged: the next pulse looks again. */
async function isAskedFor({ generations, busy }: State): Promise<boolean> {
  const { operations, log } = generations.gateway;
  try {
    return (await operations.jobRequests()).some(({ job }) => !busy.has(job));
  } catch (error) {
    log.warn(described(error), 'looking for requests');
    return false;
  }
}

async function firstBegin(state: State): Promise<Date | undefined> {
  await refresh(state);
  const now = state.generations.gateway.now();
  const begins = [...state.planned.values()]
    .filter(({ job, isPaused, isLacking }) => !isPaused && !isLacking && !state.busy.has(job))
    .flatMap((plan) => nextBegin(plan, state.states.get(plan.job), now)?.getTime() ?? []);
  return begins.length === 0 ? undefined : new Date(begins.reduce((first, begin) => Math.min(first, begin)));
}

const jobsThat = ({ busy }: State, isRunning: boolean): readonly JobName[] =>
  [...busy].filter(([, one]) => one.isRunning === isRunning).map(([job]) => job);

async function endAll(state: State, looking: Promise<void> | undefined, graceMs: number): Promise<boolean> {
  const abort = (): void => state.busy.forEach(({ stop }) => stop.abort());
  abort();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, graceMs, false)));
  // What a look that was under way has still put into a queue is told to stop as well.
  const over = Promise.resolve(looking).then(abort).then(state.queues.idle);
  const hasEnded = await Promise.race([over.then(() => true), late]);
  clearTimeout(timer);
  if (hasEnded) await state.generations.close();
  return hasEnded;
}
