import { sha256 } from '../canonical-json.ts';
import type { Pupil, Staff } from '../region/person.ts';
import type { School } from '../region/school.ts';
import type { Ids } from '../region/thing.ts';
import { plainFirst } from './first-account.ts';
import { fullName } from './names.ts';

/** A login of one school. */
export interface Account {
  readonly login: string;
  /** As people choose them: every third is in Cyrillic, so that its bytes in windows-1251 matter. */
  readonly password: string;
  readonly role: 'parent' | 'staff';
  readonly user: Ids;
  readonly name: string;
  /** Children, eldest class first; none for staff. */
  readonly children: readonly Pupil[];
}

const WORDS = ['Солнце', 'Берёза', 'Ромашка', 'Река', 'Облако'];

/**
 * The accounts of a school: first the parents, the first of them the plainest to read (see plainFirst), then staff who have an account.
 * A parent has one to three children, in different classes; every pupil has a parent.
 */
export function accountsOf(school: School): readonly Account[] {
  const parents = familiesOf(school).map((children) => parentOf(school, eldestFirst(school, children)));
  return [...plainFirst(school, parents), ...school.staff.flatMap((member) => staffOf(school, member))];
}

/** Sizes of families, in turn. */
const SIZES = [1, 1, 2, 1, 1, 1, 2, 1, 3, 1];

/** Puts pupils of different classes together. What the region says of their guardians is kept for the first child of a family. */
function familiesOf(school: School): readonly (readonly Pupil[])[] {
  const order = (pupil: Pupil) => sha256(`family\n${school.ids.long}\n${pupil.ids.long}`);
  const waiting = school.pupils.map((pupil) => [order(pupil), pupil] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const left = new Set(waiting.map(([, pupil]) => pupil));
  const families: Pupil[][] = [];
  for (const pupil of left) {
    left.delete(pupil);
    const family = [pupil];
    families.push(family);
    for (let size = SIZES[families.length % SIZES.length] ?? 1; size > 1; size -= 1) {
      const sibling = [...left].slice(0, 20).find((other) => !family.some((one) => shareClass(one, other)));
      if (!sibling) break;
      left.delete(sibling);
      family.push(sibling);
    }
  }
  return families;
}

const shareClass = (a: Pupil, b: Pupil): boolean =>
  a.memberships.some((one) => b.memberships.some((other) => other.class === one.class));

function parentOf(school: School, children: readonly Pupil[]): Account {
  const { guardian } = children[0] as Pupil;
  return {
    login: `roditel${guardian.user.short}`,
    password: passwordOf(school, guardian.user),
    role: 'parent',
    user: guardian.user,
    name: fullName(guardian.name),
    children,
  };
}

function staffOf(school: School, { user, name }: Staff): readonly Account[] {
  if (!user) return [];
  const login = `uchitel${user.short}`;
  return [{ login, password: passwordOf(school, user), role: 'staff', user, name: fullName(name), children: [] }];
}

function passwordOf(school: School, user: Ids): string {
  const digest = sha256(`password\n${school.ids.long}\n${user.long}`);
  const number = Number.parseInt(digest.slice(0, 4), 16);
  if (number % 3 === 0) return `${WORDS[number % WORDS.length]}${number % 100}`;
  return digest.slice(4, 12 + (number % 5));
}

function eldestFirst(school: School, children: readonly Pupil[]): readonly Pupil[] {
  const gradeOf = new Map(school.classes.map(({ key, grade }) => [key, grade]));
  const grade = ({ memberships }: Pupil) => gradeOf.get(memberships.at(-1)?.class ?? '') ?? 0;
  return children.toSorted((a, b) => grade(b) - grade(a) || (a.key < b.key ? -1 : 1));
}
