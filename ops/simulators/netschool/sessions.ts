import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { sha256 } from '../canonical-json.ts';
import type { Account } from './accounts.ts';
import type { Desk } from './desk.ts';

export interface Session {
  /** 23 to 26 digits with leading zeros. */
  readonly at: string;
  readonly cookie: string;
  readonly account: Account;
  readonly desk: Desk;
  lastCall: number;
  /** The account is open elsewhere too: every call is answered with the SecurityWarning page until that is confirmed. */
  warned: boolean;
  /** The account has several roles and none was chosen: nothing may be read, and the session is in nobody's way. */
  readonly isRoleOpen: boolean;
  /**
   * Opened by the mobile application. No client of it ever confirms a warning or signs out, and all of them get in again: it stands beside the
   * web's session, and is in nobody's way (assumed).
   */
  readonly isMobile: boolean;
}

/** Roles of an account; `rolegroup` of the sign-in form chooses one by its id. */
export const ROLES = [
  { id: 1, name: 'Родитель' },
  { id: 2, name: 'Представитель организации' },
] as const;

/**
 * What the sign-in form sends, by names in lower case; further fields are ignored, as both forms in the field differ in them. `pw` is one: clients
 * send `pw2` cut to the length of the password, all of it, or something else, and all of them get in.
 */
export interface LoginForm {
  readonly un?: string;
  readonly pw2?: string;
  readonly lt?: string;
  readonly ver?: string;
  readonly rolegroup?: string;
  /** "1" where the mobile application signs in. */
  readonly mobile?: string;
}

/** Answer to `auth/getdata`: numbers as text. */
export interface AuthData {
  readonly lt: string;
  readonly ver: string;
  readonly salt: string;
}

export interface Sessions {
  newAuthData(): AuthData;
  /** Undefined when login, password or the data it was salted with are wrong. */
  signIn(desk: Desk, form: LoginForm, cookie: string): Session | undefined;
  /** The living session of a call; its idle time begins anew. */
  find(at: string | undefined, cookie: string | undefined): Session | undefined;
  /** The living session of that token; its idle time goes on. */
  peek(at: string | undefined): Session | undefined;
  /** The person wants to work here: the account's other session ends. */
  confirm(session: Session): void;
  end(at: string): void;
}

export interface SessionOptions {
  readonly seed: string;
  /** Milliseconds. */
  readonly timeOut: number;
  readonly wall: () => number;
  /** Parents have two roles and are asked for one. */
  readonly twoRoles: boolean;
}

/** One web session an account; a second one has to be confirmed. */
export function openSessions({ seed, timeOut, wall, twoRoles }: SessionOptions): Sessions {
  const byToken = new Map<string, Session>();
  const saltOf = new Map<string, AuthData>();
  let made = 0;
  const digits = (what: string, length: number) => decimal(`${seed}\n${what}\n${(made += 1)}`).slice(0, length);
  const alive = (session: Session | undefined) => {
    if (session && wall() - session.lastCall <= timeOut) return session;
    if (session) byToken.delete(session.at);
    return undefined;
  };
  const others = (session: Session) =>
    byToken
      .values()
      .filter((other) => other !== session && !other.isRoleOpen && !other.isMobile)
      .filter((other) => other.account.user.long === session.account.user.long && alive(other))
      .toArray();

  return {
    newAuthData() {
      // Told as text, but below 2^31 wherever they were seen: clients keep them in 32 bits.
      const data = { lt: `1${digits('lt', 9)}`, ver: digits('ver', 9), salt: `1${digits('salt', 9)}` };
      saltOf.set(data.lt, data);
      return data;
    },
    signIn(desk, form, cookie) {
      const data = saltOf.get(form.lt ?? '');
      const login = form.un?.trim().toLowerCase();
      const account = desk.accounts.find((one) => one.login.toLowerCase() === login);
      if (!data || data.ver !== form.ver || !account || !isPassword(account.password, data.salt, form))
        return undefined;
      const at = `00${digits('at', 21 + (made % 4))}`;
      const isRoleOpen =
        twoRoles && account.role === 'parent' && !ROLES.some(({ id }) => String(id) === form.rolegroup);
      const isMobile = form.mobile === '1';
      const session: Session = { at, cookie, account, desk, lastCall: wall(), warned: false, isRoleOpen, isMobile };
      session.warned = !isRoleOpen && !isMobile && others(session).length > 0;
      byToken.set(at, session);
      return session;
    },
    find(at, cookie) {
      const session = alive(byToken.get(at ?? ''));
      if (!session || session.cookie !== cookie) return undefined;
      session.lastCall = wall();
      return session;
    },
    peek: (at) => alive(byToken.get(at ?? '')),
    confirm(session) {
      for (const other of others(session)) byToken.delete(other.at);
      session.warned = false;
    },
    end: (at) => void byToken.delete(at),
  };
}

/** pw2 = md5(salt + md5(password in windows-1251)). */
function isPassword(password: string, salt: string, { pw2 }: LoginForm): boolean {
  const inner = createHash('md5').update(iconv.encode(password, 'windows-1251')).digest('hex');
  const outer = createHash('md5')
    .update(salt + inner)
    .digest('hex');
  return pw2?.toLowerCase() === outer;
}

/** 32 or more decimal digits that depend on the text alone; the first is not 0. */
const decimal = (text: string): string =>
  `${(BigInt(`0x${sha256(text)}`) % 10n ** 40n) + 10n ** 40n}`.slice(1).replace(/^0/, '7');
