import { sha256 } from '../canonical-json.ts';
import type { Moment } from '../region/timeline.ts';
import type { Account } from './accounts.ts';

const LIFE_MS = 10 * 86_400_000;

/** Who a token lets in. */
export interface Holder {
  readonly account: Account;
  /** Index of the school. */
  readonly school: number;
}

/** The tokens in force. Nothing here protects anybody: their signatures are no signatures. */
export interface Tokens {
  issue(holder: Holder): string;
  /** Whom a token lets in now. */
  holderOf(token: string): Holder | undefined;
  /** The token is good no more, but for being refreshed. */
  expire(token: string): void;
  /** The token is good for nothing any more. */
  end(token: string): void;
  /**
   * A new token for an old one; undefined where that is known no more. The old one lives on to its end (assumed): a client with several calls on
   * their way would be thrown out otherwise.
   */
  refresh(token: string): string | undefined;
}

interface Issued extends Holder {
  readonly until: Moment;
  readonly isExpired: boolean;
}

/** @param now the later of the region's clock and the machine's: clients compare the expiry with their own clock */
export function openTokens(seed: string, now: () => Moment): Tokens {
  const issued = new Map<string, Issued>();
  let count = 0;
  const issue = ({ account, school }: Holder): string => {
    count += 1;
    const at = now();
    const claims = {
      sub: String(account.user.short),
      stf: String(account.profile),
      iss: 'https://authedu.mosreg.ru',
      aud: '2:1',
      iat: Math.floor(at / 1000),
      nbf: Math.floor(at / 1000),
      exp: Math.floor((at + LIFE_MS) / 1000),
      jti: sha256(`${seed}\ntoken\n${count}`).slice(0, 32),
    };
    const token = [{ alg: 'RS256' }, claims].map((part) => base64(JSON.stringify(part))).join('.');
    const whole = `${token}.${base64(sha256(token))}`;
    issued.set(whole, { account, school, until: at + LIFE_MS, isExpired: false });
    return whole;
  };
  return {
    issue,
    holderOf(token) {
      const found = issued.get(token);
      return found && !found.isExpired && now() < found.until ? found : undefined;
    },
    expire(token) {
      const found = issued.get(token);
      if (found) issued.set(token, { ...found, isExpired: true });
    },
    end: (token) => void issued.delete(token),
    refresh(token) {
      const found = issued.get(token);
      if (!found || now() >= found.until) return undefined;
      return issue(found);
    },
  };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64url');
