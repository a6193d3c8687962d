import { momentAt } from '../region/calendar.ts';
import type { Membership, Pupil } from '../region/person.ts';
import type { Period, SchoolYear } from '../region/school.ts';
import type { Day } from '../region/timeline.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { dayAt, listedIn, membershipOn } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import { given, pupilIn, type Telling } from './telling.ts';

/**
 * The roster of each year that has begun by the moment, as it was last told: a year is shown until the next one begins. It is
 * what accounts of parents show: no staff, no teaching, no timetable; of a pupil only the name that lists show. With an account of the staff: also
 * every class with its teacher, every subject, and of a pupil the middle name.
 */
export function rosterTruth(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const { years, zone } = desk.school;
  return years.flatMap((year, nth) => {
    const begins = nth === 0 ? -Infinity : momentAt(year.from, 0, zone.offset);
    if (begins > telling.now) return [];
    const next = years[nth + 1]?.from ?? '9999-01-01';
    const lastShown = momentAt(next, 0, zone.offset) - 1;
    const days = (telling.days ?? [...desk.lessons.keys()]).filter((day) => year.from <= day && day < next);
    return [rosterOf(desk, year, { ...telling, now: Math.min(telling.now, lastShown), days })];
  });
}

function rosterOf(desk: Desk, year: SchoolYear, telling: Shown): TruthSheet {
  const { school } = desk;
  const id = String(school.ids.short);
  const day = `${year.begins}-09-01`;
  const listed = school.pupils.flatMap((pupil) => {
    const membership = listedIn(school, pupil, telling.now);
    return membership ? [{ pupil, membership }] : [];
  });
  const body = {
    school: [{ id, name: school.name, fullName: school.fullName, inn: school.inn, ogrn: school.ogrn, kpp: school.kpp }],
    'academic-year': [{ id: String(year.ids.short), from: year.from, to: year.to }],
    period: year.periods.map(periodTruth),
    'calendar-day': year.holidays.map(({ ids, name, from, to }) => ({
      id: String(ids.short),
      from,
      to,
      kind: 'holiday',
      name,
    })),
    class: telling.hasStaff ? registerTruth(desk, year, telling) : classesTruth(desk, listed),
    ...(telling.hasStaff && { subject: subjectsTruth(desk, telling) }),
    pupil: listed.map(({ pupil, membership }) => pupilTruth(desk, pupil, membership, telling)),
    enrolment: listed.flatMap(({ pupil, membership }) => [
      enrolmentTruth(desk, pupil, membership, telling, 'active'),
      ...formerOf(pupil, membership, telling).map((former) => enrolmentTruth(desk, pupil, former, telling, 'archived')),
    ]),
  };
  const covers = [
    { entities: ['academic-year', 'class', 'enrolment', 'pupil', 'school'], from: day, to: day },
    { entities: ['period'], from: day, to: day },
    { entities: ['calendar-day'], from: day, to: day },
    ...(telling.hasStaff ? [{ entities: ['subject'], from: day, to: day }] : []),
  ];
  return { source: `netschool-${id}`, kind: 'roster', school: id, scope: id, day, body, covers };
}

/** A year, as told at the last moment of it. */
interface Shown extends Telling {
  /** School days of the window that lie in the year. */
  readonly days: readonly Day[];
}

const periodTruth = ({ ids, kind, number, name, from, to }: Period): TruthRecord => ({
  id: String(ids.short),
  kind,
  number,
  name,
  from,
  to,
});

function classesTruth(desk: Desk, listed: readonly { readonly membership: Membership }[]): readonly TruthRecord[] {
  const keys = new Set(listed.map(({ membership }) => membership.class));
  return [...keys].flatMap((key) => {
    const one = desk.classes.get(key);
    return one ? [{ id: String(one.ids.short), name: one.name, grade: one.grade, letter: one.letter }] : [];
  });
}

/** Classes as the staff's list of the year has them, which writes letters small. */
const registerTruth = ({ school }: Desk, year: SchoolYear, { key }: Telling): readonly TruthRecord[] =>
  school.classes
    .filter((one) => one.year === year.key)
    .map(({ ids, name, grade, letter, teacher }) => {
      const chief = school.staff.find((one) => one.key === teacher);
      const of = { system: 'netschool', school: String(school.ids.short) };
      const teacherId = chief && key.pseudonym('staff', { ...of, id: String(chief.ids.short) });
      return { id: String(ids.short), name, grade, letter: letter.toLowerCase(), ...given('teacherId', teacherId) };
    });

const subjectsTruth = ({ school }: Desk, { subjectCode }: Telling): readonly TruthRecord[] =>
  school.subjects.map(({ ids, name }) => ({
    id: String(ids.short),
    name,
    shortName: name,
    ...given('subject', subjectCode(name.toLowerCase())),
    federalName: name.toLowerCase(),
  }));

const classIdOf = (desk: Desk, membership: Membership): string => String(desk.classes.get(membership.class)?.ids.short);

const pseudonymOf = (desk: Desk, pupil: Pupil, { key }: Telling): string =>
  key.pseudonym('pupil', pupilIn(desk, pupil));

/** Whether the staff's list of a class has the pupil: not one who left. */
const isInRegister = ({ school }: Desk, pupil: Pupil, { hasStaff, now }: Telling): boolean =>
  hasStaff && membershipOn(pupil, dayAt(school, now), now) !== undefined;

const pupilTruth = (desk: Desk, pupil: Pupil, membership: Membership, telling: Telling): TruthRecord => ({
  id: pseudonymOf(desk, pupil, telling),
  classId: classIdOf(desk, membership),
  has: { lastName: true, firstName: true, ...(isInRegister(desk, pupil, telling) && { middleName: true }) },
});

/** Classes that the pupil was in before in a week of the window: the diary of that week tells their names, lessons or none. */
function formerOf(pupil: Pupil, today: Membership, { now, days }: Shown): readonly Membership[] {
  const shown = new Set(days.map((day) => membershipOn(pupil, day, now)));
  return [...shown].filter((one) => one !== undefined && one.class !== today.class) as Membership[];
}

function enrolmentTruth(
  desk: Desk,
  pupil: Pupil,
  membership: Membership,
  telling: Telling,
  state: 'active' | 'archived',
): TruthRecord {
  const pupilId = pseudonymOf(desk, pupil, telling);
  const classId = classIdOf(desk, membership);
  return { id: `${pupilId}/${classId}`, pupilId, classId, state };
}
