import { LiteralError, type Place, skipBlanks, take } from './place.ts';

const WHOLE = /-?\d+/y;
/** Arguments of a date: at least year and month; at most down to milliseconds. */
const LEAST_PARTS = 2;
const MOST_PARTS = 7;
const WANTED = 'a date of two to seven whole numbers is wanted';
const COMMA = 44;
/** Dates remembered; a school year has fewer days. */
const REMEMBERED = 1000;
/** Longest date that is remembered, in signs. */
const LONGEST = 60;

/** Dates as written, and what was read of them: answers tell the same days over and over. */
const known = new Map<string, string>();

/** The date that begins here, stepped over, where the same was read before. */
export function knownDate(place: Place): string | undefined {
  const { text, at } = place;
  const end = text.indexOf(')', at) + 1;
  if (end === 0 || end - at > LONGEST) return undefined;
  const day = known.get(text.slice(at, end));
  if (day !== undefined) place.at = end;
  return day;
}

/**
 * Reads the rest of `new Date(…)` behind the word `new`. Gives the naive local date-time "2026-04-27T00:00:00", with milliseconds
 * where there are any. Months count from 0; parts out of range carry over, as in ECMAScript.
 *
 * @param begin index of the word `new`
 * @throws {LiteralError} also where it is the present moment, or one in milliseconds, which is no date of a row
 */
export function readDate(place: Place, begin: number): string {
  const { text } = place;
  skipBlanks(place);
  if (!text.startsWith('Date', place.at)) throw new LiteralError(place, 'only a Date may be new');
  place.at += 4;
  expectSign(place, '(');
  const [year, month, ...rest] = readParts(place);
  expectSign(place, ')');
  const moment = new Date(Date.UTC(year, month, ...rest));
  if (Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 9999 || moment.getUTCFullYear() < 0)
    throw new LiteralError(place, 'a date that does not exist');
  const day = moment.toISOString().slice(0, moment.getUTCMilliseconds() === 0 ? 19 : 23);
  const written = text.slice(begin, place.at);
  if (known.size >= REMEMBERED) known.clear();
  // A copy: a piece cut out of the answer would keep the whole answer in memory.
  if (written.length <= LONGEST) known.set(Buffer.from(written).toString(), day);
  return day;
}

function readParts(place: Place): [number, number, ...number[]] {
  const parts: number[] = [];
  for (;;) {
    skipBlanks(place);
    const written = take(place, WHOLE);
    if (written === undefined || parts.length === MOST_PARTS) throw new LiteralError(place, WANTED);
    parts.push(Number(written));
    if (skipBlanks(place) !== COMMA) break;
    place.at += 1;
  }
  if (parts.length < LEAST_PARTS) throw new LiteralError(place, WANTED);
  return parts as [number, number, ...number[]];
}

function expectSign(place: Place, sign: string): void {
  skipBlanks(place);
  if (place.text.charAt(place.at) !== sign) throw new LiteralError(place, `"${sign}" is wanted`);
  place.at += 1;
}
