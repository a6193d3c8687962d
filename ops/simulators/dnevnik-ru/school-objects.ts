import type { PersonName, Pupil, SchoolClass, SchoolYear, Staff, Subject } from '../region/model.ts';
import type { Desk, Group, User } from './desk.ts';
import { numberOf, withTwin, withTwins } from './raw-number.ts';
import { midnight } from './times.ts';

/*
 * The vendor's objects of schools and people, with every field that open clients know (reference: vendors.md 3.3). What the region
 * does not have is null or empty.
 */

export const shortName = ({ last, first, middle }: PersonName): string => `${last} ${first[0]}. ${middle[0]}.`;
const fullName = ({ last, first, middle }: PersonName): string => `${last} ${first} ${middle}`;
const sexOf = ({ sex }: PersonName): string => (sex === 'male' ? 'Male' : 'Female');

/** Grades end in this system where the class has none: never. Names of states are assumed. */
const STATUS = 'Active';

export function schoolObject({ school }: Desk): object {
  return {
    ...withTwin('id', school.ids.long),
    name: school.name,
    fullName: school.fullName,
    avatarSmall: null,
    city: school.municipality.cityName,
    municipality: school.municipality.name,
    regionId: 36,
    regionid: 36,
    markType: 'mark5',
    timeZone: school.zone.offset,
    uses_avg: true,
    uses_weighted_avg: false,
    educationType: 'Regular',
    tsoCityId: null,
    tsoRegionTreePath: null,
  };
}

export function parametersObject({
  school,
  staffOf,
}: {
  school: Desk['school'];
  staffOf: () => Staff | undefined;
}): object {
  const director = staffOf();
  return {
    ...withTwin('schoolId', school.ids.long),
    municipality: school.municipality.name,
    fullName: school.fullName,
    inn: school.inn,
    ogrn: school.ogrn,
    kpp: school.kpp,
    oktmo: school.municipality.oktmo,
    directorFullName: director ? fullName(director.name) : null,
    hobbyGroups: [],
    learningResults: [],
  };
}

export function groupObject(desk: Desk, { class: schoolClass, subgroup }: Group): object {
  const year = desk.school.years.find(({ key }) => key === schoolClass.year)!;
  const name = subgroup?.name ?? schoolClass.name;
  return {
    ...withTwin('id', (subgroup ?? schoolClass).ids.long),
    ...withTwins('parentIds', subgroup ? [schoolClass.ids.long] : []),
    type: subgroup ? 'Subgroup' : 'Group',
    name,
    fullName: name,
    parallel: schoolClass.grade,
    ...withTwin('timetable', timetableId(desk, schoolClass.shift)),
    status: STATUS,
    studyyear: year.begins,
    educationType: 'Regular',
    subjects: subjectsOf(desk, { class: schoolClass, ...(subgroup && { subgroup }) } as Group).map(subjectObject),
    journaltype: 'Common',
  };
}

/** The first bell of a shift lends its id to the shift's timetable. */
export const timetableId = ({ school }: Desk, shift: 1 | 2): string =>
  (school.bells.find((bell) => bell.shift === shift) ?? school.bells[0]!).ids.long;

export function subjectsOf({ school, by }: Desk, { class: { key }, subgroup }: Group): readonly Subject[] {
  const taught = school.teachings.filter((each) => each.class === key && (!subgroup || each.group === subgroup.key));
  return [...new Set(taught.map(({ subject }) => subject))].map((each) => by.subject.get(each)!);
}

export const subjectObject = ({ ids, name, area }: Subject): object => ({
  ...withTwin('id', ids.long),
  name,
  knowledgeArea: area,
  fgosSubjectId: null,
});

/** Subjects inside schedules have another shape. */
export const scheduleSubjectObject = ({ ids, name }: Subject): object => ({
  ...withTwin('id', ids.long),
  name,
  knowledgeAreaId: null,
});

interface Somebody {
  readonly ids: { readonly long: string };
  readonly user: { readonly long: string } | undefined;
  readonly name: PersonName;
}

export const personObject = ({ ids, user, name }: Somebody): object => ({
  ...withTwin('id', ids.long),
  ...withTwin('userId', user?.long),
  firstName: name.first,
  lastName: name.last,
  middleName: name.middle,
  shortName: shortName(name),
  sex: sexOf(name),
});

/** A pupil as class lists tell one. Birthday and insurance number are there where the school filled them in. */
export const studentObject = (pupil: Pupil, archived: boolean): object => ({
  ...personObject(pupil),
  birthday: midnight(pupil.birthDate),
  snils: pupil.snils ?? null,
  membershipstatus: archived ? 'Archive' : 'Active',
});

