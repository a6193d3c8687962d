import type { Config } from '../config/config.ts';
import { localMoment } from '../messages/local-moment.ts';

/** How places and moments are told to a person of the region. */
export interface RegionNames {
  /** A source with the school that it reads alone, a node by its name, anything else as it is. */
  place(id: string): string;
  /** Name of a node; the id where there is none. */
  node(id: string): string;
  /** "2026-09-14 22:15", by the region's clock. */
  moment(at: Date): string;
}

export function regionNames({ nodes, zone }: Pick<Config, 'nodes' | 'zone'>): RegionNames {
  const nodeNames = new Map(nodes.map(({ id, shortName, name }) => [id, shortName ?? name]));
  const schoolsOf = new Map<string, Set<string>>();
  for (const { id, journals } of nodes)
    for (const { source } of journals) schoolsOf.set(source, (schoolsOf.get(source) ?? new Set()).add(id));
  const node = (id: string): string => nodeNames.get(id) ?? id;
  return {
    node,
    place(id) {
      const [only, ...more] = schoolsOf.get(id) ?? [];
      return only !== undefined && more.length === 0 ? `${id} (${node(only)})` : node(id);
    },
    moment: (at) => localMoment(zone, at),
  };
}
