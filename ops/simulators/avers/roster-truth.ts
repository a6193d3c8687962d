import { momentAt } from '../region/calendar.ts';
import type { Pupil } from '../region/person.ts';
import type { SchoolClass, SchoolYear } from '../region/school.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { dayAt, membershipOn } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import { subjectRows } from './school-rows.ts';
import { given, pseudonymIn, schoolId, sourceOf, type Telling } from './telling.ts';

/**
 * The roster of each year that has begun by the moment, as it was last told: what accounts of pupils show. No staff, no teaching, no periods
 * and no vacations.
 */
export function rosterTruth(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const { years, zone } = desk.school;
  return years.flatMap((year, nth) => {
    if (nth > 0 && momentAt(year.from, 0, zone.offset) > telling.now) return [];
    const next = years[nth + 1]?.from ?? '9999-01-01';
    const now = Math.min(telling.now, momentAt(next, 0, zone.offset) - 1);
    const today = dayAt(desk.school, now);
    const days = telling.days.filter((day) => year.from <= day && day < next && day <= today);
    return [rosterOf(desk, year, { ...telling, now, days })];
  });
}

/** A pupil with the class of today and the classes before it, as far as the window shows them. */
interface Listed {
  readonly pupil: Pupil;
  readonly today: SchoolClass | undefined;
  readonly former: readonly SchoolClass[];
}

function rosterOf(desk: Desk, year: SchoolYear, telling: Telling): TruthSheet {
  const { school } = desk;
  const id = schoolId(desk);
  const day = `${year.begins}-09-01`;
  const listed = school.pupils.flatMap((pupil) => listedOf(desk, pupil, telling));
  const classes = new Set(listed.flatMap(({ today, former }) => (today ? [today, ...former] : former)));
  const body = {
    school: [{ id, name: school.fullName, fullName: school.fullName }],
    'academic-year': [{ id: String(year.begins), from: day, to: `${year.begins + 1}-08-31` }],
    class: [...classes].map(classTruth),
    pupil: listed.map((one) => pupilTruth(desk, one, telling)),
    enrolment: listed.flatMap((one) => enrolmentsTruth(desk, one, telling)),
    subject: subjectsTruth(desk, classes, telling),
  };
  const people = ['academic-year', 'class', 'enrolment', 'pupil', 'school'];
  const covers = [people, ['subject']].map((entities) => ({ entities, from: day, to: day }));
  return { source: sourceOf(desk), kind: 'roster', school: id, scope: id, day, body, covers };
}

function listedOf(desk: Desk, pupil: Pupil, { now, days }: Telling): readonly Listed[] {
  const classOn = (day: string): SchoolClass | undefined =>
    desk.classOf.get(membershipOn(pupil, day, now)?.class ?? '');
  const today = classOn(dayAt(desk.school, now));
  const shown = new Set(days.map(classOn));
  const former = [...shown].filter((one) => one !== undefined && one !== today) as SchoolClass[];
  return today || former.length > 0 ? [{ pupil, today, former }] : [];
}

const classTruth = ({ ids, name, grade, letter }: SchoolClass): TruthRecord => ({
  id: String(ids.short),
  name,
  grade,
  letter,
});

const pupilTruth = (desk: Desk, { pupil, today }: Listed, telling: Telling): TruthRecord => ({
  id: pseudonymIn(desk, 'pupil', pupil, telling),
  ...given('classId', today && String(today.ids.short)),
  has: { account: true, lastName: true, firstName: true },
});

function enrolmentsTruth(desk: Desk, { pupil, today, former }: Listed, telling: Telling): readonly TruthRecord[] {
  const pupilId = pseudonymIn(desk, 'pupil', pupil, telling);
  const enrolment = (one: SchoolClass, state: 'active' | 'archived'): TruthRecord => {
    const classId = String(one.ids.short);
    return { id: `${pupilId}/${classId}`, pupilId, classId, state };
  };
  return [...(today ? [enrolment(today, 'active')] : []), ...former.map((one) => enrolment(one, 'archived'))];
}

function subjectsTruth(
  desk: Desk,
  classes: ReadonlySet<SchoolClass>,
  { subjectCode }: Telling,
): readonly TruthRecord[] {
  const names = new Map([...classes].flatMap((one) => subjectRows(desk, one)).map(([id, name]) => [id, String(name)]));
  return [...names].map(([id, name]) => ({ id: String(id), name, ...given('subject', subjectCode(name)) }));
}
