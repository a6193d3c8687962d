import { type CollectedSource, type CollectOptions, collectSource } from '../reading/collecting.ts';
import { randomUUID } from 'node:crypto';
import type { SourceConfig } from '../config/config.ts';
import { lackOf } from '../config/lacking.ts';
import type { Gateway } from '../gateway.ts';
import { hostOf } from './host.ts';
import type { Queues } from './queues.ts';

/** Who is told while many sources are read. */
export interface CollectingAll extends CollectOptions {
  readonly queues: Queues;
  /** Called when a source's turn comes; gives what is called after each of its pages. */
  onBegin?(source: string): Promise<() => void>;
  onEnd?(collected: CollectedSource): void;
}

/**
 * Reads sources, as many at once as the section `schedule` allows. Those of one host wait for each other, those of others never: one that
 * hangs or has no end holds up nobody, and so does one that lacks a secret: it has failed at once, and no run is written down. Gives them in the order in which they were named, without those that a stop kept from beginning.
 *
 * @throws what broke a contract, once what runs has ended
 */
export async function collectAll(
  gateway: Gateway,
  sources: readonly SourceConfig[],
  { queues, onBegin, onEnd, ...asked }: CollectingAll,
): Promise<readonly CollectedSource[]> {
  queues.limit(gateway.config.schedule);
  const collected = new Map<string, CollectedSource>();
  const bugs: unknown[] = [];
  const lacking = sources.filter(({ lack }) => lack);
  for (const source of lacking) {
    const ended = unasked(gateway, source);
    collected.set(source.name, ended);
    onEnd?.(ended);
  }
  for (const source of sources.filter(({ lack }) => !lack))
    queues.add(hostOf(source), async (gotOn) => {
      if (asked.signal.aborted || bugs.length > 0) return;
      try {
        const onPage = await onBegin?.(source.name);
        const ended = await collectSource(gateway, source, { ...asked, onPage: () => (gotOn(), onPage?.()) });
        collected.set(source.name, ended);
        onEnd?.(ended);
      } catch (error) {
        bugs.push(error);
      }
    });
  await queues.idle();
  if (bugs.length > 0) throw bugs[0];
  return sources.flatMap(({ name }) => collected.get(name) ?? []);
}

const NOTHING = { received: 0, accepted: 0, quarantined: 0, filtered: {} };

const unasked = ({ config }: Gateway, source: SourceConfig): CollectedSource => ({
  ...{ run: randomUUID(), source: source.name, outcome: 'failed', error: lackOf(config, [source]) },
  ...{ pages: 0, counts: NOTHING, byEntity: {}, unknownCodes: 0, changed: 0, findings: 0, changes: 0 },
});
