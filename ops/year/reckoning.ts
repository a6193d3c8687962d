import type { Beginning, Diary, Episode } from './diary.ts';
import type { Plant } from './plants.ts';

const DAY_MS = 86_400_000;
/** An incident opens at the latest with the first readings behind its cause, and closes with the first good ones behind its end. */
const SLACK_MS = 4 * DAY_MS;

export interface Runs {
  /** Source and school day of which no reading was begun, nor a later one that made up for it. */
  readonly missed: readonly string[];
  /** Source and slot that was begun again though it had been done. */
  readonly doubled: readonly string[];
  readonly begun: number;
}

/**
 * Holds what was begun against the region's own calendar.
 *
 * @param days school days of the window
 * @param offs spans in which the gateway was switched off; one reading behind them makes up for all in them
 */
export function reckonRuns(
  { beginnings }: Diary,
  sources: readonly string[],
  days: readonly string[],
  offs: readonly { readonly from: number; readonly until: number }[],
): Runs {
  const own = Map.groupBy(
    beginnings.filter(({ job, isAsked }) => job.startsWith('collect:') && !isAsked),
    ({ job }) => job.slice('collect:'.length),
  );
  const missed = sources.flatMap((source) => {
    const slots = new Set((own.get(source) ?? []).map(({ slot }) => dayOf(slot)));
    return days.filter((day) => !slots.has(day) && !isOff(day, offs)).map((day) => `${source} ${day}`);
  });
  return { missed, doubled: [...own.values()].flatMap(doubledIn), begun: [...own.values()].flat().length };
}

function doubledIn(beginnings: readonly Beginning[]): readonly string[] {
  return beginnings.flatMap(({ job, slot }, nth) =>
    beginnings.slice(0, nth).some((before) => before.slot === slot && before.outcome === 'done')
      ? [`${job} ${new Date(slot).toISOString()}`]
      : [],
  );
}

/** Slots are in the evening of the region's zones, all of them ahead of UTC by less than the hour they are at. */
const dayOf = (slot: number): string => new Date(slot).toISOString().slice(0, 10);

const isOff = (day: string, offs: readonly { readonly from: number; readonly until: number }[]): boolean =>
  offs.some(
    ({ from, until }) => Date.parse(`${day}T00:00:00Z`) + DAY_MS > from && Date.parse(`${day}T00:00:00Z`) < until,
  );

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
  for (const { kind, key, openedAt, everywhere } of others) {
    wrong[kind] = (wrong[kind] ?? 0) + 1;
    details.push(`false: ${key} at ${new Date(openedAt).toISOString()} in ${[...everywhere].slice(0, 3).join(', ')}`);
  }
  return { planted, false: wrong, details };
}

const isOf = ({ kind, openedAt, everywhere }: Episode, { incident, from, until, place }: Plant): boolean =>
  kind === incident && from <= openedAt && openedAt <= until + DAY_MS && (place === undefined || everywhere.has(place));
