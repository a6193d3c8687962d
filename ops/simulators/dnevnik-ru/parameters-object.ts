import { type Desk } from './desk.ts';
import { fullName } from './people-objects.ts';
import { withTwin } from './raw-number.ts';

/** Fields of the answer that the region has nothing for, as clients name them; "chemicsry" is theirs. */
const TEXTS = [
  'status',
  'specialty',
  'website',
  'email',
  'schoolPhone',
  'workHours',
  'eduOrgForm',
  'directorPhone',
  'directorQualification',
  'directorPhoto',
  'licence',
  'accreditation',
  'charter',
  'cooperationName',
  'cooperationWebsite',
  'prescriptions',
  'activeJournalUrl',
  'facadePhoto',
  'cantinaPhoto',
  'gymPhoto',
  'classroomPhoto',
  'physicsroomPhoto',
  'chemicsryroomPhoto',
  'biologyroomPhoto',
  'mathroomPhoto',
  'russianroomPhoto',
  'musicroomPhoto',
  'generalEducationalProgrammsLicense',
  'furtherEducationalProgramsLicense',
  'ownEducationalPrograms',
  'studyPlan',
  'publications',
  'laureatesOfContestsCount',
  'laureatesOfContestsInfo',
] as const;
const LISTS = [
  'address',
  'educationalLevels',
  'primarySchoolEducationalPrograms',
  'teachingForeignLanguages',
  'hobbyGroups',
  'learningResults',
] as const;

const each = <Value>(names: readonly string[], value: () => Value): Readonly<Record<string, Value>> =>
  Object.fromEntries(names.map((name) => [name, value()]));

/** What `schools/{s}/parameters` says. */
export function parametersObject({ school }: Desk): object {
  const director = school.staff.find(({ admin }) => admin);
  return {
    ...withTwin('schoolId', school.ids.long),
    ...each(TEXTS, () => ''),
    ...each(LISTS, () => []),
    foundationYear: 0,
    hasspecialty: false,
    schoolDaysCount: 5,
    shiftsCount: new Set(school.bells.map(({ shift }) => shift)).size,
    municipality: school.municipality.name,
    fullName: school.fullName,
    shortName: school.name,
    inn: school.inn,
    ogrn: school.ogrn,
    kpp: school.kpp,
    oktmo: school.municipality.oktmo,
    directorFullName: director ? fullName(director.name) : '',
  };
}
