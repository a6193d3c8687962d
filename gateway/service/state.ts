import type { Clock } from '../clock.ts';
import type { JobKind, JobName, JobState } from '../contracts/job.ts';
import type { Gateway } from '../gateway.ts';
import { type Meter, NO_METER } from '../http/meter.ts';
import { type Calendars, makeCalendars } from './calendars.ts';
import type { Desk } from './desk.ts';
import { type Generations, makeGenerations } from './generations.ts';
import type { PlannedJob } from './planned-jobs.ts';
import { warnOfLacks } from './lacking.ts';
import { makeQueues, type Queues } from './queues.ts';
import { makeRunner, type Runner } from './runner.ts';
import { type Look, LOOKS, type Work, WORKS } from './works.ts';

export interface ServiceOptions {
  /**
   * Opens the gateway: at the start, and beside the one at work when the configuration has changed; then `now` is the clock to go
   * on with.
   */
  open(now?: Clock): Promise<Gateway>;
  /** Whether the configuration has changed since it was asked last. @default never */
  hasConfigChanged?(): boolean;
  /** Called at a tick that finds nothing to do, once after there was something. */
  onRest?(): void;
  /** Who else may write to the store. @default nobody */
  readonly desk?: Desk;
  readonly works?: Readonly<Partial<Record<JobKind, Work>>>;
  readonly looks?: readonly Look[];
  readonly meter?: Meter;
}

/** What the parts of a service share. */
export interface State {
  readonly options: ServiceOptions;
  readonly generations: Generations;
  readonly calendars: Calendars;
  readonly queues: Queues;
  readonly runner: Runner;
  readonly desk: Desk;
  readonly works: Readonly<Partial<Record<JobKind, Work>>>;
  readonly looks: readonly Look[];
  readonly meter: Meter;
  /** Jobs that run or wait for their turn. */
  readonly busy: Map<JobName, Busy>;
  readonly stopping: AbortController;
  /** When the service began. */
  readonly openedAt: Date;
  planned: ReadonlyMap<JobName, PlannedJob>;
  states: ReadonlyMap<JobName, JobState>;
  /** A job could not begin because another process writes. */
  isRefused: boolean;
  /** A job has ended since the last look. */
  hasEnded: boolean;
  lookedAt: number;
  /** Whether svod.json could be taken when it was read last. */
  isConfigValid: boolean;
  /** Something was done since the last rest. */
  isTired: boolean;
}

export interface Busy {
  /** A person asked for it: it knows no quiet hours. */
  readonly isAsked: boolean;
  readonly stop: AbortController;
  isRunning: boolean;
}

/** Anybody may write: for a store that only this process has. */
const FREE_DESK: Desk = { enter: () => true, leave: () => {} };

/** @throws {GatewayError} as openGateway */
export async function openState(options: ServiceOptions): Promise<State> {
  const { works = WORKS, looks = LOOKS, meter = NO_METER, desk = FREE_DESK } = options;
  const gateway = await options.open();
  meter.configRead(true);
  warnOfLacks(gateway);
  return {
    ...{ options, works, looks, meter, desk },
    openedAt: gateway.now(),
    generations: makeGenerations(gateway),
    calendars: makeCalendars(),
    queues: makeQueues(),
    runner: makeRunner(works, meter),
    busy: new Map(),
    stopping: new AbortController(),
    planned: new Map(),
    states: new Map(),
    isRefused: false,
    hasEnded: false,
    lookedAt: -Infinity,
    isConfigValid: true,
    isTired: true,
  };
}
