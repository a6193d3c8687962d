import type { Pupil, Staff } from '../region/person.ts';
import { allOf, type Call, get, groupIn, many, one, post, pupilIn, Refusal, type Route, schoolIn } from './call.ts';
import { type Desk, type Group, idOfGroup } from './desk.ts';
import { groupsListed, membersOf } from './listing.ts';
import { numberOf, withTwin } from './raw-number.ts';
import { periodGroupObject, periodObject, periodsFor, timetableObject } from './calendar-objects.ts';
import { personObject, studentObject, teacherObject } from './people-objects.ts';
import { parametersObject } from './parameters-object.ts';
import { groupObject, schoolObject, subjectObject, subjectsOf } from './school-objects.ts';
import { workTypeObjects } from './work-types.ts';

/** Classes and subgroups of the years that the window touches. */
const groupsOf = (desk: Desk): readonly Group[] => [...desk.groups.values()];

function membership(call: Call): readonly object[] {
  const { school } = schoolIn(call);
  const type = one(call, 'schoolMembershipType') ?? 'Staff';
  if (!/^(admins|staff|students|parents)$/i.test(type))
    throw new Refusal('parameterInvalid', '"schoolMembershipType" is unknown.');
  if (/^students$/i.test(type)) return school.pupils.map(personObject);
  if (/^parents$/i.test(type)) return school.pupils.map(({ guardian }) => personObject(guardian));
  return school.staff.filter(({ admin }) => /^staff$/i.test(type) || admin).map(personObject);
}

function studentsOf(call: Call, group: Group, withArchive: boolean): readonly object[] {
  return membersOf(call.desk, group, call.now)
    .filter(({ archived }) => withArchive || !archived)
    .map(({ pupil, archived }) => studentObject(pupil, archived));
}

/** Memberships by group, as GET and as POST; of all groups where none is named. */
function membershipsOfGroups(call: Call): readonly object[] {
  const asked = [...call.ids, ...many(call, 'eduGroups'), ...many(call, 'groups')];
  const ids = asked.length > 0 ? asked : [...call.desk.groups.keys()];
  return ids.flatMap((id) => {
    const group = call.desk.groups.get(id);
    if (!group) return [];
    return [{ group: groupObject(call.desk, group), students: membershipsOf(call, group) }];
  });
}

const membershipsOf = ({ desk, now }: Call, group: Group): readonly object[] =>
  membersOf(desk, group, now).map(({ pupil, archived }) => ({
    person: personObject(pupil),
    membershipstatus: archived ? 'Archive' : 'Active',
  }));

function teachersOf({ desk }: Call, { class: schoolClass, subgroup }: Group): readonly Staff[] {
  const keys = desk.school.teachings
    .filter((each) => each.class === schoolClass.key && (!subgroup || each.group === subgroup.key))
    .map(({ teacher }) => teacher);
  return [...new Set(keys)].map((key) => desk.by.staff.get(key)!);
}

/** Groups in which the person is a member at the moment, or ever was; those that a member of the staff teaches. */
function groupsOfPerson(call: Call, withArchive: boolean): readonly object[] {
  if (call.desk.staff.has(call.params['person'] ?? '')) return groupsTaught(call);
  const pupil = pupilIn(call);
  return groupsOf(call.desk)
    .filter((group) =>
      membersOf(call.desk, group, call.now).some((each) => each.pupil === pupil && (withArchive || !each.archived)),
    )
    .map((group) => groupObject(call.desk, group));
}

function taughtBy(call: Call): readonly Group[] {
  const staff = call.desk.staff.get(call.params['person'] ?? '');
  return staff ? groupsOf(call.desk).filter((group) => teachersOf(call, group).includes(staff)) : [];
}

const groupsTaught = (call: Call): readonly object[] => taughtBy(call).map((group) => groupObject(call.desk, group));

/** A teacher's pupils, by group. */
const pupilsTaught = (call: Call): readonly object[] =>
  taughtBy(call).map((group) => ({
    ...withTwin('id', idOfGroup(group)),
    students: membersOf(call.desk, group, call.now).flatMap(({ pupil, archived }) =>
      archived ? [] : [personObject(pupil)],
    ),
  }));

function search(call: Call): readonly unknown[] {
  const wanted = (['lastName', 'firstName', 'middleName'] as const).map((name) => one(call, name)?.toLowerCase());
  const fits = ({ name, snils, birthDate }: Pupil) =>
    [name.last, name.first, name.middle].every(
      (part, at) => wanted[at] === undefined || part.toLowerCase() === wanted[at],
    ) &&
    (one(call, 'snils') === undefined || snils?.replaceAll(/\D/g, '') === one(call, 'snils')?.replaceAll(/\D/g, '')) &&
    (one(call, 'birthday') === undefined || birthDate === one(call, 'birthday')?.slice(0, 10));
  return call.desk.school.pupils.filter(fits).map(({ ids }) => numberOf(ids.long));
}

