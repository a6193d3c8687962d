import { monoLogApi } from '../../adapters/mono-log/api.ts';
import { type MonoLogSimulator, startMonoLog } from '../../ops/simulators/mono-log/start.ts';
import type { NodeConfig } from '../config/config.ts';
import type { DeliveryCounts } from '../contracts/delivery.ts';
import { forwardAll } from '../forwarding/forwarding.ts';
import type { Gateway } from '../gateway.ts';
import { type TinySource, tinySource } from './tiny-source.ts';

/* A tree of schools over one source that is read, before a platform whose content can be looked at. */

export interface SchoolTree {
  readonly platform: MonoLogSimulator;
  tiny: TinySource;
  /** The gateway with these schools in one region, before the platform. */
  gatewayWith(...schools: readonly NodeConfig[]): Gateway;
  forward(...schools: readonly NodeConfig[]): Promise<DeliveryCounts>;
  /** Node, kind and day of what the platform holds. */
  held(): (readonly [node: string, kind: string, day: string])[];
  /** Nodes as the platform knows them, by their ids. */
  platformNodes(): Promise<ReadonlyMap<string, object>>;
  close(): Promise<void>;
}

const REGION: NodeConfig = { id: 'r', kind: 'region', name: 'Область', journals: [] };
export const journal = (source: string) => ({ source, school: '1' });

/** A school of the region that is read from these sources. */
export const school = (id: string, sources: readonly string[], more: Partial<NodeConfig> = {}): NodeConfig => ({
  ...{ id, kind: 'school', parent: 'r', name: `Школа ${id}`, journals: sources.map(journal) },
  ...more,
});

export async function schoolTree(): Promise<SchoolTree> {
  const tiny = await tinySource({ destinations: ['mono-log'] });
  const platform = await startMonoLog({ now: () => tree.tiny.gateway.now().getTime() });
  const settings = {
    ...{ baseUrl: platform.url, clientId: platform.client.id, clientSecret: platform.client.secret },
    requestsPerSecond: 1000,
  };
  const tree: SchoolTree = {
    ...{ platform, tiny },
    gatewayWith(...schools) {
      const { gateway } = tree.tiny;
      return {
        ...gateway,
        config: { ...gateway.config, nodes: [REGION, ...schools] },
        systemOf: () => 'dnevnik-ru',
        destinationOf: (name) => {
          const { adapter, config } = gateway.destinationOf(name);
          return { adapter, config: { ...config, settings, allowLoopback: true } };
        },
      };
    },
    forward: async (...schools) => (await forwardAll(tree.gatewayWith(...schools), 'mono-log', signal)).counts,
    held: () => platform.content().map(({ node, kind, day }) => [node, kind, day] as const),
    async platformNodes() {
      const { log, now } = tree.tiny.gateway;
      const api = monoLogApi(settings as never, { log, now, allowLoopback: true });
      return new Map((await api.nodes(signal)).map(({ id, node }) => [id, node]));
    },
    async close() {
      await tree.tiny.gateway.close();
      await platform.close();
    },
  };
  return tree;
}

const { signal } = new AbortController();
