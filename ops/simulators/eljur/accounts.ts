import { sha256 } from '../canonical-json.ts';
import type { Pupil } from '../region/person.ts';
import type { School } from '../region/school.ts';
import type { Ids } from '../region/thing.ts';
import { plainFirst } from './plain-first.ts';

/** Whose account it is: agreed with the vendor for a whole school, a pupil's own, or a parent's. */
export type Role = 'school' | 'student' | 'parent';

/** Somebody who may sign in. */
export interface Account {
  readonly login: string;
  readonly password: string;
  readonly role: Role;
  /** Of a pupil's own account those of the pupil: clients look themselves up among the pupils by it. */
  readonly user: Ids;
  readonly name: { readonly last: string; readonly first: string; readonly middle: string; readonly sex: string };
  /** Whom the account sees; the plainest to read comes first. */
  readonly pupils: readonly Pupil[];
}

/** How logins begin; what follows is the number of the school for those that are given to the outside, else the id of the person. */
const LOGINS: Readonly<Record<Role, string>> = { school: 'region', student: 'uchenik', parent: 'roditel' };

/** Login and password of the accounts that are given to the outside, known without generating the school; a family's is the plainest pupil's. */
export const givenLogin = (role: Role, index: number): string => `${LOGINS[role]}${index + 1}`;
export const givenPassword = (role: Role, { long }: Pick<Ids, 'long'>): string =>
  sha256(`password\n${long}\n${LOGINS[role]}`).slice(0, 10);

/**
 * The account with which the region reads a school comes first: it sees every pupil (assumed: such an account is agreed with the vendor).
 * Then each pupil's own and that of a parent.
 */
export function accountsOf(school: School): readonly Account[] {
  const head = school.staff.find(({ admin, user }) => admin && user) ?? school.staff.find(({ user }) => user)!;
  const pupils = plainFirst(school);
  const whole: Account = { ...given(school, 'school'), user: head.user!, name: head.name, pupils };
  return [whole, ...pupils.flatMap((pupil, nth) => familyOf(school, pupil, nth === 0))];
}

function familyOf(school: School, pupil: Pupil, isPlainest: boolean): readonly Account[] {
  const { guardian } = pupil;
  const wayIn = (role: Role, person: Ids) => (isPlainest ? given(school, role) : own(school, role, person));
  return [
    { ...wayIn('student', pupil.ids), user: pupil.ids, name: pupil.name, pupils: [pupil] },
    { ...wayIn('parent', guardian.user), user: guardian.user, name: guardian.name, pupils: [pupil] },
  ];
}

type WayIn = Pick<Account, 'login' | 'password' | 'role'>;

const given = ({ index, ids }: School, role: Role): WayIn => ({
  login: givenLogin(role, index),
  password: givenPassword(role, ids),
  role,
});

const own = ({ ids }: School, role: Role, person: Ids): WayIn => ({
  login: `${LOGINS[role]}${person.short}`,
  password: sha256(`password\n${ids.long}\n${person.long}`).slice(0, 10),
  role,
});
