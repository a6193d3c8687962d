import type { JobState } from '../contracts/job.ts';
import type { Output } from '../output.ts';
import { localTime } from '../schedule/local-clock.ts';
import type { PlannedJob } from '../service/planned-jobs.ts';
import { tableOf } from './table.ts';

/** Rows of sources that are shown without --all. */
const SHOWN = 20;

/** One job as it is shown. */
export interface JobRow {
  readonly job: PlannedJob;
  readonly state: JobState | undefined;
  readonly next: Date | undefined;
  readonly isAsked: boolean;
}

/** How the rows are shown. */
export interface ScheduleView {
  readonly zone: string;
  readonly now: Date;
  /** Every source, also where they are many. */
  readonly isAll: boolean;
  /** A service runs: what has not ended goes on. */
  readonly isLive: boolean;
}

/** Our own jobs, then the sources that failed, then those that come next. */
export function showJobs(output: Output, rows: readonly JobRow[], view: ScheduleView): void {
  const sources = rows.filter(({ job }) => job.kind === 'collect').sort(byUrgency);
  const shown = view.isAll ? sources : sources.slice(0, SHOWN);
  const head = ['job', 'next', 'last', 'outcome', 'done'] as const;
  const table = [
    head.map((name) => output.text(`schedule.head.${name}`)),
    ...[...rows.filter(({ job }) => job.kind !== 'collect'), ...shown].map((row) => cellsOf(output, row, view)),
  ];
  for (const line of tableOf(table)) output.line(`  ${line}`);
  if (sources.length > shown.length) output.say('schedule.more', { count: sources.length - shown.length });
  if (sources.length > 0) output.say('schedule.sources', countsOf(sources));
  output.say('schedule.zone', { zone: view.zone });
}

function byUrgency(a: JobRow, b: JobRow): number {
  const rank = ({ state, job }: JobRow): number => (job.isPaused ? 2 : state?.outcome === 'failed' ? 0 : 1);
  return rank(a) - rank(b) || (a.next?.getTime() ?? Infinity) - (b.next?.getTime() ?? Infinity);
}

function countsOf(sources: readonly JobRow[]): Readonly<Record<string, number>> {
  const count = (is: (row: JobRow) => boolean): number => sources.filter(is).length;
  return {
    sources: sources.length,
    paused: count(({ job }) => job.isPaused),
    failed: count(({ state, job }) => !job.isPaused && state?.outcome === 'failed'),
    never: count(({ state, job }) => !job.isPaused && state === undefined),
    done: count(({ state }) => state?.lastDoneAt !== undefined),
  };
}

function cellsOf(output: Output, row: JobRow, view: ScheduleView): readonly string[] {
  const { job, state } = row;
  const moment = (at: Date | undefined): string => (at ? momentIn(at, view) : output.text('schedule.never'));
  return [
    output.text(`schedule.${job.kind}`, { name: job.name }),
    comingOf(output, row, view.now) ?? moment(row.next),
    moment(state?.startedAt),
    state ? outcomeOf(output, state, view.isLive) : output.text('schedule.never'),
    moment(state?.lastDoneAt),
  ];
}

/** What stands in the place of the next moment: it was asked for, is paused, or is due; undefined where it has one. */
function comingOf({ text }: Output, { isAsked, job, next }: JobRow, now: Date): string | undefined {
  if (isAsked) return text('schedule.asked');
  if (job.isPaused) return text('schedule.paused');
  return next && next <= now ? text('schedule.now') : undefined;
}

const outcomeOf = ({ text }: Output, { outcome, error = '' }: JobState, isLive: boolean): string =>
  text(`schedule.outcome.${outcome ?? (isLive ? 'running' : 'died')}`, { error });

/** "19:04" of today, "27.11 19:04" of this year, with the year of another. */
function momentIn(at: Date, { zone, now }: ScheduleView): string {
  const { day, minute } = localTime(at, zone);
  const today = localTime(now, zone).day;
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const [year, month, date] = day.split('-');
  if (day === today) return time;
  return day.slice(0, 4) === today.slice(0, 4) ? `${date}.${month} ${time}` : `${date}.${month}.${year} ${time}`;
}
