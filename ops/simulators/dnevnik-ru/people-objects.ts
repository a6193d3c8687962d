import type { PersonName, Pupil, Staff } from '../region/person.ts';
import { type Desk, type User } from './desk.ts';
import { numberOf, withTwin } from './raw-number.ts';
import { midnight } from './times.ts';

export const shortName = ({ last, first, middle }: PersonName): string => `${last} ${first[0]}. ${middle[0]}.`;

export const fullName = ({ last, first, middle }: PersonName): string => `${last} ${first} ${middle}`;

const sexOf = ({ sex }: PersonName): string => (sex === 'male' ? 'Male' : 'Female');

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
    Email: '',
    Subjects: subjects.join(', '),
    HouseMaster: head,
    Education: 'Высшее',
    ScientificDegree: '',
    StartDate: midnight(school.years[0]!.from),
    PedagogicalActivityDate: midnight(school.years[0]!.from),
    ManagingEmployee: admin,
    NameManagingPosition: admin ? position : '',
    TeachingStaff: subjects.length > 0,
    NameTeacherPosition: subjects.length > 0 ? position : '',
    TrainingAndSupportStaff: false,
    ServicePersonnel: false,
    MedicalWorker: false,
    NameMedicalPosition: '',
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
