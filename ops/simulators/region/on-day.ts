import type { Membership, Pupil } from './person.ts';
import type { School, SchoolYear } from './school.ts';
import type { Day, Moment } from './timeline.ts';
import { dayAt as dayWith } from './calendar.ts';

/* What holds in a school on a day, as far as its clerk had entered it. */

/** The school's own day at a moment. */
export const dayAt = ({ zone }: School, moment: Moment): Day => dayWith(moment, zone.offset);

/** The year that a day lies in; the last one that has begun for a day in none, the first one for a day before it. */
export const yearOn = ({ years }: School, day: Day): SchoolYear =>
  years.findLast(({ from }) => from <= day) ?? years[0]!;

/** Where a pupil is on a day, as far as the clerk had entered it at a moment. */
export const membershipOn = ({ memberships }: Pupil, day: Day, now: Moment): Membership | undefined =>
  memberships.findLast(
    ({ from, to, enteredAt, endEnteredAt }) =>
      enteredAt <= now && from <= day && (to === undefined || day <= to || (endEnteredAt ?? -Infinity) > now),
  );

/**
 * The class that lists show for a pupil at a moment: today's, or this year's last one of a pupil who left: the account of such a one is assumed to
 * stay open to the end of the year, wherever a system does not tell that somebody has left.
 */
export function listedIn(school: School, pupil: Pupil, now: Moment): Membership | undefined {
  const today = dayAt(school, now);
  const { from: yearBegins } = yearOn(school, today);
  const begun = pupil.memberships.filter(
    ({ from, to, enteredAt }) => enteredAt <= now && from <= today && (to ?? today) >= yearBegins,
  );
  return membershipOn(pupil, today, now) ?? begun.at(-1);
}
