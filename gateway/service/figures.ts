import { statSync } from 'node:fs';
import { join } from 'node:path';
import { OWNERS } from '../contracts/incident.ts';
import type { SourceConfig } from '../config/config.ts';
import type { Gateway } from '../gateway.ts';
import type { Figures } from '../http/metrics.ts';
import { type LastReading, lastReadingOf } from './last-reading.ts';
import { jobName } from './planned-jobs.ts';
import type { Service } from './service.ts';

/** Milliseconds that figures are told again: counting deliveries reads the whole list of sheets. */
const FRESH_MS = 15_000;

/** Looks up what /metrics tells; asked more often than every 15 seconds, it tells the same again. */
export function figuresOf(service: Pick<Service, 'gateway' | 'load'>): () => Promise<Figures> {
  let last: { readonly at: number; readonly figures: Promise<Figures> } | undefined;
  return async () => {
    const at = performance.now();
    if (!last || at - last.at > FRESH_MS) last = { at, figures: lookedUp(service.gateway) };
    return { ...(await last.figures), jobs: jobsOf(service) };
  };
}

async function lookedUp(gateway: Gateway): Promise<Figures> {
  const { operations, store, config, data } = gateway;
  const states = new Map((await operations.jobStates()).map((state) => [state.job, state]));
  const standings = await operations.standings(
    config.sources.map(({ name }) => name),
    gateway.now(),
  );
  const standingOf = new Map(standings.map((standing) => [standing.source, standing]));
  const bySystem = Map.groupBy(config.sources, ({ system }) => system);
  const deliveries = [];
  for (const { name } of config.destinations) {
    const { waiting, acknowledged, dead, superseded } = await store.deliveryCounts(name);
    deliveries.push({ destination: name, states: { waiting, acknowledged, dead, superseded } });
  }
  const incidents = Object.fromEntries(OWNERS.map((owner) => [owner, 0]));
  for (const { owner } of await operations.incidents({ open: true })) incidents[owner]! += 1;
  const readingOf = ({ name }: SourceConfig): LastReading | undefined =>
    lastReadingOf(states.get(jobName('collect', name)), standingOf.get(name));
  return {
    sources: [...bySystem].map(([system, sources]) => systemFigures(system, sources, readingOf, gateway.now())),
    deliveries,
    incidents,
    jobs: [],
    storeBytes: ['svod.db', 'svod.db-wal']
      .map((file) => statSync(join(data, file), { throwIfNoEntry: false })?.size ?? 0)
      .reduce((sum, size) => sum + size, 0),
  };
}

function systemFigures(
  system: string,
  sources: readonly SourceConfig[],
  readingOf: (source: SourceConfig) => LastReading | undefined,
  now: Date,
): Figures['sources'][number] {
  const states = { ok: 0, failing: 0, never: 0, paused: 0 };
  const ages: number[] = [];
  for (const source of sources) {
    const { lastDoneAt, outcome } = readingOf(source) ?? {};
    states[source.paused ? 'paused' : outcome === 'failed' ? 'failing' : lastDoneAt ? 'ok' : 'never'] += 1;
    if (!source.paused && lastDoneAt) ages.push(Math.max(0, now.getTime() - lastDoneAt.getTime()) / 1000);
  }
  return { system, states, ages };
}

function jobsOf({ load }: Pick<Service, 'load'>): Figures['jobs'] {
  const { running, waiting } = load();
  const kinds = new Set([...running, ...waiting, 'collect:', 'forward:'].map((job) => job.split(':')[0]!));
  const count = (jobs: readonly string[], kind: string): number =>
    jobs.filter((job) => job.startsWith(`${kind}:`)).length;
  return [...kinds].map((kind) => ({ kind, running: count(running, kind), waiting: count(waiting, kind) }));
}
