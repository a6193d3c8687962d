import { addDays, weekdayOf } from '../region/calendar.ts';
import type { Day } from '../region/timeline.ts';
import type { SchoolYear } from '../region/school.ts';

const WEEKDAYS = ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота', 'Воскресенье'] as const;
/** A year and a bit: more is never asked for. */
const MOST_DAYS = 400;

/** "2026-10-12" as this API writes days: "20261012". */
export const compact = (day: Day): string => day.replaceAll('-', '');

/** Days from one to the other, Sundays aside. */
export function schoolWeekDays(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = from, count = 0; day <= to && count < MOST_DAYS; day = addDays(day, 1), count += 1)
    if (weekdayOf(day) < 7) days.push(day);
  return days;
}

/** Reads "20261012", "2026.10.12", "2026-10-12" and ranges of them "20261012-20261018"; undefined where it is neither. */
export function rangeOf(text: string | undefined): { readonly from: Day; readonly to: Day } | undefined {
  const parts = /^(\d{4})[.-]?(\d{2})[.-]?(\d{2})(?:-(\d{4})[.-]?(\d{2})[.-]?(\d{2}))?$/.exec(text?.trim() ?? '');
  if (!parts) return undefined;
  const [, y, m, d, y2 = y, m2 = m, d2 = d] = parts;
  return { from: `${y}-${m}-${d}`, to: `${y2}-${m2}-${d2}` };
}

/** Monday to Sunday of a day. */
export const weekAround = (day: Day): { readonly from: Day; readonly to: Day } => {
  const from = addDays(day, 1 - weekdayOf(day));
  return { from, to: addDays(from, 6) };
};

/** What every day of an answer has beside its items; an open client knows today by its alert. */
export function dayHead(day: Day, { holidays }: SchoolYear, today: Day): Readonly<Record<string, unknown>> {
  const holiday = holidays.find(({ from, to }) => from <= day && day <= to);
  return {
    name: compact(day),
    title: WEEKDAYS[weekdayOf(day) - 1],
    ...(day === today && { alert: 'today' }),
    ...(holiday && { alert: 'vacation', holiday_name: holiday.name }),
  };
}
