import { ERRORS, type Remedy } from '../contracts/errors.ts';
import type { Condition } from '../contracts/incident.ts';
import { conditionsOf } from '../incidents/look.ts';
import type { DestinationObservation, Observations, SourceObservation } from '../incidents/observations.ts';

/* One look at a region, of which a test says only what it is about. */

export const NOW = new Date('2026-09-14T21:00:00Z');
export const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);

export const remedyOf = (code: string): Remedy | undefined =>
  (ERRORS as Readonly<Record<string, { readonly remedy: Remedy } | undefined>>)[code]?.remedy;

/** A source read well an hour ago. */
export const wellRead = (source: string, more: Partial<SourceObservation> = {}): SourceObservation => ({
  ...{ source, system: 'dnevnik-ru', host: 'api.dnevnik.ru', credential: source, isLeft: false },
  ...{ watchedSince: hoursAgo(1000), lastGoodAt: hoursAgo(1) },
  last: { id: `${source}-1`, source, startedAt: hoursAgo(2), endedAt: hoursAgo(1), outcome: 'complete' },
  ...more,
});

/** A source whose last reading failed an hour ago. */
export const failed = (source: string, error: string | undefined, more: Partial<SourceObservation> = {}) =>
  wellRead(source, {
    lastGoodAt: hoursAgo(25),
    failingSince: hoursAgo(1),
    last: {
      ...{ id: `${source}-2`, source, startedAt: hoursAgo(2), endedAt: hoursAgo(1), outcome: 'failed' },
      ...(error !== undefined && { error }),
    },
    ...more,
  });

/** A platform that has taken everything for days. */
export const platform = (more: Partial<DestinationObservation> = {}): DestinationObservation => ({
  ...{ name: 'mono-log', wellSince: hoursAgo(1000), waiting: [], dead: [] },
  ...more,
});

/** A platform to which the last forwarding failed as a whole. */
export const down = (error: string, waiting: DestinationObservation['waiting'] = []): DestinationObservation => ({
  ...{ name: 'mono-log', error, waiting, dead: [] },
});

export const seenAs = (more: Partial<Observations> = {}): Observations => ({
  ...{
    now: NOW,
    sources: [],
    findings: [],
    changes: [],
    quarantine: [],
    destinations: [],
    gates: [],
    works: [],
    channels: [],
    isEmpty: false,
    open: new Map(),
    elsewhere: {},
  },
  ...more,
});

export const conditionsIn = (more: Partial<Observations>): readonly Condition[] => conditionsOf(seenAs(more), remedyOf);

/** Key, owner and number of places of each condition. */
export const told = (more: Partial<Observations>) =>
  conditionsIn(more).map(({ key, owner, places }) => [key, owner, places.length] as const);
