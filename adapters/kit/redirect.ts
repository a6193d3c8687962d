import type { HttpRequest } from './http-request.ts';

/** One request of a chain of redirects. */
export interface Hop {
  readonly url: URL;
  readonly method: NonNullable<HttpRequest['method']>;
  readonly data?: string | Buffer;
  readonly type?: string;
}

/**
 * Where a redirect leads (RFC 9110, 15.4), or undefined if the answer is none: 303 always, 301 and 302 after a POST go on
 * as GET without a body; 307 and 308 repeat the request. Never down from https to http.
 */
export function hopTo(status: number, location: string | undefined, from: Hop): Hop | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined || !URL.canParse(location, from.url.href)) {
    return undefined;
  }
  const url = new URL(location, from.url);
  if (!/^https?:$/.test(url.protocol) || (from.url.protocol === 'https:' && url.protocol === 'http:')) return undefined;
  const becomesGet = status === 303 || (status <= 302 && from.method === 'POST');
  return becomesGet ? { url, method: 'GET' } : { ...from, url };
}
