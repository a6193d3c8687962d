import { knownDate, readDate } from './date.ts';
import { readNumber } from './number.ts';
import { LiteralError, type Place, skipBlanks, take } from './place.ts';
import { readText } from './text.ts';

/** Lists and objects that may stand inside one another; answers have two. */
const MOST_DEPTH = 100;
const CODE = { quote: 34, apostrophe: 39, comma: 44, open: 91, close: 93, begin: 123, end: 125, n: 110 } as const;
/** Any name; what it is worth is looked up. */
const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
/** Words that are values. A missing value is one that is not there. */
const VALUES: ReadonlyMap<string, null | boolean> = new Map([
  ['null', null],
  ['undefined', null],
  ['true', true],
  ['false', false],
]);

/**
 * Reads one JavaScript literal: lists, objects, texts in either quotes with all their escapes, numbers, `true`, `false`, `null`,
 * `undefined` (as null) and `new Date(year, month, …)`, with commas at the end of lists. It runs nothing: names, calls, operators,
 * comments, templates, regular expressions and left-out items are refused.
 *
 * Gives a JSON value: a date is a naive local date-time as text ("2026-04-27T00:00:00"; months count from 0), a number that cannot be
 * held exactly is text as written. Takes time and memory in proportion to the text, whatever stands in it.
 *
 * @throws {LiteralError} with line and column; it quotes nothing
 */
export function parseLiterals(text: string): unknown {
  const place: Place = { text, at: 0, depth: 0, backslash: -1 };
  const value = readValue(place, skipBlanks(place));
  if (!Number.isNaN(skipBlanks(place))) throw new LiteralError(place, 'something stands behind the value');
  return value;
}

/** @param code of the first sign of the value, at which the place stands */
function readValue(place: Place, code: number): unknown {
  if (code === CODE.quote) return readText(place, '"');
  if ((code >= 48 && code <= 57) || code === 45 || code === 46) return readNumber(place);
  if (code === CODE.n) return readNew(place);
  if (code === CODE.open) return readList(place);
  if (code === CODE.apostrophe) return readText(place, "'");
  if (code === CODE.begin) return readObject(place);
  return readWord(place);
}

/** What begins with n: most often null, or a date. */
function readNew(place: Place): unknown {
  const { text, at: begin } = place;
  if (!text.startsWith('new', begin)) return readWord(place);
  const known = knownDate(place);
  if (known !== undefined) return known;
  if (take(place, WORD) === 'new') return readDate(place, begin);
  place.at = begin;
  return readWord(place);
}

function readWord(place: Place): null | boolean {
  const begin = place.at;
  if (place.text.startsWith('null', begin) && endsWord(place.text.charCodeAt(begin + 4))) {
    place.at += 4;
    return null;
  }
  const word = take(place, WORD);
  const value = word === undefined ? undefined : VALUES.get(word);
  if (value !== undefined) return value;
  place.at = begin;
  throw new LiteralError(place, 'a value is wanted');
}

/** Whether a word surely ends before this sign. Most columns without a value are told by one: it is worth a look before the pattern. */
const endsWord = (code: number): boolean => code === CODE.comma || code === CODE.close;

function readList(place: Place): readonly unknown[] {
  deeper(place);
  const items: unknown[] = [];
  let code = skipBlanks(place);
  while (code !== CODE.close) {
    items.push(readValue(place, code));
    code = skipBlanks(place);
    if (code === CODE.comma) {
      place.at += 1;
      code = skipBlanks(place);
    } else if (code !== CODE.close) throw new LiteralError(place, '"," or "]" is wanted');
  }
  place.at += 1;
  place.depth -= 1;
  return items;
}

function readObject(place: Place): object {
  deeper(place);
  const members: Record<string, unknown> = {};
  let code = skipBlanks(place);
  while (code !== CODE.end) {
    const key = readKey(place, code);
    if (skipBlanks(place) !== 58) throw new LiteralError(place, '":" is wanted');
    place.at += 1;
    const value = readValue(place, skipBlanks(place));
    // Set like any other, this one name would change what the object is.
    if (key === '__proto__') Object.defineProperty(members, key, { value, ...ORDINARY });
    else members[key] = value;
    code = skipBlanks(place);
    if (code === CODE.comma) {
      place.at += 1;
      code = skipBlanks(place);
    } else if (code !== CODE.end) throw new LiteralError(place, '"," or "}" is wanted');
  }
  place.at += 1;
  place.depth -= 1;
  return members;
}

const ORDINARY = { enumerable: true, configurable: true, writable: true } as const;

function readKey(place: Place, code: number): string {
  if (code === CODE.quote) return readText(place, '"');
  if (code === CODE.apostrophe) return readText(place, "'");
  const word = take(place, WORD);
  if (word === undefined) throw new LiteralError(place, 'a key is wanted');
  return word;
}

function deeper(place: Place): void {
  place.depth += 1;
  if (place.depth > MOST_DEPTH) throw new LiteralError(place, `nested deeper than ${MOST_DEPTH}`);
  place.at += 1;
}
