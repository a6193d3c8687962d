import { addDays, dueDayOf, momentAt, weekdayOf } from './calendar.ts';
import { COURSES } from './curriculum.ts';
import { type IdKind, snils } from './identifiers.ts';
import type { Membership, Pupil, Staff } from './person.ts';
import type { SchoolClass, SchoolYear, Subject } from './school.ts';
import type { Ids } from './thing.ts';
import type { Day } from './timeline.ts';
import { personName } from './names.ts';
import { random, type Random } from './random.ts';

export type GiveIds = (kind: IdKind) => Ids;

/** Lessons a week that one teacher holds. */
const LOAD = 24;

/** Director, deputy, and for each subject as many teachers as its hours ask for; each class of grades 1–4 has one of its own. */
export function makeStaff(
  draw: Random,
  ids: GiveIds,
  { subjects, grades }: { readonly subjects: readonly Subject[]; readonly grades: readonly number[] },
): readonly Staff[] {
  const staff: Staff[] = [];
  const hire = (position: string, of: readonly string[], admin = false) => {
    staff.push({
      key: `t${staff.length}`,
      ids: ids('person'),
      user: draw.chance(0.95) ? ids('user') : undefined,
      name: personName(draw),
      birthDate: dayIn(draw, 1960, 1998),
      position,
      admin,
      subjects: of,
    });
  };
  hire('Директор', [], true);
  hire('Заместитель директора по учебной работе', [], true);
  const own = COURSES.filter(({ ownTeacher }) => ownTeacher).map(({ name }) => name);
  for (const grade of grades) if (grade <= 4) hire('Учитель начальных классов', own);
  for (const { name } of subjects) {
    const course = COURSES.find((each) => each.name === name)!;
    const taught = grades.filter((grade) => course.hours[grade] && !(course.ownTeacher && grade <= 4));
    const hours = taught.reduce((sum, grade) => sum + course.hours[grade]!, 0) * (course.split ? 2 : 1);
    const least = course.split && hours > 0 ? 2 : 0;
    for (let left = Math.max(Math.ceil(hours / LOAD), least); left > 0; left -= 1) hire('Учитель', [name]);
  }
  return staff;
}

const dayIn = (draw: Random, from: number, to: number): Day =>
  addDays(`${draw.between(from, to)}-01-01`, draw.below(365));

export interface Setting {
  readonly seed: string;
  readonly index: number;
  readonly size: number;
  readonly transfers: boolean;
  readonly offset: number;
  /** School days of the window. */
  readonly days: readonly Day[];
  readonly years: readonly SchoolYear[];
  readonly classes: readonly SchoolClass[];
}

/** Pupils of the school over the years of the window, with their movement; every class keeps at least its steady ones. */
export function makePupils(ids: GiveIds, setting: Setting): readonly Pupil[] {
  const pupils: Pupil[] = [];
  const { seed, index, size, years, classes } = setting;
  const first = years[0]!;
  for (const schoolClass of classes.filter(({ year }) => year === first.key)) {
    const draw = random(seed, 'pupils', index, schoolClass.key);
    const count = Math.max(2, size + draw.between(-1, 1));
    for (let nth = 0; nth < count; nth += 1) pupils.push(makePupil(draw, ids, { setting, schoolClass, nth, count }));
  }
  const later = years[1];
  const newcomers = classes.filter(({ year, grade }) => year === later?.key && grade === 1);
  for (const schoolClass of newcomers) {
    const draw = random(seed, 'pupils', index, schoolClass.key);
    for (let nth = 0; nth < size; nth += 1)
      pupils.push(person(draw, ids, schoolClass, [membership(setting, schoolClass, { from: later!.from, nth })]));
  }
  return pupils;
}

interface Seat {
  readonly setting: Setting;
  readonly schoolClass: SchoolClass;
  readonly nth: number;
  readonly count: number;
}

function makePupil(draw: Random, ids: GiveIds, seat: Seat): Pupil {
  return person(draw, ids, seat.schoolClass, movement(seat));
}

/**
 * The last pupil of a class may come, leave, or change to the parallel class inside the window; the others stay and go up with their
 * class on 1 September.
 */
function movement({ setting, schoolClass, nth, count }: Seat): readonly Membership[] {
  const { years, days, classes } = setting;
  const stay = { from: years[0]!.from, nth };
  const latest = latestMove(setting);
  const middle = days[Math.min(Math.floor(days.length / 2), latest)]!;
  const sameYear = classes.filter(({ year }) => year === schoolClass.year);
  const place = sameYear.indexOf(schoolClass);
  const moves = nth === count - 1 && days.length >= 4 && years.length === 1;
  if (moves && place % 4 === 1) return [membership(setting, schoolClass, { from: middle, nth })];
  if (moves && place % 4 === 2) return [membership(setting, schoolClass, { ...stay, to: addDays(middle, -1) })];
  const parallel = sameYear.find(({ key, grade }) => key !== schoolClass.key && grade === schoolClass.grade);
  const mondays = days.filter((day, at) => at > 0 && at <= latest && weekdayOf(day) === 1);
  const monday = mondays.find((day) => days.indexOf(day) >= days.length / 3) ?? mondays.at(-1);
  if (moves && setting.transfers && parallel && monday)
    return [
      membership(setting, schoolClass, { ...stay, to: addDays(monday, -1) }),
      membership(setting, parallel, { from: monday, nth }),
    ];
  const now = membership(setting, schoolClass, stay);
  const above = classes.find(
    ({ year, grade, letter }) =>
      year === years[1]?.key && grade === schoolClass.grade + 1 && letter === schoolClass.letter,
  );
  return above ? [now, membership(setting, above, { from: years[1]!.from, nth })] : [now];
}

/** Ordinal of the last day on which somebody moves: nobody comes after a period's marks were due, for they would have none. */
function latestMove({ days, years }: Setting): number {
  const due = new Set(years.flatMap(({ periods }) => periods.map(dueDayOf)));
  const first = days.findIndex((day) => due.has(day));
  return first < 0 ? days.length : first;
}

interface Stay {
  readonly from: Day;
  readonly to?: Day;
  /** Place in the class list: even ones are in the first subgroups, odd ones in the second. */
  readonly nth: number;
}

function membership({ years, offset }: Setting, { key, subgroups }: SchoolClass, { from, to, nth }: Stay): Membership {
  const yearBegins = years.some((year) => year.from === from);
  return {
    class: key,
    subgroups: subgroups.filter((_, at) => at % 2 === nth % 2).map((group) => group.key),
    from,
    to,
    enteredAt: momentAt(addDays(from, yearBegins ? -12 : -1), 15 * 60 + (nth % 50), offset),
    endEnteredAt: to === undefined ? undefined : momentAt(to, 16 * 60 + (nth % 50), offset),
  };
}

function person(draw: Random, ids: GiveIds, { grade }: SchoolClass, memberships: readonly Membership[]): Pupil {
  const born = Number(memberships[0]!.from.slice(0, 4)) - grade - 7;
  const guardian = personName(draw);
  const own = ids('person');
  return {
    key: `p${own.short}`,
    ids: own,
    user: draw.chance(0.9) ? ids('user') : undefined,
    name: personName(draw),
    birthDate: dayIn(draw, born, born),
    snils: draw.chance(0.92) ? snils(draw) : undefined,
    memberships,
    guardian: { ids: ids('person'), user: ids('user'), name: guardian },
  };
}
