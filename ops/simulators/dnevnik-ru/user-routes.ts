import type { PersonName } from '../region/person.ts';
import { allOf, type Call, get, post, pupilIn, Refusal, type Route } from './call.ts';
import { type Group, idOfGroup, type User } from './desk.ts';
import { groupsListed, membersOf } from './listing.ts';
import { numberOf, withTwin } from './raw-number.ts';
import { personObject, shortName, somebodyOf, userObject } from './people-objects.ts';
import { groupObject, schoolObject } from './school-objects.ts';

function userOf(call: Call): User {
  const { user } = call.params;
  if (user === undefined || user.toLowerCase() === 'me') return call.me;
  const found = call.desk.users.get(user);
  if (!found) throw new Refusal('parameterInvalid', 'There is no user of this id that the token may read.');
  return found;
}

/** Classes of a user: a pupil's own, a guardian's children's; those of the school for the staff. */
function groupsOf({ desk, now }: Call, user: User): readonly Group[] {
  if (user.role === 'staff') return groupsListed(desk, now);
  const pupils = user.role === 'pupil' ? [user.pupil] : user.children;
  const keys = new Set(pupils.map(({ key }) => key));
  return [...desk.groups.values()].filter((group) =>
    membersOf(desk, group, now).some(({ pupil }) => keys.has(pupil.key)),
  );
}

const groupIdsOf = (call: Call, user: User): readonly unknown[] =>
  groupsOf(call, user).map((group) => numberOf(idOfGroup(group)));

const namesOf = (name: PersonName): object => ({
  firstName: name.first,
  lastName: name.last,
  middleName: name.middle,
  shortName: shortName(name),
});

function contextOf(call: Call): object {
  const { desk } = call;
  const user = userOf(call);
  const { person, roles } = somebodyOf(user);
  const groupIds = groupIdsOf(call, user);
  const children = user.role === 'guardian' ? user.children : [];
  return {
    ...withTwin('userId', person.user?.long),
    ...withTwin('personId', person.ids.long),
    ...namesOf(person.name),
    avatarUrl: '',
    roles,
    children: children.map((child) => ({
      ...withTwin('personId', child.ids.long),
      ...withTwin('userId', child.user?.long),
      ...namesOf(child.name),
      schoolIds: [numberOf(desk.id)],
      groupIds,
    })),
    schools: [{ ...withTwin('id', desk.id), name: desk.school.name, type: 'Regular', groupIds }],
    eduGroups: groupsOf(call, user).map((group) => groupObject(desk, group)),
    splitId: '',
    schoolIds: [numberOf(desk.id)],
    groupIds,
  };
}

/** Clients ask with the id of the account, and with that of the person. */
function childrenOfEither({ desk, params }: Call): readonly object[] {
  const asked = params['user'] ?? params['person'] ?? '';
  const found = [...desk.users].filter(([id, user]) => id === asked || somebodyOf(user).person.ids.long === asked);
  return found.flatMap(([, user]) => childrenOf(user)).map(personObject);
}

const childrenOf = (user: User) => (user.role === 'guardian' ? user.children : []);

function organisation({ desk }: Call): object {
  return {
    OrganizationId: numberOf(desk.id),
    OrganizationIdStr: desk.id,
    OrganizationType: 1,
    RegionId: 36,
    DistrictId: numberOf(desk.school.municipality.ids.long),
    CityId: numberOf(desk.school.municipality.ids.long),
  };
}

function relativesOf(call: Call): object {
  const user = userOf(call);
  const guardians = user.role === 'pupil' ? [user.pupil.guardian] : [];
  return guardians.map((guardian) => ({ type: 'Parent', person: personObject(guardian) }));
}

/** The ids of the accounts of a class: the first one's, for an administrator has no classmates of their own. */
function classmatesOf(call: Call): readonly unknown[] {
  const group = groupsOf(call, call.me).find(({ subgroup }) => !subgroup);
  const members = group ? membersOf(call.desk, group, call.now) : [];
  return members.flatMap(({ pupil, archived }) => (archived || !pupil.user ? [] : [numberOf(pupil.user.long)]));
}

/** Where a person belongs: schools with roles and classes. */
function membershipsOf({ desk }: Call, user: User, groups: readonly Group[]): object {
  const { person, roles } = somebodyOf(user);
  return {
    ...withTwin('person', person.ids.long),
    schools: [
      {
        school: schoolObject(desk),
        roles,
        editorRoles: [],
        eduGroupMemberships: groups.map((group) => ({ eduGroup: groupObject(desk, group) })),
        subjects: [],
      },
    ],
  };
}

const membershipsOfUser = (call: Call): object => {
  const user = userOf(call);
  return membershipsOf(call, user, groupsOf(call, user));
};

/** The account of the person of the path, or the person without one. */
function membershipsOfPerson(call: Call): object {
  const { desk, params } = call;
  const staff = desk.staff.get(params['person'] ?? '');
  const user: User = staff ? { role: 'staff', staff } : { role: 'pupil', pupil: pupilIn(call) };
  return membershipsOf(call, user, groupsOf(call, user));
}

/** Who somebody is, and whom the account belongs to. */
export const USER_ROUTES: readonly Route[] = [
  get('users/me/organizations', ({ desk }) => [numberOf(desk.id)]),
  get('users/me/organizations/:organisation', organisation),
  get('users/:user/schools', ({ desk }) => [numberOf(desk.id)]),
  get('users/:user/friends', () => []),
  get('users/:user/roles', (call) => somebodyOf(userOf(call)).roles),
  get('users/:user/edu-groups', (call) => groupIdsOf(call, userOf(call))),
  get('users/:user/groups', () => []),
  get('users/:user/school-memberships', membershipsOfUser),
  get('persons/:person/school-memberships', membershipsOfPerson),
  get('users/me/classmates', classmatesOf),
  get('users/me/childrenrelatives', (call) =>
    childrenOf(call.me).map((child) => ({ child: personObject(child), type: 'Parent' })),
  ),
  get('users/me/children', (call) => childrenOf(call.me).flatMap(({ user }) => (user ? [numberOf(user.long)] : []))),
  get('user/:user/children', childrenOfEither),
  get('person/:person/children', childrenOfEither),
  get('users/:user/relatives', relativesOf),
  get('users/:user/education', membershipsOfUser),
  get('users/:user/context', contextOf),
  get('users/:user', (call) => userObject(call.desk, userOf(call))),
  post('users/many', (call) => allOf(call.desk.users, call.ids).map((user) => userObject(call.desk, user))),
];
