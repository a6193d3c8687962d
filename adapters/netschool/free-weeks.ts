import { addDays, dayAtFrontOf, type Week } from '../kit/time.ts';
import type { Vacation } from './api.ts';

/** Whether Monday to Friday lie in one vacation: then an empty week is no surprise. */
export const isFree = (week: Week, vacations: readonly Vacation[]): boolean =>
  vacations.some(
    ({ startTime, endTime }) => dayAtFrontOf(startTime) <= week.from && addDays(week.from, 4) <= dayAtFrontOf(endTime),
  );
