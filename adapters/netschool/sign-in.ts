import { GatewayError } from '../../gateway/contracts/errors.ts';
import { backOffMs, type Clockwork } from '../kit/clockwork.ts';
import type { Http } from '../kit/http.ts';
import type { AuthData, LoginAnswer } from './api.ts';
import type { Account } from './config.ts';
import type { Installation } from './installation.ts';
import { hashPassword } from './password.ts';
import { leadsToRoles, leadsToWarning } from './warning.ts';

/** Times the form is sent when no answer came: each time with a salt of its own, because a salt is good for one sign-in. */
const TRIES = 4;
const BACK_OFF = { firstWaitMs: 1_000, maxWaitMs: 15_000 } as const;
/** Milliseconds of idleness that a session lives where the answer does not say: the shorter of the two values seen. */
const USUAL_TIME_OUT_MS = 900_000;

/** A session as the sign-in gave it. */
export interface SignedIn {
  readonly at: string;
  /** Repeated by the sign-out. */
  readonly ver: string;
  readonly timeOutMs: number;
  /** The account is open elsewhere: that has to be confirmed before anything is asked. */
  readonly isWarned: boolean;
}

export interface SigningIn {
  readonly door: Http;
  readonly installation: Installation;
  readonly account: Account;
  readonly clockwork: Clockwork;
  readonly signal: AbortSignal;
}

/**
 * Signs one account in: cookie, salt, form, and the role where one is asked for. Wrong credentials (409) are told at once and never tried again:
 * the vendor locks accounts.
 *
 * @throws {GatewayError} vendor.login; its message names no account
 */
export async function signIn(signing: SigningIn): Promise<SignedIn> {
  const { door, account, signal } = signing;
  const state = signing.installation.application !== 'none' ? await readLoginState(door, signal) : undefined;
  // The first answer of all has the cookie.
  if (state === undefined) await door.send({ path: 'logindata', signal });
  let { answer, ver } = await sendForm(signing, account.roleGroup, state);
  if (leadsToRoles(answer.entryPoint) && account.roleGroup === undefined) {
    ({ answer, ver } = await sendForm(signing, firstRole(answer.accountInfo?.userRoles), state));
  }
  const { at, timeOut } = answer;
  if (typeof at !== 'string' || at === '') throw new GatewayError('vendor.login', 'POST login: gave no session');
  return { at, ver, timeOutMs: timeOut ?? USUAL_TIME_OUT_MS, isWarned: leadsToWarning(answer.entryPoint) };
}

/**
 * Says yes to "you are signed in elsewhere; go on here?". The answer leads to the start page, which may be any page or none: whether it was
 * understood is seen by the next call, which is answered by the warning again if it was not.
 */
export async function confirmWarning(door: Http, at: string, signal: AbortSignal): Promise<void> {
  const form = { at, WarnType: 2 };
  const path = '../asp/SecurityWarning.asp';
  await door.send({ path, form, expects: 'anything', accepts: [401, 403, 404], signal });
}

async function sendForm(
  signing: SigningIn,
  roleGroup: string | undefined,
  state: string | undefined,
): Promise<{ answer: LoginAnswer; ver: string }> {
  const { door, clockwork, signal } = signing;
  for (let tried = 1; ; tried += 1) {
    const { lt, ver, salt } = (await door.send({ method: 'POST', path: 'auth/getdata', signal })).json as AuthData;
    const fields =
      state === undefined ? formOf(signing, salt, roleGroup) : mobileFormOf(signing, salt, roleGroup, state);
    const form = { ...fields, lt, ver };
    const path = state === undefined ? 'login' : 'auth/login';
    try {
      const { status, json } = await door.send({ path, form, accepts: [401, 403, 409], tries: 1, signal });
      if (status < 300) return { answer: json as LoginAnswer, ver };
      throw new GatewayError('vendor.login', `POST ${path}: answered ${status}`);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.remedy !== 'retry' || error.code === 'stopped' || tried >= TRIES)
        throw error;
    }
    await clockwork.sleep(
      backOffMs(BACK_OFF, tried, () => clockwork.random()),
      signal,
    );
  }
}

/** The fields that open clients send; the smaller of the two sets where the installation has no form to prepare. */
function formOf({ installation, account }: SigningIn, salt: string, roleGroup: string | undefined) {
  const { school, loginForm } = installation;
  const tree = { cid: loginForm.cid, sid: loginForm.sid, pid: school.provinceId, cn: school.cityId, sft: 2 };
  return {
    loginType: 1,
    ...(loginForm.cid !== undefined && tree),
    scid: school.id,
    un: account.login,
    ...hashPassword(account.password, salt),
    rolegroup: roleGroup,
  };
}

/** The fields that the mobile application sends. */
function mobileFormOf(
  { installation, account }: SigningIn,
  salt: string,
  roleGroup: string | undefined,
  loginState: string,
) {
  const { pw2 } = hashPassword(account.password, salt);
  const un = account.login;
  return { loginState, loginType: 1, scid: installation.school.id, un, pw2, mobile: 1, rolegroup: roleGroup };
}

/** What a sign-in of the mobile application begins with; undefined where a version does not know it. */
async function readLoginState(door: Http, signal: AbortSignal): Promise<string | undefined> {
  const answer = await door.send({ path: 'auth/login-state', form: { mobile: 1 }, accepts: [404], signal });
  return typeof answer.json === 'string' && answer.status < 300 ? answer.json : undefined;
}

/** `userRoles` has been seen as a list and as an object; neither has been recorded with values. Assumed: ids in a list, or keys. */
function firstRole(userRoles: unknown): string {
  const first: unknown = Array.isArray(userRoles) ? userRoles[0] : Object.keys(userRoles ?? {})[0];
  const id: unknown = typeof first === 'object' && first !== null && 'id' in first ? first.id : first;
  if (typeof id === 'string' || typeof id === 'number') return String(id);
  throw new GatewayError('vendor.login', 'POST login: asks which role to take; set "roleGroup" of the account');
}
