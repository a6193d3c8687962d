import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Faults } from '../faults.ts';
import type { Pupil } from '../region/person.ts';
import type { Moment } from '../region/timeline.ts';
import type { Desk } from './desk.ts';
import { assignedTo, assignmentsAsked, attachmentsAsked, ofCurrentTerm } from './mobile-assigned.ts';
import { lessonRoutes } from './mobile-lesson-routes.ts';
import { educationOf, subjectOf, termOf, userOf } from './mobile-people.ts';
import { childOf, childrenOf, holderOf, refuse } from './mobile-query.ts';
import type { MobileTokens } from './mobile-tokens.ts';
import { performanceOf, periodsBegun, subjectsTaught, totalsOf } from './mobile-totals.ts';
import { fullName, nickName } from './names.ts';
import { periodsFor } from './report-scope.ts';
import { mobileAnnouncementsOf } from './setting-routes.ts';

/** The API of the mobile application, below `/api/mobile`. A token reads the children of its account. */
export function mobileRoutes(tokens: MobileTokens, faults: Faults, now: () => Moment): Router {
  const router = express.Router();
  router.use(guard(tokens, faults));
  router.get('/students', (_request, response) => {
    const { account } = holderOf(response);
    response.json(
      account.children.map(({ ids, name }) => ({
        studentId: ids.short,
        name: fullName(name),
        shortName: nickName(name),
      })),
    );
  });
  router.get('/users', (_request, response) => {
    const { account, desk } = holderOf(response);
    response.json(account.children.map((child) => userOf(desk, child, now())));
  });
  router.get(
    '/education',
    ofChild((desk, child) => educationOf(desk, child, now())),
  );
  router.get(
    '/subjects',
    ofChild((desk, child) => subjectsTaught(desk, child, now()).map(subjectOf)),
  );
  router.get(
    '/terms',
    ofChild((desk, child) => periodsFor(desk, child, now()).map(termOf)),
  );
  router.get(
    '/totals',
    ofChild((desk, child) => totalsOf(desk, child, now())),
  );
  router.get(
    '/announcements',
    (_request, response) => void response.json(mobileAnnouncementsOf(holderOf(response).desk, now())),
  );
  router.use(lessonRoutes(now));
  router.get(
    '/assignments',
    ofChild((desk, child, request) => assignmentsAsked(desk, child, request, now())),
  );
  router.get(
    '/assignments/for-current-term',
    ofChild((desk, child, request) => ofCurrentTerm(desk, child, request, now())),
  );
  router.get('/assignments/:id', (request, response) => {
    const child = childOf(request, response);
    const id = Number(request.params.id);
    const [told] = child ? assignedTo(holderOf(response).desk, child, [id], now()) : [];
    if (told) response.json(told);
    else response.status(404).json({ message: 'Задание не найдено' });
  });
  router.get(
    '/attachments',
    ofAnyChild((desk, child, request) => attachmentsAsked(desk, child, request, now())),
  );
  router.get('/analytics/subject-performance', (request, response) => void performance(request, response, now()));
  router.use((_request, response) => void response.status(404).json({ message: 'Не найдено' }));
  return router;
}

/** Faults of its own. */
const OWN_FAULTS = ['token-expired'];

function guard(tokens: MobileTokens, faults: Faults): RequestHandler {
  return (request, response, next) => {
    const token = /^Bearer\s+(\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
    const holder = tokens.holderOf(token);
    const own =
      holder &&
      faults.strike(
        `${holder.account.login} ${request.path}`,
        `${request.method} ${request.baseUrl}${request.path}`,
        OWN_FAULTS,
      );
    if (own) tokens.expire(token);
    if (!holder || own) return void response.status(401).json({ message: 'Токен недействителен' });
    response.locals['holder'] = holder;
    next();
  };
}

type Answer = (desk: Desk, child: Pupil, request: Request) => unknown;

/** Answers for the child that the query names. */
const ofChild =
  (answer: Answer): RequestHandler =>
  (request, response) => {
    const child = childOf(request, response);
    if (child) response.json(answer(holderOf(response).desk, child, request));
    else refuse(response);
  };

/** Answers for all children together, where the query names none. */
const ofAnyChild =
  (answer: (...asked: Parameters<Answer>) => readonly unknown[]): RequestHandler =>
  (request, response) => {
    const { desk, account } = holderOf(response);
    const isNamed = request.query['studentId'] !== undefined;
    const children = isNamed ? childrenOf(request, response) : account.children;
    if (isNamed && children.length === 0) refuse(response);
    else response.json(children.flatMap((child) => answer(desk, child, request)));
  };

function performance(request: Request, response: Response, now: Moment): void {
  const child = childOf(request, response);
  if (!child) return refuse(response);
  const { desk } = holderOf(response);
  const begun = periodsBegun(desk, child, now);
  const period = begun.find(({ ids }) => ids.short === Number(request.query['termId'])) ?? begun.at(-1);
  const subject = subjectsTaught(desk, child, now).find(({ ids }) => ids.short === Number(request.query['subjectId']));
  if (period && subject) response.json(performanceOf(desk, child, subject, period, now));
  else response.status(404).json({ message: 'Предмет не найден' });
}
