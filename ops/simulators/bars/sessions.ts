import { sha256 } from '../canonical-json.ts';
import type { Pupil } from '../region/person.ts';
import type { Account } from './accounts.ts';
import type { Desk } from './desk.ts';

/** Wrong passwords after which a login is locked (assumed; that there is such a lock is seen in an open client). */
const MOST_MISTAKES = 5;
const LOCKED_MS = 600_000;

/** One sign-in. Any number of them may be open for an account. */
export interface Session {
  readonly id: string;
  readonly desk: Desk;
  readonly account: Account;
  /** Whose diary the calls without a pupil's id are about. */
  selected: Pupil;
  /** The main page was visited after the sign-in. */
  isVisited: boolean;
  usedAt: number;
}

/** What came of a sign-in. */
export type SigningIn = { readonly session: Session } | { readonly refused: 'wrong' | 'locked' };

export interface Sessions {
  signIn(login: string, password: string): SigningIn;
  /** A living session, which lives on from now; undefined where it has ended. */
  find(id: string | undefined): Session | undefined;
  /** The same without prolonging it. */
  peek(id: string | undefined): Session | undefined;
  end(id: string | undefined): void;
}

export interface SessionsOf {
  readonly seed: string;
  readonly timeOut: number;
  readonly wall: () => number;
  /** The account of a login, and where it is. */
  readonly accountOf: (login: string) => { readonly desk: Desk; readonly account: Account } | undefined;
}

export function openSessions({ seed, timeOut, wall, accountOf }: SessionsOf): Sessions {
  const sessions = new Map<string, Session>();
  const mistakes = new Map<string, { readonly count: number; readonly at: number }>();
  let opened = 0;
  const peek = (id: string | undefined): Session | undefined => {
    const session = id === undefined ? undefined : sessions.get(id);
    if (session && wall() - session.usedAt > timeOut) sessions.delete(session.id);
    return session && sessions.get(session.id);
  };
  return {
    peek,
    find(id) {
      const session = peek(id);
      if (session) session.usedAt = wall();
      return session;
    },
    end: (id) => void sessions.delete(id ?? ''),
    signIn(login, password) {
      const made = mistakes.get(login);
      if (made && made.count >= MOST_MISTAKES && wall() - made.at < LOCKED_MS) return { refused: 'locked' };
      const found = accountOf(login);
      if (!found || found.account.password !== password) {
        mistakes.set(login, { count: (made?.count ?? 0) + 1, at: wall() });
        return { refused: 'wrong' };
      }
      mistakes.delete(login);
      opened += 1;
      const id = sha256(`${seed}\nbars session\n${opened}`).slice(0, 32);
      const session: Session = { id, ...found, selected: found.account.children[0]!, isVisited: false, usedAt: wall() };
      sessions.set(id, session);
      return { session };
    },
  };
}
