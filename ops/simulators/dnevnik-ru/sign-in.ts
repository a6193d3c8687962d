import { type Request, type RequestHandler, type Response, Router } from 'express';
import { Refusal } from './call.ts';
import type { Captcha, Captchas } from './captcha.ts';
import type { DnevnikCredential, Tokens } from './credentials.ts';
import { numberOf } from './raw-number.ts';
import { bodyOf, fieldIn } from './request-body.ts';

const SECONDS = 30 * 86_400;
const SCOPE = 'CommonInfo,ContactInfo,FriendsAndRelatives,EducationalInfo';

/** The vendor's own application signs in here, whichever version it is of (7.0 and 8.5 are seen in clients). */
const MOBILE_SIGN_IN = /^\/mobile\/v\d+(?:\.\d+)?\/authorizations\/bycredentials\/?$/i;

export interface SignIn {
  readonly credentials: ReadonlyMap<number, DnevnikCredential>;
  readonly tokens: Tokens;
  readonly captchas: Captchas;
  /** Id of the account that a school's token belongs to. */
  readonly userOf: (index: number) => string;
}

/** Ways to a token: by password, by a code, by the right to refresh, and by the form of the sign-in page. */
export function signInRoutes(sign: SignIn): Router {
  const router = Router();
  router.post(
    '/authorizations/bycredentials',
    json((request) => byPassword(sign, bodyOf(request))),
  );
  router.post(
    MOBILE_SIGN_IN,
    json((request) => byApplication(sign, bodyOf(request))),
  );
  router.post(
    '/authorizations',
    json((request) => byGrant(sign, bodyOf(request))),
  );
  router.get(
    '/authorizations/esia/v2.0/regions',
    json(() => ({ regions: [] })),
  );
  return router;
}

const json =
  (answer: (request: Request) => unknown): RequestHandler =>
  (request, response) => {
    response.type('application/json').send(JSON.stringify(answer(request)));
  };

const indexByPassword = (sign: SignIn, body: unknown): number =>
  indexOf(sign, ({ login, password }) => login === fieldIn(body, 'username') && password === fieldIn(body, 'password'));

function byPassword(sign: SignIn, body: unknown): object {
  const index = indexByPassword(sign, body);
  return authorization(sign, index, sign.credentials.get(index)!.token);
}

/** Assumed: what is of accounts that are not activated is null for one that is, and an administrator is let in as a parent would be. */
function byApplication(sign: SignIn, body: unknown): object {
  const index = indexByPassword(sign, body);
  const { token, refreshToken } = sign.credentials.get(index)!;
  return {
    reason: 'Authenticate',
    credentials: { accessToken: token, refreshToken, scope: SCOPE, userId: numberOf(sign.userOf(index)) },
    activationData: null,
    teacherAppLink: null,
    validationRules: null,
  };
}

function byGrant(sign: SignIn, body: unknown): object {
  const grant = fieldIn(body, 'grant_type');
  const wanted = grant === 'RefreshToken' ? fieldIn(body, 'refreshToken') : fieldIn(body, 'code');
  const secret = fieldIn(body, 'client_secret');
  const index = indexOf(sign, ({ clientSecret, refreshToken }) => clientSecret === secret && refreshToken === wanted);
  return authorization(sign, index, sign.tokens.renew(index));
}

/** @throws {Refusal} where nobody signs in like this */
function indexOf({ credentials }: SignIn, fits: (credential: DnevnikCredential) => boolean): number {
  const found = [...credentials].find(([, credential]) => fits(credential));
  if (!found) throw new Refusal('authorizationFailed', 'Nobody signs in like this.');
  return found[0];
}

function authorization({ credentials, userOf }: SignIn, index: number, accessToken: string): object {
  const user = userOf(index);
  return {
    accessToken,
    expiresIn: SECONDS,
    expiresIn_str: String(SECONDS),
    refreshToken: credentials.get(index)!.refreshToken,
    scope: SCOPE,
    user: numberOf(user),
    user_str: user,
  };
}

/** Where a sign-in ends: `…?…&result=success#access_token=…&state=…`. */
export const SIGNED_IN = '/oauth2/Authorization/Result';

/**
 * `login.dnevnik.ru/login/`: fields in the query or in the form; redirects to where the token is. After several wrong passwords of a login the
 * right one is not enough: the letters of a picture have to be written beside it.
 */
export function loginForm(sign: SignIn): RequestHandler {
  return (request: Request, response: Response) => {
    const body = bodyOf(request);
    const field = (name: string): string => fieldIn(body, name) || fieldIn(request.query, name);
    const login = field('login');
    const wanted = sign.captchas.wantedOf(login);
    const isRead = !wanted || (field('Captcha.Id') === wanted.id && field('Captcha.Input') === wanted.letters);
    const found = [...sign.credentials.values()].find(
      (credential) => credential.login === login && credential.password === field('password'),
    );
    if (!found || !isRead) {
      if (login !== '') sign.captchas.failed(login);
      response.setHeader('Content-Type', 'text/html');
      response.status(200).end(loginPage(isRead ? WRONG_PASSWORD : WRONG_LETTERS, sign.captchas.wantedOf(login)));
      return;
    }
    sign.captchas.passed(login);
    response.redirect(302, resultOf(found, field('ReturnUrl')));
  };
}

const WRONG_PASSWORD = 'Неверный логин или пароль';
const WRONG_LETTERS = 'Введите символы с картинки';

function resultOf({ clientId, token }: DnevnikCredential, returnUrl: string): string {
  const asked = new URLSearchParams(/\?(.*)$/s.exec(returnUrl)?.[1] ?? '');
  const told = new URLSearchParams({
    response_type: 'token',
    client_id: asked.get('client_id') ?? clientId,
    scope: asked.get('scope') ?? SCOPE,
    is_granted: 'False',
    result: 'success',
  });
  return `${SIGNED_IN}?${told.toString()}#access_token=${token}&state=${asked.get('state') ?? ''}`;
}

const inputOf = (type: string, name: string, value = ''): string =>
  `<input type="${type}" name="${name}" value="${value}">`;

/** The page of the sign-in again, with what was wrong and the fields that have to be filled in. */
function loginPage(message: string, captcha: Captcha | undefined): string {
  const picture = captcha ? [inputOf('text', 'Captcha.Input'), inputOf('hidden', 'Captcha.Id', captcha.id)] : [];
  const exceeded = inputOf('hidden', 'exceededAttempts', captcha ? 'True' : 'False');
  const fields = [inputOf('text', 'login'), inputOf('password', 'password'), exceeded, ...picture];
  return htmlError(message).replace('</body>', `<form method="post">${fields.join('')}</form></body>`);
}

/** A page for people with a message where clients look for it. */
export const htmlError = (message: string): string =>
  `<!DOCTYPE html><html lang="ru"><head><title>Ошибка</title></head><body><div class="error__description"><p>${message}</p></div></body></html>`;
