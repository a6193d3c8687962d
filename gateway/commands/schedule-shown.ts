import type { Gateway } from '../gateway.ts';
import { localMoment } from '../messages/local-moment.ts';
import type { Output } from '../terminal/output.ts';
import type { LastReading } from '../service/last-reading.ts';
import type { ScheduleRow } from '../service/schedule-rows.ts';
import { tableOf } from './table.ts';

/** Rows of sources that are shown without --all. */
const SHOWN = 20;

/** Our own jobs, then the sources that failed, then those that come next. */
export function showRows(
  gateway: Gateway,
  rows: readonly ScheduleRow[],
  { isAll, isLive }: { readonly isAll: boolean; readonly isLive: boolean },
  output: Output,
): void {
  const sources = rows.filter(({ kind }) => kind === 'collect').sort(byUrgency);
  const shown = isAll ? sources : sources.slice(0, SHOWN);
  const head = ['job', 'next', 'last', 'outcome', 'done'] as const;
  const table = [
    head.map((name) => output.text(`schedule.head.${name}`)),
    ...[...rows.filter(({ kind }) => kind !== 'collect'), ...shown].map((row) => cellsOf(row, gateway, isLive, output)),
  ];
  for (const line of tableOf(table)) output.line(`  ${line}`);
  if (sources.length > shown.length) output.say('schedule.more', { count: sources.length - shown.length });
  if (sources.length > 0) output.say('schedule.sources', countsOf(sources));
  output.say('schedule.zone', { zone: gateway.config.zone });
}

function byUrgency(a: ScheduleRow, b: ScheduleRow): number {
  const rank = ({ last, isPaused }: ScheduleRow): number => (isPaused ? 2 : last?.outcome === 'failed' ? 0 : 1);
  return rank(a) - rank(b) || (a.next?.getTime() ?? Infinity) - (b.next?.getTime() ?? Infinity);
}

function countsOf(sources: readonly ScheduleRow[]): Readonly<Record<string, number>> {
  const count = (is: (row: ScheduleRow) => boolean): number => sources.filter(is).length;
  return {
    sources: sources.length,
    paused: count(({ isPaused }) => isPaused),
    failed: count(({ last, isPaused }) => !isPaused && last?.outcome === 'failed'),
    never: count(({ last, isPaused }) => !isPaused && last === undefined),
    done: count(({ last }) => last?.lastDoneAt !== undefined),
  };
}

function cellsOf(row: ScheduleRow, { config, now }: Gateway, isLive: boolean, output: Output): readonly string[] {
  const { kind, name, last, next, isAsked, isPaused, isLacking } = row;
  const moment = (at: Date | undefined): string => (at ? localMoment(config.zone, at) : output.text('schedule.never'));
  const coming = isAsked
    ? output.text('schedule.asked')
    : isPaused
      ? output.text('schedule.paused')
      : isLacking
        ? output.text('schedule.lacking')
        : next && next <= now()
          ? output.text('schedule.now')
          : moment(next);
  return [
    output.text(`schedule.${kind}`, { name }),
    coming,
    moment(last?.startedAt),
    last ? outcomeOf(last, isLive, output) : output.text('schedule.never'),
    moment(last?.lastDoneAt),
  ];
}

function outcomeOf({ outcome, error = '', isByHand }: LastReading, isLive: boolean, output: Output): string {
  const words = output.text(`schedule.outcome.${outcome ?? (isLive ? 'running' : 'died')}`, { error });
  return isByHand ? output.text('schedule.by-hand', { outcome: words }) : words;
}

/** As --json gives it. */
export const rowResult = ({ job, isPaused, isLacking, isAsked, next, slot, last }: ScheduleRow): object => ({
  job,
  isPaused,
  isLacking,
  isAsked,
  next: next ?? null,
  slot: slot ?? null,
  startedAt: last?.startedAt ?? null,
  endedAt: last?.endedAt ?? null,
  outcome: last?.outcome ?? null,
  error: last?.error ?? null,
  lastDoneAt: last?.lastDoneAt ?? null,
  isByHand: last?.isByHand ?? false,
});
