import { randomUUID } from 'node:crypto';
import { adapterContext } from './adapter-context.ts';
import { adapterOf } from '../adapter-finder.ts';
import { type Collected, collect } from '../collect/collect.ts';
import { runCensus } from './censusing.ts';
import type { SourceConfig } from '../config/config.ts';
import { demandSecrets } from '../config/lacking.ts';
import type { SaveCounts } from '../contracts/sheet.ts';
import type { Gateway } from '../gateway.ts';
import { sourceReading } from './source-reading.ts';

export interface CollectOptions {
  readonly signal: AbortSignal;
  /** The first reading of a source has the whole year all the same. */
  readonly reach: 'nightly' | 'period';
  /** Forgets where an unfinished run stopped. */
  readonly fromStart?: boolean;
  onPage?(saved: SaveCounts): void;
  /** Milliseconds after which it is stopped: what a vendor tells may have no end. @default 24 hours */
  readonly longestMs?: number;
}

/** A run of a whole region's first year takes some hours; what was stopped goes on where it was. */
const LONGEST_MS = 24 * 3_600_000;

/** What a run did, and how many changes of fields are told of its source. */
export interface CollectedSource extends Collected {
  readonly changes: number;
}

/** One run of one configured source. @throws {GatewayError} config.secret where it lacks one: nothing is asked, and no run is written down */
export async function collectSource(
  gateway: Gateway,
  source: SourceConfig,
  { signal, reach, fromStart = false, onPage, longestMs = LONGEST_MS }: CollectOptions,
): Promise<CollectedSource> {
  demandSecrets(gateway.config, source);
  const adapter = adapterOf(source.system);
  const run = randomUUID();
  const census = await runCensus(gateway, source);
  const reading = sourceReading(gateway, source, run, 'read', census.page);
  const lastReadAt = await gateway.store.lastWholeReadOf(source.name);
  const asked = lastReadAt === undefined ? 'year' : reach;
  const within = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
  const { answered } = census.page;
  const context = { ...adapterContext(gateway, source, within, asked), lastReadAt, answered };
  const collected = await collect({
    source: source.name,
    run,
    adapter,
    config: source.settings,
    store: gateway.store,
    reading,
    context,
    log: gateway.log,
    holdLossFrom: gateway.config.holdLossFrom,
    fromStart,
    ...(onPage && { onPage }),
  });
  const changes = await census.end();
  return { ...collected, changes };
}
