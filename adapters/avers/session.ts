import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import type { Answer } from '../kit/answer.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import type { Fields } from '../kit/http-request.ts';
import { listIn } from '../kit/reading.ts';
import type { Account, Config } from './config.ts';
import { cookiesOf, hashPassword } from './cookies.ts';
import { type Doors, FAILED, openDoors } from './door.ts';
import { cell, idAt, PARENT, type Row, STUDENT, textAt, USER } from './rows.ts';

/** A pupil whom an account sees. */
export interface Seen {
  readonly id: string;
  /** Full name; undefined where the account is not the pupil's own. It goes no further than the raw record. */
  readonly name: string | undefined;
  /** Whose account it is. */
  readonly account: 'own' | 'parent' | 'other';
}

/** One call: its name, and what it is asked with. */
export interface Call {
  readonly action: string;
  readonly form?: Fields;
}

/** One account, signed in. There is nothing to sign out of: the client made its cookies by itself. */
export interface Session {
  readonly pupils: readonly Seen[];
  /** Rows of one call, as `askAll`. */
  ask(action: string, form?: Fields): Promise<Answer>;
  /**
   * Rows of several calls, made one after the other. An empty answer is believed only where it was said twice, by a server that still knew the
   * account: to a stranger it answers the same. Whoever is told something without having signed in anew was known all the time before: where
   * the last call tells something, it proves it for all; else `get_user_data` is asked. So what is likely to be empty comes first.
   *
   * @throws {GatewayError} http.unauthorized where it goes on not to know it
   */
  askAll(calls: readonly Call[]): Promise<readonly Answer[]>;
}

export interface SessionOf {
  readonly config: Config;
  readonly account: Account;
  readonly context: AdapterContext;
  readonly clockwork: Clockwork;
}

/**
 * Signs in. Wrong credentials are told at once and not tried again.
 *
 * @throws {GatewayError} vendor.login; its message names no account
 */
export async function openSession({ config, account, context, clockwork }: SessionOf): Promise<Session> {
  const { signal } = context;
  const hash = hashPassword(account.password);
  let cookies = '';
  /** Counts beginnings and ends of signing in: what lies between two equal numbers was asked by one and the same session. */
  let signings = 0;
  const doors = openDoors(config, context, clockwork, () => cookies);
  // Cookies are kept meanwhile: other requests of the account may be under way.
  const signIn = async (): Promise<readonly Row[]> => {
    signings += 1;
    const users = await usersOf(doors, account.login, hash, signal);
    const userId = idAt(users[0], USER.id);
    cookies = cookiesOf(account.login, hash, userId);
    await doors.signIn.send({ path: 'auth', form: { uId: userId, act: 1 }, expects: 'anything', signal });
    signings += 1;
    return users;
  };
  const send = async (action: string, form?: Fields): Promise<Answer> => {
    const answer = await doors.act.send({ path: `act/${action}`, ...(form && { form }), signal });
    listIn(answer.json, action);
    return answer;
  };
  const isKnown = async (): Promise<boolean> => !isNothing(await send('get_user_data', {}));
  const sendTwice = async ({ action, form }: Call): Promise<Answer> => {
    const answer = await send(action, form);
    return isNothing(answer) ? send(action, form) : answer;
  };
  const askAll = async (calls: readonly Call[]): Promise<readonly Answer[]> => {
    for (let isAgain = false; ;) {
      const begun = signings;
      const answers: Answer[] = [];
      for (const call of calls) answers.push(await sendTwice(call));
      const empty = calls.find((_call, nth) => isNothing(answers[nth]!));
      if (!empty) return answers;
      const wasKnown = !isNothing(answers.at(-1)!) || (await isKnown());
      // Where another call of the account has signed in meanwhile, it is not told by whom this was answered.
      if (wasKnown && begun === signings) return answers;
      if (isAgain && !wasKnown) throw unknownTo(empty.action);
      isAgain = true;
      if (!wasKnown) await signIn();
    }
  };
  const users = await signIn();
  return {
    pupils: users.flatMap(seenBy),
    async ask(action, form) {
      const [answer] = await askAll([{ action, ...(form && { form }) }]);
      return answer!;
    },
    askAll,
  };
}

const unknownTo = (action: string): GatewayError =>
  new GatewayError('http.unauthorized', `POST act/${action}: answered nothing to an account just signed in`);

const isNothing = ({ json }: Answer): boolean => !Array.isArray(json) || json.length === 0;

async function usersOf({ signIn }: Doors, l: string, p: string, signal: AbortSignal): Promise<readonly Row[]> {
  const { json } = await signIn.send({ path: 'login', form: { l, p }, signal });
  if (json === FAILED) throw new GatewayError('vendor.login', 'POST login: answered [error_symbol]');
  const users = listIn(json, 'login') as readonly Row[];
  if (idAt(users[0], USER.id) === '') throw new GatewayError('vendor.login', 'POST login: gave no session');
  return users;
}

/** Assumed: where an account sees several pupils, it is told a row for each. */
function seenBy(user: Row): readonly Seen[] {
  const id = idAt(user, USER.pupil);
  if (id === '') return [];
  const type = cell(user, USER.type);
  const account = type === STUDENT ? 'own' : type === PARENT ? 'parent' : 'other';
  const name = (account === 'own' && textAt(user, USER.fullName)) || undefined;
  return [{ id, name, account }];
}
