type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;

/** Any number beyond 2^53 has as many digits in a row; nearly no answer has. */
const LONG = /\d{16}/;

/**
 * Parses JSON in which whole numbers beyond 2^53 become text, digit by digit as written: no id is ever rounded. Slower
 * than JSON.parse where there are such numbers; where a vendor gives ids as text too (Dnevnik.ru's `_str`), plain parsing and the text
 * is enough.
 *
 * @throws {SyntaxError} as JSON.parse
 */
export const parseExactly = (text: string): unknown => (LONG.test(text) ? parse(text, exactly) : JSON.parse(text));

const exactly: Reviver = (_key, value, { source }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source)
    ? source
    : value;
