import { believed } from '../kit/reading.ts';
import type { Week } from '../kit/time.ts';
import { diaryIn } from './diary.ts';
import { isRefusal } from './refusal.ts';
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
