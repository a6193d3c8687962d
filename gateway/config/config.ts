import { type CollectTimes, scheduleOf, type ScheduleConfig } from './schedule.ts';
import type { Node } from '../contracts/destination.ts';
import type { KeepLimits } from '../contracts/keeping.ts';
import type { Sentence } from '../messages/told.ts';

export interface SourceConfig {
  readonly name: string;
  readonly system: string;
  readonly zone: string;
  readonly settings: unknown;
  readonly allowLoopback: boolean;
  readonly paused: boolean;
  /** Why it cannot be asked: a secret of its settings that is not to be had. */
  readonly lack?: Sentence;
  /** When `svod run` reads it. */
  readonly times: CollectTimes;
}

export interface DestinationConfig {
  readonly name: string;
  readonly settings: unknown;
  readonly allowLoopback: boolean;
  readonly paused: boolean;
  /** Why it cannot be asked: a secret of its settings that is not to be had. */
  readonly lack?: Sentence;
}

/** A way to reach people, by the name of its folder under adapters/. */
export type ChannelConfig = DestinationConfig;

export interface NodeConfig extends Node {
  readonly journals: readonly { readonly source: string; readonly school: string }[];
  /** Schools that go on with this one, which is closed. */
  readonly successors?: readonly string[];
}

/** Everything that is configured; frozen. Secrets are resolved: never print `settings`. */
export interface Config {
  readonly file: string | undefined;
  readonly zone: string;
  readonly profile: string;
  readonly rawDays: number;
  readonly holdLossFrom: number;
  /** Days before a token, password or certificate runs out on which that becomes a finding. */
  readonly credentialDays: number;
  readonly schedule: ScheduleConfig;
  /** Days that things of the past are kept. */
  readonly keep: KeepLimits;
  readonly sources: readonly SourceConfig[];
  readonly nodes: readonly NodeConfig[];
  readonly destinations: readonly DestinationConfig[];
  readonly channels: readonly ChannelConfig[];
}

/** What holds where svod.json says nothing else. */
export const DEFAULTS = {
  zone: 'Europe/Moscow',
  profile: 'default',
  rawDays: 30,
  holdLossFrom: 10,
  credentialDays: 14,
} as const;
/** Three school years of what somebody may ask for, a year and a bit of the rest. */
export const KEEP: KeepLimits = {
  historyDays: 1100,
  findingDays: 400,
  runDays: 400,
  incidentDays: 400,
  lookDays: 1100,
};

/** The configuration used where none is written: no sources, no destinations. */
export const emptyConfig = (): Config =>
  freeze({
    file: undefined,
    ...DEFAULTS,
    schedule: scheduleOf({}),
    keep: KEEP,
    sources: [],
    nodes: [],
    destinations: [],
    channels: [],
  });

/** The same value, of which nothing can be changed any more. */
export function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') Object.values(value).forEach(freeze);
  return Object.freeze(value);
}
