import { momentAt } from '../region/calendar.ts';
import type { Membership, Pupil } from '../region/person.ts';
import type { SchoolClass, SchoolYear } from '../region/school.ts';
import type { Day } from '../region/timeline.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { listedIn, membershipOn } from '../region/on-day.ts';
import { type Desk, periodsOf } from './desk.ts';
import { lessonsShown } from './diary.ts';
import { periodName } from './period-names.ts';
import { classKey, nameKey, pupilId, schoolId, sourceOf, staffId, type Telling } from './telling.ts';

const PEOPLE = ['academic-year', 'class', 'enrolment', 'pupil', 'school'];

/** The roster of each year that has begun by the moment, as it was last told: a year is shown until the next one begins. */
export function rosterTruth(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const { years, zone } = desk.school;
  return years.flatMap((year, nth) => {
    const begins = nth === 0 ? -Infinity : momentAt(year.from, 0, zone.offset);
    if (begins > telling.now) return [];
    const next = years[nth + 1]?.from ?? '9999-01-01';
    const now = Math.min(telling.now, momentAt(next, 0, zone.offset) - 1);
    const days = (telling.days ?? [...desk.lessons.keys()]).filter((day) => year.from <= day && day < next);
    return [rosterOf(desk, year, { ...telling, now, days })];
  });
}

interface Shown extends Telling {
  /** School days of the window that lie in the year. */
  readonly days: readonly Day[];
}

interface Listed {
  readonly pupil: Pupil;
  readonly membership: Membership;
  readonly schoolClass: SchoolClass;
}

function rosterOf(desk: Desk, year: SchoolYear, telling: Shown): TruthSheet {
  const { school } = desk;
  const id = schoolId(desk);
  const day = `${year.begins}-09-01`;
  const listed = school.pupils.flatMap((pupil): readonly Listed[] => {
    const membership = listedIn(school, pupil, telling.now);
    const schoolClass = desk.classes.get(membership?.class ?? '');
    return membership && schoolClass ? [{ pupil, membership, schoolClass }] : [];
  });
  const classes = [...new Set(listed.map(({ schoolClass }) => schoolClass))];
  const body = {
    school: [{ id, name: school.name, fullName: school.fullName, inn: school.inn, kpp: school.kpp }],
    'academic-year': [{ id: String(year.begins), from: year.from, to: year.to }],
    period: periodsTruth(year, classes),
    class: classes.map((one) => classTruth(desk, one, telling)),
    pupil: listed.map(({ pupil, schoolClass }) => ({
      id: pupilId(desk, pupil, telling),
      classId: classKey(schoolClass.name),
      has: { lastName: true, firstName: true, sex: true },
    })),
    enrolment: listed.flatMap((one) => enrolmentsTruth(desk, one, telling)),
    staff: school.staff.map((staff) => ({
      id: staffId(desk, staff, telling),
      has: { lastName: true, firstName: true, middleName: true },
    })),
  };
  const covers = [
    { entities: PEOPLE, from: day, to: day },
    { entities: ['period'], from: day, to: day },
  ];
  return { source: sourceOf(desk), kind: 'roster', school: id, scope: id, day, body, covers };
}

const classTruth = (desk: Desk, { name, grade, letter, teacher }: SchoolClass, telling: Telling): TruthRecord => ({
  id: classKey(name),
  name,
  grade,
  letter,
  teacherId: staffId(desk, desk.staff.get(teacher)!, telling),
});

function periodsTruth(year: SchoolYear, classes: readonly SchoolClass[]): readonly TruthRecord[] {
  return year.periods.flatMap((period) => {
    const classIds = classes
      .filter((one) => periodsOf(one, year).includes(period))
      .map(({ name }) => classKey(name))
      .sort();
    const name = periodName(period);
    const { kind, number, from, to } = period;
    return classIds.length === 0 ? [] : [{ id: nameKey(name), kind, number, name, from, to, classIds }];
  });
}

/** Today's class, and those that the pupil was in before within the window, as far as lessons in the diary tell of them. */
function enrolmentsTruth(
  desk: Desk,
  { pupil, membership, schoolClass }: Listed,
  telling: Shown,
): readonly TruthRecord[] {
  const own = pupilId(desk, pupil, telling);
  const days = telling.days.filter((day) => lessonsShown(desk, pupil, day, telling.now).length > 0);
  const shown = new Set(days.map((day) => membershipOn(pupil, day, telling.now)?.class));
  const former = [...shown].flatMap((key) => {
    const one = key === membership.class ? undefined : desk.classes.get(key ?? '');
    return one ? [one] : [];
  });
  const record = ({ name }: SchoolClass, state: string): TruthRecord => ({
    id: `${own}/${classKey(name)}`,
    pupilId: own,
    classId: classKey(name),
    state,
  });
  return [record(schoolClass, 'active'), ...former.map((one) => record(one, 'archived'))];
}
