import type { Collected } from '../collect/collect.ts';
import { type CollectOptions, collectSource } from '../reading/collecting.ts';
import type { FilterReason } from '../contracts/records.ts';
import type { DeliveryCounts } from '../contracts/delivery.ts';
import type { SourceConfig } from '../config/config.ts';
import { GatewayError } from '../contracts/errors.ts';
import { forwardAll } from '../forwarding/forwarding.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { evenings, weekdays } from './evenings.ts';
import type { Region } from './region.ts';

/** Sources read at once: while one waits for its vendor, the others are read. */
const PARALLEL = 6;
/** The region's clock moves by this while something waits for the platform, milliseconds. */
const FORWARD_STEP_MS = 60_000;

export interface Totals {
  received: number;
  accepted: number;
  quarantined: number;
  readonly filtered: Partial<Record<FilterReason, number>>;
  changed: number;
}

/** What one evening brought. */
export interface Evening {
  readonly moment: Date;
  readonly collected: Totals;
  readonly deliveries: DeliveryCounts;
}

export interface Shown {
  readonly evenings: readonly Evening[];
  /** Raw records filtered as equal repeats, by source. */
  readonly repeats: ReadonlyMap<string, number>;
}

/** Told as the show goes on. */
export interface Stage {
  onEvening(evening: Date): void;
  onPage(): void;
  onDone(evening: Evening): void;
}

/**
 * Moves the region's clock from evening to evening; collects every source and forwards until nothing waits.
 *
 * @throws {GatewayError} "stopped" when the signal aborts
 */
export async function playDays(region: Region, data: string, signal: AbortSignal, stage: Stage): Promise<Shown> {
  const done: Evening[] = [];
  const repeats = new Map<string, number>();
  const moments = evenings(weekdays(region.from, region.to));
  for (const [index, moment] of moments.entries()) {
    stage.onEvening(moment);
    await region.moveTo(moment);
    const gateway = await openGateway({ data, at: moment });
    try {
      const reach = index === moments.length - 1 ? 'period' : 'nightly';
      const collected = await collectAll(gateway, { reach, signal, onPage: () => stage.onPage() }, repeats);
      const deliveries = await forwardUntilNothingWaits(gateway, signal);
      if (signal.aborted) throw new GatewayError('stopped', 'playing the region: told to stop');
      const evening = { moment, collected, deliveries };
      done.push(evening);
      stage.onDone(evening);
    } finally {
      await gateway.close();
    }
  }
  return { evenings: done, repeats };
}

async function collectAll(gateway: Gateway, asked: CollectOptions, repeats: Map<string, number>): Promise<Totals> {
  const total: Totals = { received: 0, accepted: 0, quarantined: 0, filtered: {}, changed: 0 };
  const waiting = [...gateway.sourcesNamed([])];
  const worker = async (): Promise<void> => {
    for (let source = waiting.shift(); source; source = waiting.shift()) {
      const collected = await collectUntilWhole(gateway, source, asked);
      for (const part of collected) add(total, part);
      repeats.set(source.name, collected.at(-1)?.counts.filtered.same ?? 0);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return total;
}

/** A run that failed with a remedy of "retry" is run again, as the schedule would. */
async function collectUntilWhole(
  gateway: Gateway,
  source: SourceConfig,
  asked: CollectOptions,
): Promise<readonly Collected[]> {
  const runs: Collected[] = [];
  for (;;) {
    const collected = await collectSource(gateway, source, asked);
    runs.push(collected);
    if (collected.error && collected.error.remedy !== 'retry') throw collected.error;
    if (collected.outcome !== 'failed' || asked.signal.aborted) return runs;
  }
}

async function forwardUntilNothingWaits(gateway: Gateway, signal: AbortSignal): Promise<DeliveryCounts> {
  const [{ name } = { name: 'mono-log' }] = gateway.config.destinations;
  const start = gateway.now();
  for (let step = 0; ; step += 1) {
    const now = (): Date => new Date(start.getTime() + step * FORWARD_STEP_MS);
    const { counts, error } = await forwardAll(gateway, name, signal, { now });
    if (error && error.remedy !== 'retry') throw error;
    if (counts.waiting === 0 || signal.aborted) return counts;
  }
}

function add(total: Totals, { counts, changed }: Collected): void {
  total.received += counts.received;
  total.accepted += counts.accepted;
  total.quarantined += counts.quarantined;
  total.changed += changed;
  for (const [reason, count] of Object.entries(counts.filtered))
    total.filtered[reason as FilterReason] = (total.filtered[reason as FilterReason] ?? 0) + count;
}
