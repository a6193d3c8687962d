import { LiteralError, type Place, skipBlanks, take } from './place.ts';

const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
/** Digits that a number may have and be exact whatever they are. */
const EXACT_DIGITS = 15;
const FULL_NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const WHOLE = /-?\d+/y;
/** Arguments of a date: at least year and month; at most down to milliseconds. */
const LEAST_PARTS = 2;
const MOST_PARTS = 7;
const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

/**
 * Reads a number, which begins here. One that cannot be held exactly (a whole number beyond 2^53, or one out of range) is given as
 * text, as written.
 *
 * @throws {LiteralError}
 */
export function readNumber(place: Place): number | string {
  const { text, at: begin } = place;
  const isNegative = text.charCodeAt(begin) === MINUS;
  const first = isNegative ? begin + 1 : begin;
  let value = 0;
  let at = first;
  let code = text.charCodeAt(at);
  for (; isDigit(code); code = text.charCodeAt((at += 1))) value = value * 10 + (code - ZERO);
  if (at - first > 1 && text.charCodeAt(first) === ZERO)
    throw new LiteralError(place, 'a number that begins with 0 and goes on');
  const isPlain = at > first && at - first <= EXACT_DIGITS && code !== POINT && (code | 32) !== 101;
  if (isPlain) {
    place.at = at;
    return isNegative ? -value : value;
  }
  const written = take(place, FULL_NUMBER);
  if (written === undefined) throw new LiteralError(place, 'a number is wanted');
  const number = Number(written);
  const isExact = Number.isFinite(number) && (Number.isSafeInteger(number) || !/^-?\d+$/.test(written));
  return isExact ? number : written;
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
  const parts: number[] = [];
  for (;;) {
    skipBlanks(place);
    const written = take(place, WHOLE);
    if (written === undefined || parts.length === MOST_PARTS)
      throw new LiteralError(place, 'a date of two to seven whole numbers is wanted');
    parts.push(Number(written));
    if (skipBlanks(place) !== 44) break;
    place.at += 1;
  }
  if (parts.length < LEAST_PARTS) throw new LiteralError(place, 'a date of two to seven whole numbers is wanted');
  expectSign(place, ')');
  const [year, month, ...rest] = parts as [number, number, ...number[]];
  const moment = new Date(Date.UTC(year, month, ...rest));
  if (Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 9999 || moment.getUTCFullYear() < 0)
    throw new LiteralError(place, 'a date that does not exist');
  const day = moment.toISOString().slice(0, moment.getUTCMilliseconds() === 0 ? 19 : 23);
  place.date = { written: text.slice(begin, place.at), day };
  return day;
}

function expectSign(place: Place, sign: string): void {
  skipBlanks(place);
  if (place.text.charAt(place.at) !== sign) throw new LiteralError(place, `"${sign}" is wanted`);
  place.at += 1;
}
