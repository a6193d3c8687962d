import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import { backOffMs, type Clockwork } from '../kit/clockwork.ts';
import type { Http } from '../kit/http.ts';
import type { Fields } from '../kit/http-request.ts';
import type { Installation } from './installation.ts';
import type { Tokens } from './mobile-api.ts';

/** What the application says of itself with every call; servers are seen to take any version. */
const APPLICATION = { lng: 'ru', appVersion: '1.3.9' } as const;
const CLIENT = 'parent-mobile';
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** Times a PIN is asked for and exchanged while no answer comes: each time a new one, because a PIN is good for one exchange. */
const TRIES = 4;
const BACK_OFF = { firstWaitMs: 1_000, maxWaitMs: 15_000 } as const;

/** Calls of the mobile API with a token of one account. */
export interface MobileDoor {
  get(path: string, query?: Fields): Promise<Answer>;
}

export interface MobileOf {
  readonly installation: Installation;
  readonly login: string;
  /** A new PIN of the account, good for one token. */
  pin(): Promise<string>;
  readonly clockwork: Clockwork;
  readonly signal: AbortSignal;
}

/**
 * A door that gets its token when it is first needed. A token that has ended (401) is renewed, with a new PIN where the refresh token is good no
 * more; once a request.
 */
export function mobileDoor({ installation, login, pin, clockwork, signal }: MobileOf): MobileDoor {
  let tokens: Tokens | undefined;
  let getting: Promise<void> | undefined;
  const door = installation.open(login, () => ({}));
  const identity = installation.openIdentity(login);

  /** Tokens for the refresh token, if it is good; where no answer comes it may be spent, and a PIN does as well. */
  const renewed = async (): Promise<Tokens | undefined> => {
    if (tokens?.refresh_token === undefined) return undefined;
    const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
    try {
      return await exchange(identity, installation, form, signal);
    } catch (error) {
      if (isPassing(error)) return undefined;
      throw error;
    }
  };
  const forPin = async (): Promise<Tokens | undefined> => {
    for (let tried = 1; ; tried += 1) {
      const form = { grant_type: DEVICE_GRANT, device_code: await pin() };
      try {
        return await exchange(identity, installation, form, signal);
      } catch (error) {
        if (!isPassing(error) || tried >= TRIES) throw error;
      }
      const wait = backOffMs(BACK_OFF, tried, () => clockwork.random());
      await clockwork.sleep(wait, signal);
    }
  };
  const fresh = async (): Promise<Tokens> => {
    const given = (await renewed()) ?? (await forPin());
    if (given?.access_token) return given;
    throw withoutMobile(installation, 'POST connect/token: gave no token for the PIN');
  };
  /** Several requests may find the token ended at once: one of them gets a new one, the others wait. */
  const renew = (ended: Tokens | undefined): Promise<void> => {
    if (tokens !== ended && getting === undefined) return Promise.resolve();
    getting ??= fresh()
      .then((given) => void (tokens = given))
      .finally(() => (getting = undefined));
    return getting;
  };
  return {
    async get(path, query = {}) {
      for (let tried = 0; ; tried += 1) {
        if (getting || tokens === undefined) await renew(tokens);
        const used = tokens!;
        const headers = { authorization: `Bearer ${used.access_token}` };
        const request = { path: `../api/mobile/${path}`, query: { ...query, ...APPLICATION }, headers } as const;
        const answer = await door.send({ ...request, accepts: [401], signal });
        if (answer.status !== 401) return answer;
        if (tried > 0)
          throw new GatewayError('http.unauthorized', `api/mobile/${path}: answered 401 to a token just given`);
        await renew(used);
      }
    },
  };
}

/** The account cannot use the application; where other ways are open, that is a right that it lacks, and no account that does not work. */
export const withoutMobile = ({ application }: Installation, message: string): GatewayError =>
  new GatewayError(application === 'wanted' ? 'vendor.login' : 'http.forbidden', message);

/** Tokens for a PIN or a refresh token; undefined where it is good no more. */
async function exchange(
  identity: Http,
  { applicationSecret }: Installation,
  form: Fields,
  signal: AbortSignal,
): Promise<Tokens | undefined> {
  const secret = applicationSecret === undefined ? {} : { client_secret: applicationSecret };
  // Not tried again by itself: both a PIN and a refresh token are good for one exchange.
  const request = { path: 'connect/token', form: { ...form, client_id: CLIENT, ...secret }, tries: 1, signal } as const;
  const answer = await identity.send({ ...request, accepts: [400, 401] });
  return answer.status < 300 ? (answer.json as Tokens) : undefined;
}

/** Whether an exchange may succeed when it is tried anew. */
const isPassing = (error: unknown): error is GatewayError =>
  error instanceof GatewayError && error.remedy === 'retry' && error.code !== 'stopped';
