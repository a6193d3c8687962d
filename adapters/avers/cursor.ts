import { GatewayError } from '../../gateway/contracts/errors.ts';

/** In the order of a run. */
const STAGES = ['roster', 'week', 'term'] as const;

/** The page that was stored last. Holds no pupil's id. */
export interface Cursor {
  readonly stage: (typeof STAGES)[number];
  /** roster: number of the page; week: its first day and the class; term: the class and the period. */
  readonly place: readonly string[];
}

export const textOf = (cursor: Cursor): string => JSON.stringify(cursor);

/**
 * The cursor a text is; undefined where there is none.
 *
 * @throws {GatewayError} cursor.invalid
 */
export function cursorFrom(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    const { stage, place } = JSON.parse(text) as Partial<Cursor>;
    const isStage = STAGES.some((one) => one === stage);
    if (isStage && Array.isArray(place) && place.every((part) => typeof part === 'string'))
      return { stage: stage!, place };
  } catch {
    // Said below.
  }
  throw new GatewayError('cursor.invalid', 'reading the cursor of a run: it is no place in a run of avers');
}

/** Whether a page comes after the one that was stored last. */
export function isAfter(page: Cursor, done: Cursor | undefined): boolean {
  if (done === undefined) return true;
  const stages = STAGES.indexOf(page.stage) - STAGES.indexOf(done.stage);
  if (stages !== 0) return stages > 0;
  const at = page.place.findIndex((part, index) => part !== done.place[index]);
  return at >= 0 && page.place[at]! > (done.place[at] ?? '');
}
