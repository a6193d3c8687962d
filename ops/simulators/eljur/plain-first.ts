import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { School } from '../region/school.ts';
import type { Key } from '../region/thing.ts';
import { stateAt } from '../region/timeline.ts';

/** More marks than a pupil has. */
const MANY = 10_000;

/**
 * The pupils with the plainest to read in front: one who has marks, in whose diary nothing is told wrongly or twice, who never changed classes,
 * and among those who has most marks. Open clients are tried with the first pupil listed.
 */
export function plainFirst(school: School): readonly Pupil[] {
  const counts = marksByPupil(school);
  const byClass = Map.groupBy(school.lessons.filter(isSpoiled), (lesson) => lesson.class);
  const spoilt = new Set(school.lessons.flatMap(ownersOfSpoiled));
  const plainness = ({ key, memberships }: Pupil): number => {
    const isPlain = !spoilt.has(key) && !memberships.some((one) => byClass.has(one.class));
    const stays = memberships.length === 1 && memberships[0]!.to === undefined;
    const count = counts.get(key) ?? 0;
    return ((count > 0 ? 4 : 0) + (isPlain ? 2 : 0) + (stays ? 1 : 0)) * MANY + Math.min(count, MANY - 1);
  };
  const [first] = school.pupils.toSorted((a, b) => plainness(b) - plainness(a));
  return first === undefined ? [] : [first, ...school.pupils.filter((pupil) => pupil !== first)];
}

/** How many marks each pupil has that are not withdrawn, by key. */
function marksByPupil({ lessons }: School): ReadonlyMap<Key, number> {
  const marks = lessons.flatMap(({ works }) => works.flatMap((work) => work.marks));
  const standing = marks.filter(({ timeline }) => stateAt(timeline, Infinity));
  return new Map([...Map.groupBy(standing, ({ pupil }) => pupil)].map(([key, own]) => [key, own.length]));
}

const isSpoiled = ({ spoiled, homework }: Lesson): boolean => (spoiled ?? homework?.spoiled) !== undefined;

const ownersOfSpoiled = ({ attendance, works }: Lesson): readonly Key[] =>
  [...attendance, ...works.flatMap(({ marks }) => marks)].flatMap(({ spoiled, pupil }) => (spoiled ? [pupil] : []));
