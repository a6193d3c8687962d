/** Where the reading of a text stands. One object a text: the readers move it along. */
export interface Place {
  readonly text: string;
  /** Index of the next character. */
  at: number;
  /** How many lists and objects are open. */
  depth: number;
  /** The next backslash at or behind `at`, as far as it was looked for; Infinity: there is none. */
  backslash: number;
}

/** A text that is no literal. The message names the place and what is wrong, and quotes nothing: the text may hold names. */
export class LiteralError extends SyntaxError {
  override readonly name = 'LiteralError';
  /** Both from 1. */
  readonly line: number;
  readonly column: number;

  constructor({ text, at }: Place, what: string) {
    const before = text.slice(0, at).split(/\r\n|[\n\r\u2028\u2029]/);
    const line = before.length;
    const column = before.at(-1)!.length + 1;
    super(`line ${line}, column ${column}: ${what}`);
    this.line = line;
    this.column = column;
  }
}

/** Blanks beyond ASCII, as ECMAScript has them. */
const FAR_BLANK = /[\u00a0\u2028\u2029\ufeff\p{Zs}]/u;
const isBlank = (code: number): boolean =>
  code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 160 && FAR_BLANK.test(String.fromCharCode(code));

/** Steps over blanks and gives the code of what comes then; NaN at the end. */
export function skipBlanks(place: Place): number {
  const { text } = place;
  let code = text.charCodeAt(place.at);
  while (isBlank(code)) code = text.charCodeAt((place.at += 1));
  return code;
}

/** The pattern's match exactly here, stepped over; undefined where it does not match. `pattern` is sticky. */
export function take(place: Place, pattern: RegExp): string | undefined {
  pattern.lastIndex = place.at;
  const found = pattern.exec(place.text)?.[0];
  if (found !== undefined) place.at += found.length;
  return found;
}
