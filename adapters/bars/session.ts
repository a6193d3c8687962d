import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import { cookieStore } from '../kit/cookies.ts';
import type { Fields } from '../kit/http-request.ts';
import { type Work, workingAsChildren } from './as-child.ts';
import type { Account } from './config.ts';
import { type Doors, doorsOf, isSignedOut, type SessionOf } from './door.ts';
import { isObject } from './raw.ts';

/** Milliseconds that a sign-out may take: it is a courtesy, also when the gateway is stopping. */
const SIGN_OUT_MS = 5_000;

/** One account, signed in. */
export interface Session {
  /**
   * Works as one child of the account: which child the answers are about is a state of the session, so nobody else's calls come between, and
   * afterwards it is asked whose they were: of a child who was shown before by the id of the pupil, of another one by its name, or, where names
   * do not tell, by the id that was shown before the work. Where another child was shown, all is done once more.
   *
   * @param child number of the child's person; undefined where the account has one pupil only
   * @param work may be done several times: what it gives counts, what it does besides must not
   * @throws {GatewayError} vendor.answer where another child is shown than the one chosen
   */
  as<T>(child: string | undefined, work: Work<T>): Promise<T>;
  /** Ends a session that we opened; one that a person opened is left alone. */
  signOut(): Promise<void>;
}

/**
 * Signs in and gives the session. An open client found that nothing is answered before the main page was visited: where the first call of a session
 * is refused it is visited then, and by the accounts that follow at once. One that has ended (401, 403, or the word UserNotAuthenticated with any status) is opened anew, once a request.
 *
 * @throws {GatewayError} vendor.login; its message names no account
 */
export async function openSession(options: SessionOf): Promise<Session> {
  const { config, account, context, habits } = options;
  const { signal } = context;
  const cookies = cookieStore();
  const doors = doorsOf(options, cookies);
  const { door, forms } = doors;
  let selected: string | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  /** Since the session was opened: whether anything was answered, and whether the main page was visited. */
  let isAnswered = false;
  let isVisited = false;

  const visit = async (): Promise<void> => {
    isVisited = true;
    await door.send({ path: '.', expects: 'anything', accepts: [404], signal });
  };
  const open = async (): Promise<void> => {
    selected = undefined;
    isAnswered = false;
    isVisited = false;
    if (account.sessionId === undefined) {
      await signIn(doors, account, signal);
      return habits.isVisitNeeded ? visit() : undefined;
    }
    cookies.take(new URL(config.origin), [`sessionid=${account.sessionId}; Path=/`]);
  };
  const demandSession = (answer: Answer, doing: string): Answer => {
    if (isSignedOut(answer)) throw new GatewayError('http.unauthorized', `${doing}: answered ${answer.status}`);
    return answer;
  };
  const askAs = async (child: string | undefined, method: string, query: Fields): Promise<Answer> => {
    if (child !== undefined && child !== selected) {
      const request = { path: 'api/ProfileService/SetChild', form: { selected: child }, accepts: [401, 403], signal };
      demandSession(await forms.send(request), `POST ${request.path}`);
      selected = child;
    }
    const path = `api/${method}`;
    const answer = demandSession(await door.send({ path, query, accepts: [401, 403], signal }), `GET ${path}`);
    isAnswered = true;
    return answer;
  };
  /** The answer; undefined where the session is none. */
  const unlessRefused = async (...asked: Parameters<typeof askAs>): Promise<Answer | undefined> => {
    try {
      return await askAs(...asked);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.code !== 'http.unauthorized') throw error;
      if (account.sessionId !== undefined) throw hasEnded(error);
      return undefined;
    }
  };
  const ask = async (child: string | undefined, method: string, query: Fields = {}): Promise<Answer> => {
    const told = await unlessRefused(child, method, query);
    if (told) return told;
    if (!isAnswered && !isVisited) {
      await visit();
      const behind = await unlessRefused(child, method, query);
      if (behind) {
        habits.isVisitNeeded = true;
        return behind;
      }
    }
    await open();
    return askAs(child, method, query);
  };
  const workAs = workingAsChildren(ask, (child) => (selected = child));

  await open();
  return {
    as(child, work) {
      const turn = queue.then(() => workAs(child, work));
      queue = turn.catch(() => undefined);
      return turn;
    },
    async signOut() {
      if (account.sessionId !== undefined) return;
      // Where it leads to, the form of the next sign-in, is nothing to us.
      const accepts = [301, 302, 303, 401, 403, 404];
      const request = { path: 'auth/force-logout', expects: 'anything', accepts, tries: 1 } as const;
      try {
        await door.send({ ...request, signal: AbortSignal.timeout(SIGN_OUT_MS) });
      } catch (error) {
        // The session ends by itself when idle; nothing was lost.
        if (!(error instanceof GatewayError)) throw error;
      }
    },
  };
}

const hasEnded = (cause: GatewayError): GatewayError =>
  new GatewayError('vendor.login', 'going on in a session of a browser: it has ended; copy its sessionid anew', {
    cause,
  });

/** Form and cookie. */
async function signIn({ forms }: Doors, { login, password }: Account, signal: AbortSignal): Promise<void> {
  const form = { login_login: login, login_password: password };
  const { status, json } = await forms.send({ path: 'auth/login', form, accepts: [400, 401, 403], signal });
  if (status >= 300) throw new GatewayError('vendor.login', `POST auth/login: answered ${status}`);
  if (!isObject(json) || json['success'] !== true)
    throw new GatewayError('vendor.login', 'POST auth/login: gave no session');
}
