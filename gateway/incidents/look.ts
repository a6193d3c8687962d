import type { Remedy } from '../contracts/errors.ts';
import type { Condition, Incident, IncidentChanges } from '../contracts/incident.ts';
import { closedGates, deliveries, unplaced } from './delivery-conditions.ts';
import { house, unseenKinds } from './house-conditions.ts';
import type { Observations } from './observations.ts';
import { doubtfulSlices, failing, gaps, leftSources } from './reading-conditions.ts';
import { heldRecords } from './record-conditions.ts';
import type { Kind } from './whose-move.ts';

/** A system that comes and goes within this time has not come back: its incident stays open. */
export const CALM_MS = 30 * 60_000;
/** Kinds that may come and go from one look to the next. */
const RESTLESS: ReadonlySet<string> = new Set<Kind>(['vendor-down', 'platform-down', 'store', 'disk-low']);

/** Everything that is wrong, in order of key, each key once. */
export function conditionsOf(seen: Observations, remedyOf: (code: string) => Remedy | undefined): readonly Condition[] {
  return [
    ...failing(seen, remedyOf),
    ...gaps(seen),
    ...doubtfulSlices(seen),
    ...leftSources(seen),
    ...heldRecords(seen),
    ...deliveries(seen),
    ...unplaced(seen),
    ...closedGates(seen),
    ...house(seen),
  ].sort((a, b) => (a.key < b.key ? -1 : 1));
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
  const unseen = unseenKinds(seen);
  const active = new Set([...seen.sources.map(({ source }) => source), ...seen.destinations.map(({ name }) => name)]);
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
      .filter((incident) => !present.has(incident.key) && !unseen.has(incident.kind) && isCalm(incident))
      .map(({ id }) => id),
  };
}
