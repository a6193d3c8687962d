import type { Day } from '../../gateway/contracts/records.ts';
import { believed } from '../kit/reading.ts';
import { addDays, dayAtFrontOf, schoolYearOf } from '../kit/time.ts';
import type { Get } from './as-child.ts';
import type { SummaryBlock } from './api.ts';
import { keyOf } from './key.ts';
import { plainText } from './plain-text.ts';
import { blocksOf, itemsAt } from './raw.ts';

/** Days to step back where an answer is of a period already known: vacations lie between. */
const STEP_DAYS = 7;

/** A reporting period, as summary marks show it. */
export interface Period {
  /** Key of its name. */
  readonly key: string;
  readonly name: string;
  /** First and last of its school days, which is all that is told of it. */
  readonly from: Day;
  readonly to: Day;
}

/** The period that a block of summary marks is of; undefined where it names none or lists no days. */
export function periodOf(block: unknown): Period | undefined {
  const { subperiod } = (block ?? {}) as SummaryBlock;
  const name = plainText(subperiod?.name);
  const key = keyOf('period', name);
  const days = itemsAt(block, 'dates')
    .map(dayAtFrontOf)
    .filter((day) => day !== '')
    .sort();
  const [from, to] = [days[0], days.at(-1)];
  return key !== undefined && from !== undefined && to !== undefined
    ? { key, name: name as string, from, to }
    : undefined;
}

/** Summary marks of the period that a day lies in; an answer without a block or days is asked for twice. */
export const askSummary = (get: Get, date: Day) =>
  believed(
    () => get('MarkService/GetSummaryMarks', { date }),
    (json) => blocksOf(json, 'summary_marks_data').every((block) => itemsAt(block, 'dates').length === 0),
  );

/**
 * The periods of the school year that have begun, as one pupil of a class sees them, oldest first. Nothing lists them: a day's summary marks tell
 * the period it lies in, so one steps back from today. What a vacation between two periods is answered with is not known; both answers do.
 */
export async function readPeriods(get: Get, today: Day): Promise<readonly Period[]> {
  const found = new Map<string, Period>();
  const first = schoolYearOf(today);
  for (let day = today; day >= first;) {
    const { json } = await askSummary(get, day);
    const period = blocksOf(json, 'summary_marks_data')
      .map(periodOf)
      .find((one) => one !== undefined);
    if (period && period.to >= first && !found.has(period.key)) found.set(period.key, period);
    day = period && period.from <= day ? addDays(period.from, -1) : addDays(day, -STEP_DAYS);
  }
  return [...found.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}
