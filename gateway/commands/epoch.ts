import type { Output } from '../terminal/output.ts';
import { localMoment } from '../messages/local-moment.ts';

const MINUTE_MS = 60_000;
/** A restore names the epoch by its minute since 1970; what counts single steps never comes near. */
const LEAST_MINUTE = Date.UTC(2010, 0) / MINUTE_MS;

/** What an epoch of the store is to the operator: since when parcels outrank what was sent before, and why. */
export function epochIn(epoch: number, zone: string, { text }: Output): string {
  if (epoch === 1) return text('epoch.first');
  if (epoch < LEAST_MINUTE) return text('epoch.later', { epoch });
  return text('epoch.since', { at: localMoment(zone, new Date(epoch * MINUTE_MS)) });
}
