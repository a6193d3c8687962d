import { LiteralError, type Place, take } from './place.ts';

const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
/** Digits that a number may have and be exact whatever they are. */
const EXACT_DIGITS = 15;
const FULL_NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
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
