import { addDays, momentAt } from '../region/calendar.ts';
import type { Pupil } from '../region/person.ts';
import type { SchoolClass, SchoolYear } from '../region/school.ts';
import type { Moment } from '../region/timeline.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { type Desk, type Group } from './desk.ts';
import { groupsListed, membersOf } from './listing.ts';
import { periodsFor } from './calendar-objects.ts';
import { given, pupilId, sourceOf, staffId, type Telling } from './telling.ts';

const COVERED = [
  'academic-year',
  'bell',
  'calendar-day',
  'class',
  'enrolment',
  'group',
  'period',
  'pupil',
  'school',
  'staff',
  'subject',
  'teaching',
];

/** The roster of each year that has begun by the moment, as it was last told: a year's classes are listed until it is over. */
export function rosterTruth(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const { offset } = desk.school.zone;
  return desk.school.years
    .filter(({ from }) => momentAt(from, 0, offset) <= telling.now)
    .map((year) => {
      const now = Math.min(telling.now, momentAt(addDays(year.to, 1), 0, offset) - 1);
      return rosterOf(desk, year, { ...telling, now });
    });
}

function rosterOf(desk: Desk, year: SchoolYear, telling: Telling): TruthSheet {
  const { school } = desk;
  const groups = groupsListed(desk, telling.now);
  const classes = groups.flatMap((group) => (group.subgroup ? [] : [group.class]));
  const body = {
    school: [schoolTruth(desk)],
    'academic-year': [{ id: String(year.begins), from: year.from, to: year.to }],
    period: year.periods.flatMap((period) => periodTruth(year, period, classes)),
    'calendar-day': year.holidays.map(({ ids, name, from, to }) => ({ id: ids.long, from, to, kind: 'holiday', name })),
    bell: bellsTruth(desk, classes),
    class: classes.map(({ ids, name, grade }) => ({ id: ids.long, name, grade, yearId: String(year.begins) })),
    group: groups.flatMap(({ class: parent, subgroup }) =>
      subgroup ? [{ id: subgroup.ids.long, name: subgroup.name, classIds: [parent.ids.long], kind: 'subgroup' }] : [],
    ),
    subject: school.subjects.map(({ ids, name, area }) => ({
      id: ids.long,
      name,
      ...given('subject', telling.subjectCode(name)),
      area,
    })),
    staff: school.staff.map((staff) => ({
      id: staffId(desk, staff, telling),
      hasAccount: staff.user !== undefined,
      has: { lastName: true, firstName: true, middleName: true },
    })),
    ...pupilsTruth(desk, classes, telling),
    teaching: groups.flatMap((group) => teachingTruth(desk, group, telling)),
  };
  const covers = [{ entities: COVERED, from: year.from, to: year.from }];
  return { source: sourceOf(desk), kind: 'roster', school: desk.id, scope: desk.id, day: year.from, body, covers };
}

/**
 * Who teaches what to whom is told by no call: it follows where a group has one teacher of a subject. What a class learns in subgroups is
 * told by these alone.
 */
function teachingTruth(desk: Desk, { class: schoolClass, subgroup }: Group, telling: Telling): readonly TruthRecord[] {
  const { teachings } = desk.school;
  const own = teachings.filter((each) => each.class === schoolClass.key && (!subgroup || each.group === subgroup.key));
  const inParts = new Set(subgroup ? [] : own.filter(({ group }) => group !== undefined).map(({ subject }) => subject));
  const teachers = [...new Set(own.map(({ teacher }) => teacher))].map((key) => desk.by.staff.get(key)!);
  return [...new Set(own.map(({ subject }) => subject))].flatMap((key): readonly TruthRecord[] => {
    const subject = desk.by.subject.get(key)!;
    const [teacher, another] = teachers.filter(({ subjects }) => subjects.includes(subject.name));
    if (inParts.has(key) || !teacher || another) return [];
    const scope = { classId: schoolClass.ids.long, ...given('groupId', subgroup?.ids.long) };
    const teacherId = staffId(desk, teacher, telling);
    const id = `${subgroup?.ids.long ?? schoolClass.ids.long}/${subject.ids.long}/${teacherId}`;
    return [{ id, ...scope, subjectId: subject.ids.long, teacherId }];
  });
}

const schoolTruth = ({ school }: Desk): TruthRecord => ({
  id: school.ids.long,
  name: school.name,
  fullName: school.fullName,
  municipality: school.municipality.name,
  inn: school.inn,
  ogrn: school.ogrn,
  kpp: school.kpp,
  oktmo: school.municipality.oktmo,
  system: 'dnevnik-ru',
});

function periodTruth(
  year: SchoolYear,
  period: SchoolYear['periods'][number],
  classes: readonly SchoolClass[],
): readonly TruthRecord[] {
  const classIds = classes.filter((each) => periodsFor(each, year).includes(period)).map(({ ids }) => ids.long);
  const { ids, kind, number, name, from, to } = period;
  return classIds.length === 0
    ? []
    : [{ id: ids.long, kind, number, name, from, to, yearId: String(year.begins), classIds }];
}

const bellsTruth = ({ school }: Desk, classes: readonly SchoolClass[]): readonly TruthRecord[] =>
  school.bells.flatMap(({ ids, shift, number, startsAt, endsAt }) => {
    const classIds = classes.filter((each) => each.shift === shift).map((each) => each.ids.long);
    return classIds.length === 0 ? [] : [{ id: ids.long, number, startsAt, endsAt, classIds }];
  });

interface Stay {
  readonly schoolClass: SchoolClass;
  readonly pupil: Pupil;
  readonly archived: boolean;
}

/** A pupil in two classes is told with the one that is not over, else with the first. */
function pupilsTruth(desk: Desk, classes: readonly SchoolClass[], telling: Telling) {
  const stays = classes.flatMap((schoolClass) => staysIn(desk, schoolClass, telling.now));
  const mainOf = new Map<string, Stay>();
  for (const stay of stays) {
    const known = mainOf.get(stay.pupil.key);
    if (!known || (known.archived && !stay.archived)) mainOf.set(stay.pupil.key, stay);
  }
  return {
    pupil: [...mainOf.values()].map(({ pupil, schoolClass }) => pupilTruth(desk, pupil, { schoolClass, telling })),
    enrolment: stays.map(({ pupil, schoolClass, archived }): TruthRecord => {
      const own = pupilId(desk, pupil, telling);
      const classId = schoolClass.ids.long;
      return { id: `${own}/${classId}`, pupilId: own, classId, state: archived ? 'archived' : 'active' };
    }),
  };
}

const staysIn = (desk: Desk, schoolClass: SchoolClass, now: Moment): readonly Stay[] =>
  membersOf(desk, { class: schoolClass }, now).map(({ pupil, archived }) => ({ schoolClass, pupil, archived }));

const pupilTruth = (
  desk: Desk,
  pupil: Pupil,
  { schoolClass, telling }: { readonly schoolClass: SchoolClass; readonly telling: Telling },
): TruthRecord => ({
  id: pupilId(desk, pupil, telling),
  classId: schoolClass.ids.long,
  has: {
    lastName: true,
    firstName: true,
    middleName: true,
    birthDate: true,
    snils: pupil.snils !== undefined,
    account: pupil.user !== undefined,
  },
});
