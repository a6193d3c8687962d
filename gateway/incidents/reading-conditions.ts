import type { Remedy } from '../contracts/errors.ts';
import type { Condition } from '../contracts/incident.ts';
import { condition, mostFrequent } from './condition.ts';
import type { ChangeObservation, FindingObservation, Observations, SourceObservation } from './observations.ts';
import { aboutOf, type Failure, toldTogether } from './together.ts';
import { meaningOf, recordKindOf } from './whose-move.ts';

/** A planned reading that did not come to a good end for so long is a gap: it may be late, or wait for the end of quiet hours. */
const OVERDUE_MS = 12 * 3_600_000;

type RemedyOf = (code: string) => Remedy | undefined;

/** Kinds that are somebody's move also where only a part of a source cannot be read; the others pass by themselves. */
const PARTIAL: ReadonlySet<string> = new Set(['credential', 'permission', 'settings']);

/** Sources whose last reading failed, or left something out, by what the failure means. */
export function failing(seen: Observations, remedyOf: RemedyOf): readonly Condition[] {
  const { sources } = seen;
  const failures = sources.flatMap((source): readonly Failure[] => {
    const { outcome, error } = source.last ?? {};
    const meaning = meaningOf(error, remedyOf);
    const isPart = outcome === 'partial' && error !== undefined && PARTIAL.has(meaning.kind);
    return outcome === 'failed' || isPart ? [{ source, meaning, error: error ?? 'bug' }] : [];
  });
  const told = toldTogether(failures, seen);
  const groups = Map.groupBy(told, ({ kind, about }) => JSON.stringify([kind, about]));
  return [...groups.values()].map((group) => {
    const [{ kind, about, source }] = group as [(typeof told)[number]];
    const { system, host } = source;
    const all = sources.filter((one) => one.system === system && one.host === host).length;
    const error = mostFrequent(group.map((one) => one.error));
    const places = group.map((one) => one.source.source);
    return condition(kind, about, places, { system, host, error, count: places.length, all });
  });
}

/** Sources that nobody reads though they should be read: neither a failure nor a success. One incident a system. */
export function gaps({ sources, now }: Observations): readonly Condition[] {
  const silent = sources.filter((source) => source.last?.outcome !== 'failed' && isOverdue(source, now));
  return [...Map.groupBy(silent, ({ system }) => system)].map(([system, group]) => {
    const oldest = Math.min(...group.map(({ lastGoodAt, watchedSince }) => (lastGoodAt ?? watchedSince).getTime()));
    const places = group.map(({ source }) => source);
    return condition('gap', system, places, { system, count: places.length, since: new Date(oldest).toISOString() });
  });
}

const isOverdue = ({ dueSince }: SourceObservation, now: Date): boolean =>
  dueSince !== undefined && now.getTime() - dueSince.getTime() > OVERDUE_MS;

const KIND_OF = { loss: 'held-slice', empty: 'empty-reading' } as const;

/** Slices that lost too much, or came empty where lessons are expected: one incident a system and host. */
export function doubtfulSlices({ findings, sources }: Observations): readonly Condition[] {
  const bySource = new Map(sources.map((source) => [source.source, source]));
  const known = findings.flatMap((finding) => {
    const source = bySource.get(finding.source);
    return source ? [{ ...finding, about: aboutOf(source, 'host'), system: source.system }] : [];
  });
  const groups = Map.groupBy(known, ({ kind, about }) => JSON.stringify([kind, about]));
  return [...groups.values()].map((group) => {
    const [{ kind, about, system }] = group as [(typeof known)[number]];
    const from = group.map((finding: FindingObservation) => finding.from).sort()[0]!;
    const places = group.map(({ source }) => source);
    return condition(KIND_OF[kind], about, places, { system, count: group.length, from });
  });
}

/**
 * Fields that are not as they were, and records that a policy stopped for that, also where it was accepted since: one incident a system
 * and host, since a vendor changes them for all its schools at once.
 */
export function changedFields({ changes, quarantine, sources }: Observations): readonly Condition[] {
  const bySource = new Map(sources.map((source) => [source.source, source]));
  const isChanged = new Set(changes.map(({ source }) => source));
  const stopped = quarantine
    .filter(({ source, code }) => recordKindOf(code) === 'fields-changed' && !isChanged.has(source))
    .map(({ source, entity }) => ({ source, entity, field: '' }));
  const known = [...changes, ...stopped].flatMap((change) => {
    const source = bySource.get(change.source);
    return source ? [{ ...change, about: aboutOf(source, 'host'), system: source.system }] : [];
  });
  return [...Map.groupBy(known, ({ about }) => about)].map(([about, group]) => {
    const nameOf = ({ entity, field }: Pick<ChangeObservation, 'entity' | 'field'>): string =>
      `${entity} ${field}`.trim();
    const fields = new Set(group.map(nameOf));
    const places = group.map(({ source }) => source);
    const { system } = group[0]!;
    const field = mostFrequent(group.map(nameOf));
    return condition('fields-changed', about, places, {
      ...{ system, field, count: fields.size, sources: new Set(places).size },
    });
  });
}

/** Sources that read nothing but schools that are closed. */
export function leftSources({ sources }: Observations): readonly Condition[] {
  const left = sources.filter(({ isLeft }) => isLeft).map(({ source }) => source);
  return left.length === 0 ? [] : [condition('closed-school', 'sources', left, { count: left.length })];
}
