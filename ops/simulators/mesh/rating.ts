import { addDays, dayAt } from '../region/calendar.ts';
import type { Pupil } from '../region/person.ts';
import type { Key } from '../region/thing.ts';
import type { Day } from '../region/timeline.ts';
import type { Asking } from './asking.ts';
import { periodsOf, yearOf, yearOn } from './desk.ts';
import { guidOf } from './identity.ts';
import { type DaySpan, lessonsShown, type Stay, staysOf } from './listing.ts';
import { averageOf, marksAt, type Standing } from './marks.ts';
import { groupsOfStay, mayHaveMarks, stayOfNow } from './people.ts';

/** Whoever learns in a class now, with the marks of the year. */
interface Seat {
  readonly pupil: Pupil;
  readonly marks: readonly Standing[];
}

interface Place {
  readonly averageMarkFive: number;
  readonly rankPlace: number;
}

/** The answer of `rank/class`: everybody in the class of a child who has an average on that day, the best first. */
export function classRating(asking: Asking, child: Pupil, day: Day, subject?: Key): readonly object[] {
  const stay = stayOfNow(asking, child);
  if (!stay) return [];
  const seats = seatsOf(asking, stay);
  const places = placesOn(asking, stay, seats, day, subject);
  const before = placesOn(asking, stay, seats, addDays(day, -1), subject);
  return [...places].map(([pupil, place]) => ({
    personId: guidOf(pupil.ids),
    rank: rankObject(place, before.get(pupil)),
    previousRank: before.get(pupil) ?? place,
    imageId: pupil.ids.short % IMAGES,
  }));
}

/** The answer of `rank/rankShort`: the place of a child on each school day that has passed. */
export function placesOf(asking: Asking, child: Pupil, { from, to }: DaySpan): readonly object[] {
  const stay = stayOfNow(asking, child);
  if (!stay) return [];
  const seats = seatsOf(asking, stay);
  const today = dayAt(asking.now, asking.desk.school.zone.offset);
  return asking.desk.days
    .filter((day) => from <= day && day <= to && day <= today)
    .flatMap((date) => {
      const place = placesOn(asking, stay, seats, date).get(child);
      return place ? [{ date, rankPlace: place.rankPlace }] : [];
    });
}

/** The answer of `rank/subjects`: the place of a child in every subject in which it has an average. */
export function subjectRatings(asking: Asking, child: Pupil, day: Day): readonly object[] {
  const stay = stayOfNow(asking, child);
  if (!stay) return [];
  const seats = seatsOf(asking, stay);
  const groups = groupsOfStay(asking.desk, stay).filter((group) => mayHaveMarks(asking.desk, group));
  return groups.flatMap(({ subject }) => {
    const place = placesOn(asking, stay, seats, day, subject.key).get(child);
    const before = placesOn(asking, stay, seats, addDays(day, -1), subject.key).get(child);
    return place ? [{ subjectId: subject.ids.short, subjectName: subject.name, rank: rankObject(place, before) }] : [];
  });
}

/** Pictures that the platform gives to pupils in place of their own (their number is assumed). */
const IMAGES = 40;

function rankObject(place: Place, before: Place = place): object {
  const step = before.rankPlace - place.rankPlace;
  const status = step > 0 ? 'up' : step < 0 ? 'down' : 'stable';
  return { ...place, rankStatus: status, trend: status };
}

function seatsOf({ desk, now }: Asking, { class: own }: Stay): readonly Seat[] {
  const present = staysOf(desk, yearOn(desk, dayAt(now, desk.school.zone.offset)), now).filter(
    (stay) => !stay.hasLeft && stay.class === own,
  );
  const year = yearOf(desk, own);
  return present.map(({ pupil }) => ({
    pupil,
    marks: lessonsShown(desk, pupil, year, now).flatMap((lesson) => marksAt(lesson, pupil, now)),
  }));
}

/** By the weighted mean of the period's marks up to a day, highest first; who has an equal one shares a place (assumed, as is the period). */
function placesOn(
  { desk }: Asking,
  { class: own }: Stay,
  seats: readonly Seat[],
  day: Day,
  subject?: Key,
): ReadonlyMap<Pupil, Place> {
  const begun = periodsOf(desk, own).filter(({ from }) => from <= day);
  const from = begun.at(-1)?.from ?? day;
  const averages = seats.flatMap(({ pupil, marks }) => {
    const counting = marks.filter(
      ({ lesson }) => from <= lesson.day && lesson.day <= day && (subject === undefined || lesson.subject === subject),
    );
    const average = averageOf(counting);
    return average === undefined ? [] : [{ pupil, average: Number(average) }];
  });
  const steps = [...new Set(averages.map(({ average }) => average))].sort((a, b) => b - a);
  const placed = averages.map(({ pupil, average }): [Pupil, Place] => [
    pupil,
    { averageMarkFive: average, rankPlace: steps.indexOf(average) + 1 },
  ]);
  return new Map(placed.toSorted(([, a], [, b]) => a.rankPlace - b.rankPlace));
}
