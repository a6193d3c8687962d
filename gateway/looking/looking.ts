import { settingsOf } from '../adapter-finder.ts';
import { ERRORS, type Remedy } from '../contracts/errors.ts';
import type { Incident } from '../contracts/incident.ts';
import { expiringCredentials } from '../config/credentials.ts';
import type { Gateway } from '../gateway.ts';
import { changesBetween, conditionsOf } from '../incidents/look.ts';
import type { ObservedElsewhere } from '../incidents/observations.ts';
import { observe } from './observing.ts';

/** What one look came to. */
export interface Looked {
  /** Those that opened by this look. */
  readonly opened: readonly Incident[];
  readonly closed: number;
  /** Open after it. */
  readonly open: number;
}

/**
 * Looks at everything and opens and closes incidents: each is told later, once through every channel that is not paused. Cheap: call
 * it after jobs and every few minutes. Safe to repeat; a process that dies in it leaves all or nothing of its changes.
 *
 * @param elsewhere what other parts know; what is absent is not looked at
 */
export async function lookForIncidents(
  gateway: Gateway,
  now: Date = gateway.now(),
  elsewhere: ObservedElsewhere = {},
): Promise<Looked> {
  const { operations, config, log } = gateway;
  const credentials = expiringCredentials(config, settingsOf, now);
  const open = await operations.incidents({ open: true });
  const seen = await observe(gateway, now, { open, elsewhere: { credentials, ...elsewhere } });
  const changes = changesBetween(open, conditionsOf(seen, remedyOf), seen);
  const channels = config.channels.map(({ name }) => name);
  const opened = await operations.changeIncidents(changes, now, channels);
  for (const { id, kind, owner, places } of opened)
    log.info({ incident: id, kind, owner, places: places.length }, 'incident');
  const closed = changes.closed.length;
  return { opened, closed, open: open.length + opened.length - closed };
}

const remedyOf = (code: string): Remedy | undefined =>
  (ERRORS as Readonly<Record<string, { readonly remedy: Remedy } | undefined>>)[code]?.remedy;
