import type { WrittenNode } from './tree.ts';
import type { WrittenCollect, WrittenSchedule } from './schedule.ts';
import type { KeepLimits } from '../contracts/keeping.ts';
import { zoneOf } from '../normalise/zone.ts';
import { escaped, type Mistake, mistake } from './schema-check.ts';
import { hintOf } from '../told.ts';

/** A key that is left out wherever it stands. */
const COMMENT = '$comment';

export type Kind = 'source' | 'destination' | 'channel';

/** What a configuration is held against. */
export interface ConfigRules {
  /** schemas/config/svod.schema.json. */
  readonly schema: object;
  /** What an adapter, a destination or a channel says of its settings; undefined where there is none of the name. */
  settingsOf(kind: Kind, name: string): object | undefined;
  /** Names of adapters, destinations, channels and profiles. */
  readonly names: Readonly<Record<Kind | 'profile', readonly string[]>>;
}

/** svod.json as it is written. */
export interface Written {
  readonly zone?: string;
  readonly profile?: string;
  readonly rawDays?: number;
  readonly holdLossFrom?: number;
  readonly secrets?: string;
  readonly credentialDays?: number;
  readonly schedule?: WrittenSchedule;
  readonly keep?: Partial<KeepLimits> & { readonly $comment?: string };
  readonly sources?: Readonly<Record<string, WrittenSource>>;
  readonly nodes?: readonly WrittenNode[];
  readonly destinations?: Readonly<Record<string, WrittenDestination>>;
  readonly channels?: Readonly<Record<string, WrittenDestination>>;
}

interface WrittenDestination {
  readonly settings?: unknown;
  readonly allowLoopback?: boolean;
  readonly paused?: boolean;
}
interface WrittenSource extends WrittenDestination {
  readonly system: string;
  readonly zone?: string;
  readonly schedule?: WrittenCollect;
}

/** The parts of a document in which the schema found no mistake: the others would only be found wrong once more. */
export function wellFormed(document: unknown, mistakes: readonly Mistake[]): Written {
  const isFine = (pointer: string): boolean =>
    mistakes.every(({ pointer: at }) => at !== pointer && !at.startsWith(`${pointer}/`) && at !== '');
  const { sources, nodes, destinations, channels, ...rest } = (document ?? {}) as Written;
  const fineOf = <Part>(room: string, parts: Readonly<Record<string, Part>> | undefined): Record<string, Part> =>
    Object.fromEntries(
      Object.entries(parts ?? {}).filter(([name]) => name !== COMMENT && isFine(`/${room}/${escaped(name)}`)),
    );
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => isFine(`/${name}`))),
    sources: fineOf('sources', sources),
    destinations: fineOf('destinations', destinations),
    channels: fineOf('channels', channels),
    nodes: isFine('/nodes') ? (nodes ?? []) : [],
  };
}

/** Names of the sources, right or wrong. */
export const sourcesIn = (document: unknown): readonly string[] => namesIn(document, 'sources');

/** What secrets may be kept under: names of sources, "destinations/<name>", "channels/<name>". */
export const secretKeysIn = (document: unknown): readonly string[] => [
  ...sourcesIn(document),
  ...(['destinations', 'channels'] as const).flatMap((room) =>
    namesIn(document, room).map((name) => `${room}/${name}`),
  ),
];

function namesIn(document: unknown, room: string): readonly string[] {
  const parts = (document as Readonly<Record<string, unknown>> | null)?.[room];
  return parts === null || typeof parts !== 'object' ? [] : Object.keys(parts).filter((name) => name !== COMMENT);
}

/** Zones, profile and adapters that are not there. */
export function nameMistakes(
  { zone, profile, sources = {}, destinations = {}, channels = {} }: Written,
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
    ...Object.keys(channels).flatMap((name) => noAdapter('channel', `/channels/${escaped(name)}`, name)),
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