function person(call: Call): object {
  const { desk, params } = call;
  const found = desk.staff.get(params['person'] ?? '');
  return personObject(found ?? pupilIn(call));
}

const cityOf = ({ municipality: { ids, cityName } }: Desk['school']): object => ({
  ...withTwin('id', ids.long),
  name: cityName,
  regionId: 36,
  regionId_str: '36',
});

const periodsOf = ({ desk: { school } }: Call, { class: schoolClass }: Group): readonly object[] => {
  const year = school.years.find(({ key }) => key === schoolClass.year)!;
  return periodsFor(schoolClass, year).map((period) => periodObject(year, period));
};

/** Schools, classes, people, subjects, periods, bells. */
export const SCHOOL_ROUTES: readonly Route[] = [
  get('schools', (call) => (many(call, 'schools').includes(call.desk.id) ? [schoolObject(call.desk)] : [])),
  get('schools/person-schools', (call) => [schoolObject(call.desk)]),
  get('schools/cities', (call) => [cityOf(call.desk.school)]),
  get('schools/search/by-oktmo', (call) =>
    one(call, 'oktmo') === call.desk.school.municipality.oktmo ? [schoolObject(call.desk)] : [],
  ),
  get('schools/:school', (call) => schoolObject(schoolIn(call))),
  get('schools/:school/parameters', (call) => parametersObject(schoolIn(call))),
  get('schools/:school/membership', membership),
  get('schools/:school/teachers', (call) => {
    const desk = schoolIn(call);
    return desk.school.staff.filter(({ subjects }) => subjects.length > 0).map((staff) => teacherObject(desk, staff));
  }),
  get('schools/:school/edu-groups', (call) =>
    groupsListed(schoolIn(call), call.now).map((group) => groupObject(call.desk, group)),
  ),
  get('schools/:school/subjects', (call) => schoolIn(call).school.subjects.map(subjectObject)),
  get('schools/:school/timetables', (call) => {
    const desk = schoolIn(call);
    return [...new Set(desk.school.bells.map(({ shift }) => shift))].map((shift) => timetableObject(desk, shift));
  }),
  get('work-types/:school', (call) => workTypeObjects(schoolIn(call).school)),
  get('school-rating/from/:from/to/:to', () => ({ places: [] })),
  get('edu-groups', (call) =>
    allOf(call.desk.groups, many(call, 'eduGroups')).map((group) => groupObject(call.desk, group)),
  ),
  // One client reads groups here, another one groups with their pupils: both at once.
  post('edu-groups', (call) =>
    allOf(call.desk.groups, call.ids).map((group) => {
      const told = groupObject(call.desk, group);
      return { ...told, group: told, students: membershipsOf(call, group) };
    }),
  ),
  get('edu-groups/students', membershipsOfGroups),
  post('edu-groups/students', membershipsOfGroups),
  get('edu-groups/:group', (call) => groupObject(call.desk, groupIn(call))),
  get('edu-groups/:group/parallel', (call) => {
    const { class: mine } = groupIn(call);
    return groupsOf(call.desk)
      .filter((group) => !group.subgroup && group.class.grade === mine.grade && group.class.year === mine.year)
      .map((group) => groupObject(call.desk, group));
  }),
  get('edu-groups/:group/students', (call) => studentsOf(call, groupIn(call), false)),
  get('edu-groups/:group/persons', (call) =>
    studentsOf(call, groupIn(call), /^true$/i.test(one(call, 'includeArchive') ?? '')),
  ),
  get('edu-groups/:group/teachers', (call) => teachersOf(call, groupIn(call)).map(personObject)),
  get('edu-groups/:group/classteacher', (call) => personObject(call.desk.by.staff.get(groupIn(call).class.teacher)!)),
  get('edu-groups/:group/subjects', (call) => subjectsOf(call.desk, groupIn(call)).map(subjectObject)),
  get('edu-groups/:group/reporting-periods', (call) => periodsOf(call, groupIn(call))),
  get('edu-groups/:group/reporting-period-group', (call) => periodGroupObject(call.desk, groupIn(call).class)),
  get('edu-groups/:group/timetables', (call) => {
    const timetable = timetableObject(call.desk, groupIn(call).class.shift);
    return call.dialect.schedules === 'days' ? timetable : [timetable];
  }),
  get('persons', (call) =>
    allOf(call.desk.groups, many(call, 'eduGroup')).flatMap((group) => studentsOf(call, group, false)),
  ),
  get('persons/search', search),
  get('persons/:person', person),
  get('persons/:person/edu-groups', (call) => groupsOfPerson(call, false)),
  get('persons/:person/edu-groups/all', (call) => groupsOfPerson(call, true)),
  get('persons/:person/edu-groups/teacher', groupsTaught),
  get('persons/:person/schools/:school/edu-groups', (call) => (schoolIn(call), groupsOfPerson(call, false))),
  get('persons/:person/schools/:school/edu-groups/teacher', (call) => (schoolIn(call), groupsTaught(call))),
  get('teacher/:person/students', pupilsTaught),
];
