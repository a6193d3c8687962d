import { sha256 } from '../canonical-json.ts';
import type { PersonName, Pupil, Staff } from '../region/person.ts';
import type { School } from '../region/school.ts';
import type { Ids } from '../region/thing.ts';
import { stateAt } from '../region/timeline.ts';

/** A login of one school: a parent's, a pupil's own, or a member's of the staff. */
export interface Account {
  readonly login: string;
  readonly password: string;
  readonly type: 'parent' | 'student' | 'teacher';
  /** Id of the profile: what `profile_info` lists and Profile-Id names. */
  readonly profile: number;
  readonly ids: Ids;
  readonly user: Ids;
  readonly name: PersonName;
  /** Pupils whose diary is seen: of a pupil's account it is the pupil, as clients find it. None for staff. */
  readonly children: readonly Pupil[];
}

/** Every so-many-th family has two children. */
const SIBLINGS_EVERY = 5;

/**
 * The accounts of a school: parents first, the first of them the plainest to read, then the administrator's, who sees the journals of the
 * whole school. Every pupil has a parent's account.
 */
export function accountsOf(school: School): readonly Account[] {
  const parents = plainFirst(school, familiesOf(school.pupils)).map((children) => parentOf(school, children));
  const head = headOf(school);
  return head ? [...parents, staffOf(school, head)] : parents;
}

/** Pupils' own accounts. The id of such a profile is the pupil's, so that clients take the one for the other. */
export const pupilAccountsOf = (school: School): readonly Account[] =>
  school.pupils.flatMap((pupil): readonly Account[] => {
    const { ids, user, name } = pupil;
    if (!user) return [];
    const password = passwordOf(school, user);
    const login = `student${user.short}`;
    return [{ login, password, type: 'student', profile: ids.short, ids, user, name, children: [pupil] }];
  });

/** Whose account is the administrator's, and who is told as the principal. */
export const headOf = ({ staff }: School): Staff | undefined => staff.find(({ admin }) => admin) ?? staff[0];

function familiesOf(pupils: readonly Pupil[]): readonly (readonly Pupil[])[] {
  const left = [...pupils];
  const families: Pupil[][] = [];
  while (left.length > 0) {
    const first = left.shift()!;
    const family = [first];
    families.push(family);
    if (families.length % SIBLINGS_EVERY !== 0) continue;
    const at = left.findIndex((other) => !shareClass(first, other));
    if (at >= 0) family.push(...left.splice(at, 1));
  }
  return families;
}

const shareClass = (a: Pupil, b: Pupil): boolean =>
  a.memberships.some((one) => b.memberships.some((other) => other.class === one.class));

/**
 * Puts the family in front whose first child stays in one class, of which nothing spoiled is told, and has marks: of periods too where there are
 * any, and most of the others. Open clients are tried with the first account.
 */
function plainFirst(school: School, families: readonly (readonly Pupil[])[]): readonly (readonly Pupil[])[] {
  const marks = school.lessons.flatMap(({ works }) => works.flatMap((work) => work.marks));
  const counts = Map.groupBy(
    marks.filter(({ timeline }) => stateAt(timeline, Infinity)),
    ({ pupil }) => pupil,
  );
  const spoiled = new Set(school.lessons.filter(isSpoiled).map((lesson) => lesson.class));
  const isPlain = ({ memberships }: Pupil): boolean =>
    memberships.length === 1 && memberships[0]!.to === undefined && !spoiled.has(memberships[0]!.class);
  const summedUp = new Set(school.periodWorks.flatMap((column) => column.marks.map(({ pupil }) => pupil)));
  const rank = ([first]: readonly Pupil[]): number =>
    first ? (isPlain(first) ? 2e6 : 0) + (summedUp.has(first.key) ? 1e6 : 0) + (counts.get(first.key)?.length ?? 0) : 0;
  const [best] = families.toSorted((a, b) => rank(b) - rank(a));
  return best ? [best, ...families.filter((family) => family !== best)] : [];
}

const isSpoiled = ({ spoiled, homework, works, attendance }: School['lessons'][number]): boolean =>
  [spoiled, homework?.spoiled, ...attendance.map((entry) => entry.spoiled)].some((one) => one !== undefined) ||
  works.some((work) => work.marks.some((mark) => mark.spoiled !== undefined));

function parentOf(school: School, children: readonly Pupil[]): Account {
  const { ids, user, name } = children[0]!.guardian;
  const login = `parent${user.short}`;
  const password = passwordOf(school, user);
  return { login, password, type: 'parent', profile: ids.short, ids, user, name, children };
}

function staffOf(school: School, { ids, user = ids, name }: Staff): Account {
  const login = `journal${school.ids.short}`;
  return {
    login,
    password: passwordOf(school, user),
    type: 'teacher',
    profile: ids.short,
    ids,
    user,
    name,
    children: [],
  };
}

const passwordOf = (school: School, user: Ids): string => sha256(`mesh\n${school.ids.long}\n${user.long}`).slice(0, 12);
