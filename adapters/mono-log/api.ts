import type { DestinationContext } from '../../gateway/contracts/destination.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { components } from '../../schemas/mono-log/mono-log.gen.ts';
import type { Answer } from '../kit/answer.ts';
import { type Clockwork, REAL_CLOCKWORK } from '../kit/clockwork.ts';
import { http } from '../kit/http.ts';
import type { HttpRequest } from '../kit/http-request.ts';
import type { MonoLogSettings } from './settings.ts';
import { tokens } from './tokens.ts';

export type Wire = components['schemas'];

/** Statuses that speak of the parcels in the call, and not of the call itself. */
export const ABOUT_PARCELS: readonly number[] = [400, 409, 413, 422];

/** The calls we make, as schemas/mono-log/openapi.yaml has them (assumed). Each is tried once: the forwarder waits. */
export interface MonoLogApi {
  /** GET /v1/nodes. */
  nodes(signal: AbortSignal): Promise<readonly Wire['Node'][]>;
  /** PUT /v1/nodes/{id}. @throws {GatewayError} destination.refused with the platform's code */
  putNode(id: string, body: Wire['NodeBody'], signal: AbortSignal): Promise<void>;
  /** POST /v1/parcels with a body that is ready: 200, 202 or one of ABOUT_PARCELS. */
  postParcels(body: Buffer, signal: AbortSignal): Promise<Answer>;
  /** GET /v1/balance/days. */
  balanceDays(signal: AbortSignal): Promise<readonly Wire['BalanceDay'][]>;
  /** GET /v1/balance of one day. */
  balanceRows(day: string, signal: AbortSignal): Promise<readonly Wire['BalanceRow'][]>;
  /** GET /v1/balance/lines. */
  balanceLines(
    cell: Readonly<Record<'node' | 'kind' | 'day', string>>,
    signal: AbortSignal,
  ): Promise<readonly Wire['BalanceLine'][]>;
  /** GET /v1/tickets/{id}: 200, 202, 404 or one of ABOUT_PARCELS. */
  ticket(id: string, signal: AbortSignal): Promise<Answer>;
}

export function monoLogApi(
  settings: MonoLogSettings,
  { allowLoopback }: DestinationContext,
  clockwork: Clockwork = REAL_CLOCKWORK,
): MonoLogApi {
  const { baseUrl, clientId, ca, proxy, timeoutMs = 60_000, requestsPerSecond = 20, parallel = 4 } = settings;
  const door = http({
    ...{ baseUrl, credential: clientId, ca, proxy, timeoutMs, requestsPerSecond, parallel, allowLoopback, clockwork },
    tries: 1,
    maxAnswerMiB: 16,
  });
  const token = tokens(door, settings, clockwork);

  /** Asks with a token; one that the platform has forgotten meanwhile is renewed once. */
  const call = async (request: HttpRequest): Promise<Answer> => {
    const accepts = [...(request.accepts ?? []), 401];
    for (let renewed = false; ; renewed = true) {
      const bearer = await token.current(request.signal);
      const headers = { ...request.headers, authorization: `Bearer ${bearer}` };
      const answer = await door.send({ ...request, headers, accepts });
      if (answer.status !== 401) return answer;
      token.forget(bearer);
      if (renewed) throw new GatewayError('http.unauthorized', `${request.path}: refused a fresh token`);
    }
  };

  /** The list that an answer holds under a name. */
  const listOf = async <Item>(name: string, request: HttpRequest): Promise<readonly Item[]> => {
    const { json } = await call(request);
    const list = ((json ?? {}) as Readonly<Record<string, unknown>>)[name];
    if (Array.isArray(list)) return list as readonly Item[];
    throw new GatewayError('vendor.answer', `GET ${request.path}: the answer has no ${name}`);
  };

  return {
    nodes: (signal) => listOf('nodes', { path: 'v1/nodes', signal }),
    balanceDays: (signal) => listOf('days', { path: 'v1/balance/days', signal }),
    balanceRows: (day, signal) => listOf('rows', { path: 'v1/balance', query: { day }, signal }),
    balanceLines: (cell, signal) => listOf('lines', { path: 'v1/balance/lines', query: cell, signal }),
    async putNode(id, body, signal) {
      const path = `v1/nodes/${encodeURIComponent(id)}`;
      const answer = await call({ method: 'PUT', path, json: body, accepts: ABOUT_PARCELS, signal });
      if (answer.status < 300) return;
      const reason = problemOf(answer);
      throw new GatewayError('destination.refused', `putting node ${id}: ${answer.status} ${reason.code}`);
    },
    postParcels: (bytes, signal) =>
      call({
        ...{ method: 'POST', path: 'v1/parcels', bytes, accepts: ABOUT_PARCELS, signal },
        headers: { 'content-type': 'application/json; charset=utf-8' },
        // A parcel's id takes effect once, however often it comes.
        isRepeatable: true,
      }),
    ticket: (id, signal) =>
      call({ path: `v1/tickets/${encodeURIComponent(id)}`, accepts: [404, ...ABOUT_PARCELS], signal }),
  };
}

/** The platform's own words on what is wrong (RFC 9457), or what the status says where it gave none. */
export function problemOf({ json, status }: Answer): Pick<Wire['Problem'], 'code' | 'detail' | 'parcel' | 'errors'> {
  const problem = (json ?? {}) as Partial<Wire['Problem']>;
  return { ...problem, code: typeof problem.code === 'string' ? problem.code : `http-${status}` };
}
