import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Faults } from '../faults.ts';
import type { BarsDialect } from './options.ts';
import type { Session, Sessions } from './sessions.ts';

/** Byte by byte as an open client compares it. */
const SIGNED_IN = '{"success": true,"redirect": "/"}';
const REFUSED = {
  wrong: 'Неверный логин или пароль',
  locked: 'Account locked: too many login attempts. Please try again later',
} as const;
const OWN_FAULTS = ['session-lost'];
/** As clients look for it: one compares the code, another searches the text. */
const UNAUTHENTICATED = {
  success: false,
  faultcode: 'Server.UserNotAuthenticated',
  faultstring: 'Server.UserNotAuthenticatedError: Пользователь не авторизован',
};

const page = (title: string): string =>
  `<!DOCTYPE html><html lang="ru"><head><title>${title}</title></head><body></body></html>`;

/** Signing in and out on the web, and the pages that a browser sees on its way. */
export function authRoutes(sessions: Sessions): Router {
  const router = express.Router();
  router.post('/auth/login', (request, response) => {
    const form = (request.body ?? {}) as { readonly login_login?: string; readonly login_password?: string };
    const made = sessions.signIn(form.login_login ?? '', form.login_password ?? '');
    if ('refused' in made) return void response.json({ success: false, error: REFUSED[made.refused] });
    setCookie(response, made.session);
    response.type('application/json').send(SIGNED_IN);
  });
  router.get('/', (request, response) => {
    const session = sessions.find(cookieOf(request));
    if (session) session.isVisited = true;
    response.redirect(session ? '/personal-area/' : '/auth/login-page');
  });
  router.get('/personal-area', (request, response) => {
    const session = sessions.find(cookieOf(request));
    if (!session) return response.redirect('/auth/login-page');
    session.isVisited = true;
    response.type('html').send(page('Личный кабинет'));
  });
  router.get('/actions/snils_checker/fill', (request, response) => {
    const session = sessions.find(cookieOf(request));
    if (!session) return response.redirect('/auth/login-page');
    session.isVisited = true;
    response.type('html').send(page('СНИЛС'));
  });
  router.get('/auth/login-page', (_request, response) => void response.type('html').send(page('Вход')));
  router.all('/auth/force-logout', (request, response) => {
    sessions.end(cookieOf(request));
    response.redirect('/auth/login-page');
  });
  return router;
}

/** The cookie of a session, with the attributes that browsers get. */
export const setCookie = (response: Response, { id }: Session): void =>
  void response.append('Set-Cookie', `sessionid=${id}; Path=/; HttpOnly`);

export interface GuardOf extends Pick<BarsDialect, 'visit' | 'refusal'> {
  readonly sessions: Sessions;
  readonly faults: Faults;
}

/** Lets only calls of a living session pass, and puts it into `response.locals.session`. */
export function sessionGuard({ sessions, faults, visit, refusal }: GuardOf): RequestHandler {
  return (request, response, next) => {
    const session = livingSession(request, { sessions, faults });
    if (!session || (visit === 'needed' && !session.isVisited))
      return void response.status(refusal).json(UNAUTHENTICATED);
    response.locals['session'] = session;
    next();
  };
}

/** The session of a call, unless the fault takes it away. */
export function livingSession(
  request: Request,
  { sessions, faults }: Pick<GuardOf, 'sessions' | 'faults'>,
): Session | undefined {
  const session = sessions.find(cookieOf(request));
  if (!session) return undefined;
  const thing = `${session.account.login} ${session.selected.key} ${request.originalUrl}`;
  if (!faults.strike(thing, `${request.method} ${request.originalUrl.split('?')[0]}`, OWN_FAULTS)) return session;
  sessions.end(session.id);
  return undefined;
}

/** The session that the guard let pass. */
export const sessionOf = (response: Response): Session => response.locals['session'] as Session;

/** Value of the cookie sessionid. */
export const cookieOf = (request: Request): string | undefined =>
  /(?:^|;\s*)sessionid=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
