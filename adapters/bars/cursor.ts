import { GatewayError } from '../../gateway/contracts/errors.ts';

/** The page that was stored last: the so-many-th of the roster, a class's week, or a class's period. Holds no pupil's id. */
export type Cursor =
  | { readonly roster: number }
  | { readonly week: string; readonly class: string }
  | { readonly term: string; readonly class: string };

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
    const { week, term, class: classId } = cursor ?? {};
    if (typeof week === 'string' && typeof classId === 'string') return { week, class: classId };
    if (typeof term === 'string' && typeof classId === 'string') return { term, class: classId };
  } catch {
    // Said below.
  }
  throw new GatewayError('cursor.invalid', 'reading the cursor of a run: it is no place in a run of bars');
}

/** Whether a page comes after the one that was stored last: rosters, then weeks with their classes, then classes with their periods. */
export function isAfter(page: Cursor, done: Cursor | undefined): boolean {
  if (done === undefined) return true;
  const [own, last] = [placeOf(page), placeOf(done)];
  const differing = own.findIndex((part, index) => part !== last[index]);
  return differing >= 0 && own[differing]! > last[differing]!;
}

function placeOf(cursor: Cursor): readonly string[] {
  if ('roster' in cursor) return ['0', String(cursor.roster).padStart(9, '0')];
  return 'week' in cursor ? ['1', cursor.week, cursor.class] : ['2', cursor.class, cursor.term];
}
