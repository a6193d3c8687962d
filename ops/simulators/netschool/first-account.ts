import type { Pupil } from '../region/person.ts';
import type { School } from '../region/school.ts';
import { stateAt } from '../region/timeline.ts';

/** More marks than a pupil has. */
const MANY = 10_000;

/** What an account is judged by here. */
interface Family {
  readonly children: readonly Pupil[];
}

/**
 * The same families, with the one in front that is plainest to read: its first child has marks, nothing spoiled stands in its diaries, and
 * nobody of it moves. Among those it is the one whose first child has most marks. Open clients are tried with the first account.
 */
export function plainFirst<Parent extends Family>(school: School, families: readonly Parent[]): readonly Parent[] {
  const marks = marksByPupil(school);
  const spoiled = classesWithSpoiled(school);
  const opening = school.lessons.reduce((first, { day }) => (day < first ? day : first), '9999');
  const stays = ({ memberships: [only, second] }: Pupil): boolean =>
    only !== undefined && second === undefined && only.from < opening && only.to === undefined;
  const isPlain = ({ memberships }: Pupil): boolean => memberships.every((one) => !spoiled.has(one.class));
  const plainness = ({ children }: Family): number => {
    const count = marks.get(children[0]?.key ?? '') ?? 0;
    const merits = (count > 0 ? 4 : 0) + (children.every(isPlain) ? 2 : 0) + (children.every(stays) ? 1 : 0);
    return merits * MANY + Math.min(count, MANY - 1);
  };
  const [first] = families.toSorted((a, b) => plainness(b) - plainness(a));
  return first === undefined ? [] : [first, ...families.filter((family) => family !== first)];
}

/** How many marks each pupil has that are not withdrawn, by key. */
function marksByPupil({ lessons }: School): ReadonlyMap<string, number> {
  const marks = lessons.flatMap(({ works }) => works.flatMap((work) => work.marks));
  const standing = marks.filter(({ timeline }) => stateAt(timeline, Infinity));
  return new Map([...Map.groupBy(standing, ({ pupil }) => pupil)].map(([pupil, own]) => [pupil, own.length]));
}

/** Keys of classes in whose diaries something is told wrongly or twice. */
function classesWithSpoiled({ lessons }: School): ReadonlySet<string> {
  const isSpoiled = ({ spoiled, homework, works }: School['lessons'][number]): boolean =>
    [spoiled, homework?.spoiled, ...works.flatMap(({ marks }) => marks.map((mark) => mark.spoiled))].some(
      (one) => one !== undefined,
    );
  return new Set(lessons.filter(isSpoiled).map((lesson) => lesson.class));
}
