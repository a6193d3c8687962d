import { academicYearOf, addDays, breaksOf, weekdayOf } from '../region/calendar.ts';
import type { Day } from '../region/timeline.ts';
import type { DaySpan } from './listing.ts';

/** A day with what it is, as `periods_schedules` tells it. */
export interface SchoolDay {
  readonly date: Day;
  readonly type: 'workday' | 'holiday' | 'vacation';
  readonly title: string;
  readonly description: null;
  readonly events: null;
}

/** Days between two, both included; the words of `type` are those that an open client reads, weekends are told as holidays. */
export function schoolDays({ from, to }: DaySpan): readonly SchoolDay[] {
  const days: SchoolDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1))
    days.push({ date, ...kindOf(date), description: null, events: null });
  return days;
}

function kindOf(day: Day): Pick<SchoolDay, 'type' | 'title'> {
  const free = breaksOf(academicYearOf(day)).find((one) => one.from <= day && day <= one.to);
  if (free) return { type: free.from === free.to ? 'holiday' : 'vacation', title: free.name };
  return weekdayOf(day) > 5 ? { type: 'holiday', title: 'Выходной день' } : { type: 'workday', title: 'Учебный день' };
}
