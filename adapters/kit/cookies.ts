import { type Cookie, CookieJar } from 'tough-cookie';

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
  /** Headers by origin, where they are the same for every path and moment until another cookie is set: nearly always. */
  const constant = new Map<string, string>();
  return {
    headerFor(url) {
      const known = constant.get(url.origin);
      if (known !== undefined) return known;
      const header = jar.getCookieStringSync(url.href);
      if (jar.getCookiesSync(url.href, { allPaths: true }).every(goesAlways)) constant.set(url.origin, header);
      return header;
    },
    take(url, setCookies) {
      if (setCookies.length === 0) return;
      constant.clear();
      for (const cookie of setCookies) jar.setCookieSync(cookie, url.href, { ignoreError: true });
    },
    valueOf: (url, name) => jar.getCookiesSync(url.href).find(({ key }) => key === name)?.value,
  };
}

/** Whether a cookie goes with every path, and does not end by itself. */
const goesAlways = ({ path, expires, maxAge }: Cookie): boolean =>
  path === '/' && expires === 'Infinity' && maxAge === null;
