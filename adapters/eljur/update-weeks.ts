import type { Day } from '../../gateway/contracts/records.ts';
import { schoolYearOf, type Week, weekOf } from '../kit/time.ts';

/** The weeks of some days with those of a window, oldest first; none before the year or `since`, and none to come. */
export function withWeeksOf(
  days: readonly Day[],
  window: readonly Week[],
  { today, since }: { readonly today: Day; readonly since?: Day | undefined },
): readonly Week[] {
  const year = schoolYearOf(today);
  const first = since !== undefined && since > year ? since : year;
  const wanted = days.filter((day) => first <= day && day <= today).map(weekOf);
  const byStart = new Map([...wanted, ...window].map((week) => [week.from, week]));
  return [...byStart.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}
