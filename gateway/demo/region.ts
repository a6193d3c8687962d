import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeConfig } from './configuration.ts';
import type { Defect } from './defect.ts';
import { dealt } from './journals.ts';
import { type Simulator, startSimulator } from './simulator.ts';

export interface RegionOptions {
  readonly seed: string;
  readonly schools: number;
  readonly municipalities: number;
  readonly days: number;
  /** First school day; the simulators' own where absent. */
  readonly from?: string;
  /** Pupils a class and classes a school, about; the simulators' own sizes where absent. */
  readonly size?: number;
  readonly classes?: number;
  /** Data folder of the gateway, with its key: configuration, secrets and fault plans are written there. */
  readonly data: string;
  readonly faults: boolean;
  /** Indices of the schools that keep their journal in each system. @default as `dealt` */
  readonly deal?: ReadonlyMap<string, readonly number[]>;
}

/** The simulated region: journals and platform as processes, one clock for all journals. */
export interface Region {
  readonly journals: readonly Simulator[];
  readonly platform: Simulator;
  /** First and last school day. */
  readonly from: string;
  readonly to: string;
  moveTo(moment: Date): Promise<void>;
  oracle(): Promise<readonly Defect[]>;
  /** One file with the truth of every journal, in the format of `svod export`. */
  truth(): Promise<string>;
  stop(): Promise<void>;
}

interface FaultRule {
  readonly fault: string;
  readonly rate: number;
  readonly ms?: number;
  readonly retryAfter?: number;
}

/** Shares of requests that go wrong; no fault strikes one request twice in a row. */
const JOURNAL_FAULTS: readonly FaultRule[] = [
  { fault: 'rate-limited', rate: 0.001, retryAfter: 0 },
  { fault: 'unavailable', rate: 0.001, retryAfter: 0 },
  { fault: 'server-error', rate: 0.003 },
  { fault: 'html', rate: 0.003 },
  { fault: 'cut', rate: 0.003 },
  { fault: 'cut-answer', rate: 0.003 },
  { fault: 'empty', rate: 0.004 },
  { fault: 'slow', rate: 0.003, ms: 100 },
];
const PLATFORM_FAULTS: readonly FaultRule[] = [
  { fault: 'unavailable', rate: 0.03, retryAfter: 0 },
  { fault: 'server-error', rate: 0.03 },
  { fault: 'html', rate: 0.03 },
  { fault: 'cut', rate: 0.03 },
  { fault: 'lost-answer', rate: 0.05 },
  { fault: 'fail-after', rate: 0.03 },
  { fault: 'ticket', rate: 0.05 },
  { fault: 'lose-previous', rate: 0.02 },
];

/** Starts the simulators and writes svod.json with its secrets (mode 0600) into the data folder. */
export async function startRegion(options: RegionOptions): Promise<Region> {
  const { seed, schools, data, deal = dealt(schools) } = options;
  const journal = (system: string, of: readonly number[]): Promise<Simulator> =>
    startSimulator(system, [...flagsOf(options), '--of', of.join(','), ...faultsOf(options, system, JOURNAL_FAULTS)]);
  const [platform, ...journals] = await allOrNone([
    startSimulator('mono-log', ['--seed', seed, ...faultsOf(options, 'mono-log', PLATFORM_FAULTS)]),
    ...[...deal].map(([system, of]) => journal(system, of)),
  ]);
  writeConfig(data, journals, platform!);
  const [{ introduction }] = journals as [Simulator];
  return {
    journals,
    platform: platform!,
    from: introduction.from,
    to: introduction.to,
    moveTo: async (moment) =>
      void (await Promise.all(journals.map((system) => system.tell({ at: moment.toISOString() })))),
    oracle: async () => {
      const told = await Promise.all(journals.map((system) => system.tell({ oracle: true })));
      return told.flatMap((answer) => answer['oracle'] as readonly Defect[]);
    },
    truth: () => joinTruths(journals, data),
    stop: async () => void (await Promise.all([...journals, platform!].map((simulator) => simulator.stop()))),
  };
}

/** All of them, or the error of one that did not start; then the others are stopped: one left running would keep us. */
async function allOrNone(starting: readonly Promise<Simulator>[]): Promise<readonly Simulator[]> {
  const settled = await Promise.allSettled(starting);
  const started = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = settled.find((one) => one.status === 'rejected');
  if (!failed) return started;
  await Promise.all(started.map((simulator) => simulator.stop()));
  throw failed.reason;
}

function flagsOf({ seed, schools, municipalities, days, from, size, classes, data }: RegionOptions): string[] {
  const flags = { seed, schools, municipalities, days, from, size, classes, key: join(data, 'key.json') };
  return Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, String(value)]));
}

function faultsOf({ faults, seed, data }: RegionOptions, name: string, rules: readonly FaultRule[]): string[] {
  if (!faults) return [];
  const file = join(data, `${name}.faults.json`);
  writeFileSync(file, JSON.stringify({ seed, faults: rules }));
  return ['--faults', file];
}

async function joinTruths(journals: readonly Simulator[], data: string): Promise<string> {
  const texts: string[] = [];
  for (const journal of journals)
    texts.push(readFileSync((await journal.tell({ truth: true }))['truth'] as string, 'utf8'));
  const [header = ''] = (texts[0] ?? '').split('\n');
  const file = join(data, 'truth.jsonl');
  writeFileSync(file, [header, ...texts.flatMap((text) => text.trimEnd().split('\n').slice(1)), ''].join('\n'));
  return file;
}
