import { createHash } from 'node:crypto';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Captcha } from './captcha.ts';
import type { DnevnikCredential } from './credentials.ts';
import type { Dialect } from './options.ts';
import { bodyOf, fieldIn } from './request-body.ts';
import { SCOPE, type SignIn } from './sign-in.ts';

/** Where a sign-in ends that names no address of its own. */
const RESULT = '/oauth2/Authorization/Result';
const WRONG_PASSWORD = 'Неверный логин или пароль';
const WRONG_LETTERS = 'Введите символы с картинки';
/** Tells who has signed in here before (its name is assumed). */
const COOKIE = 'DnevnikSignedIn';

/** The site where people sign in: its form, the request of an application (OAuth2, implicit), and the page at the end of it. */
export function signInPage(sign: SignIn): Router {
  const router = Router();
  router.all(['/login', '/login/'], loginForm(sign));
  router.get('/oauth2', (request, response, next) => {
    if (fieldIn(request.query, 'response_type').toLowerCase() !== 'token') return next();
    const known = [...sign.credentials.values()].find((one) => request.headers.cookie?.includes(cookieOf(one)));
    if (known) response.redirect(302, resultOf(known, request.originalUrl, sign.dialect));
    else response.redirect(302, `/login/?${new URLSearchParams({ ReturnUrl: request.originalUrl }).toString()}`);
  });
  router.get(RESULT, (_request, response) => {
    response.type('html').send('<!DOCTYPE html><title>Вход выполнен</title>');
  });
  return router;
}

/**
 * `login.dnevnik.ru/login/`: fields in the query or in the form; redirects to where the token is. After several wrong passwords of a login the
 * right one is not enough: the letters of a picture have to be written beside it.
 */
function loginForm(sign: SignIn): RequestHandler {
  return (request: Request, response: Response) => {
    const body = bodyOf(request);
    const field = (name: string): string => fieldIn(body, name) || fieldIn(request.query, name);
    const show = (message: string | undefined, captcha?: Captcha): void => {
      response.setHeader('Content-Type', 'text/html');
      response.status(200).end(loginPage(message, captcha));
    };
    const login = field('login');
    if (request.method === 'GET' && login === '') return show(undefined);
    const wanted = sign.captchas.wantedOf(login);
    const isRead = !wanted || (field('Captcha.Id') === wanted.id && field('Captcha.Input') === wanted.letters);
    const found = [...sign.credentials.values()].find(
      (credential) => credential.login === login && credential.password === field('password'),
    );
    if (!found || !isRead) {
      if (login !== '') sign.captchas.failed(login);
      return show(isRead ? WRONG_PASSWORD : WRONG_LETTERS, sign.captchas.wantedOf(login));
    }
    sign.captchas.passed(login);
    response.append('Set-Cookie', `${cookieOf(found)}; path=/; HttpOnly`);
    response.redirect(302, resultOf(found, field('ReturnUrl'), sign.dialect));
  };
}

const cookieOf = ({ clientSecret, login }: DnevnikCredential): string =>
  `${COOKIE}=${createHash('sha256').update(`${clientSecret}\n${login}`).digest('hex').slice(0, 32)}`;

/** The address that a sign-in ends at: the one that the application asked for, else a page of the site. `askedAt`: where it asked. */
function resultOf({ clientId, token }: DnevnikCredential, askedAt: string, { result }: Dialect): string {
  const asked = new URLSearchParams(/\?(.*)$/s.exec(askedAt)?.[1] ?? '');
  const told = new URLSearchParams({
    response_type: 'token',
    client_id: asked.get('client_id') ?? clientId,
    scope: asked.get('scope') ?? SCOPE,
    is_granted: 'False',
    result: 'success',
  });
  const fragment = `access_token=${token}&state=${encodeURIComponent(asked.get('state') ?? '')}`;
  const [own] = /^[a-z][a-z\d+.-]*:\/\/[^#\s]+/i.exec(asked.get('redirect_uri') ?? '') ?? [];
  if (own !== undefined) return `${own}${own.includes('?') ? '&' : '?'}result=success#${fragment}`;
  return `${RESULT}?${result === 'long' ? told.toString() : 'result=success'}#${fragment}`;
}

const inputOf = (type: string, name: string, value = ''): string =>
  `<input type="${type}" name="${name}" value="${value}">`;

/** The page of the sign-in, with what was wrong and the fields that have to be filled in; it is sent to its own address, whose query says where to go on. */
function loginPage(message: string | undefined, captcha: Captcha | undefined): string {
  const picture = captcha ? [inputOf('text', 'Captcha.Input'), inputOf('hidden', 'Captcha.Id', captcha.id)] : [];
  const exceeded = inputOf('hidden', 'exceededAttempts', captcha ? 'True' : 'False');
  const fields = [inputOf('text', 'login'), inputOf('password', 'password'), exceeded, ...picture];
  const page = message === undefined ? pageOf('Вход', '') : htmlError(message);
  return page.replace('</body>', `<form method="post">${fields.join('')}</form></body>`);
}

const pageOf = (title: string, content: string): string =>
  `<!DOCTYPE html><html lang="ru"><head><title>${title}</title></head><body>${content}</body></html>`;

/** A page for people with a message where clients look for it. */
export const htmlError = (message: string): string =>
  pageOf('Ошибка', `<div class="error__description"><p>${message}</p></div>`);
