import { idAt, textAt } from './raw.ts';

/**
 * Pupils to whom a work was set, by the work's id, of works that were set to some pupils only. A work that is for
 * everybody has a task for each pupil too, and the list of a class changes; so a work counts as individual where it was
 * set to at most half as many as some other work of the same class or subgroup in the week: assumed.
 */
export function individualWorks(
  works: readonly unknown[],
  tasks: readonly unknown[],
): ReadonlyMap<string, readonly string[]> {
  const pupils = new Map<string, Set<string>>();
  for (const task of tasks) {
    const [workId, pupilId] = [idAt(task, 'work'), idAt(task, 'person')];
    if (workId === '' || pupilId === '') continue;
    pupils.set(workId, (pupils.get(workId) ?? new Set()).add(pupilId));
  }
  const most = new Map<string, number>();
  const setTo = (work: unknown): ReadonlySet<string> => pupils.get(idAt(work)) ?? new Set();
  for (const work of works) {
    const group = idAt(work, 'eduGroup');
    most.set(group, Math.max(most.get(group) ?? 0, setTo(work).size));
  }
  const few = works.filter((work) => {
    const { size } = setTo(work);
    return isHomework(work) && size > 0 && size * 2 <= most.get(idAt(work, 'eduGroup'))!;
  });
  return new Map(few.map((work) => [idAt(work), [...setTo(work)].sort()]));
}

export const isHomework = (work: unknown): boolean => textAt(work, 'type') === 'Homework';
