import type { Week } from '../kit/time.ts';
import type { Roll } from './roll.ts';

/** A class that a pupil was in before, within the weeks that are read. */
export interface Former {
  /** Vendor's id of the pupil. */
  readonly pupil: string;
  readonly classId: string;
}

/** The former classes of pupils who moved: names of former classmates are blanked in the texts of those weeks too. */
export function formerClasses({ pupils, moves }: Pick<Roll, 'pupils' | 'moves'>): readonly Former[] {
  const idOfName = classIdsByName(pupils);
  const today = new Map(pupils.map(({ id, classId }) => [id, classId]));
  return [...moves]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([pupil, names]) => {
      const ids = new Set([...names.values()].map((name) => idOfName.get(name)));
      ids.delete(today.get(pupil));
      return [...ids].flatMap((classId) => (classId === undefined ? [] : [{ pupil, classId }]));
    });
}

const classIdsByName = (pupils: Roll['pupils']): ReadonlyMap<string, string> =>
  new Map(pupils.map(({ classId, student }) => [student.className?.trim() ?? '', classId]));

/** A class in a week, with the vendor's ids of its pupils then. */
export interface Members {
  readonly week: Week;
  readonly classId: string;
  readonly members: readonly string[];
}

/** Every class in every week, oldest week first, classes in the same order in every run. */
export function membersOf({ pupils, weeks, moves }: Roll): readonly Members[] {
  const idOfName = classIdsByName(pupils);
  return weeks.flatMap((week) => {
    const classes = new Map<string, Set<string>>();
    for (const { id, classId } of pupils) {
      const name = moves.get(id)?.get(week.from);
      // A class in which nobody is left has no id that could be known: what it had stays as it was read before.
      const then = name === undefined ? classId : idOfName.get(name);
      if (then !== undefined) classes.set(then, (classes.get(then) ?? new Set()).add(id));
    }
    const sorted = [...classes].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([classId, members]) => ({ week, classId, members: [...members] }));
  });
}
