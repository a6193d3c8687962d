import { sha256 } from '../canonical-json.ts';
import type { Session } from './sessions.ts';

/** What the identity service gives for a PIN or a refresh token. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly token_type: 'Bearer';
  readonly scope: string;
}

/** Whose a token is. */
export type Holder = Pick<Session, 'account' | 'desk'>;

/** PINs and tokens of the mobile application. They live on when the web session ends. */
export interface MobileTokens {
  /** A PIN of the web session's account: digits, good for one exchange. */
  pinOf(session: Session): string;
  exchange(pin: string): TokenAnswer | undefined;
  /** A new pair; the old refresh token is good no more. */
  refresh(token: string): TokenAnswer | undefined;
  holderOf(accessToken: string): Holder | undefined;
  /** The token is good no more; its refresh token is. */
  expire(accessToken: string): void;
}

export interface TokenOptions {
  readonly seed: string;
  /** Seconds that an access token lives. */
  readonly life: number;
  readonly wall: () => number;
}

export function openTokens({ seed, life, wall }: TokenOptions): MobileTokens {
  const pins = new Map<string, Holder>();
  const access = new Map<string, { readonly holder: Holder; readonly until: number }>();
  const renewing = new Map<string, Holder>();
  let made = 0;
  const secret = (what: string): string => sha256(`${seed}\n${what}\n${(made += 1)}`);
  const give = (holder: Holder): TokenAnswer => {
    const [token, refresh] = [secret('access'), secret('refresh')];
    access.set(token, { holder, until: wall() + life * 1_000 });
    renewing.set(refresh, holder);
    return { access_token: token, refresh_token: refresh, expires_in: life, token_type: 'Bearer', scope: 'mobile' };
  };
  /** Takes what is good for one use. */
  const take = (from: Map<string, Holder>, key: string): TokenAnswer | undefined => {
    const holder = from.get(key);
    from.delete(key);
    return holder && give(holder);
  };
  return {
    pinOf({ account, desk }) {
      const pin = String(Number.parseInt(secret('pin').slice(0, 8), 16) + 1_000_000_000).slice(0, 8);
      pins.set(pin, { account, desk });
      return pin;
    },
    exchange: (pin) => take(pins, pin),
    refresh: (token) => take(renewing, token),
    holderOf(token) {
      const found = access.get(token);
      if (found && wall() < found.until) return found.holder;
      access.delete(token);
      return undefined;
    },
    expire: (token) => void access.delete(token),
  };
}
