import type { MeshCredential } from './start.ts';

/** A small client of its own for tests, written from the protocol. */
export interface WebClient {
  readonly token: string;
  readonly profile: { readonly id: number; readonly type: string };
  get(path: string, headers?: Record<string, string>): Promise<{ readonly status: number; readonly json: never }>;
}

export const postJson = (url: string, body: object): Promise<Response> =>
  fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });

/** Signs in as the mobile client does, and takes the first profile. */
export async function signIn(
  url: string,
  { login, password }: Pick<MeshCredential, 'login' | 'password'>,
): Promise<WebClient> {
  const session = (await (
    await postJson(`${url}/lms/api/sessions`, { login, password_plain: password })
  ).json()) as never;
  const back = await fetch(`${url}/v3/auth/kauth/callback?code=${session['authentication_token']}`);
  const token = /aupd_token=([^;]+); path=\//.exec(back.headers.getSetCookie()[0]!)![1]!;
  const ask = async (path: string, headers: Record<string, string>) => {
    const answer = await fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${token}`, ...headers } });
    return { status: answer.status, json: (await answer.json()) as never };
  };
  const [profile] = (await ask('/acl/api/users/profile_info', { 'partner-source-id': 'MOBILE' }))
    .json as WebClient['profile'][];
  return {
    token,
    profile: profile!,
    get: (path, headers = {}) => ask(path, { 'Profile-Id': String(profile!.id), ...headers }),
  };
}

interface Child {
  readonly id: number;
  readonly contingent_guid: string;
}

/** The first child of a parent. */
export const childOf = async (client: WebClient): Promise<Child> =>
  ((await client.get('/family/mobile/v1/profile')).json as { children: Child[] }).children[0]!;
