import { createHash } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Faults } from '../faults.ts';
import { type Account, USER_TYPES } from './accounts.ts';
import type { Desks, Found } from './desks.ts';
import { EMPTY, ERROR_SYMBOL, literalOf } from './literal.ts';

const OWN_FAULTS = ['session-lost', 'error-symbol'];

export interface SignIn {
  /** `/login` and `/auth`. */
  readonly router: Router;
  /** Lets only calls with the right cookies pass; all others are answered by nothing, with status 200. */
  readonly guard: RequestHandler;
}

/** There are no sessions: the client makes three cookies by itself, and each call is judged by them. */
export function signInOf(desks: Desks, faults: Faults): SignIn {
  const lost = new Set<string>();
  const router = express.Router();
  router.post('/login', (request, response) => {
    const { l, p } = (request.body ?? {}) as { readonly l?: unknown; readonly p?: unknown };
    const found = desks.find(String(l ?? '').trim());
    const isRight = found !== undefined && String(p).toLowerCase() === sha1(found.account.password);
    if (!isRight) return void answer(response, ERROR_SYMBOL);
    lost.delete(found.account.login);
    answer(response, literalOf([userRow(found.account)]));
  });
  router.post('/auth', (_request, response) => void answer(response, 'ok'));
  return { router, guard: guardOf(desks, faults, lost) };
}

function guardOf(desks: Desks, faults: Faults, lost: Set<string>): RequestHandler {
  return (request, response, next) => {
    const found = userOf(desks, request.headers.cookie);
    if (!found) return void answer(response, EMPTY);
    const { login } = found.account;
    const own = faults.strike(
      `${login} ${request.path}`,
      `${request.method} ${request.baseUrl}${request.path}`,
      OWN_FAULTS,
    );
    if (own?.fault === 'session-lost') lost.add(login);
    if (own?.fault === 'error-symbol') return void answer(response, ERROR_SYMBOL);
    if (lost.has(login)) return void answer(response, EMPTY);
    response.locals['found'] = found;
    next();
  };
}

/** The user whom the guard let pass. */
export const foundIn = (response: Response): Found => response.locals['found'] as Found;

/** Text as this server sends it, the type spelt as recorded: express would respell that of a string. */
export const answer = (response: Response, text: string): Response =>
  response.status(200).set('Content-Type', 'text/plain; charset=UTF-8').send(Buffer.from(text));

/** The login that a call names in its form or its cookies; '' where it names none. */
export const loginIn = (request: Request): string =>
  String(
    (request.body as { l?: unknown } | undefined)?.l ?? cookieIn(request.headers.cookie, 'ys-user')?.slice(2) ?? '',
  );

/** The user of three right cookies: "s:" before text, "n:" before a number, each written by JavaScript's `escape`. */
function userOf(desks: Desks, cookies: string | undefined): Found | undefined {
  const [login, password, userId] = ['ys-user', 'ys-password', 'ys-userId'].map((name) => cookieIn(cookies, name));
  const found = login?.startsWith('s:') ? desks.find(login.slice(2)) : undefined;
  if (!found) return undefined;
  const isRight = password === `s:${sha1(found.account.password)}` && userId === `n:${found.account.userId}`;
  return isRight ? found : undefined;
}

function cookieIn(cookies: string | undefined, name: string): string | undefined {
  const pair = cookies
    ?.split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${name}=`));
  return pair === undefined ? undefined : unescaped(pair.slice(name.length + 1));
}

/** What JavaScript's `unescape` gives: "%u0418" and "%3A" are single signs, and nothing is read as UTF-8. */
const unescaped = (text: string): string =>
  text.replaceAll(/%u([0-9a-f]{4})|%([0-9a-f]{2})/gi, (_all, wide: string | undefined, narrow: string | undefined) =>
    String.fromCharCode(Number.parseInt(wide ?? narrow ?? '', 16)),
  );

const sha1 = (text: string): string => createHash('sha1').update(text, 'utf8').digest('hex');

/** For a parent the element before the pupil's id is the person. */
const userRow = ({ userId, type, name, pupil }: Account) => [
  userId,
  USER_TYPES[type],
  null,
  null,
  null,
  `${name.last} ${name.first} ${name.middle}`,
  userId,
  type === 'parent' ? pupil.guardian.ids.short : null,
  pupil.ids.short,
];
