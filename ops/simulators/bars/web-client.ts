/** A small client of its own for tests, written from the protocol: keeps the cookie, and does nothing by itself. */
export interface WebClient {
  get(path: string): Promise<Told>;
  post(path: string, form?: Readonly<Record<string, string>>): Promise<Told>;
}

export interface Told {
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
  readonly location: string | null;
}

export function webClient(url: string): WebClient {
  let cookie = '';
  const call = async (path: string, init: RequestInit = {}): Promise<Told> => {
    const answer = await fetch(`${url}/${path}`, { ...init, headers: { Cookie: cookie }, redirect: 'manual' });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    const json: unknown = isJson ? JSON.parse(text) : undefined;
    return { status: answer.status, text, json, location: answer.headers.get('location') };
  };
  return {
    get: (path) => call(path),
    post: (path, form = {}) => call(path, { method: 'POST', body: new URLSearchParams(form) }),
  };
}

/** The same, signed in by the form of the web page. */
export async function signedIn(
  url: string,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<WebClient> {
  const client = webClient(url);
  await client.post('auth/login', { login_login: login, login_password: password });
  return client;
}
