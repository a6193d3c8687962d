import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import { digestOf } from '../kit/digest.ts';
import { http } from '../kit/http.ts';
import type { Fields } from '../kit/http-request.ts';
import type { Config } from './config.ts';
import { judge, MEANINGS_OF_STATUS } from './errors.ts';

/** Renewals for one request; more than one where another client of the same right renews too. */
const MOST_RENEWALS = 4;

/** The reading calls of the API. Paths are relative to its base address; no path or query holds a pupil's id. */
export interface Api {
  get(path: string, query?: Fields): Promise<Answer>;
  /** Asks with a bare JSON list of ids. */
  ask(path: string, ids: readonly string[]): Promise<Answer>;
}

/** The calls, each ended by a signal of its own. */
export type OpenApi = (signal: AbortSignal) => Api;

/** Tokens got by refreshing, by source of the right to refresh; for the life of the process. */
const renewed = new Map<string, { accessToken: string; refreshToken: string }>();

/** The API with a token that is renewed when it has run out, once for all requests that found it so. */
export function openApi(
  config: Config,
  { allowLoopback, answered, log }: Pick<AdapterContext, 'allowLoopback' | 'answered' | 'log'>,
): OpenApi {
  const { clientId, clientSecret, refreshToken } = config;
  const canRenew = clientId !== undefined && clientSecret !== undefined && refreshToken !== undefined;
  const key = digestOf([config.baseUrl, clientId ?? '', refreshToken ?? '']);
  let token = renewed.get(key)?.accessToken ?? config.accessToken;
  let renewing: Promise<void> | undefined;
  const door = http({
    ...config,
    allowLoopback,
    answered,
    credential: config.accessToken ?? refreshToken ?? '',
    headers: () => (token === undefined ? {} : { 'Access-Token': token }),
    judge,
    meanings: MEANINGS_OF_STATUS,
  });

  async function renew(signal: AbortSignal): Promise<void> {
    const used = renewed.get(key)?.refreshToken ?? refreshToken;
    const body = { client_id: clientId, client_secret: clientSecret, grant_type: 'RefreshToken', refreshToken: used };
    token = undefined;
    const { json } = await door.send({ path: 'authorizations', json: body, tries: 3, signal });
    const { accessToken, refreshToken: next } = (json ?? {}) as { accessToken?: unknown; refreshToken?: unknown };
    if (typeof accessToken !== 'string') throw new GatewayError('vendor.login', 'POST authorizations: gave no token');
    if (typeof next === 'string' && next !== used)
      log.info({}, 'refresh token replaced; kept while this process lives');
    token = accessToken;
    renewed.set(key, { accessToken, refreshToken: typeof next === 'string' ? next : used! });
  }

  const renewOnce = (signal: AbortSignal): Promise<void> =>
    (renewing ??= renew(signal).finally(() => (renewing = undefined)));

  async function withToken(send: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
    for (let renewals = 0; ; renewals += 1) {
      if (renewing !== undefined || (token === undefined && canRenew)) await renewOnce(signal);
      const used = token;
      try {
        return await send();
      } catch (error) {
        const isOut = error instanceof GatewayError && error.code === 'http.unauthorized';
        if (!canRenew || !isOut || renewals === MOST_RENEWALS) throw error;
        if (token === used) await renewOnce(signal);
      }
    }
  }

  return (signal) => ({
    get: (path, query) => withToken(() => door.send({ path, ...(query && { query }), signal }), signal),
    ask: (path, ids) => withToken(() => door.send({ path, bytes: idList(ids), headers: JSON_BODY, signal }), signal),
  });
}

const JSON_BODY = { 'content-type': 'application/json; charset=utf-8' };

/** A JSON list of numbers, written digit by digit: JSON.stringify of a number would round ids beyond 2^53. */
function idList(ids: readonly string[]): Buffer {
  return Buffer.from(`[${ids.filter((id) => /^\d+$/.test(id)).join(',')}]`);
}
