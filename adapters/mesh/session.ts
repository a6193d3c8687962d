import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import type { Fields } from '../kit/http-request.ts';
import type { Host } from './doors.ts';
import { type Profile, refreshed, signIn, type SignedIn, type SigningIn, withToken } from './sign-in.ts';
import { isRunningOut } from './token.ts';

/** Renewals for one request; more than one where the account is used elsewhere too. */
const MOST_RENEWALS = 4;

/** One account, signed in. Its requests may run at once. */
export interface Session {
  readonly profiles: readonly Profile[];
  /** Asks in the name of one of the profiles. */
  get(call: Call): Promise<Answer>;
}

export interface Call {
  readonly host: Host;
  readonly path: string;
  readonly query?: Fields;
  readonly profile: Profile;
  /** What the node leads the call by. */
  readonly subsystem: 'familymp' | 'teacherweb' | 'journalw';
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface SessionOf extends SigningIn {
  readonly now: () => Date;
}

/**
 * Signs in and gives the session. A token that runs out, or is refused, is renewed once for all requests that found it so; where it cannot be
 * renewed, the account is signed in anew.
 */
export async function openSession(options: SessionOf): Promise<Session> {
  const { doors, now, signal } = options;
  let signedIn: SignedIn = await signIn(options);
  let renewing: Promise<void> | undefined;

  const renew = async (): Promise<void> => {
    const { token, profiles } = signedIn;
    try {
      signedIn = { token: await refreshed(token, doors, profiles[0] ?? NOBODY, signal), profiles };
    } catch (error) {
      if (!(error instanceof GatewayError) || error.code === 'stopped') throw error;
      signedIn = await signIn(options);
    }
  };
  const renewOnce = (used: string): Promise<void> => {
    if (signedIn.token !== used && renewing === undefined) return Promise.resolve();
    return (renewing ??= renew().finally(() => (renewing = undefined)));
  };

  return {
    profiles: signedIn.profiles,
    async get({ host, path, query, profile, subsystem, headers, signal: own }) {
      for (let renewals = 0; ; renewals += 1) {
        if (renewing !== undefined) await renewing;
        if (isRunningOut(signedIn.token, now())) await renewOnce(signedIn.token);
        const { token } = signedIn;
        const sent = { ...withToken(token), 'Profile-Id': profile.id, 'X-Mes-Subsystem': subsystem, ...headers };
        const request = { path, ...(query && { query }), headers: sent, signal: own };
        const answer = await doors[host].send({ ...request, accepts: [401] });
        if (answer.status !== 401) return answer;
        if (renewals === MOST_RENEWALS)
          throw new GatewayError('http.unauthorized', `GET ${path}: answered 401 to a token just given`);
        await renewOnce(token);
      }
    },
  };
}

const NOBODY: Profile = { id: '', type: '' };
