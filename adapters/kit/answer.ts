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
  /** The parsed body where JSON was expected; undefined where the body is empty or, at an accepted error, no JSON. */
  readonly json: unknown;
  /** Address that answered in the end, after redirects. */
  readonly url: URL;
}

/**
 * Parses a body that was promised to be JSON.
 *
 * @throws {GatewayError} http.not-json when it is a page for people, is cut off, or is empty
 */
export function parsePromised(
  text: string,
  contentType: string | undefined,
  numbers: 'plain' | 'exact',
  doing: string,
): unknown {
  const isPage = /^\s*text\/html\b/i.test(contentType ?? '') || /^\s*</.test(text);
  if (isPage) throw new GatewayError('http.not-json', `${doing}: answered a page instead of data`);
  try {
    return numbers === 'exact' ? parseExactly(text) : (JSON.parse(text) as unknown);
  } catch {
    const what = text.trim() === '' ? 'nothing' : 'something that is not JSON';
    throw new GatewayError('http.not-json', `${doing}: answered ${what}`);
  }
}

/** The same where nothing was promised: undefined if it is no JSON. */
export function parseIfJson(text: string, numbers: 'plain' | 'exact'): unknown {
  try {
    return numbers === 'exact' ? parseExactly(text) : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** What a vendor's own error body means, in the vendor's word; undefined for bodies that are no errors. */
export type Judge = (body: unknown, status: number) => { readonly code: ErrorCode; readonly word: string } | undefined;
