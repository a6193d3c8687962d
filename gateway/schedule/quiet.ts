import { addDays, instantOf, localTime } from './local-clock.ts';
import type { QuietSpan } from './plan.ts';

/** Minutes of a day. */
const DAY = 24 * 60;
/** Ends of spans that are followed before the quiet counts as endless. */
const MOST_ENDS = 100;

/** Whether clocks of the zone show a quiet time. */
export function isQuiet(quiet: readonly QuietSpan[], at: Date, zone: string): boolean {
  if (quiet.length === 0) return false;
  const { minute } = localTime(at, zone);
  return quiet.some((span) => holds(span, minute));
}

/** The moment itself, or the end of the quiet time it falls into; undefined where that never ends. */
export function afterQuiet(quiet: readonly QuietSpan[], at: Date, zone: string): Date | undefined {
  let moment = at;
  for (let ends = 0; ends < MOST_ENDS; ends += 1) {
    const { day, minute } = localTime(moment, zone);
    const span = quiet.find((one) => holds(one, minute));
    if (!span) return moment;
    const end = instantOf(span.until > minute ? day : addDays(day, 1), span.until, zone);
    // A clock that is put back within the span shows its end twice, the first time not later than now.
    moment = end > moment ? end : new Date(moment.getTime() + 60_000);
  }
  return undefined;
}

/** Whether quiet spans leave no minute of the day in which anything could begin. */
export const isAlwaysQuiet = (quiet: readonly QuietSpan[]): boolean =>
  Array.from({ length: DAY }, (_, minute) => minute).every((minute) => quiet.some((span) => holds(span, minute)));

const holds = ({ from, until }: QuietSpan, minute: number): boolean =>
  from < until ? from <= minute && minute < until : minute >= from || minute < until;