export function teacherObject({ school }: Desk, staff: Staff): object {
  const { ids, user, name, birthDate, position, admin, subjects } = staff;
  const head = school.classes.some(({ teacher }) => teacher === staff.key);
  return {
    Id: numberOf(ids.long),
    IdStr: ids.long,
    UserId: user ? numberOf(user.long) : null,
    UserIdStr: user?.long ?? null,
    FirstName: name.first,
    LastName: name.last,
    MiddleName: name.middle,
    ShortName: shortName(name),
    Sex: sexOf(name),
    DateBirth: midnight(birthDate),
    Email: null,
    Subjects: subjects.join(', '),
    HouseMaster: head,
    Education: 'Высшее',
    ScientificDegree: null,
    StartDate: null,
    PedagogicalActivityDate: null,
    ManagingEmployee: admin,
    NameManagingPosition: admin ? position : null,
    TeachingStaff: subjects.length > 0,
    NameTeacherPosition: subjects.length > 0 ? position : null,
    TrainingAndSupportStaff: false,
    ServicePersonnel: false,
    MedicalWorker: false,
    NameMedicalPosition: null,
    ExternalPartTime: false,
  };
}

/** The person behind an account, and the roles it has. */
export function somebodyOf(user: User): { readonly person: Somebody; readonly roles: readonly string[] } {
  if (user.role === 'pupil') return { person: user.pupil, roles: ['EduStudent'] };
  if (user.role === 'guardian') return { person: user.children[0]!.guardian, roles: ['EduParent'] };
  const { staff } = user;
  return { person: staff, roles: staff.admin ? ['EduStaff', 'EduSchoolAdministrator'] : ['EduStaff'] };
}

export function userObject({ school }: Desk, user: User): object {
  const { person, roles } = somebodyOf(user);
  const { name, ids } = person;
  return {
    ...withTwin('id', person.user?.long),
    ...withTwin('personId', ids.long),
    name: shortName(name),
    email: null,
    login: `user${person.user?.long ?? ''}`,
    fullName: fullName(name),
    fullNameInverse: `${name.first} ${name.middle} ${name.last}`,
    firstName: name.first,
    middleName: name.middle,
    lastName: name.last,
    shortName: shortName(name),
    locale: 'ru-RU',
    timezone: String(school.zone.offset),
    sex: sexOf(name),
    photoSmall: null,
    photoMedium: null,
    photoLarge: null,
    birthday: null,
    roles,
    phone: null,
  };
}

/** The vendor's words for kinds of periods. Assumed. */
export const PERIOD_WORDS = { quarter: 'Quarter', trimester: 'Trimester', 'half-year': 'Semester' } as const;

export const periodObject = (year: SchoolYear, period: SchoolYear['periods'][number]): object => ({
  ...withTwin('id', period.ids.long),
  start: midnight(period.from),
  finish: midnight(period.to),
  number: period.number,
  type: PERIOD_WORDS[period.kind],
  name: period.name,
  year: year.begins,
});

/** Periods that a class learns by. */
export const periodsFor = ({ grade }: SchoolClass, { periods }: SchoolYear) =>
  periods.filter(({ kind }) => (kind === 'half-year') === grade >= 10);

export function periodGroupObject({ school }: Desk, schoolClass: SchoolClass): object {
  const year = school.years.find(({ key }) => key === schoolClass.year)!;
  const periods = periodsFor(schoolClass, year);
  const id = periods[0]!.ids.long;
  return {
    ...withTwin('id', id),
    reportingPeriods: periods.map((period) => periodObject(year, period)),
    holidays: year.holidays.map(({ ids, from, to, name }) => ({
      ...withTwin('id', ids.long),
      ...withTwin('reportingPeriodGroupId', id),
      dateStart: midnight(from),
      dateFinish: midnight(to),
      name,
      description: '',
    })),
  };
}

const WEEK = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

export function timetableObject({ school }: Desk, shift: 1 | 2): object {
  const bells = school.bells.filter((bell) => bell.shift === shift);
  return {
    Name: `${shift} смена`,
    Start: midnight(school.years[0]!.from),
    FirstLessonNumber: bells[0]!.number,
    Items: bells.map(({ ids, number, startsAt, endsAt }) => ({
      Id: numberOf(ids.long),
      IdStr: ids.long,
      Start: startsAt,
      Finish: endsAt,
      Name: `${number} урок`,
      Type: 'Lesson',
      DaysOfWeek: WEEK,
      LessonNumber: number,
    })),
  };
}
