import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import { addDays, dayAtFrontOf, schoolYearOf } from '../kit/time.ts';
import type { Context, SchoolYear } from './api.ts';

/** The school year a reading is of. */
export interface Year {
  readonly id: string;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  /** 1 September: the day of the roster. */
  readonly day: string;
  readonly schoolyear: SchoolYear;
}

/** The year's days; 1 September to 31 August where the installation does not tell them. */
export function yearOf(context: Context | null | undefined, today: Day): Year {
  const schoolyear = context?.schoolyear;
  if (schoolyear?.id === undefined) throw new GatewayError('vendor.answer', 'reading the school year: none is told');
  const from = dayAtFrontOf(schoolyear.startDate) || schoolYearOf(today);
  const day = schoolYearOf(from);
  const to = dayAtFrontOf(schoolyear.endDate) || addDays(schoolYearOf(addDays(day, 400)), -1);
  return { id: String(schoolyear.id), from, to, day, schoolyear };
}
