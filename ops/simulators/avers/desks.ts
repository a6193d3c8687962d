import type { School } from '../region/school.ts';
import type { Account } from './accounts.ts';
import { type Desk, deskOf } from './desk.ts';
import type { Manner } from './options.ts';

/** Desks kept at once: a region's schools are generated again when they are asked for after others. */
const KEPT = 24;

/** A user of the server and the user's school. */
export interface Found {
  readonly account: Account;
  readonly desk: Desk;
}

/** Where the accounts of one school stand. */
export interface DeskEntry {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** Logins of the pupils. */
  readonly pupils: readonly WayIn[];
  /** The login of the first pupil's parent. */
  readonly parents: readonly WayIn[];
}

/** Login, password, and whose they are. */
export interface WayIn {
  readonly login: string;
  readonly password: string;
  readonly role: Account['type'];
}

export interface Desks {
  readonly entries: readonly DeskEntry[];
  /** By login, case aside. */
  find(login: string): Found | undefined;
  deskAt(index: number): Desk;
}

/** Generates every school once, and keeps whole those that were asked for last. */
export function openDesks(
  indices: readonly number[],
  schoolOf: (index: number) => School,
  manner?: Partial<Manner>,
): Desks {
  const indexOf = new Map<string, number>();
  const kept = new Map<number, { readonly desk: Desk; readonly byLogin: ReadonlyMap<string, Account> }>();
  const keptAt = (index: number) => {
    const one = kept.get(index) ?? opened(schoolOf(index), manner);
    kept.delete(index);
    kept.set(index, one);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    return one;
  };
  const entries = indices.map((index): DeskEntry => {
    const { school, accounts } = keptAt(index).desk;
    for (const { login } of accounts) indexOf.set(login.toLowerCase(), index);
    const of = (wanted: Account['type']): readonly WayIn[] =>
      accounts.flatMap(({ login, password, type }) => (type === wanted ? [{ login, password, role: type }] : []));
    const parents = of('parent').slice(0, 1);
    return { index, id: String(school.ids.short), name: school.name, pupils: of('student'), parents };
  });
  return {
    entries,
    deskAt: (index) => keptAt(index).desk,
    find(login) {
      const index = indexOf.get(login.toLowerCase());
      if (index === undefined) return undefined;
      const { desk, byLogin } = keptAt(index);
      return { desk, account: byLogin.get(login.toLowerCase())! };
    },
  };
}

function opened(school: School, manner: Partial<Manner> | undefined) {
  const desk = deskOf(school, manner);
  return { desk, byLogin: new Map(desk.accounts.map((account) => [account.login.toLowerCase(), account])) };
}
