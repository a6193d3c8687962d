import type { Item, Lesson, ReadWeek } from './week.ts';

/** Homework items by the seat of the lesson they are of, and those of which that cannot be told. */
export interface Joined {
  /** Never empty. More than one where a lesson's item is repeated. */
  readonly byLesson: ReadonlyMap<string, readonly Item[]>;
  readonly strays: readonly Item[];
}

const placeOf = ({ day, subjectId }: Item): string => `${day} ${subjectId}`;

/**
 * What tells a lesson of a week from the others: not its id alone, for a system may give lessons of two subjects one id, and no item of either may
 * get lost by that.
 */
export const seatOf = (lesson: Lesson): string => `${placeOf(lesson)} ${lesson.id}`;

/**
 * Joins homework with lessons by day and subject, for an item tells no lesson. Of several lessons of a subject on one day the items are taken in
 * order; where there are not as many of them (equal repeats aside), nobody can tell which is of which.
 */
export function joinHomework({ lessons, items }: ReadWeek): Joined {
  const known = lessons.filter((lesson) => lesson.id !== undefined && lesson.subjectId !== undefined);
  const lessonsAt = Map.groupBy(known, placeOf);
  const byLesson = new Map<string, Item[]>();
  const strays: Item[] = [];
  for (const [place, own] of Map.groupBy(items, placeOf)) {
    const seats = [...new Set((lessonsAt.get(place) ?? []).map(seatOf))];
    const rows = seats.length === 1 ? [own] : rowsOf(own, seats.length);
    if (seats.length === 0 || !rows) strays.push(...own);
    else rows.forEach((row, index) => byLesson.set(seats[index]!, row));
  }
  return { byLesson, strays };
}

/** So many rows, each of an item and its equal repeats that are too many; undefined where it cannot be so many. */
function rowsOf(items: readonly Item[], count: number): Item[][] | undefined {
  const rows: Item[][] = [];
  let surplus = items.length - count;
  for (const item of items) {
    const twin = rows.find(([first]) => JSON.stringify(first!.told) === JSON.stringify(item.told));
    if (twin && surplus > 0) {
      twin.push(item);
      surplus -= 1;
    } else rows.push([item]);
  }
  return rows.length === count ? rows : undefined;
}

/** Raw records listed in a week: a lesson with its item and its attendance is one, and so is each item that is not the first of its lesson. */
export function countListed(read: ReadWeek): number {
  const { byLesson } = joinHomework(read);
  return read.lessons.length + read.items.length - byLesson.size + read.marks.length + read.attendanceStrays.length;
}
