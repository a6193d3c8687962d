import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { faultDoor } from '../fault-door.ts';
import type { Faults } from '../faults.ts';
import type { Moment } from '../region/timeline.ts';
import { answer, parametersOf, refuse, type Writing } from './answering.ts';
import { type Call, Refusal } from './call.ts';
import type { EljurCredential } from './credentials.ts';
import type { Desk } from './desk.ts';
import { LISTING, METHODS } from './methods.ts';
import type { Dialect } from './options.ts';
import { type SignIn, signIn, usersVendors, vendorAsked } from './sign-in.ts';
import { spellingOf } from './spelling.ts';

const ARCHIVE = 'https://eljur.ru/archive';
const PAGE = `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>ЭлЖур</title></head>
<body><h1>Сервис временно недоступен</h1><p>Ведутся технические работы. Попробуйте зайти позже.</p></body></html>`;

/** What the server answers with. */
export interface Parts extends SignIn {
  readonly faults: Faults;
  readonly dialect: Dialect;
  readonly now: () => Moment;
  readonly credentials: readonly EljurCredential[];
  readonly deskOf: (vendor: string) => Desk;
}

/** Faults first, then the methods, under `/api` and `/apiv3` alike. */
export function appOf(parts: Parts): Express {
  const { faults, dialect } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(express.urlencoded({ extended: false, limit: '64kb' }), express.json({ limit: '64kb' }));
  app.use((request, response, next) => {
    const struck = faults.strike(thingsOf(request), `${request.method} ${request.path}`, ['archived']);
    if (dialect.school === 'open' && !struck) return next();
    response.redirect(302, `${ARCHIVE}?domain=${parametersOf(request).get('vendor') ?? ''}`);
  });
  const page = { type: 'text/html; charset=utf-8', html: PAGE };
  app.use(faultDoor(faults, { thingsOf, emptyOf: emptyOf(dialect), problemOf, page }));
  app.all(/^\/+api(?:v3)?\/+([a-z]+)\/*$/i, (request, response) => {
    const writing = writingOf(request, dialect);
    try {
      respond(request, response, parts, writing);
    } catch (error) {
      refuse(response, error, writing);
    }
  });
  app.use((request, response) =>
    refuse(response, new Refusal(404, 'страница не найдена'), writingOf(request, dialect)),
  );
  const unreadable: ErrorRequestHandler = (_error, request, response, _next) =>
    refuse(response, new Refusal(400, 'неверный запрос'), writingOf(request, dialect));
  app.use(unreadable);
  return app;
}

const writingOf = (request: Request, { envelope, format }: Dialect): Writing => ({
  given: parametersOf(request),
  envelope,
  format,
});

const methodOf = ({ path }: Request): string => /([a-z]+)\/*$/i.exec(path)?.[1]?.toLowerCase() ?? '';

/** @throws {Refusal} */
function respond(request: Request, response: Response, parts: Parts, writing: Writing): void {
  const { given } = writing;
  const method = methodOf(request);
  if (method === 'auth') return answer(response, signIn(given, parts), writing);
  if (method === 'getusersvendors') return answerVendors(response, given, parts);
  const tell = METHODS[method];
  const vendor = vendorAsked(given, parts);
  if (!tell) throw new Refusal(400, 'метод не найден');
  const token = parts.tokens.find(given.get('auth_token') ?? '');
  if (token && parts.faults.strike(thingsOf(request), `${request.method} ${request.path}`, ['token-expired']))
    parts.tokens.expire(token.text);
  const isGood = token?.vendor === vendor && parts.tokens.find(token.text) !== undefined;
  const desk = parts.deskOf(vendor);
  const account = isGood ? desk.accounts.find(({ login }) => login === token.login) : undefined;
  if (!account) throw new Refusal(400, 'не удалось авторизовать пользователя');
  const call: Call = {
    desk,
    account,
    given,
    now: parts.now(),
    spelling: spellingOf(parts.dialect),
    origin: `${request.protocol}://${request.get('host') ?? ''}`,
  };
  answer(response, tell(call), writing);
}

function answerVendors(response: Response, given: ReadonlyMap<string, string>, parts: Parts): void {
  const schools = parts.credentials.map(({ vendor, schoolId, school, login }) => ({
    vendor,
    id: schoolId,
    title: school,
    login,
  }));
  const result = usersVendors(given, parts, schools);
  response.status(result ? 200 : 400).type('application/json');
  response.send(JSON.stringify(result ? { result } : { error: 'не удалось авторизовать пользователя', result: false }));
}

/** The same call for the same school is the same thing, whatever its token. */
function thingsOf(request: Request): string {
  const given = [...parametersOf(request)].filter(([name]) => !['auth_token', 'password', 'devkey'].includes(name));
  return [methodOf(request), ...given.map((pair) => pair.join('=')).sort()].join(' ');
}

/** How nothing looks here: a result without members, where the method lists something. */
const emptyOf =
  ({ envelope, empties, format }: Dialect) =>
  (request: Request): unknown => {
    const given = parametersOf(request);
    const isXml = format === 'xml-only' || given.get('out_format')?.toLowerCase() === 'xml';
    if (!LISTING.has(methodOf(request)) || isXml) return undefined;
    const told = { state: 200, error: null, result: empties === 'array' ? [] : {} };
    return envelope === 'wrapped' ? { response: told } : told;
  };

const problemOf = (status: number): unknown => ({
  response: { state: status, error: 'сервис временно недоступен', result: {} },
});
