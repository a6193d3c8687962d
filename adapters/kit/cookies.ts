import { CookieJar } from 'tough-cookie';

/** The cookies of one session; dies with it. */
export interface CookieStore {
  /** Value of the Cookie header for this address; '' where there is none. */
  headerFor(url: URL): string;
  /** Takes the Set-Cookie headers of an answer; unreadable ones are left out, as browsers do. */
  take(url: URL, setCookies: readonly string[]): void;
  /** Value of one cookie. */
  valueOf(url: URL, name: string): string | undefined;
}

export function cookieStore(): CookieStore {
  const jar = new CookieJar(undefined, { looseMode: true, rejectPublicSuffixes: false });
  return {
    headerFor: (url) => jar.getCookieStringSync(url.href),
    take: (url, setCookies) => {
      for (const cookie of setCookies) jar.setCookieSync(cookie, url.href, { ignoreError: true });
    },
    valueOf: (url, name) => jar.getCookiesSync(url.href).find(({ key }) => key === name)?.value,
  };
}
