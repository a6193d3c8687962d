import { type Request, type RequestHandler, Router } from 'express';
import { Refusal } from './call.ts';
import type { Captchas } from './captcha.ts';
import type { DnevnikCredential, Tokens } from './credentials.ts';
import type { Dialect } from './options.ts';
import { numberOf } from './raw-number.ts';
import { bodyOf, fieldIn } from './request-body.ts';

const SECONDS = 30 * 86_400;
export const SCOPE = 'CommonInfo,ContactInfo,FriendsAndRelatives,EducationalInfo';

/** The vendor's own application signs in here, whichever version it is of (7.0 and 8.5 are seen in clients). */
const MOBILE_SIGN_IN = /^\/mobile\/v\d+(?:\.\d+)?\/authorizations\/bycredentials\/?$/i;

export interface SignIn {
  readonly credentials: ReadonlyMap<number, DnevnikCredential>;
  readonly tokens: Tokens;
  readonly captchas: Captchas;
  readonly dialect: Dialect;
  /** Id of the account that a school's token belongs to. */
  readonly userOf: (index: number) => string;
}

/** Ways to a token: by password, by a code and by the right to refresh; the page for people is in sign-in-page.ts. */
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
