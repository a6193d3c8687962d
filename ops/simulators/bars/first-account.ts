import type { Pupil } from '../region/person.ts';
import type { School } from '../region/school.ts';
import { stateAt } from '../region/timeline.ts';
import type { Mark } from '../region/work.ts';

/** More marks than a pupil has. */
const MANY = 10_000;

interface Family {
  readonly children: readonly Pupil[];
}

/**
 * The same families, with the one in front that is plainest to read: its first child has marks, all of them (those of periods too) are whole
 * numbers, nothing of its children's classes is spoiled, and nobody of it moves. Open clients are tried with the first account.
 */
export function plainFirst<Parent extends Family>(school: School, families: readonly Parent[]): readonly Parent[] {
  const byPupil = Map.groupBy(allMarks(school), ({ pupil }) => pupil);
  const spoiled = spoiledClasses(school);
  const opening = school.lessons.reduce((first, { day }) => (day < first ? day : first), '9999');
  const isPlain = ({ key, memberships: [only, second] }: Pupil): boolean =>
    only !== undefined &&
    second === undefined &&
    only.from < opening &&
    only.to === undefined &&
    !spoiled.has(only.class) &&
    (byPupil.get(key) ?? []).every(isWhole);
  const plainness = ({ children }: Family): number => {
    const count = byPupil.get(children[0]?.key ?? '')?.length ?? 0;
    const merits = (count > 0 ? 2 : 0) + (children.every(isPlain) ? 1 : 0);
    return merits * MANY + Math.min(count, MANY - 1);
  };
  const [first] = families.toSorted((a, b) => plainness(b) - plainness(a));
  return first === undefined ? [] : [first, ...families.filter((family) => family !== first)];
}

const allMarks = ({ lessons, periodWorks }: School): readonly Mark[] =>
  [...lessons.flatMap(({ works }) => works), ...periodWorks]
    .flatMap(({ marks }) => marks)
    .filter(({ timeline }) => stateAt(timeline, Infinity));

const isWhole = ({ timeline }: Mark): boolean => timeline.every(({ value }) => /^[1-5]$/.test(value?.value ?? '5'));

/** Keys of classes in whose diaries something is told wrongly or twice. */
function spoiledClasses({ lessons }: School): ReadonlySet<string> {
  const isSpoiled = ({ spoiled, homework, works }: School['lessons'][number]): boolean =>
    [spoiled, homework?.spoiled, ...works.flatMap(({ marks }) => marks.map((mark) => mark.spoiled))].some(Boolean);
  return new Set(lessons.filter(isSpoiled).map((lesson) => lesson.class));
}
