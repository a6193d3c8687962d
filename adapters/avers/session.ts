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

/** One account, signed in. There is nothing to sign out of: the client made its cookies by itself. */
export interface Session {
  readonly pupils: readonly Seen[];
  /**
   * Rows of one call. An empty answer is believed only where it was said twice, by a server that still knows the account: to a stranger it
   * answers the same.
   *
   * @throws {GatewayError} http.unauthorized where it goes on not to know it
   */
  ask(action: string, form?: Fields): Promise<Answer>;
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
  const doors = openDoors(config, context, clockwork, () => cookies);
  // Cookies are kept meanwhile: other requests of the account may be under way.
  const signIn = async (): Promise<readonly Row[]> => {
    const users = await usersOf(doors, account.login, hash, signal);
    const userId = idAt(users[0], USER.id);
    cookies = cookiesOf(account.login, hash, userId);
    await doors.signIn.send({ path: 'auth', form: { uId: userId, act: 1 }, expects: 'anything', signal });
    return users;
  };
  const send = async (action: string, form?: Fields): Promise<Answer> => {
    const answer = await doors.act.send({ path: `act/${action}`, ...(form && { form }), signal });
    listIn(answer.json, action);
    return answer;
  };
  const isKnown = async (): Promise<boolean> => !isNothing(await send('get_user_data', {}));
  const users = await signIn();
  return {
    pupils: users.flatMap(seenBy),
    async ask(action, form) {
      for (let isAgain = false; ; isAgain = true) {
        let answer = await send(action, form);
        if (isNothing(answer)) answer = await send(action, form);
        if (!isNothing(answer) || (await isKnown())) return answer;
        if (isAgain)
          throw new GatewayError(
            'http.unauthorized',
            `POST act/${action}: answered nothing to an account just signed in`,
          );
        await signIn();
      }
    },
  };
}

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
