import type { UsableNode, WrittenNode } from './node.ts';
import type { UsableSchedule, WrittenCollect, WrittenSchedule } from './schedule.ts';
import type { KeepLimits } from '../contracts/keeping.ts';
import { zoneOf } from '../normalise/zone.ts';
import { escaped, type Mistake, mistake } from './mistake.ts';
import { hintOf } from '../messages/told.ts';

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

/** What can be used of svod.json: fields may be missing, and in lists undefined stands for what is wrong. */
export interface Usable extends Omit<Written, 'sources' | 'nodes' | 'schedule'> {
  readonly sources?: Readonly<Record<string, Partial<WrittenSource>>>;
  readonly nodes?: readonly (UsableNode | undefined)[];
  readonly schedule?: UsableSchedule;
}

/** Mistakes of what a list or an object holds, which leave the rest of it as it is. */
const OF_CONTENT: ReadonlySet<string> = new Set<Mistake['sentence']['key']>([
  ...(['mistake.required', 'mistake.name', 'mistake.more', 'mistake.fewer', 'mistake.repeated'] as const),
  ...(['mistake.any-of', 'mistake.key-twice'] as const),
]);

/** Pointers of the values that cannot be used. */
export const wrongIn = (mistakes: readonly Mistake[]): ReadonlySet<string> =>
  new Set(mistakes.filter(({ sentence }) => !OF_CONTENT.has(sentence.key)).map(({ pointer }) => pointer));

/** The document without the values that the schema found wrong: what is right beside them is looked at all the same. */
export function usableIn(document: unknown, wrong: ReadonlySet<string>): Usable {
  const right = (wrong.size > 0 ? rightIn(document, '', wrong) : document) as Usable | null | undefined;
  const { sources, destinations, channels, ...rest } = right ?? {};
  return {
    ...rest,
    sources: withoutComment(sources),
    destinations: withoutComment(destinations),
    channels: withoutComment(channels),
  };
}

function rightIn(value: unknown, pointer: string, wrong: ReadonlySet<string>): unknown {
  if (wrong.has(pointer)) return undefined;
  if (Array.isArray(value)) return value.map((item, index) => rightIn(item, `${pointer}/${index}`, wrong));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, rightIn(inner, `${pointer}/${escaped(key)}`, wrong)] as const)
      .filter(([, inner]) => inner !== undefined),
  );
}

const withoutComment = <Part>(parts: Readonly<Record<string, Part>> = {}): Record<string, Part> =>
  Object.fromEntries(Object.entries(parts).filter(([name]) => name !== COMMENT));

/** Names of the sources, right or wrong. */
export const sourcesIn = (document: unknown): readonly string[] => namesIn(document, 'sources');

/** What secrets may be kept under: names of sources, "destinations/<name>", "channels/<name>". */
export const secretKeysIn = (document: unknown): readonly string[] => [
  ...sourcesIn(document),
  ...(['destinations', 'channels'] as const).flatMap((room) =>
    namesIn(document, room).map((name) => `${room}/${name}`),
  ),
];

/** Ids of the nodes, right or wrong. */
export function nodeIdsIn(document: unknown): readonly string[] {
  const nodes = (document as { readonly nodes?: unknown } | null)?.nodes;
  return (Array.isArray(nodes) ? nodes : []).flatMap((node: { readonly id?: unknown } | null) =>
    typeof node?.id === 'string' ? [node.id] : [],
  );
}

function namesIn(document: unknown, room: string): readonly string[] {
  const parts = (document as Readonly<Record<string, unknown>> | null)?.[room];
  return parts === null || typeof parts !== 'object' ? [] : Object.keys(parts).filter((name) => name !== COMMENT);
}

/** Zones, profile and adapters that are not there. */
export function nameMistakes(
  { zone, profile, sources = {}, destinations = {}, channels = {} }: Usable,
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
      ...noZone(`/sources/${escaped(name)}/zone`, source.zone),
      ...(source.system === undefined ? [] : noAdapter('source', `/sources/${escaped(name)}/system`, source.system)),
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
