import type { Request } from 'express';
import { tokenIn } from './auth-routes.ts';
import type { Tokens } from './tokens.ts';

/** The same call of the same account is the same thing, whatever its token looks like now. */
export const thingsOf =
  (tokens: Tokens) =>
  (request: Request): string => {
    const login = (request.body as { readonly login?: unknown } | undefined)?.login;
    const who = tokens.holderOf(tokenIn(request.headers) ?? '')?.account.login;
    const query = Object.entries(request.query)
      .filter(([name]) => name !== 'code' && name !== 'state')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}=${String(value)}`);
    return [who ?? String(login ?? ''), request.method, request.path.toLowerCase(), ...query].join(' ');
  };

/** How nothing looks here, in each of the three envelopes. Signing in and profiles have no such answer. */
export function emptyOf(request: Request): unknown {
  if (/\/eventcalendar\/v1\/api\/events\/?$/i.test(request.path)) return { total_count: 0, response: [], errors: null };
  if (
    /\/family\/mobile\/v1\/(marks|homeworks|homeworks\/short|subjects\/list|subject_marks|subject_marks\/short|schedule\/short)\/?$/i.test(
      request.path,
    )
  )
    return { payload: [] };
  if (/\/(academic_years|periods_schedules|notifications\/search|core\/api\/profiles)\/?$/i.test(request.path))
    return [];
  if (/^\/api\/ej\/(core|plan)\/teacher\/v1\/[a-z_]+\/?$/i.test(request.path)) return [];
  return undefined;
}

export const problem = (type: string, description: string) => ({ type, description, details: null });

export const problemOf = (status: number): unknown =>
  problem(status === 429 ? 'TooManyRequests' : 'ServerError', 'Сервис занят');
