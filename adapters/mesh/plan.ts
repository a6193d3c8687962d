import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import { addDays, lookBackFrom, type Week, weeksFrom } from '../kit/time.ts';
import { compare } from '../kit/id-order.ts';
import type { Period, Year } from './school.ts';

/** A place in a run; pages are yielded in the order of their places. A cursor is the place of the last page stored, as JSON. */
export type Place = readonly [stage: 'a-roster' | 'b-journal' | 'c-term', week: Day, scope: string, part: string];

/** What families are told of the school comes before what the staff's lists tell: an end of the roster is the latter. */
export const ROSTER: Place = ['a-roster', '', '', 'staff'];
export const FREE_DAYS: Place = ['a-roster', '', '', 'families'];

export function comparePlaces(a: Place, b: Place): number {
  for (const [index, part] of a.entries()) {
    const order = compare(part, b[index]!);
    if (order !== 0) return order;
  }
  return 0;
}

export const cursorOf = (place: Place): string => JSON.stringify(place);

/** @throws {GatewayError} cursor.invalid */
export function placeIn(cursor: string): Place {
  try {
    const parts: unknown = JSON.parse(cursor);
    if (Array.isArray(parts) && parts.length === ROSTER.length && parts.every((part) => typeof part === 'string'))
      return parts as unknown as Place;
  } catch {
    // Said below: what it is instead does not matter.
  }
  throw new GatewayError('cursor.invalid', 'reading the cursor of a run: it is no place in a run of mesh');
}

export interface WindowOf {
  readonly today: Day;
  readonly reach: AdapterContext['reach'];
  readonly lookBackDays: number;
  /** Day of the last reading that came to its end; look-back days count from it. */
  readonly lastRead: Day | undefined;
  /** First day that is read; the school year's where absent. */
  readonly since: Day | undefined;
  readonly year: Year;
  readonly periods: readonly Period[];
}

/** The weeks to read, oldest first; none outside the school year. Between periods the one that ended last counts as open. */
export function weeksOf({ today, reach, lookBackDays, lastRead, since, year, periods }: WindowOf): readonly Week[] {
  const back = addDays(lookBackFrom(today, lastRead), -lookBackDays);
  const opened = periods
    .filter(({ from }) => from !== '' && from <= today)
    .map(({ from }) => from)
    .sort()
    .at(-1);
  const start = { nightly: back, period: earlier(back, opened ?? back), year: year.from }[reach];
  const first = later(start, later(since ?? year.from, year.from));
  const last = earlier(today, year.to);
  return first > last ? [] : weeksFrom(first, last);
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const later = (a: Day, b: Day): Day => (a > b ? a : b);
