import { sumFacts } from '../comply/sum-facts.ts';
import type { DeliveryCounts } from '../contracts/delivery.ts';
import type { Fact, RequirementId } from '../contracts/facts.ts';
import type { Gateway } from '../gateway.ts';
import { zoneOf } from '../normalise/zone.ts';

const DAY_MS = 86_400_000;
/** Days whose journal is summed up. */
const WEEK = 7;
/** Sheets whose facts are added up at once. */
const AT_ONCE = 2_000;

/** The day in figures. */
export interface DayFigures {
  readonly sources: { readonly all: number; readonly read: number; readonly failed: number; readonly paused: number };
  readonly destinations: readonly (DeliveryCounts & { readonly destination: string })[];
  readonly quarantined: number;
  /** Of what was due in the last seven days, what is there; of the lessons that the journals hold. */
  readonly completeness: readonly {
    readonly requirement: RequirementId;
    readonly due: number;
    readonly present: number;
  }[];
}

/** What the 24 hours up to a moment came to. Opens no sheet. */
export async function dayFigures(gateway: Gateway, at: Date): Promise<DayFigures> {
  const { config, store, operations } = gateway;
  const active = config.sources.filter(({ paused }) => !paused).map(({ name }) => name);
  const standings = await operations.standings(active, at);
  const sums = await operations.quarantineSums();
  const destinations = await Promise.all(
    config.destinations.map(async ({ name }) => ({ destination: name, ...(await store.deliveryCounts(name)) })),
  );
  const isFresh = ({ lastGoodAt }: { readonly lastGoodAt?: Date }): boolean =>
    lastGoodAt !== undefined && at.getTime() - lastGoodAt.getTime() <= DAY_MS;
  return {
    sources: {
      all: config.sources.length,
      read: standings.filter(isFresh).length,
      failed: standings.filter(({ last }) => last?.outcome === 'failed').length,
      paused: config.sources.length - active.length,
    },
    destinations,
    quarantined: sums.reduce((sum, { count }) => sum + count, 0),
    completeness: await completenessOf(gateway, at),
  };
}

async function completenessOf({ store, config }: Gateway, at: Date): Promise<DayFigures['completeness']> {
  const dayOf = (moment: number): string => zoneOf(config.zone).localOf(moment).slice(0, 10);
  const days = { from: dayOf(at.getTime() - WEEK * DAY_MS), to: dayOf(at.getTime() - DAY_MS) };
  let facts: Fact[] = [];
  for await (const fact of store.facts({ kind: 'journal-day', days })) {
    if (facts.push(fact) < AT_ONCE) continue;
    facts = [...sumFacts(facts)];
    // A region has a hundred thousand of them: the service answers others meanwhile.
    await new Promise(setImmediate);
  }
  return sumFacts(facts)
    .filter(({ due }) => due > 0)
    .map(({ requirement, due, present }) => ({ requirement, due, present }));
}
