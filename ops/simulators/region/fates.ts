import { addDays, momentAt } from './calendar.ts';
import type { DefectKind } from './defect.ts';
import type { Key } from './thing.ts';
import type { Moment } from './timeline.ts';
import type { Outline } from './outline.ts';
import type { Random } from './random.ts';

/** What befalls a lesson: at most one thing, so that each planted defect stands alone. */
export type Fate =
  | Exclude<DefectKind, 'no-period-mark' | 'silent-school' | 'equal-repeat'>
  | 'repeated-lesson'
  | 'repeated-mark'
  | 'repeated-attendance'
  | 'repeated-homework'
  | 'cancelled'
  | 'substituted';

interface Lot {
  readonly fate: Fate;
  /** Share of the lessons that may be struck; at least one is. */
  readonly share: number;
  readonly may: (outline: Outline) => boolean;
}

/** After so many days the marks of a written work are late. */
const WRITTEN_DAYS = 7;

/** The moment at which a written work without marks becomes a fault. */
export const writtenLimit = (day: string, offset: number): Moment =>
  momentAt(addDays(day, WRITTEN_DAYS + 1), 0, offset);

/** Deals the fates, by key of the lesson. */
export function dealFates(
  draw: Random,
  outlines: readonly Outline[],
  { offset, last, lastDay }: { readonly offset: number; readonly last: Moment; readonly lastDay: string },
): ReadonlyMap<Key, Fate> {
  const any = () => true;
  const marked = (outline: Outline) => outline.marked;
  const early = ({ day }: Outline) => day < lastDay;
  const judged = (outline: Outline) =>
    outline.marked && outline.course.written.length > 0 && writtenLimit(outline.day, offset) <= last;
  const lots: readonly Lot[] = [
    { fate: 'no-written-marks', share: 0.006, may: judged },
    { fate: 'late-homework', share: 0.012, may: early },
    { fate: 'late-attendance', share: 0.01, may: early },
    { fate: 'unknown-mark-value', share: 0.003, may: marked },
    { fate: 'wrong-type-mark', share: 0.003, may: marked },
    { fate: 'conflicting-repeat', share: 0.003, may: marked },
    { fate: 'repeated-mark', share: 0.002, may: marked },
    { fate: 'unknown-attendance-code', share: 0.003, may: any },
    { fate: 'wrong-type-lesson', share: 0.002, may: any },
    { fate: 'repeated-lesson', share: 0.002, may: any },
    { fate: 'repeated-attendance', share: 0.002, may: any },
    { fate: 'repeated-homework', share: 0.002, may: any },
    { fate: 'no-topic', share: 0.012, may: any },
    { fate: 'no-homework', share: 0.012, may: any },
    { fate: 'no-attendance', share: 0.01, may: any },
    { fate: 'cancelled', share: 0.008, may: any },
    { fate: 'substituted', share: 0.02, may: any },
  ];
  const fates = new Map<Key, Fate>();
  let free = draw.shuffle(outlines);
  for (const { fate, share, may } of lots) {
    const count = Math.max(1, Math.round(share * outlines.length));
    const struck = free.filter(may).slice(0, count);
    for (const { key } of struck) fates.set(key, fate);
    free = free.filter(({ key }) => !fates.has(key));
  }
  return fates;
}
