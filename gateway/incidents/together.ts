import { keyOf } from './condition.ts';
import type { Observations, SourceObservation } from './observations.ts';
import type { Grouping, Kind, Meaning } from './whose-move.ts';

/** A source that cannot be read, or not wholly, and what that means by itself. */
export interface Failure {
  readonly source: SourceObservation;
  readonly meaning: Meaning;
  /** Code of contracts/errors.ts, or "bug". */
  readonly error: string;
}

/** A failure with what it is told as, and what that is about. */
interface Told extends Failure {
  readonly kind: Kind;
  readonly about: string;
}

/** Fewest of a host that make a refusal the host's: two schools may lose their tokens in one week. */
const LEAST = 3;
/** Milliseconds that a refusal waits for others to show whose it is: a night's readings come one after the other. */
const DOUBT_MS = 3 * 3_600_000;

/**
 * What each failure is told as: by itself, or as what a host does to most of its sources.
 *
 * A refusal (401, 403, 404, or settings that do not fit) is the host's where at least three were refused together, and more than were
 * served beside them. Refused together with a source are those that were read well before its refusal began and not since; served
 * beside it those that were read well since then: a school that was refused while others were served stays an incident of its own,
 * also when its vendor falls later. Who signs in with one secret is one, however many sources that is.
 *
 * While the host recovers, source by source, the rest is not left to be told one by one: a source that an open incident tells
 * together with others stays there until it is refused after most of them were served.
 *
 * The first one or two that a host refuses may be schools that lost their access, or the beginning of its fall. Where nobody was served
 * beside them, so that nobody can tell, they are not told yet: a vendor that falls is one incident from its first moment on.
 */
export function toldTogether(failures: readonly Failure[], { now, sources, open }: Observations): readonly Told[] {
  const atHost = Map.groupBy(sources, (source) => aboutOf(source, 'host'));
  const keyAt = ({ source, meaning: { together } }: Failure): string | undefined =>
    together && keyOf(together, aboutOf(source, 'host'));
  const refused = new Map(
    [...Map.groupBy(failures, keyAt)].map(([key, some]) => [key, new Set(some.map(({ source }) => source))] as const),
  );
  return failures.flatMap((failure): readonly Told[] => {
    const { source, meaning } = failure;
    const key = keyAt(failure);
    const isTold = key !== undefined && open.get(key)?.includes(source.source) === true;
    const about = aboutOf(source, 'host');
    const own = { ...failure, kind: meaning.kind, about: aboutOf(source, meaning.grouping) };
    if (meaning.together === undefined) return [own];
    const counts = countsAt({ all: atHost.get(about)!, refused: refused.get(key)! }, failure, isTold);
    if (isOfHost(counts, isTold)) return [{ ...failure, kind: meaning.together, about }];
    const isNew = now.getTime() - stretchOf(source).since < DOUBT_MS && !open.has(keyOf(own.kind, own.about));
    return isNew && isDoubtful(counts) ? [] : [own];
  });
}

/** The sources of a host that are read, and those of them that it refuses in one way. */
interface Host {
  readonly all: readonly SourceObservation[];
  readonly refused: ReadonlySet<SourceObservation>;
}

/** How many were refused with a source, itself among them, how many were served beside it, and how many there are. */
interface Counts {
  readonly fellows: number;
  readonly served: number;
  readonly all: number;
}

const isOfHost = ({ fellows, served }: Counts, isTold: boolean): boolean =>
  fellows > served && (isTold || fellows >= LEAST);

const isDoubtful = ({ served, all }: Counts): boolean => served === 0 && all >= LEAST;

function countsAt({ all, refused }: Host, { source, meaning }: Failure, isTold: boolean): Counts {
  const { since, until } = stretchOf(source);
  // What let a part of it be read is the refusal itself.
  const servedAt = (one: SourceObservation): number =>
    refused.has(one) && one.last?.outcome === 'partial' ? -Infinity : (one.lastGoodAt?.getTime() ?? -Infinity);
  // Who was served after the last reading of this one may have been refused with it, until the host let it in again.
  const isServed = (one: SourceObservation): boolean => servedAt(one) >= since && (!isTold || servedAt(one) <= until);
  const unitsOf = (some: readonly SourceObservation[]): number =>
    new Set(some.map((one) => aboutOf(one, meaning.grouping))).size;
  const served = unitsOf(all.filter((one) => one !== source && isServed(one)));
  const fellows = unitsOf([...refused].filter((one) => one === source || !isServed(one)));
  return { fellows, served, all: unitsOf(all) };
}

/** From the first reading in which it was refused to the last one, in milliseconds. */
function stretchOf({ last, failingSince }: SourceObservation): { readonly since: number; readonly until: number } {
  const until = (last?.endedAt ?? last?.startedAt)?.getTime() ?? 0;
  return { since: failingSince?.getTime() ?? until, until };
}

/** What an incident of a source is about, by what its places have in common. */
export function aboutOf({ source, system, host, credential }: SourceObservation, grouping: Grouping): string {
  const about: Readonly<Record<Grouping, string>> = {
    host: `${system} ${host}`.trim(),
    credential,
    source,
    system,
    all: 'sources',
  };
  return about[grouping];
}
