import { type Mistake, mistake } from './mistake.ts';
import { minuteIn, type QuietSpan } from '../schedule/plan.ts';
import { isAlwaysQuiet } from '../schedule/quiet.ts';
import type { Day } from '../contracts/records.ts';

/** When a source is read. */
export interface CollectTimes {
  /** Minutes from midnight. */
  readonly at: readonly number[];
  readonly windowMinutes: number;
  /** 1 Monday – 7 Sunday; undefined: as the roster says. */
  readonly weekdays: readonly number[] | undefined;
}

/** Section `schedule` of svod.json. Clock times are minutes from midnight. */
export interface ScheduleConfig {
  readonly collect: CollectTimes;
  /** Days before the end of a reporting period at which it is read whole. */
  readonly periodReadsBefore: readonly number[];
  readonly periodWeekly: boolean;
  readonly forwardEveryMinutes: number;
  readonly balance: readonly number[];
  readonly digest: readonly number[];
  readonly keeping: readonly number[];
  readonly quiet: readonly QuietSpan[];
  readonly holidays: readonly { readonly from: Day; readonly to: Day }[];
  /** Most sources read at once, of all hosts and of one. */
  readonly parallel: number;
  readonly perHost: number;
}

/** `schedule.collect`, or `schedule` of a source, as svod.json writes it. */
export interface WrittenCollect {
  readonly at?: readonly string[];
  readonly windowMinutes?: number;
  readonly weekdays?: readonly number[];
}

export interface WrittenSchedule {
  readonly collect?: WrittenCollect & {
    readonly periodReadsBefore?: readonly number[];
    readonly periodWeekly?: boolean;
  };
  readonly forward?: { readonly everyMinutes?: number };
  readonly balance?: readonly string[];
  readonly digest?: readonly string[];
  readonly keeping?: readonly string[];
  readonly quietHours?: readonly string[];
  readonly holidays?: readonly string[];
  readonly parallel?: number;
  readonly perHost?: number;
}

/** What can be used of it: undefined stands for what is wrong. */
export type UsableSchedule = Omit<WrittenSchedule, 'quietHours' | 'holidays'> & {
  readonly quietHours?: readonly (string | undefined)[];
  readonly holidays?: readonly (string | undefined)[];
};

/** What is left out; the schema of svod.json says the same to people. */
const DEFAULTS = {
  ...{ at: ['19:00'], windowMinutes: 300, periodReadsBefore: [7, 3, 1, 0], periodWeekly: true, everyMinutes: 10 },
  ...{ balance: ['04:00'], digest: ['08:00'], keeping: ['03:00'], parallel: 4, perHost: 2 },
} as const;

export function scheduleOf(written: WrittenSchedule): ScheduleConfig {
  const { collect = {}, forward = {} } = written;
  const { periodReadsBefore, periodWeekly } = { ...DEFAULTS, ...collect };
  return {
    collect: {
      at: (collect.at ?? DEFAULTS.at).map(minuteIn),
      windowMinutes: collect.windowMinutes ?? DEFAULTS.windowMinutes,
      weekdays: collect.weekdays,
    },
    periodReadsBefore,
    periodWeekly,
    forwardEveryMinutes: forward.everyMinutes ?? DEFAULTS.everyMinutes,
    balance: (written.balance ?? DEFAULTS.balance).map(minuteIn),
    digest: (written.digest ?? DEFAULTS.digest).map(minuteIn),
    keeping: (written.keeping ?? DEFAULTS.keeping).map(minuteIn),
    quiet: (written.quietHours ?? []).map(quietIn),
    holidays: (written.holidays ?? []).map(spanIn),
    parallel: written.parallel ?? DEFAULTS.parallel,
    perHost: written.perHost ?? DEFAULTS.perHost,
  };
}

/** The times of a source that may have its own. */
export const timesOf = ({ collect }: ScheduleConfig, own: WrittenCollect = {}): CollectTimes => ({
  at: own.at?.map(minuteIn) ?? collect.at,
  windowMinutes: own.windowMinutes ?? collect.windowMinutes,
  weekdays: own.weekdays ?? collect.weekdays,
});

/** What its schema cannot see: days that are not there, spans that run backwards, quiet hours that leave nothing. */
export function scheduleMistakes({ quietHours = [], holidays = [] }: UsableSchedule = {}): readonly Mistake[] {
  const spans = quietHours.flatMap((text) => (text === undefined ? [] : [quietIn(text)]));
  const quiet = isAlwaysQuiet(spans) ? [mistake('/schedule/quietHours', 'mistake.always-quiet')] : [];
  return [
    ...quiet,
    ...holidays.flatMap((text, index) => (text === undefined ? [] : spanMistakes(text, `/schedule/holidays/${index}`))),
  ];
}

function spanMistakes(text: string, pointer: string): readonly Mistake[] {
  const { from, to } = spanIn(text);
  const wrong = [from, to].find((day) => new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day);
  if (wrong !== undefined) return [mistake(pointer, 'mistake.no-day', { day: wrong })];
  return from > to ? [mistake(pointer, 'mistake.span-order')] : [];
}

function quietIn(text: string): QuietSpan {
  const [from, until] = text.split('-') as [string, string];
  return { from: minuteIn(from), until: minuteIn(until) };
}

function spanIn(text: string): { readonly from: Day; readonly to: Day } {
  const [from, to = from] = text.split('/') as [string, string?];
  return { from, to };
}
