import express, { type RequestHandler, type Response, type Router } from 'express';
import { sha256 } from '../canonical-json.ts';
import type { Faults } from '../faults.ts';
import type { Desk } from './desk.ts';
import { HUBS, type NetSchoolVersion, VERSIONS } from './options.ts';
import { textOf } from './school-routes.ts';
import { type LoginForm, ROLES, type Session, type Sessions } from './sessions.ts';

export interface AuthRouteOptions {
  readonly sessions: Sessions;
  /** By the school's id in this installation. */
  readonly deskOf: (id: number) => Desk | undefined;
  readonly version: NetSchoolVersion;
  readonly timeOut: number;
  readonly seed: string;
  readonly now: () => number;
}

const CHOOSE_ROLE = '/angular/choose-session-role/';
const WARNING = `<html><head><title>Предупреждение о безопасности</title></head><body>
<form method="post" action="/asp/SecurityWarning.asp"><p>Под вашим именем уже работают в системе.</p>
<input type="hidden" name="WarnType" value="2"><input type="submit" value="Продолжить"></form></body></html>`;

/** Signing in and out: everything that needs no session. */
export function authRoutes(options: AuthRouteOptions): Router {
  const { sessions, version, timeOut, seed } = options;
  const router = express.Router();
  let visitors = 0;
  router.use((request, response, next) => {
    if (
      cookieOf(request.headers.cookie) === undefined &&
      /^\/(login|webapi\/(logindata|auth\/getdata|auth\/login-state))\/?$/i.test(request.path)
    ) {
      visitors += 1;
      const id = sha256(`${seed}\nvisitor\n${visitors}`).slice(0, 32);
      response.append('Set-Cookie', `NSSESSIONID=${id}; path=/; HttpOnly; SameSite=Lax`);
    }
    next();
  });
  router.get('/webapi/logindata', (_request, response) => void response.json(loginData(version)));
  router.post('/webapi/auth/getdata', (_request, response) => void response.json(sessions.newAuthData()));
  router.post(['/webapi/login', '/webapi/auth/login'], (request, response) => {
    const form = lowerCased(request.body) as LoginForm & { readonly scid?: string };
    const cookie = cookieOf(request.headers.cookie);
    const desk = options.deskOf(Number(form.scid));
    const session = desk && cookie !== undefined ? sessions.signIn(desk, form, cookie) : undefined;
    if (!session) return void response.status(409).json({ message: 'Неправильный пароль или имя пользователя' });
    response.json(loginAnswer(session, timeOut, options.now()));
  });
  router.get('/webapi/sysInfo', (_request, response) => {
    response.type('text/plain; charset=utf-8');
    response.send(
      `Id: ${sha256(seed).slice(0, 8)}\nВерсия системы: ${VERSIONS[version]}\nВерсия базы данных: ${VERSIONS[version]}\n`,
    );
  });
  router.get('/webapi/context/expired', (request, response) => {
    response.json(sessions.peek(String(request.query['token'])) === undefined);
  });
  router.get('/asp/SecurityWarning.asp', (_request, response) => void response.type('html').send(WARNING));
  router.post('/asp/SecurityWarning.asp', (request, response) => {
    const { at } = (request.body ?? {}) as { readonly at?: string };
    const session = sessions.find(at ?? request.get('at'), cookieOf(request.headers.cookie));
    if (session) sessions.confirm(session);
    response.type('html').send('<html><head><title>Сетевой Город. Образование</title></head><body></body></html>');
  });
  const logout: RequestHandler = (request, response) => {
    sessions.end((request.body as { at?: string } | undefined)?.at ?? request.get('at') ?? '');
    response.status(200).json({});
  };
  router.post('/webapi/auth/logout', logout);
  // So one client of 2022 signs out.
  router.get('/webapi/auth/logout', logout);
  router.get('/logout', logout);
  if (HUBS[version].isClassic) router.post('/asp/logout.asp', logout);
  return router;
}

/** Lets only calls of a living, confirmed session pass, and puts it into `response.locals.session`. */
export function sessionGuard(sessions: Sessions, faults: Faults): RequestHandler {
  return (request, response, next) => {
    const { at: sent } = (request.body ?? {}) as { readonly at?: unknown };
    // The older pages (/asp) take it from their form.
    const at = request.get('at') ?? (request.query['at'] as string | undefined) ?? textOf(sent);
    const session = sessions.find(at, cookieOf(request.headers.cookie));
    if (!session) return void response.status(401).json({ message: 'Сессия не найдена или истекла' });
    const own = faults.strike(
      `${session.account.login} ${request.path}`,
      `${request.method} ${request.path}`,
      OWN_FAULTS,
    );
    if (own?.fault === 'session-lost') {
      sessions.end(session.at);
      return void response.status(401).json({ message: 'Сессия не найдена или истекла' });
    }
    if (own?.fault === 'warning') session.warned = true;
    if (session.isRoleOpen) return void response.status(403).json({ message: 'Роль не выбрана' });
    if (session.warned) return void response.status(200).type('html').send(WARNING);
    response.locals['session'] = session;
    next();
  };
}

const OWN_FAULTS = ['session-lost', 'warning'];

/** The session that the guard let pass. */
export const sessionOf = (response: Response): Session => response.locals['session'] as Session;

/** A form by its names in lower case: two clients send `UN` and `LoginType`. */
const lowerCased = (body: unknown): object =>
  Object.fromEntries(
    Object.entries((body ?? {}) as object).map(([name, value]) => [name.toLowerCase(), value as unknown]),
  );

/** Value of the cookie NSSESSIONID. */
export const cookieOf = (header: string | undefined): string | undefined =>
  /(?:^|;\s*)NSSESSIONID=([^;]+)/.exec(header ?? '')?.[1];

const loginData = (version: NetSchoolVersion) => ({
  productName: 'Сетевой Город. Образование',
  version: VERSIONS[version],
  schoolLogin: true,
  emLogin: false,
  esiaLogin: false,
  esiaLoginPage: '',
  esiaMainAuth: false,
  esiaButton: false,
  signatureLogin: false,
  cacheVer: VERSIONS[version].replaceAll('.', ''),
  windowsAuth: false,
  enableSms: false,
  esaLogin: false,
  esaLoginPage: '',
});

function loginAnswer({ at, account, desk, warned, isRoleOpen }: Session, timeOut: number, now: number): object {
  const organization = { id: desk.school.ids.short, name: desk.school.name };
  const accessToken = sha256(at);
  return {
    at,
    code: null,
    timeOut,
    accessToken,
    refreshToken: sha256(accessToken),
    accountInfo: {
      activeToken: null,
      secureActiveToken: sha256(`secure ${at}`),
      currentOrganization: organization,
      user: { id: account.user.short, name: account.name },
      userRoles: isRoleOpen ? ROLES : [],
      organizations: [organization],
      loginTime: `${new Date(now).toISOString().slice(0, 23)}7797`,
      active: true,
      canLogin: true,
      storeTokens: true,
      accessToken,
    },
    tokenType: 'Bearer',
    entryPoint: isRoleOpen ? CHOOSE_ROLE : warned ? '/asp/SecurityWarning.asp' : '/angular/school/studentdiary/',
    requestData: warned ? { warnType: '1' } : null,
    errorMessage: null,
  };
}
