import { sha256 } from '../canonical-json.ts';
import type { Pupil } from '../region/person.ts';
import type { School } from '../region/school.ts';
import type { Ids } from '../region/thing.ts';
import { plainFirst } from './first-account.ts';
import { fullName } from './words.ts';

/** A login of one school. */
export interface Account {
  readonly login: string;
  readonly password: string;
  readonly role: 'parent' | 'pupil';
  readonly user: Ids;
  readonly name: string;
  readonly isMale: boolean;
  /** Whom the account sees: the children of a parent, or the pupil. Never empty. */
  readonly children: readonly Pupil[];
}

/** Sizes of families, in turn. */
const SIZES = [1, 2, 1, 1, 3, 1, 1, 2];

/** The accounts of a school: the parents, who together see every pupil (the plainest to read first), then pupils who have an account. */
export function accountsOf(school: School): readonly Account[] {
  const parents = familiesOf(school).map((children) => parentOf(school, children));
  return [...plainFirst(school, parents), ...school.pupils.flatMap((pupil) => pupilAccount(school, pupil))];
}

/** Puts pupils of one guardian together, and others of different classes; the guardian is the first child's. */
function familiesOf(school: School): readonly (readonly Pupil[])[] {
  const order = (pupil: Pupil): string => sha256(`bars family\n${school.ids.long}\n${pupil.ids.long}`);
  const sorted = school.pupils.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  const left = new Set(sorted);
  const families: (readonly Pupil[])[] = [];
  for (const pupil of left) {
    const family = [...left].filter(({ guardian }) => guardian.user.short === pupil.guardian.user.short);
    for (const child of family) left.delete(child);
    const size = SIZES[families.length % SIZES.length]!;
    while (family.length < size) {
      const sibling = [...left].find((other) => !family.some((one) => shareClass(one, other)));
      if (!sibling) break;
      left.delete(sibling);
      family.push(sibling);
    }
    families.push(family);
  }
  return families;
}

const shareClass = (a: Pupil, b: Pupil): boolean =>
  a.memberships.some((one) => b.memberships.some((other) => other.class === one.class));

function parentOf(school: School, children: readonly Pupil[]): Account {
  const { user, name } = children[0]!.guardian;
  const login = `parent${user.short}`;
  return {
    login,
    password: passwordOf(school, user),
    role: 'parent',
    user,
    name: fullName(name),
    isMale: name.sex === 'male',
    children,
  };
}

function pupilAccount(school: School, pupil: Pupil): readonly Account[] {
  const { user, name } = pupil;
  if (!user) return [];
  const own = { login: `pupil${user.short}`, password: passwordOf(school, user), role: 'pupil' } as const;
  return [{ ...own, user, name: fullName(name), isMale: name.sex === 'male', children: [pupil] }];
}

const passwordOf = (school: School, user: Ids): string =>
  sha256(`bars password\n${school.ids.long}\n${user.long}`).slice(0, 10);
