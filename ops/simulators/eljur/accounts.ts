import { sha256 } from '../canonical-json.ts';
import type { Pupil } from '../region/person.ts';
import type { School } from '../region/school.ts';
import type { Ids } from '../region/thing.ts';
import { plainFirst } from './plain-first.ts';

/** Somebody who may sign in. */
export interface Account {
  readonly login: string;
  readonly password: string;
  readonly role: 'school' | 'parent';
  readonly user: Ids;
  readonly name: { readonly last: string; readonly first: string; readonly middle: string; readonly sex: string };
  /** Whom the account sees; the plainest to read comes first. */
  readonly pupils: readonly Pupil[];
}

/** Login and password of the account that sees a whole school; known without generating it. */
export const schoolLogin = (index: number): string => `region${index + 1}`;
export const schoolPassword = ({ long }: Pick<Ids, 'long'>): string => sha256(`password\n${long}\nregion`).slice(0, 10);

/**
 * The account with which the region reads a school comes first: it sees every pupil (assumed: such an account is agreed with the vendor).
 * Then each pupil's parent.
 */
export function accountsOf(school: School): readonly Account[] {
  const head = school.staff.find(({ admin, user }) => admin && user) ?? school.staff.find(({ user }) => user)!;
  const whole: Account = {
    login: schoolLogin(school.index),
    password: schoolPassword(school.ids),
    role: 'school',
    user: head.user!,
    name: head.name,
    pupils: plainFirst(school),
  };
  return [whole, ...school.pupils.map((pupil) => parentOf(school, pupil))];
}

const parentOf = (school: School, pupil: Pupil): Account => ({
  login: `roditel${pupil.guardian.user.short}`,
  password: passwordOf(school, pupil.guardian.user),
  role: 'parent',
  user: pupil.guardian.user,
  name: pupil.guardian.name,
  pupils: [pupil],
});

const passwordOf = (school: School, user: Ids): string =>
  sha256(`password\n${school.ids.long}\n${user.long}`).slice(0, 10);
