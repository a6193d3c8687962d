import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { components } from '../../schemas/mono-log/mono-log.gen.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import type { Http } from '../kit/http.ts';
import type { MonoLogSettings } from './settings.ts';

/** Milliseconds before its end from which a token is no longer used: a call may take that long to arrive. */
const MARGIN_MS = 30_000;

export interface Tokens {
  /** A token that lives; fetched when there is none, by one request however many ask. */
  current(signal: AbortSignal): Promise<string>;
  /** The platform no longer knows this one. */
  forget(bearer: string): void;
}

/** OAuth2 client credentials (RFC 6749 §4.4). Lives are measured by the machine's clock, as the platform measures them. */
export function tokens(door: Http, settings: MonoLogSettings, clockwork: Clockwork): Tokens {
  let held: { readonly bearer: string; readonly until: number } | undefined;
  let coming: Promise<string> | undefined;
  const fetchOne = async (signal: AbortSignal): Promise<string> => {
    const asked = clockwork.now();
    const { bearer, seconds } = await fetchToken(door, settings, signal);
    const margin = Math.min(MARGIN_MS, (seconds * 1_000) / 2);
    held = { bearer, until: asked + seconds * 1_000 - margin };
    return bearer;
  };
  return {
    current(signal) {
      if (held && clockwork.now() < held.until) return Promise.resolve(held.bearer);
      coming ??= fetchOne(signal).finally(() => (coming = undefined));
      return coming;
    },
    forget(bearer) {
      if (held?.bearer === bearer) held = undefined;
    },
  };
}

async function fetchToken(
  door: Http,
  { clientId, clientSecret }: MonoLogSettings,
  signal: AbortSignal,
): Promise<{ bearer: string; seconds: number }> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const { status, json } = await door.send({
    ...{ path: 'oauth/token', form, accepts: [400, 401], signal },
    // What is asked first behind a pause, over a connection that may just be closed.
    isRepeatable: true,
  });
  const { error } = (json ?? {}) as Partial<components['schemas']['TokenProblem']>;
  if (status >= 400)
    throw new GatewayError(
      'destination.refused',
      `signing in to the platform: ${status} ${error ?? 'no reason given'}`,
    );
  const { access_token: bearer, expires_in: seconds } = (json ?? {}) as Partial<components['schemas']['Token']>;
  if (typeof bearer === 'string' && typeof seconds === 'number') return { bearer, seconds };
  throw new GatewayError('vendor.answer', 'signing in to the platform: the answer has no token');
}
