import { believed } from '../kit/reading.ts';
import type { Week } from '../kit/time.ts';
import { diaryIn } from './diary.ts';
import { isRefusal } from './refusal.ts';
import type { Roll } from './roll.ts';
import type { Session } from './session.ts';

/** Name of the class that a pupil was in, by first day of the week; '' where the pupil was in none. */
export type Moves = ReadonlyMap<string, string>;

export interface MovesOf {
  /** Vendor's id of the pupil. */
  readonly id: string;
  /** Name of the class the pupil is in today. */
  readonly now: string | undefined;
  readonly year: { readonly id: string };
  readonly weeks: readonly Week[];
}

/**
 * Where a pupil was in the weeks to be read; undefined where that is the class of today. Lists of pupils tell only today's class, while the
 * diary of an earlier week shows the lessons of the class of that time and its name. Assumed: pupils change classes between weeks, and not twice
 * within the weeks that are read.
 */
export async function readMoves(session: Session, { id, now, year, weeks }: MovesOf): Promise<Moves | undefined> {
  if (now === undefined || weeks.length < 2) return undefined;
  const nameIn = async (week: Week): Promise<string> => {
    const query = { studentId: id, yearId: year.id, weekStart: week.from, weekEnd: week.to };
    const classIn = (json: unknown): string => diaryIn(json).className?.trim() ?? '';
    const isNameless = (json: unknown): boolean => classIn(json) === '';
    return classIn((await believed(() => session.get('student/diary', query), isNameless)).json);
  };
  try {
    const [oldest, ...later] = weeks;
    const first = await nameIn(oldest!);
    if (first === now.trim()) return undefined;
    const names = new Map([[oldest!.from, first]]);
    for (const week of later) names.set(week.from, await nameIn(week));
    return names;
  } catch (error) {
    // A diary that cannot be read is left out later, where it is read for its own sake.
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** A class in a week, with the vendor's ids of its pupils then. */
export interface Members {
  readonly week: Week;
  readonly classId: string;
  readonly members: readonly string[];
}

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
