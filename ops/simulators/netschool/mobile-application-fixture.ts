import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import type { NetSchoolCredential, NetSchoolSimulator } from './start.ts';

const md5 = (bytes: Buffer | string): string => createHash('md5').update(bytes).digest('hex');
const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});

/** What an application does that has signed in. */
export interface MobileApplication {
  /** The JSON of an answer, or its status where that is an error. */
  read(path: string, token?: string): Promise<unknown>;
  tokens(more: Readonly<Record<string, string>>): Promise<{ status: number; json: Record<string, string> }>;
  /** What the PIN was exchanged for. */
  readonly given: Readonly<Record<string, string>>;
  /** The exchange of the PIN, once more. */
  readonly pin: Readonly<Record<string, string>>;
}

/** Signs in as the application does, with the first account, and gives what reads with its token. */
export async function mobileApplication(simulator: NetSchoolSimulator): Promise<MobileApplication> {
  const account = simulator.credentials[0] as NetSchoolCredential;
  const jar = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(`${simulator.url}/${path}`, {
      ...init,
      headers: { ...(init.headers as object), ...(cookie && { cookie }) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=');
      jar.set(name!, value!);
    }
    return answer;
  };
  await send('login?mobile=&appVer=1');
  await send('webapi/logindata');
  const loginState = (await (await send('webapi/auth/login-state', form({ mobile: '1' }))).json()) as string;
  const { lt, ver, salt } = (await (await send('webapi/auth/getdata', form({}))).json()) as Record<string, string>;
  const pw2 = md5(salt + md5(iconv.encode(account.password, 'windows-1251')));
  const fields = { loginState, loginType: '1', lt: lt!, ver: ver!, scid: '7', un: account.login, pw2, mobile: '1' };
  const { at } = (await (await send('webapi/auth/login', form(fields))).json()) as { at: string };
  await send('app/simple/mobile', form({ at }));
  const { userCode } = (await (await send('webapi/mysettings/mobile/pincode', { headers: { at } })).json()) as {
    userCode: string;
  };
  const tokens = async (more: Readonly<Record<string, string>>) => {
    const answer = await send('connect/token', form({ client_id: 'parent-mobile', ...more }));
    return { status: answer.status, json: (await answer.json()) as Record<string, string> };
  };
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  const { json } = await tokens({ grant_type, device_code: userCode });
  const read = async (path: string, token = json['access_token']): Promise<unknown> => {
    const url = `api/mobile/${path}${path.includes('?') ? '&' : '?'}lng=ru&appVersion=1`;
    const answer = await send(url, { headers: { authorization: `Bearer ${token}` } });
    return answer.ok ? ((await answer.json()) as unknown) : answer.status;
  };
  return { read, tokens, given: json, pin: { grant_type, device_code: userCode } };
}
