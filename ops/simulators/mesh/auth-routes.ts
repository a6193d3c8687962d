import express, { type RequestHandler, type Response, type Router } from 'express';
import { guidOf } from './identity.ts';
import { Refusal } from './asking.ts';
import type { Account } from './accounts.ts';
import type { Holder, Tokens } from './tokens.ts';

export interface AuthOptions {
  readonly tokens: Tokens;
  holderOf(login: string, password: string): Holder | undefined;
  schoolOf(holder: Holder): { readonly id: number; readonly name: string };
}

const CALLBACK = '/v3/auth/kauth/callback';
const FORM = `<!DOCTYPE html><html lang="ru"><head><title>Вход</title></head><body><form method="post">
<input name="login"><input name="password" type="password"><button>Войти</button></form></body></html>`;
const page = (title: string): string =>
  `<!DOCTYPE html><html lang="ru"><head><title>${title}</title></head><body></body></html>`;
const REFUSED = (): Refusal => new Refusal(401, 'InvalidCredentials', 'Неверный логин или пароль');
const ENDED = (): Refusal => new Refusal(401, 'Unauthorized', 'Токен недействителен');

/** Signing in: by login and password, by the page that a browser opens, and what a token is good for afterwards. */
export function authRoutes({ tokens, holderOf, schoolOf }: AuthOptions): Router {
  const router = express.Router();
  /** Whom a code lets in once: what the sign-in gives, before it is exchanged for a token. */
  const codes = new Map<string, Holder>();
  const codeFor = (holder: Holder): string => {
    const code = tokens.issue(holder).slice(-32);
    codes.set(code, holder);
    return code;
  };
  const exchanged = (code: unknown): string => {
    const holder = codes.get(String(code));
    if (!holder) throw REFUSED();
    codes.delete(String(code));
    return tokens.issue(holder);
  };
  /** The token that a refresh token renews, once; then neither of the two is good any more. */
  const renewals = new Map<string, string>();
  const renewalOf = (token: string): string => {
    const renewal = token.slice(-43);
    renewals.set(renewal, token);
    return renewal;
  };
  router.post('/lms/api/sessions', (request, response) => {
    const { login, password_plain: password, auth_token: token } = bodyOf(request.body);
    const holder =
      typeof token === 'string' ? tokens.holderOf(token) : holderOf(String(login ?? ''), String(password ?? ''));
    if (!holder) throw REFUSED();
    response.json(sessionInfo(holder, schoolOf(holder), typeof token === 'string' ? token : codeFor(holder)));
  });
  router.get(CALLBACK, (request, response) => {
    setToken(response, exchanged(request.query['code']));
    response.type('html').send(page('Вход выполнен'));
  });
  router.get('/v3/auth/kauth/login', (_request, response) => void response.type('html').send(FORM));
  router.post('/v3/auth/kauth/login', (request, response) => {
    const { login, password } = bodyOf(request.body);
    const holder = holderOf(String(login ?? ''), String(password ?? ''));
    if (!holder) throw REFUSED();
    const asked = request.query['redirect_url'];
    // Who came by no application goes on where the code is exchanged for a cookie (assumed).
    const to = typeof asked === 'string' && asked !== '' ? asked : CALLBACK;
    const more = new URLSearchParams({ code: codeFor(holder), state: String(request.query['state'] ?? '') });
    response.redirect(302, `${to}${to.includes('?') ? '&' : '?'}${more.toString()}`);
  });
  router.get('/v3/auth/token', (request, response) => {
    const token = exchanged(request.query['code']);
    response.json({ token, refreshToken: renewalOf(token) });
  });
  router.post('/v3/token/refresh', (request, response) => {
    const renewal = cookieIn(request.headers, 'aupd_refresh_token') ?? '';
    const old = renewals.get(renewal) ?? '';
    const token = tokens.refresh(old);
    if (token === undefined) throw ENDED();
    renewals.delete(renewal);
    tokens.end(old);
    setToken(response, token);
    response.append('Set-Cookie', `aupd_refresh_token=${renewalOf(token)}; path=/; HttpOnly`);
    response.json({ access_token: token, refresh_token: renewalOf(token) });
  });
  router.get('/v3/auth/logout', (request, response) => {
    tokens.end(tokenIn(request.headers) ?? '');
    response.type('html').send(page('Выход выполнен'));
  });
  router.get('/v2/token/refresh', (request, response) => {
    const token = tokens.refresh(tokenIn(request.headers) ?? '');
    if (token === undefined) throw ENDED();
    setToken(response, token);
    response.type('text/plain').send(token);
  });
  router.post('/api/ej/acl/v1/sessions', (request, response) => {
    const { auth_token: token } = bodyOf(request.body);
    const holder = tokens.holderOf(typeof token === 'string' ? token : (tokenIn(request.headers) ?? ''));
    if (!holder) throw ENDED();
    response.json(sessionInfo(holder, schoolOf(holder), String(token)));
  });
  return router;
}

/** Lists the profiles of the account that asks. */
export const profileInfo: RequestHandler = (_request, response) => {
  const { account } = (response.locals['asking'] ?? {}) as { readonly account: Account };
  response.json([{ id: account.profile, type: account.type }]);
};

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const cookieIn = ({ cookie }: Headers, name: string): string | undefined =>
  new RegExp(`(?:^|;\\s*)${name}=([^;]+)`).exec(String(cookie ?? ''))?.[1];

/** The token of a request: as `Authorization`, with or without "Bearer", as `Auth-Token`, or as a cookie. */
export function tokenIn(headers: Headers): string | undefined {
  const text = (name: string): string => String(headers[name] ?? '');
  const cookie = cookieIn(headers, 'aupd_token') ?? cookieIn(headers, 'auth_token');
  return text('authorization').replace(/^Bearer\s+/i, '') || text('auth-token') || cookie || undefined;
}

const setToken = (response: Response, token: string): void =>
  void response.append('Set-Cookie', `aupd_token=${token}; path=/; HttpOnly`);

const bodyOf = (body: unknown): Readonly<Record<string, unknown>> =>
  body !== null && typeof body === 'object' ? (body as Readonly<Record<string, unknown>>) : {};

function sessionInfo(
  { account }: Holder,
  school: { readonly id: number; readonly name: string },
  token: string,
): object {
  const { profile, type, user, ids, name } = account;
  return {
    id: user.short,
    email: null,
    snils: null,
    profiles: [
      {
        id: profile,
        type,
        roles: [],
        user_id: user.short,
        agree_pers_data: true,
        subject_ids: [],
        school_id: school.id,
        school_shortname: school.name,
        organization_id: String(school.id),
      },
    ],
    guid: guidOf(user),
    first_name: name.first,
    last_name: name.last,
    middle_name: name.middle,
    phone_number: null,
    authentication_token: token,
    person_id: guidOf(ids),
    password_change_required: false,
    regional_auth: 'MO',
    sex: name.sex,
    date_of_birth: null,
  };
}
