import type { School } from '../region/school.ts';
import type { Account } from './accounts.ts';
import { type Desk, deskOf } from './desk.ts';

/** Desks kept at once: a region's schools are generated again when they are asked for after others. */
const KEPT = 24;

/** What is known of a school without its desk. */
export interface SchoolEntry {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** Logins of the parents. */
  readonly parents: readonly WayIn[];
  /** The login of a pupil who has one; at most one. */
  readonly pupils: readonly WayIn[];
}

/** Login, password, and whose they are. */
export interface WayIn {
  readonly login: string;
  readonly password: string;
  readonly role: 'parent' | 'student';
}

export interface Desks {
  readonly entries: readonly SchoolEntry[];
  deskOf(entry: SchoolEntry): Desk;
  accountOf(login: string): { readonly desk: Desk; readonly account: Account } | undefined;
}

/** Generates every school once, and keeps whole those that were asked for last. */
export function openDesks(indices: readonly number[], schoolOf: (index: number) => School): Desks {
  const kept = new Map<number, Desk>();
  const byLogin = new Map<string, number>();
  const desk = (index: number): Desk => {
    const found = kept.get(index) ?? deskOf(schoolOf(index));
    kept.delete(index);
    kept.set(index, found);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return found;
  };
  const entries = indices.map((index): SchoolEntry => {
    const { school, accounts } = desk(index);
    for (const { login } of accounts) byLogin.set(login, index);
    const parents = accounts.filter(({ role }) => role === 'parent');
    const pupils = accounts.filter(({ role }) => role === 'pupil');
    const plainest = pupils.find(({ children }) => children[0] === parents[0]?.children[0]) ?? pupils[0];
    return {
      index,
      id: String(school.ids.short),
      name: school.name,
      parents: parents.map(({ login, password }) => ({ login, password, role: 'parent' })),
      pupils: plainest ? [{ login: plainest.login, password: plainest.password, role: 'student' }] : [],
    };
  });
  return {
    entries,
    deskOf: ({ index }) => desk(index),
    accountOf(login) {
      const index = byLogin.get(login);
      if (index === undefined) return undefined;
      const found = desk(index);
      const account = found.accounts.find((one) => one.login === login);
      return account && { desk: found, account };
    },
  };
}
