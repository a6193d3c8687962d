import type { Remedy } from '../contracts/errors.ts';
import type { Condition, Incident, IncidentChanges } from '../contracts/incident.ts';
import { closedGates, deliveries, unplaced, unseenDeliveries } from './delivery-conditions.ts';
import { house, unseenKinds } from './house-conditions.ts';
import { lackingSecrets } from './lacking-conditions.ts';
import type { Observations } from './observations.ts';
import { changedFields, doubtfulSlices, failing, gaps, leftSources } from './reading-conditions.ts';
import { heldRecords } from './record-conditions.ts';
import type { Kind } from './whose-move.ts';
import { failedWorks, silentChannels, workPlaces } from './work-conditions.ts';

/** A system that comes and goes within this time has not come back: its incident stays open. */
export const CALM_MS = 30 * 60_000;
/** Kinds that may come and go from one look to the next. */
const RESTLESS: ReadonlySet<string> = new Set<Kind>([
  ...([
    'vendor-down',
    'vendor-refused',
    'platform-down',
    'platform-refused',
    'deliveries-stuck',
    'store',
    'disk-low',
    'channel-down',
  ] as const),
]);

/** Everything that is wrong, in order of key, each key once. */
export function conditionsOf(seen: Observations, remedyOf: (code: string) => Remedy | undefined): readonly Condition[] {
  return joined([
    ...failing(seen, remedyOf),
    ...failedWorks(seen, remedyOf),
    ...silentChannels(seen, remedyOf),
    ...gaps(seen),
    ...doubtfulSlices(seen),
    ...changedFields(seen),
    ...leftSources(seen),
    ...heldRecords(seen),
    ...deliveries(seen),
    ...unplaced(seen),
    ...closedGates(seen),
    ...house(seen),
    ...lackingSecrets(seen),
  ]).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What was met at several kinds of work is one condition: told as it was met first, in all its places. */
function joined(conditions: readonly Condition[]): Condition[] {
  return [...Map.groupBy(conditions, ({ key }) => key).values()].map((group) => {
    const [first, ...more] = group as [Condition, ...Condition[]];
    if (more.length === 0) return first;
    const places = [...new Set(group.flatMap((one) => one.places))].sort();
    return { ...first, places, ...(first.kind === 'store' && { values: { ...first.values, count: places.length } }) };
  });
}

/**
 * What one look changes against what is open. Pure: a look repeated changes nothing but when conditions were seen last. What was
 * not looked at stays as it is; what comes and goes is closed when it was away for `CALM_MS`, or when nothing of it is read or
 * fed any more.
 */
export function changesBetween(
  open: readonly Incident[],
  conditions: readonly Condition[],
  seen: Observations,
): IncidentChanges {
  const present = new Map(conditions.map((one) => [one.key, one]));
  const openKeys = new Set(open.map(({ key }) => key));
  const unseen = new Set([...unseenKinds(seen), ...unseenDeliveries(seen)]);
  const isUnseen = ({ kind, key }: Incident): boolean => unseen.has(kind) || unseen.has(key);
  const active = new Set([
    ...seen.sources.map(({ source }) => source),
    ...[...seen.destinations, ...seen.channels].map(({ name }) => name),
    ...workPlaces(seen),
  ]);
  const isCalm = ({ kind, places, seenAt }: Incident): boolean =>
    !RESTLESS.has(kind) ||
    // Seen last in the future: by a clock that was wrong.
    Math.abs(seen.now.getTime() - seenAt.getTime()) >= CALM_MS ||
    (places.length > 0 && !places.some((place) => active.has(place)));
  return {
    opened: conditions.filter(({ key }) => !openKeys.has(key)),
    seen: open.flatMap(({ id, key }) => {
      const condition = present.get(key);
      return condition ? [{ ...condition, id }] : [];
    }),
    closed: open
      .filter((incident) => !present.has(incident.key) && !isUnseen(incident) && isCalm(incident))
      .map(({ id }) => id),
  };
}
