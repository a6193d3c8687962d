import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import { cookieStore } from '../kit/cookies.ts';
import type { Fields } from '../kit/http-request.ts';
import type { Account } from './config.ts';
import { type Doors, doorsOf, isSignedOut, type SessionOf } from './door.ts';
import { idText, isObject, rawOf } from './raw.ts';

/** Milliseconds that a sign-out may take: it is a courtesy, also when the gateway is stopping. */
const SIGN_OUT_MS = 5_000;
const WHO = 'ProfileService/GetPersonData';

/** Asks one method, e.g. "MarkService/GetTotalMarks". */
export type Get = (method: string, query?: Fields) => Promise<Answer>;

/** What is done as one child of an account. */
type Work<T> = (get: Get, person?: unknown) => Promise<T>;

/** One account, signed in. */
export interface Session {
  /**
   * Works as one child of the account: which child the answers are about is a state of the session, so nobody else's calls come between, and
   * afterwards it is asked whose they were. Where another child was shown, all is done once more.
   *
   * @param child number of the child's person; undefined where the account has one pupil only
   * @param work is given what GetPersonData told of the child, where that was asked before
   * @throws {GatewayError} vendor.answer where another child is shown than the one chosen
   */
  as<T>(child: string | undefined, work: Work<T>): Promise<T>;
  /** Ends a session that we opened; one that a person opened is left alone. */
  signOut(): Promise<void>;
}

/**
 * Signs in and gives the session. One that has ended (401, 403, or the word UserNotAuthenticated with any status) is opened anew, once a request.
 *
 * @throws {GatewayError} vendor.login; its message names no account
 */
export async function openSession(options: SessionOf): Promise<Session> {
  const { config, account, context } = options;
  const { signal } = context;
  const cookies = cookieStore();
  const doors = doorsOf(options, cookies);
  const { door, forms } = doors;
  /** Ids of pupils by the number of the child. */
  const pupils = new Map<string, string>();
  let selected: string | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const open = async (): Promise<void> => {
    selected = undefined;
    if (account.sessionId === undefined) return signIn(doors, account, signal);
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
    return demandSession(await door.send({ path, query, accepts: [401, 403], signal }), `GET ${path}`);
  };
  const ask = async (child: string | undefined, method: string, query: Fields = {}): Promise<Answer> => {
    try {
      return await askAs(child, method, query);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.code !== 'http.unauthorized') throw error;
      if (account.sessionId !== undefined) throw hasEnded(error);
    }
    await open();
    return askAs(child, method, query);
  };
  /** What GetPersonData tells, where it is of this child; of one who was not shown before it must tell nobody else. */
  const shown = async (child: string): Promise<unknown> => {
    const { json } = await ask(child, WHO);
    const id = idText(rawOf(json)['selected_pupil_id']);
    const known = pupils.get(child);
    const isOther = known === undefined ? [...pupils.values()].includes(id ?? '') : id !== known;
    if (id === undefined || isOther) return undefined;
    pupils.set(child, id);
    return json;
  };
  const workAs = async <T>(child: string | undefined, work: Work<T>): Promise<T> => {
    const get: Get = (method, query) => ask(child, method, query);
    if (child === undefined) return work(get);
    for (let tries = 2; tries > 0; tries -= 1) {
      const person = pupils.has(child) ? undefined : await shown(child);
      if (pupils.has(child)) {
        const result = await work(get, person);
        if (await shown(child)) return result;
      }
      selected = undefined;
    }
    throw new GatewayError('vendor.answer', 'reading GetPersonData: another child is shown than the one chosen');
  };

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

/** Form, cookie, and the main page: an open client found that nothing else is answered before it was visited. */
async function signIn({ door, forms }: Doors, { login, password }: Account, signal: AbortSignal): Promise<void> {
  const form = { login_login: login, login_password: password };
  const { status, json } = await forms.send({ path: 'auth/login', form, accepts: [400, 401, 403], signal });
  if (status >= 300) throw new GatewayError('vendor.login', `POST auth/login: answered ${status}`);
  if (!isObject(json) || json['success'] !== true)
    throw new GatewayError('vendor.login', 'POST auth/login: gave no session');
  await door.send({ path: '.', expects: 'anything', accepts: [404], signal });
}
