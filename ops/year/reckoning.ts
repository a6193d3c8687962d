import type { JobName } from '../../gateway/contracts/job.ts';
import type { Beginning, Diary, Episode } from './diary.ts';
import type { Plant } from './plants.ts';

const DAY_MS = 86_400_000;
/** An incident opens at the latest with the first readings behind its cause, and closes with the first good ones behind its end. */
const SLACK_MS = 4 * DAY_MS;

/** A stretch of time in which a job is planned once. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly name: string;
}

/** What the region's own calendar says of one job. */
export interface Expected {
  readonly job: JobName;
  readonly stretches: readonly Stretch[];
}

/** Once on each of these days. Slots are at hours that are of the same day in the region's zones and in UTC. */
export const daily = (job: JobName, days: readonly string[]): Expected => ({
  job,
  stretches: days.map((name) => {
    const from = Date.parse(`${name}T00:00:00Z`);
    return { name, from, until: from + DAY_MS };
  }),
});

/** At every full stretch of so many milliseconds. */
export function every(job: JobName, ms: number, { from, until }: Span): Expected {
  const stretches: Stretch[] = [];
  for (let at = Math.ceil(from / ms) * ms; at < until; at += ms)
    stretches.push({ from: at, until: at + ms, name: new Date(at).toISOString() });
  return { job, stretches };
}

export interface Runs {
  /** By kind of job. */
  readonly begun: Readonly<Partial<Record<string, number>>>;
  /** Jobs and stretches in which none was begun, nor a later one that made up for it. */
  readonly missed: readonly string[];
  /** Jobs and slots that were begun again though they had been done. */
  readonly doubled: readonly string[];
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/**
 * Holds what was begun against the region's own calendar.
 *
 * @param offs spans in which the gateway was switched off; one run behind them makes up for all in them
 */
export function reckonRuns({ beginnings }: Diary, expected: readonly Expected[], offs: readonly Span[]): Runs {
  const planned = Map.groupBy(
    beginnings.filter(({ isAsked }) => !isAsked),
    ({ job }) => job,
  );
  const missed = expected.flatMap(({ job, stretches }) => {
    const slots = (planned.get(job) ?? []).map(({ slot }) => slot);
    const isBegun = ({ from, until }: Stretch): boolean => slots.some((slot) => from <= slot && slot < until);
    const isOff = (one: Stretch): boolean => offs.some(({ from, until }) => one.until > from && one.from < until);
    return stretches.filter((one) => !isOff(one) && !isBegun(one)).map(({ name }) => `${job} ${name}`);
  });
  const begun: Record<string, number> = {};
  for (const [job, { length }] of planned) begun[kindOf(job)] = (begun[kindOf(job)] ?? 0) + length;
  return { begun, missed, doubled: [...planned.values()].flatMap(doubledIn) };
}

const kindOf = (job: JobName): string => job.slice(0, job.indexOf(':'));

function doubledIn(beginnings: readonly Beginning[]): readonly string[] {
  const done = new Set<number>();
  return beginnings.flatMap(({ job, slot, outcome }) => {
    const isAgain = done.has(slot);
    if (outcome === 'done') done.add(slot);
    return isAgain ? [`${job} ${new Date(slot).toISOString()}`] : [];
  });
}

/** How what was said agrees with what was planted. */
export interface Matrix {
  /** By planted kind: how often it was planted, and how often exactly one incident opened and closed for it. */
  readonly planted: Readonly<Record<string, { readonly planted: number; readonly found: number }>>;
  /** By kind: incidents that opened without a cause, or more than once for one. */
  readonly false: Readonly<Record<string, number>>;
  readonly details: readonly string[];
}

/** @param natural kinds of what the region's own defects are, planted by the simulators in records */
export function reckonIncidents({ episodes }: Diary, plants: readonly Plant[], natural: ReadonlySet<string>): Matrix {
  const planted: Record<string, { planted: number; found: number }> = {};
  const details: string[] = [];
  const taken = new Set<Episode>();
  for (const plant of plants) {
    const { incident } = plant;
    if (incident === undefined) continue;
    const row = (planted[incident] ??= { planted: 0, found: 0 });
    row.planted += 1;
    const fitting = episodes.filter((episode) => !taken.has(episode) && isOf(episode, plant));
    const [first] = fitting;
    if (first) taken.add(first);
    if (first?.closedAt !== undefined && first.closedAt <= plant.until + SLACK_MS) row.found += 1;
    else details.push(`${plant.name}: ${first ? 'did not close in time' : 'no incident'}`);
  }
  const others = episodes.filter((episode) => !taken.has(episode) && !natural.has(episode.kind));
  const wrong: Record<string, number> = {};
  for (const { kind, key, openedAt, everywhere, values } of others) {
    wrong[kind] = (wrong[kind] ?? 0) + 1;
    const places = [...everywhere].slice(0, 3).join(', ');
    details.push(`false: ${key} at ${new Date(openedAt).toISOString()} in ${places}: ${JSON.stringify(values)}`);
  }
  return { planted, false: wrong, details };
}

const isOf = ({ kind, openedAt, everywhere }: Episode, { incident, from, until, place }: Plant): boolean =>
  kind === incident && from <= openedAt && openedAt <= until + DAY_MS && (place === undefined || everywhere.has(place));
