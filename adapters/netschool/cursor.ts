import { GatewayError } from '../../gateway/contracts/errors.ts';

/** The page that was stored last: the so-many-th of the roster, a class's week, or a class's period. Holds no pupil's id. */
export type Cursor =
  | { readonly roster: number }
  | { readonly week: string; readonly class: string }
  | { readonly term: string; readonly period: string };

export const textOf = (cursor: Cursor): string => JSON.stringify(cursor);

/**
 * The cursor a text is; undefined where there is none.
 *
 * @throws {GatewayError} cursor.invalid
 */
export function cursorFrom(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    const cursor = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    if (typeof cursor?.['roster'] === 'number') return { roster: cursor['roster'] };
    const { week, class: classId, term, period } = cursor ?? {};
    if (typeof term === 'string' && typeof period === 'string') return { term, period };
    if (typeof week === 'string' && typeof classId === 'string') return { week, class: classId };
  } catch {
    // Said below.
  }
  throw new GatewayError('cursor.invalid', 'reading the cursor of a run: it is no place in a run of netschool');
}

/** Whether a page comes after the one that was stored last: rosters first, then weeks, then classes within a week, then terms of classes. */
export function isAfter(page: Cursor, done: Cursor | undefined): boolean {
  if (done === undefined) return true;
  const [own, last] = [placeOf(page), placeOf(done)];
  const differing = own.findIndex((part, index) => part !== last[index]);
  return differing >= 0 && own[differing]! > last[differing]!;
}

/** What the order of pages goes by: what kind of page, then the place among those. */
function placeOf(cursor: Cursor): readonly [number, number | string, string] {
  if ('roster' in cursor) return [0, cursor.roster, ''];
  if ('week' in cursor) return [1, cursor.week, cursor.class];
  return [2, cursor.term, cursor.period];
}
