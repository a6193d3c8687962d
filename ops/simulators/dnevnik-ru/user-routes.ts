import { allOf, type Call, get, one, post, Refusal, type Route } from './call.ts';
import { type User } from './desk.ts';
import { membersOf } from './listing.ts';
import { numberOf, withTwin } from './raw-number.ts';
import { personObject, somebodyOf, studentObject, userObject } from './people-objects.ts';
import { groupObject, schoolObject } from './school-objects.ts';

function userOf(call: Call): User {
  const { user } = call.params;
  if (user === undefined || user === 'me') return call.me;
  const found = call.desk.users.get(user);
  if (!found) throw new Refusal('parameterInvalid', 'There is no user of this id that the token may read.');
  return found;
}

/** Schools and groups of a user: a pupil's own, a guardian's children's, all for the staff. */
function groupsOf({ desk, now }: Call, user: User): readonly string[] {
  if (user.role === 'staff') return [...desk.groups.keys()];
  const pupils = user.role === 'pupil' ? [user.pupil] : user.children;
  const keys = new Set(pupils.map(({ key }) => key));
  return [...desk.groups.entries()]
    .filter(([, group]) => membersOf(desk, group, now).some(({ pupil }) => keys.has(pupil.key)))
    .map(([id]) => id);
}

function contextOf(call: Call): object {
  const { desk } = call;
  const user = userOf(call);
  const { person, roles } = somebodyOf(user);
  const groups = groupsOf(call, user);
  const children = user.role === 'guardian' ? user.children : [];
  return {
    ...withTwin('userId', person.user?.long),
    ...withTwin('personId', person.ids.long),
    avatarUrl: null,
    roles,
    children: children.map((child) => ({
      ...withTwin('personId', child.ids.long),
      ...withTwin('userId', child.user?.long),
      firstName: child.name.first,
      lastName: child.name.last,
      middleName: child.name.middle,
      schoolIds: [numberOf(desk.id)],
      groupIds: groups.map(numberOf),
    })),
    schools: [{ ...withTwin('id', desk.id), name: desk.school.name, type: 'Regular', groupIds: groups.map(numberOf) }],
    eduGroups: groups.map((id) => groupObject(desk, desk.groups.get(id)!)),
    splitId: null,
    schoolIds: [numberOf(desk.id)],
    groupIds: groups.map(numberOf),
  };
}

const groupObjectsOf = (call: Call): readonly object[] =>
  groupsOf(call, userOf(call)).map((id) => groupObject(call.desk, call.desk.groups.get(id)!));

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
    OrganizationType: 'Regular',
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

/** The pupils of the first class, for an administrator has no classmates of their own. */
function classmatesOf(call: Call): readonly object[] {
  const { desk, now } = call;
  const ids = new Set(groupsOf(call, call.me));
  const group = [...desk.groups.entries()].find(([id, { subgroup }]) => ids.has(id) && !subgroup)?.[1];
  return group ? membersOf(desk, group, now).map(({ pupil, archived }) => studentObject(pupil, archived)) : [];
}

const membershipsOf = (call: Call): readonly object[] => [
  { ...withTwin('school', call.desk.id), roles: somebodyOf(userOf(call)).roles, membershipstatus: 'Active' },
];

/** Who somebody is, and whom the account belongs to. */
export const USER_ROUTES: readonly Route[] = [
  get('users/me/organizations', (call) => [organisation(call)]),
  get('users/me/organizations/:organisation', organisation),
  get('users/:user/schools', ({ desk }) => [numberOf(desk.id)]),
  get('users/:user/friends', () => []),
  get('users/:user/roles', (call) => somebodyOf(userOf(call)).roles),
  get('users/:user/edu-groups', groupObjectsOf),
  get('users/:user/groups', groupObjectsOf),
  get('users/:user/school-memberships', membershipsOf),
  get('users/me/classmates', classmatesOf),
  get('users/me/childrenrelatives', (call) =>
    childrenOf(call.me).map((child) => ({ child: personObject(child), type: 'Parent' })),
  ),
  get('users/me/children', (call) => childrenOf(call.me).map(personObject)),
  get('user/:user/children', childrenOfEither),
  get('person/:person/children', childrenOfEither),
  get('users/:user/relatives', relativesOf),
  get('users/:user/education', (call) =>
    groupsOf(call, userOf(call)).map((id) => ({ school: schoolObject(call.desk), ...withTwin('eduGroup', id) })),
  ),
  get('users/:user/context', contextOf),
  get('users/:user', (call) => userObject(call.desk, userOf(call))),
  post('users/many', (call) => allOf(call.desk.users, call.ids).map((user) => userObject(call.desk, user))),
  get('users/me/feed', (call) => ({ days: [], date: one(call, 'date') ?? null })),
];
