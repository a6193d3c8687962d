import { createHash } from 'node:crypto';
import type { Moment } from '../region/timeline.ts';
import type { Account, Role } from './accounts.ts';
import type { Credential } from '../journal.ts';

/** A way in: to a whole school, or as one of its families. */
export interface EljurCredential extends Credential {
  readonly login: string;
  readonly password: string;
  readonly token: string;
  /** Sub-domain of the school. */
  readonly vendor: string;
  readonly devkey: string;
  readonly role: Role;
}

/** About three months, as clients say. */
const TOKEN_DAYS = 90;
const DAY_MS = 86_400_000;

const secret = (...words: readonly (string | number)[]): string =>
  createHash('sha256').update(words.join('\n')).digest('hex');

/** The developer's key of this region's reader; looks like an MD5. The same for the same seed. */
export const devkeyOf = (seed: string): string => secret(seed, 'devkey').slice(0, 32);

/** A token in force: of one user of one school. */
export interface Token {
  readonly text: string;
  readonly vendor: string;
  readonly login: string;
  readonly expires: Moment;
}

export interface Tokens {
  /** The token that was given out beforehand, or by the last sign-in. */
  current(vendor: string, login: string): Token;
  find(text: string): Token | undefined;
  /** A new token for the account. Others of it stay good. */
  give(vendor: string, account: Pick<Account, 'login'>): Token;
  /** The token is good no more. */
  expire(text: string): void;
}

/** @param now the region's clock, by which tokens run out */
export function openTokens(seed: string, now: () => Moment, first: Moment): Tokens {
  const byText = new Map<string, Token>();
  const current = new Map<string, Token>();
  let given = 0;
  const make = (vendor: string, login: string, from: Moment, nth: number): Token => {
    const text = secret(seed, 'token', vendor, login, nth);
    const token = { text, vendor, login, expires: from + TOKEN_DAYS * DAY_MS };
    byText.set(text, token);
    current.set(`${vendor}\n${login}`, token);
    return token;
  };
  return {
    current: (vendor, login) => current.get(`${vendor}\n${login}`) ?? make(vendor, login, first, 0),
    find(text) {
      const token = byText.get(text);
      return token && token.expires > now() ? token : undefined;
    },
    give: (vendor, { login }) => make(vendor, login, now(), (given += 1)),
    expire: (text) => void byText.delete(text),
  };
}
