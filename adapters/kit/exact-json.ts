type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;

/** 2^53 has 16 digits: without so many in a row, in a number or in a text, there is nothing that could be rounded. */
const MAY_BE_BEYOND = /\d{16}/;

/**
 * Parses JSON in which whole numbers beyond 2^53 become text, digit by digit as written: no id is ever rounded. Slower
 * than JSON.parse where such a number may be; where a vendor gives ids as text too (Dnevnik.ru's `_str`), plain parsing and the text is enough.
 *
 * @throws {SyntaxError} as JSON.parse
 */
export const parseExactly = (text: string): unknown =>
  MAY_BE_BEYOND.test(text) ? parseWithSources(text) : (JSON.parse(text) as unknown);

const parseWithSources = (text: string): unknown =>
  parse(text, (_key, value, { source }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source)
      ? source
      : value,
  );
