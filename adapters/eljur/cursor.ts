import { GatewayError } from '../../gateway/contracts/errors.ts';

/**
 * A place in a run; pages are yielded in the order of their places: rosters, journal weeks oldest first, terms. A cursor is the place of the last
 * page stored, as JSON. Holds no pupil's id.
 */
export type Place = readonly [stage: 'a-roster' | 'b-journal' | 'c-term', first: string, second: string];

export const cursorOf = (place: Place): string => JSON.stringify(place);

/** @throws {GatewayError} cursor.invalid */
export function placeIn(cursor: string): Place {
  try {
    const parts: unknown = JSON.parse(cursor);
    if (Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === 'string'))
      return parts as unknown as Place;
  } catch {
    // Said below: what it is instead does not matter.
  }
  throw new GatewayError('cursor.invalid', 'reading the cursor of a run: it is no place in a run of eljur');
}

/** Whether a page comes after the one that was stored last. */
export function isAfter(place: Place, done: Place | undefined): boolean {
  if (done === undefined) return true;
  const index = place.findIndex((part, at) => part !== done[at]);
  return index >= 0 && place[index]! > done[index]!;
}
