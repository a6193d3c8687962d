import { type ErrorCode, GatewayError } from '../../gateway/contracts/errors.ts';
import { parseExactly } from './exact-json.ts';

/** What came back, whole and in memory. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As sent (after content decoding), for digests and for other encodings. */
  readonly bytes: Buffer;
  /** The bytes read as UTF-8, without a byte order mark. */
  readonly text: string;
  /** The parsed body where data was expected; undefined where the body is empty or, at an accepted error, no data. */
  readonly json: unknown;
  /** Address that answered in the end, after redirects. */
  readonly url: URL;
}

/** Reads a body of data, JSON or another form. Throws a SyntaxError that quotes nothing where it cannot. */
export type ReadBody = (text: string) => unknown;

/** JSON, with whole numbers beyond 2^53 rounded or as text. */
export const jsonReader = (numbers: 'plain' | 'exact'): ReadBody =>
  numbers === 'exact' ? parseExactly : (text) => JSON.parse(text) as unknown;

/**
 * Parses a body that was promised to be data.
 *
 * @throws {GatewayError} http.not-json when it is a page for people, is cut off, or is empty
 */
export function parsePromised(text: string, contentType: string | undefined, read: ReadBody, doing: string): unknown {
  const isPage = /^\s*text\/html\b/i.test(contentType ?? '') || isMarkup(text);
  if (isPage) throw new GatewayError('http.not-json', `${doing}: answered a page instead of data`);
  try {
    return read(text);
  } catch {
    const what = text.trim() === '' ? 'nothing' : 'something that is not JSON';
    throw new GatewayError('http.not-json', `${doing}: answered ${what}`);
  }
}

/** The same where nothing was promised: undefined if it is no data. */
export function parseIfData(text: string, read: ReadBody): unknown {
  // The answers to a sign-in and to its end are pages: a failure to read one is seen from its first sign.
  if (isMarkup(text)) return undefined;
  try {
    return read(text);
  } catch {
    return undefined;
  }
}

/** A page for people, or XML: nothing that a reader of data takes. */
const isMarkup = (text: string): boolean => /^\s*</.test(text);

/** What a vendor's own error body means, in the vendor's word; undefined for bodies that are no errors. */
export type Judge = (body: unknown, status: number) => { readonly code: ErrorCode; readonly word: string } | undefined;
