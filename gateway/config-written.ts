import type { WrittenNode } from './config-tree.ts';
import type { KeepLimits } from './contracts/keeping.ts';
import { zoneOf } from './normalise/zone.ts';
import { escaped, type Mistake, mistake } from './schema-check.ts';
import { hintOf } from './told.ts';

export type Kind = 'source' | 'destination';

/** What a configuration is held against. */
export interface ConfigRules {
  /** schemas/config/svod.schema.json. */
  readonly schema: object;
  /** What an adapter or a destination says of its settings; undefined where there is none of the name. */
  settingsOf(kind: Kind, name: string): object | undefined;
  /** Names of adapters, destinations and profiles. */
  readonly names: Readonly<Record<Kind | 'profile', readonly string[]>>;
}

/** svod.json as it is written. */
export interface Written {
  readonly zone?: string;
  readonly profile?: string;
  readonly rawDays?: number;
  readonly holdLossFrom?: number;
  readonly keep?: Partial<KeepLimits> & { readonly $comment?: string };
  readonly sources?: Readonly<Record<string, WrittenSource>>;
  readonly nodes?: readonly WrittenNode[];
  readonly destinations?: Readonly<Record<string, WrittenDestination>>;
}

interface WrittenDestination {
  readonly settings?: unknown;
  readonly allowLoopback?: boolean;
  readonly paused?: boolean;
}
interface WrittenSource extends WrittenDestination {
  readonly system: string;
  readonly zone?: string;
}

/** The parts of a document in which the schema found no mistake: the others would only be found wrong once more. */
export function wellFormed(document: unknown, mistakes: readonly Mistake[]): Written {
  const isFine = (pointer: string): boolean =>
    mistakes.every(({ pointer: at }) => at !== pointer && !at.startsWith(`${pointer}/`) && at !== '');
  const { sources, nodes, destinations, ...rest } = (document ?? {}) as Written;
  const fineOf = <Part>(room: string, parts: Readonly<Record<string, Part>> | undefined): Record<string, Part> =>
    Object.fromEntries(Object.entries(parts ?? {}).filter(([name]) => isFine(`/${room}/${escaped(name)}`)));
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => isFine(`/${name}`))),
    sources: fineOf('sources', sources),
    destinations: fineOf('destinations', destinations),
    nodes: isFine('/nodes') ? (nodes ?? []) : [],
  };
}

/** Names of the sources, right or wrong. */
export const sourcesIn = (document: unknown): readonly string[] =>
  Object.keys((document as Written | null)?.sources ?? {});

/** Zones, profile and adapters that are not there. */
export function nameMistakes(
  { zone, profile, sources = {}, destinations = {} }: Written,
  rules: ConfigRules,
): Mistake[] {
  const noZone = (pointer: string, name: string | undefined): readonly Mistake[] =>
    name === undefined || isZone(name) ? [] : [mistake(pointer, 'mistake.zone', { zone: name })];
  const noAdapter = (kind: Kind, pointer: string, name: string): readonly Mistake[] =>
    rules.names[kind].includes(name)
      ? []
      : [mistake(pointer, 'mistake.adapter', { name, hint: hintOf(name, rules.names[kind]) })];
  const { profile: profiles } = rules.names;
  return [
    ...noZone('/zone', zone),
    ...(profile === undefined || profiles.includes(profile)
      ? []
      : [mistake('/profile', 'mistake.profile', { name: profile, hint: hintOf(profile, profiles) })]),
    ...Object.entries(sources).flatMap(([name, source]) => [
      ...noZone(`/sources/${name}/zone`, source.zone),
      ...noAdapter('source', `/sources/${name}/system`, source.system),
    ]),
    ...Object.keys(destinations).flatMap((name) => noAdapter('destination', `/destinations/${escaped(name)}`, name)),
  ];
}

function isZone(name: string): boolean {
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
}
