import { LiteralError, type Place } from './place.ts';

const BACKSLASH = '\\';
/** What a sign behind a backslash stands for; any other sign that is no digit stands for itself. */
const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };
const HEX = /^[0-9a-fA-F]+$/;
const HIGHEST_CODE_POINT = 0x10_ff_ff;

/**
 * Reads a text in quotes, which begins here. A line break inside is taken as it is: a recorded answer has one, and does not show
 * whether it was written as `\n`.
 *
 * @throws {LiteralError}
 */
export function readText(place: Place, quote: '"' | "'"): string {
  const { text } = place;
  const from = place.at + 1;
  const end = text.indexOf(quote, from);
  if (end < 0) throw new LiteralError(place, 'a text does not end');
  if (backslashFrom(place, from) > end) {
    place.at = end + 1;
    return text.slice(from, end);
  }
  return readEscaped(place, quote, from);
}

function backslashFrom(place: Place, from: number): number {
  if (place.backslash < from) {
    const found = place.text.indexOf(BACKSLASH, from);
    place.backslash = found < 0 ? Infinity : found;
  }
  return place.backslash;
}

/** A text with escapes, piece by piece. */
function readEscaped(place: Place, quote: string, from: number): string {
  const { text } = place;
  const begin = place.at;
  let told = '';
  for (let at = from; ;) {
    const end = text.indexOf(quote, at);
    if (end < 0) {
      place.at = begin;
      throw new LiteralError(place, 'a text does not end');
    }
    const escape = backslashFrom(place, at);
    if (escape > end) {
      place.at = end + 1;
      return told + text.slice(at, end);
    }
    told += text.slice(at, escape);
    place.at = escape + 1;
    told += readEscape(place);
    at = place.at;
  }
}

/** What the sign behind a backslash stands for; steps over it. */
function readEscape(place: Place): string {
  const { text } = place;
  const sign = text.charAt(place.at);
  const known = SIGNS[sign];
  const digit = text.charAt(place.at + 1);
  if (sign === 'x') return readCode(place, text.slice(place.at + 1, place.at + 3), 2, 3);
  if (sign === 'u') return readUnicode(place);
  if (sign === '0' && !(digit >= '0' && digit <= '9')) place.at += 1;
  else if (sign === '' || (sign >= '0' && sign <= '9')) throw new LiteralError(place, 'an escape that is none');
  else {
    // A backslash at the end of a line continues the text on the next one.
    place.at += sign === '\r' && digit === '\n' ? 2 : 1;
    return known ?? (/[\n\r\u2028\u2029]/.test(sign) ? '' : sign);
  }
  return '\0';
}

function readUnicode(place: Place): string {
  const { text } = place;
  if (text.charAt(place.at + 1) !== '{') return readCode(place, text.slice(place.at + 1, place.at + 5), 4, 5);
  const end = text.indexOf('}', place.at);
  const digits = end < 0 || end - place.at > 10 ? '' : text.slice(place.at + 2, end);
  return readCode(place, digits, digits.length, digits.length + 3);
}

/** @param length hexadecimal digits that there must be; @param step signs that the escape is long */
function readCode(place: Place, digits: string, length: number, step: number): string {
  const code = HEX.test(digits) && digits.length === length ? Number.parseInt(digits, 16) : Infinity;
  if (code > HIGHEST_CODE_POINT) throw new LiteralError(place, 'an escape that is none');
  place.at += step;
  return String.fromCodePoint(code);
}
