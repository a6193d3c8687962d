import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';

/** A small client of its own for tests: the sequence by which clients in Python work, written from the protocol. */
export interface WebClient {
  readonly login: { readonly status: number; readonly body: Record<string, unknown> };
  get(
    path: string,
  ): Promise<{ readonly status: number; readonly type: string; readonly text: string; readonly json: unknown }>;
  post(path: string, body: object | URLSearchParams): ReturnType<WebClient['get']>;
  /** What is sent as `Cookie`. */
  cookie(): string;
}

const md5 = (bytes: Buffer | string) => createHash('md5').update(bytes).digest('hex');

/** Signs in with the short form (without cid, sid, pid, cn, sft), and `more` fields. `path` is below the origin. */
export async function signIn(
  url: string,
  account: { readonly login: string; readonly password: string; readonly schoolId: string },
  more: Readonly<Record<string, string>> = {},
): Promise<WebClient> {
  let cookie = '';
  let at = '';
  const call = async (path: string, init: RequestInit = {}) => {
    const headers = { ...(init.headers as Record<string, string>), Cookie: cookie, ...(at && { at }) };
    const answer = await fetch(`${url}/${path}`, { ...init, headers });
    cookie ||= answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    return {
      status: answer.status,
      type,
      text,
      json: type.includes('json') ? (JSON.parse(text) as unknown) : undefined,
    };
  };
  const post = (path: string, body: object | URLSearchParams) =>
    call(path, {
      method: 'POST',
      ...(body instanceof URLSearchParams
        ? { body }
        : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
  await call('webapi/logindata');
  const { lt, ver, salt } = (await post('webapi/auth/getdata', {})).json as Record<'lt' | 'ver' | 'salt', string>;
  const pw2 = md5(salt + md5(iconv.encode(account.password, 'windows-1251')));
  const pw = pw2.slice(0, account.password.length);
  const form = { loginType: '1', scid: account.schoolId, un: account.login, pw, pw2, lt, ver, ...more };
  const login = await post('webapi/login', new URLSearchParams(form));
  const body = login.json as Record<string, unknown>;
  at = String(body['at'] ?? '');
  return { login: { status: login.status, body }, get: (path) => call(path), post, cookie: () => cookie };
}
