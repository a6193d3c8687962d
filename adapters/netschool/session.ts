import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import type { Fields, HttpRequest } from '../kit/http-request.ts';
import type { Account } from './config.ts';
import type { Door, Installation } from './installation.ts';
import { confirmWarning, type SignedIn, signIn } from './sign-in.ts';
import type { Conversation } from '../kit/web-socket.ts';
import { type MobileDoor, mobileDoor, withoutMobile } from './mobile-door.ts';
import { isWarningPage } from './warning.ts';

/** Warnings confirmed for one request before the page is taken for an answer that makes no sense. */
const MOST_WARNINGS = 3;
/** Milliseconds that a sign-out may take: it is a courtesy, also when the gateway is stopping. */
const SIGN_OUT_MS = 5_000;

/** One account, signed in. Its requests may run at once; there is never a second session of the account. */
export interface Session {
  get(path: string, query?: Fields): Promise<Answer>;
  post(path: string, query: Fields, json: unknown): Promise<Answer>;
  postForm(path: string, query: Fields, form: Fields, expects?: 'json' | 'anything'): Promise<Answer>;
  /** A page or a file, as it is. */
  page(path: string): Promise<Answer>;
  /** What hubs want in the address. */
  proof(): Fields;
  /** Holds one talk over a socket; not repeated by itself. */
  talk<Heard>(path: string, conversation: Conversation<Heard>): Promise<Heard>;
  /** The installation's version, where it tells one. */
  readonly version: string | undefined;
  /** The API of the mobile application, with a token of this account. */
  readonly mobile: MobileDoor;
  /** Whether half of the idle time has passed. */
  isTired(): boolean;
  /** Asks something small. */
  keepAlive(): Promise<void>;
  signOut(): Promise<void>;
}

export interface SessionOf {
  readonly installation: Installation;
  readonly account: Account;
  readonly clockwork: Clockwork;
  readonly signal: AbortSignal;
}

/**
 * Signs in and gives the session. Later on: a warning page is confirmed and the request repeated; a session that has ended (401, or idle for
 * too long) is opened anew, once a request.
 */
export async function openSession({ installation, account, clockwork, signal }: SessionOf): Promise<Session> {
  let signedIn: SignedIn | undefined;
  let usedAt = 0;
  let opening: Promise<void> | undefined;
  let door: Door;

  const open = async (): Promise<void> => {
    signedIn = undefined;
    // A door of its own for every session: the cookies of the old one must not come along.
    door = installation.open(account.login, () => (signedIn ? { at: signedIn.at } : {}));
    signedIn = await signIn({ door, installation, account, clockwork, signal });
    usedAt = clockwork.now();
    if (!signedIn.isWarned) return;
    try {
      await confirmWarning(door, signedIn.at, signal);
    } catch (error) {
      await signOut();
      throw error;
    }
  };
  const signOut = async (): Promise<void> => {
    if (!signedIn) return;
    const { at, ver } = signedIn;
    signedIn = undefined;
    const path = installation.signOutPath;
    const request = { path, form: { at, ver }, headers: { at }, expects: 'anything', tries: 1 } as const;
    try {
      await door.send({ ...request, signal: AbortSignal.timeout(SIGN_OUT_MS) });
    } catch (error) {
      // The session ends by itself when idle; nothing was lost.
      if (!(error instanceof GatewayError)) throw error;
    }
  };
  /** Several requests may find the session ended at once: one of them opens it, the others wait. */
  const reopen = (ended: SignedIn | undefined): Promise<void> => {
    if (signedIn !== ended && opening === undefined) return Promise.resolve();
    opening ??= open().finally(() => (opening = undefined));
    return opening;
  };
  const isIdle = (share: number): boolean =>
    signedIn !== undefined && clockwork.now() - usedAt > signedIn.timeOutMs * share;

  const send = async (request: Omit<HttpRequest, 'signal'>): Promise<Answer> => {
    if (opening) await opening;
    if (signedIn === undefined || isIdle(1)) await reopen(signedIn);
    for (let confirmed = 0, reopened = 0; ;) {
      const used = signedIn!;
      const answer = await door.send({ ...request, accepts: [401, ...(request.accepts ?? [])], signal });
      usedAt = clockwork.now();
      if (answer.status === 401) {
        if (reopened > 0)
          throw new GatewayError('http.unauthorized', `${request.path}: answered 401 to a session just opened`);
        reopened += 1;
        await reopen(used);
      } else if (isWarningPage(answer.text)) {
        if (confirmed >= MOST_WARNINGS)
          throw new GatewayError('http.not-json', `${request.path}: answered a warning page again and again`);
        confirmed += 1;
        await confirmWarning(door, used.at, signal);
      } else return answer;
    }
  };

  const askPin = async (): Promise<string | undefined> => {
    const { userCode } = ((await send({ path: 'mysettings/mobile/pincode' })).json ?? {}) as { userCode?: unknown };
    return typeof userCode === 'string' || typeof userCode === 'number' ? String(userCode) : undefined;
  };
  const pin = async (): Promise<string> => {
    const known = await askPin();
    if (known !== undefined) return known;
    // The page that the application opens before; only that it was opened matters.
    const page = { path: '../app/simple/mobile', expects: 'anything', accepts: [403, 404] } as const;
    await send({ ...page, form: { at: signedIn?.at } });
    const code = await askPin();
    if (code !== undefined) return code;
    throw withoutMobile(installation, 'GET mysettings/mobile/pincode: gave no PIN');
  };

  await open();
  return {
    mobile: mobileDoor({ installation, login: account.login, pin, clockwork, signal }),
    get: (path, query = {}) => send({ path, query }),
    post: (path, query, json) => send({ path, query, json }),
    postForm: (path, query, form, expects = 'json') => send({ path, query, form, expects }),
    page: (path) => send({ path, expects: 'anything' }),
    proof: () => ({ at: signedIn?.at, _: signedIn?.ver }),
    talk: (path, conversation) => door.talk(path, { at: signedIn?.at }, conversation, signal),
    version: installation.version,
    isTired: () => isIdle(0.5),
    keepAlive: async () => void (await send({ path: 'context' })),
    signOut,
  };
}
