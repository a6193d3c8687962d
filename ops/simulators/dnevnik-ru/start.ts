import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import { faultDoor } from '../fault-door.ts';
import type { Journal } from '../journal.ts';
import { changingFaults, type Faults } from '../faults.ts';
import { listen } from '../listen.ts';
import type { Moment } from '../region/timeline.ts';
import { schoolCard } from '../region/school-card.ts';
import { readSubjectCodes } from '../subject-codes.ts';
import { type Captchas, openCaptchas } from './captcha.ts';
import { type Call, NoPupil, Refusal, type Route, type STATUSES } from './call.ts';
import { credentialOf, type DnevnikCredential, openTokens, type Tokens } from './credentials.ts';
import { type Desk, deskOf } from './desk.ts';
import { DIALECT, type Dialect, type DnevnikOptions } from './options.ts';
import { bodyOf, idsIn } from './request-body.ts';
import { findRoute, isList, queryOf } from './routes.ts';
import { signInRoutes } from './sign-in.ts';
import { htmlError, signInPage } from './sign-in-page.ts';
import { truthOf } from './truth.ts';

/** `credentials`: one a school. */
export type DnevnikSimulator = Journal<DnevnikCredential>;

/** Schools kept open: those read at about the same time. */
const MOST_DESKS = 24;

/** The version in front of a path, once or oftener; one open client also puts a whole address behind it. Of the older `/v1` users are known. */
const PREFIX = /^(?:\/v2(?:\.0)?|\/v1(?=\/users\/[^/?]+\/?(?:\?|$))|\/https?:\/{1,2}[^/?]+)+(?=\/|\?|$)/i;

interface Parts {
  readonly tokens: Tokens;
  readonly captchas: Captchas;
  readonly credentials: ReadonlyMap<number, DnevnikCredential>;
  readonly deskOf: (index: number) => Desk;
  readonly faults: Faults;
  readonly now: () => Moment;
  readonly dialect: Dialect;
}

/** Serves the reading calls of the Partners API for many schools on the loopback address, with and without `/v2` in front. */
export async function startDnevnik(options: DnevnikOptions): Promise<DnevnikSimulator> {
  const { region, schools, schoolOf } = options;
  const { seed } = region.options;
  const desks = new Map<number, Desk>();
  const openDesk = (index: number): Desk => {
    const desk = desks.get(index) ?? deskOf(schoolOf(index));
    desks.delete(index);
    desks.set(index, desk);
    if (desks.size > MOST_DESKS) desks.delete(desks.keys().next().value!);
    return desk;
  };
  const credentials = new Map(schools.map((index) => [index, credentialOf(seed, schoolCard(region, index))]));
  const faults = changingFaults(options.faults);
  const app = appOf({
    tokens: openTokens(seed, new Map([...credentials].map(([index, { token }]) => [index, token]))),
    captchas: openCaptchas(seed),
    credentials,
    deskOf: openDesk,
    faults,
    now: options.now ?? (() => region.last),
    dialect: { ...DIALECT, ...options.dialect },
  });
  const server = await listen(app, options.port);
  return {
    url: server.url,
    credentials: [...credentials.values()],
    *truth(key) {
      const telling = { key, now: options.now?.() ?? region.last, subjectCode: readSubjectCodes() };
      for (const index of schools) yield* truthOf(openDesk(index), telling);
    },
    faultCounts: () => faults.counts(),
    changeFaults: (plan) => faults.change(plan),
    close: () => server.close(),
  };
}

function appOf(parts: Parts): Express {
  const { credentials, tokens, captchas, faults } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request, _response, next) => {
    request.url = request.url.replace(PREFIX, '') || '/';
    next();
  });
  app.use(express.text({ type: () => true, limit: '4mb' }));
  app.use(
    faultDoor(faults, {
      thingsOf,
      emptyOf,
      problemOf,
      page: { type: 'text/html', html: htmlError('Ведутся технические работы') },
    }),
  );
  const userOf = (index: number) => adminOf(parts.deskOf(index)).user!.long;
  const sign = { credentials, tokens, captchas, userOf, dialect: parts.dialect };
  app.use(signInRoutes(sign), signInPage(sign));
  app.use(answer(parts));
  app.use(refuse);
  return app;
}

/** The administrator in whose name the school's token reads. */
function adminOf({ school }: Desk) {
  return school.staff.find(({ admin, user }) => admin && user) ?? school.staff.find(({ user }) => user)!;
}

const answer =
  (parts: Parts): RequestHandler =>
  (request, response) => {
    const { desk, token } = visitor(parts, request);
    if (parts.faults.strike(thingsOf(request), `${request.method} ${request.path}`, ['token-expired'])) {
      parts.tokens.expire(token);
      throw new Refusal('authorizationInvalidToken', 'The token has run out.');
    }
    const { route, params } = findRoute(request.method, request.path);
    const staff = adminOf(desk);
    const call: Call = {
      desk,
      me: { role: 'staff', staff },
      now: parts.now(),
      dialect: parts.dialect,
      params,
      query: queryOf(request.query),
      ids: idsIn(bodyOf(request)),
    };
    response.type('application/json').send(JSON.stringify(answered(route, call, request)));
  };

/** Pupils' lists of somebody who is no pupil are empty. */
function answered(route: Route, call: Call, request: Request): unknown {
  try {
    return route.answer(call);
  } catch (error) {
    if (error instanceof NoPupil && isList(request.method, request.path)) return [];
    throw error;
  }
}

/** @throws {Refusal} where the token is missing or unknown */
function visitor(
  { tokens, deskOf: openDesk }: Parts,
  request: Request,
): { readonly desk: Desk; readonly token: string } {
  const asked = request.query['access_token'];
  const token = request.get('Access-Token') ?? (typeof asked === 'string' ? asked : undefined);
  if (token === undefined) throw new Refusal('authorizationTokenRequired', 'An access token is needed.');
  const index = tokens.schoolOf(token);
  if (index === undefined) throw new Refusal('authorizationInvalidToken', 'The access token is not known.');
  return { desk: openDesk(index), token };
}

/** The same call of the same school is the same thing, whatever its token looks like now. */
function thingsOf(request: Request): string {
  const query = [...queryOf(request.query)]
    .filter(([name]) => name !== 'access_token')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, values]) => `${name}=${values.join(',')}`);
  return [
    request.method,
    request.path.toLowerCase(),
    ...query,
    typeof request.body === 'string' ? request.body : '',
  ].join(' ');
}

/** How nothing looks here: an empty list, where the answer is one. */
const emptyOf = (request: Request): unknown => (isList(request.method, request.path) ? [] : undefined);

const TYPE_OF: Readonly<Record<number, keyof typeof STATUSES>> = { 429: 'apiRequestLimit', 433: 'apiRequestLimit' };

const problemOf = (status: number): unknown => ({
  type: TYPE_OF[status] ?? (status === 503 ? 'apiResourceUnavailable' : 'apiServerError'),
  description: 'The service is busy.',
});

const refuse: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const [status, type, description] =
    error instanceof Refusal
      ? [error.status, error.type, error.message]
      : [500, 'apiServerError', error instanceof Error ? error.message : 'Unknown'];
  response.status(status).type('application/json').send(JSON.stringify({ type, description }));
};
