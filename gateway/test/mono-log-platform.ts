import { createHash } from 'node:crypto';
import type { Clockwork } from '../../adapters/kit/clockwork.ts';
import { monoLog } from '../../adapters/mono-log/index.ts';
import type { FaultRule } from '../../ops/simulators/faults.ts';
import type { MonoLogOptions } from '../../ops/simulators/mono-log/options.ts';
import { type MonoLogSimulator, startMonoLog } from '../../ops/simulators/mono-log/start.ts';
import type { Destination, Node, Parcel } from '../contracts/destination.ts';

/* A platform that the simulator plays, and what is sent to it. */

export const NODES: readonly Node[] = [
  { id: 'school-1', kind: 'school', parent: 'town', name: 'Школа № 1', system: 'dnevnik-ru' },
  { id: 'town', kind: 'municipality', parent: 'region', name: 'Город' },
  { id: 'region', kind: 'region', name: 'Область' },
];

export const signal = new AbortController().signal;
export const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Time that passes only while somebody waits. */
function quickClock(): Clockwork {
  let now = Date.parse('2026-09-07T12:00:00Z');
  return { now: () => now, sleep: async (ms) => void (now += ms), random: () => 0.5 };
}

/** A parcel of one mark, as the forwarding makes it. */
export function parcel(scope: string, version = 1, mark = '4'): Parcel {
  const body = { records: [{ entity: 'mark', id: `mk-${scope}`, value: mark }] };
  const hash = sha(JSON.stringify(body));
  const id = `journal-day/${scope}/2026-09-07@${version}.${hash.slice(0, 16)}:snapshot#1`;
  return { id, node: 'school-1', kind: 'journal-day', scope, day: '2026-09-07', mode: 'snapshot', hash, body };
}

export const parcels = (count: number): Parcel[] => Array.from({ length: count }, (_, index) => parcel(`s${index}`));

/** Runs with a destination that sends to a platform with these options; the clockwork is of both. */
export async function withPlatform<T>(
  options: MonoLogOptions,
  run: (destination: Destination, platform: MonoLogSimulator, clockwork: Clockwork) => Promise<T>,
): Promise<T> {
  const clockwork = quickClock();
  const platform = await startMonoLog({ ...options, now: () => clockwork.now() });
  const { url: baseUrl, client } = platform;
  const settings = { baseUrl, clientId: client.id, clientSecret: client.secret, requestsPerSecond: 1000 };
  const log = { debug: () => {}, info: () => {}, warn: () => {} };
  const context = { log, now: () => new Date(clockwork.now()), allowLoopback: true };
  const destination = monoLog(settings, context, clockwork);
  try {
    return await run(destination, platform, clockwork);
  } finally {
    await platform.close();
  }
}

/** The platform answers parcels with this fault. */
export const faults = (fault: string, more: Partial<FaultRule> = {}): MonoLogOptions => ({
  faults: { faults: [{ fault, rate: 1, on: 'POST /v1/parcels', ...more }] },
});

export const results = (verdicts: readonly { result: string }[]): string[] =>
  verdicts.map(({ result }) => result).sort();
