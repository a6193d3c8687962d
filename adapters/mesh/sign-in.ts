import { GatewayError } from '../../gateway/contracts/errors.ts';
import { backOffMs, type Clockwork } from '../kit/clockwork.ts';
import { listIn } from '../kit/reading.ts';
import type { Account } from './config.ts';
import type { Doors } from './doors.ts';
import { idAt, textAt } from './raw.ts';
import { tokenInCookies } from './token.ts';

/** Times an account is signed in from the beginning when an answer was lost on the way: a code is good for one exchange. */
const TRIES = 4;
const BACK_OFF = { firstWaitMs: 500, maxWaitMs: 15_000 } as const;

/** What an account may act as: the id is sent as `Profile-Id`. */
export interface Profile {
  readonly id: string;
  /** "parent", "student", "teacher". */
  readonly type: string;
}

export interface SignedIn {
  readonly token: string;
  readonly profiles: readonly Profile[];
}

export interface SigningIn {
  readonly doors: Doors;
  readonly account: Account;
  readonly clockwork: Clockwork;
  readonly signal: AbortSignal;
}

/**
 * Signs one account in: login and password for a code, the code for a token, and with it the profiles, which a token has to be asked for before it
 * counts elsewhere. Wrong credentials are told at once and not tried again.
 *
 * @throws {GatewayError} vendor.login; its message names no account
 */
export async function signIn(signing: SigningIn): Promise<SignedIn> {
  const { doors, clockwork, signal } = signing;
  for (let tried = 1; ; tried += 1) {
    try {
      const token = await tokenFor(await codeFor(signing), doors, signal);
      return { token, profiles: await profilesOf(token, doors, signal) };
    } catch (error) {
      if (!isWorthTrying(error) || tried >= TRIES) throw error;
    }
    const wait = backOffMs(BACK_OFF, tried, () => clockwork.random());
    await clockwork.sleep(wait, signal);
  }
}

/** No answer came, or a code or token just given was refused: it was used up by the request whose answer got lost. */
const isWorthTrying = (error: unknown): boolean =>
  error instanceof GatewayError &&
  error.code !== 'stopped' &&
  (error.remedy === 'retry' || error.code === 'http.unauthorized');

async function codeFor({ doors, account, signal }: SigningIn): Promise<string> {
  const json = { login: account.login, password_plain: account.password };
  const request = { path: 'lms/api/sessions', json, accepts: [400, 401, 403, 404, 422], signal };
  const { status, json: told } = await doors.node.send(request);
  const code = textAt(told, 'authentication_token');
  if (status < 300 && code !== '') return code;
  if (status < 300) throw new GatewayError('vendor.login', 'POST lms/api/sessions: gave no token');
  throw new GatewayError('vendor.login', `POST lms/api/sessions: answered ${status}`);
}

/** The cookie comes with the answer, or with a redirect to the start page, which is not followed. */
async function tokenFor(code: string, { node }: Doors, signal: AbortSignal): Promise<string> {
  const path = 'v3/auth/kauth/callback';
  const redirects = [301, 302, 303, 307];
  const { headers } = await node.send({
    path,
    query: { code },
    expects: 'anything',
    accepts: redirects,
    tries: 1,
    signal,
  });
  const token = tokenInCookies(headers['set-cookie']);
  if (token === undefined) throw new GatewayError('http.unauthorized', `GET ${path}: gave no token`);
  return token;
}

async function profilesOf(token: string, { web }: Doors, signal: AbortSignal): Promise<readonly Profile[]> {
  const path = 'acl/api/users/profile_info';
  const headers = { ...withToken(token), 'partner-source-id': 'MOBILE' };
  const { json } = await web.send({ path, headers, signal });
  return listIn(json, path).map((one) => ({ id: idAt(one), type: textAt(one, 'type') }));
}

/** Some calls read the one header, some the other. */
export const withToken = (token: string) => ({ Authorization: `Bearer ${token}`, 'Auth-Token': token });

/** Renews a token; the answer's body is the new one. */
export async function refreshed(
  token: string,
  { node }: Doors,
  profile: Profile,
  signal: AbortSignal,
): Promise<string> {
  const path = 'v2/token/refresh';
  const query = { subsystem: 2, roleId: ROLE_IDS[profile.type] };
  const answer = await node.send({
    path,
    query,
    headers: withToken(token),
    expects: 'anything',
    tries: 1,
    signal,
  });
  const next = answer.text.trim().replace(/^"|"$/g, '');
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(next)) throw new GatewayError('http.unauthorized', `GET ${path}: gave no token`);
  return next;
}

/** Numbers of the roles in the token's renewal; that of the staff is assumed to be the one its calls send as `x-mes-roleid`. */
const ROLE_IDS: Readonly<Record<string, number>> = { student: 1, parent: 2, teacher: 9 };
