import { GatewayError } from '../../gateway/contracts/errors.ts';

/** The page that was stored last: the so-many-th of the roster, or a class's week. Holds no pupil's id. */
export type Cursor = { readonly roster: number } | { readonly week: string; readonly class: string };

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
    const { week, class: classId } = cursor ?? {};
    if (typeof week === 'string' && typeof classId === 'string') return { week, class: classId };
  } catch {
    // Said below.
  }
  throw new GatewayError('cursor.invalid', 'reading where the last run stopped: this is no cursor of netschool');
}

/** Whether a page comes after the one that was stored last: rosters first, then weeks, then classes within a week. */
export function isAfter(page: Cursor, done: Cursor | undefined): boolean {
  if (done === undefined) return true;
  if ('roster' in page) return 'roster' in done && page.roster > done.roster;
  if ('roster' in done) return true;
  return page.week > done.week || (page.week === done.week && page.class > done.class);
}
