import type { Day } from '../contracts/records.ts';
import type { Entity } from './entity.ts';
import type { Limit } from './judge.ts';
import { addDays, endOf, instantOf, MINUTE_MS } from './local-time.ts';
import type { LimitRule } from './profile.ts';

/** What a limit is counted from. */
export interface LessonDay {
  readonly day: Day;
  readonly zone: string;
  /** Held lessons of the sheet. */
  readonly lessons: readonly Entity<'lesson'>[];
  /** Whether the pupils may have lessons of this day that are not in the sheet: then its last one need not be theirs. */
  readonly isPart: boolean;
}

/** Gives the limit of each lesson of one day. */
export function limitsOf(
  rule: Exclude<LimitRule, { anchor: 'period-last-day' }>,
  of: LessonDay,
): (lesson: Entity<'lesson'>) => Limit {
  if (rule.anchor === 'lesson-day') {
    const limit = dayLimit(of.day, rule.days, of.zone);
    return () => limit;
  }
  if (rule.anchor === 'lesson-end') return (lesson) => endLimit([lesson], rule.minutes, of);
  const limit = endLimit(of.lessons, rule.minutes, of, of.isPart);
  return () => limit;
}

/** End of the day, so many days later. */
export function dayLimit(day: Day, days: number, zone: string): Limit {
  const moment = endOf(addDays(day, days), zone);
  return { surely: moment, latest: moment };
}

/**
 * So many minutes after the last of the lessons ended. Where the end of one is not told, or lessons may be missing here, the
 * limit is not earlier than the ends that are told say, and not later than the end of the day says.
 */
function endLimit(
  lessons: readonly Entity<'lesson'>[],
  minutes: number,
  { day, zone }: LessonDay,
  isPart = false,
): Limit {
  const more = minutes * MINUTE_MS;
  const ends = lessons.flatMap(({ endsAt }) => (endsAt === undefined ? [] : [instantOf(day, endsAt, zone)]));
  const surely = ends.length === 0 ? -Infinity : Math.max(...ends) + more;
  const isSure = !isPart && ends.length === lessons.length;
  return { surely, latest: isSure ? surely : endOf(day, zone) + 1 + more };
}
