import type { Condition } from '../contracts/incident.ts';
import { condition, keyOf } from './condition.ts';
import type { DestinationObservation, GateObservation, Observations } from './observations.ts';

/** Sheets that could go and wait for longer are stuck. What waited through an outage is tried again an hour behind it at the latest. */
const STUCK_MS = 24 * 3_600_000;

/** What hinders sheets on their way to each destination. */
export const deliveries = ({ destinations, now }: Observations): readonly Condition[] =>
  destinations.flatMap((destination) => [...stuck(destination, now), ...refused(destination)]);

/** While forwarding fails as a whole, what waits is no further incident; nor for a day behind that. */
function stuck(destination: DestinationObservation, now: Date): readonly Condition[] {
  const { name } = destination;
  const old = waitingLong(destination, now);
  if (!isWell(destination, now) || old.length === 0) return [];
  const count = old.reduce((sum, { sheets }) => sum + sheets, 0);
  const since = new Date(Math.min(...old.map((one) => one.since.getTime()))).toISOString();
  const places = old.map(({ source }) => source);
  return [condition('deliveries-stuck', name, places, { destination: name, count, since })];
}

/** Keys of incidents that a look says nothing of: of what waits while forwarding is not well, nobody knows whether it is stuck. */
export const unseenDeliveries = ({ destinations, now }: Observations): readonly string[] =>
  destinations
    .filter((destination) => !isWell(destination, now) && waitingLong(destination, now).length > 0)
    .map(({ name }) => keyOf('deliveries-stuck', name));

const waitingLong = ({ waiting }: DestinationObservation, now: Date): DestinationObservation['waiting'] =>
  waiting.filter(({ state, since }) => state === 'placed' && isLong(since, now));

const isWell = ({ wellSince }: DestinationObservation, now: Date): boolean => !!wellSince && isLong(wellSince, now);

const isLong = (since: Date, now: Date): boolean => now.getTime() - since.getTime() > STUCK_MS;

/** Dead letters by reason: what the platform refused is its move, what our own check refused is ours. */
function refused({ name, dead }: DestinationObservation): readonly Condition[] {
  return [...Map.groupBy(dead, ({ code }) => code)].map(([code, sums]) => {
    const kind = code.startsWith('destination.') ? 'sheet-refused' : 'sheet-unsendable';
    const count = sums.reduce((sum, { sheets }) => sum + sheets, 0);
    const places = sums.map(({ source }) => source);
    return condition(kind, `${name} ${code}`, places, { destination: name, code, count });
  });
}

/** Schools of no node: their sheets wait at every destination alike. */
export function unplaced({ destinations }: Observations): readonly Condition[] {
  const sums = destinations.flatMap(({ waiting }) => waiting.filter(({ state }) => state === 'unplaced'));
  if (sums.length === 0) return [];
  const schools = new Set(sums.map(({ source, school }) => JSON.stringify([source, school])));
  const places = sums.map(({ source }) => source);
  return [condition('unplaced', 'schools', places, { count: schools.size })];
}

/** Schools whose exchange is closed by figures: one incident a municipality, whose places are the schools' nodes. */
export function closedGates({ gates }: Observations): readonly Condition[] {
  const closed = gates.filter(({ isOpen, by }) => !isOpen && by === 'figures');
  return [...Map.groupBy(closed, ({ parent }: GateObservation) => parent)].map(([parent, group]) => {
    const places = group.map(({ node }) => node);
    return condition('gate-closed', parent, places, { municipality: parent, count: places.length });
  });
}
