import { compare } from '../kit/id-order.ts';
import { idAt } from './raw.ts';

/** One thing that the answers of several classes list alike, with the classes that listed it. */
export interface Shared {
  readonly item: unknown;
  readonly classIds: readonly string[];
}

/** A class and what its answer lists. */
export interface ListedByClass {
  readonly classId: string;
  readonly items: readonly unknown[];
}

/**
 * Periods, holidays and bells are told class by class but belong to the school: each is given once, with its classes.
 * Two that share an id and differ in `differing` stay two, and are found out as such.
 */
export function sharedByClasses(
  lists: readonly ListedByClass[],
  asTold: (item: unknown) => unknown = (item) => item,
): readonly Shared[] {
  const found = new Map<string, { item: unknown; classIds: string[] }>();
  for (const { classId, items } of lists) {
    for (const item of items) {
      const key = JSON.stringify(asTold(item)) ?? '';
      const known = found.get(key);
      if (!known) found.set(key, { item, classIds: [classId] });
      else if (!known.classIds.includes(classId)) known.classIds.push(classId);
    }
  }
  return [...found.values()].sort((a, b) => compare(idAt(a.item), idAt(b.item)));
}
