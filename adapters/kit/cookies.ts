import { CookieJar } from 'tough-cookie';

/** The cookies of one session; dies with it. */
export interface CookieStore {
  /** Value of the Cookie header for this address; '' where there is none. */
  headerFor(url: URL): Promise<string>;
  /** Takes the Set-Cookie headers of an answer; unreadable ones are left out, as browsers do. */
  take(url: URL, setCookies: readonly string[]): Promise<void>;
  /** Value of one cookie. */
  valueOf(url: URL, name: string): Promise<string | undefined>;
}

export function cookieStore(): CookieStore {
  const jar = new CookieJar(undefined, { looseMode: true, rejectPublicSuffixes: false });
  return {
    headerFor: (url) => jar.getCookieString(url.href),
    take: async (url, setCookies) => {
      for (const cookie of setCookies) await jar.setCookie(cookie, url.href, { ignoreError: true });
    },
    valueOf: async (url, name) => (await jar.getCookies(url.href)).find(({ key }) => key === name)?.value,
  };
}
