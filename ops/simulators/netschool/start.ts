import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import { faultDoor } from '../fault-door.ts';
import type { Credential, Journal } from '../journal.ts';
import { changingFaults, type Faults } from '../faults.ts';
import { listen } from '../listen.ts';
import { readSubjectCodes } from '../subject-codes.ts';
import { authRoutes, sessionGuard } from './auth-routes.ts';
import { caselessQuery } from './caseless-query.ts';
import { classReportRoutes } from './class-report-routes.ts';
import { type Desks, openDesks, type SchoolEntry, type WayIn } from './desks.ts';
import { diaryRoutes } from './diary-routes.ts';
import { type Hub, openHub } from './hub.ts';
import type { NetSchoolOptions } from './options.ts';
import { mobileRoutes } from './mobile-routes.ts';
import { mobilePin, mobileSignIn } from './mobile-sign-in.ts';
import { type MobileTokens, openTokens } from './mobile-tokens.ts';
import { openQueue, type ReportQueue } from './report-queue.ts';
import { reportQueueRoutes, reportRoutes } from './report-routes.ts';
import { schoolRoutes, textOf } from './school-routes.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { settingRoutes } from './setting-routes.ts';
import { staffRoutes } from './staff-routes.ts';
import { truthOf } from './truth.ts';

/** How one account is opened. */
export interface NetSchoolCredential extends Credential {
  readonly login: string;
  readonly password: string;
  readonly role: 'parent' | 'staff';
}

/**
 * `credentials`: every parent's account of every school, the first of each school the one of a class that has marks; last an account of the staff of each school,
 * which alone reads the school's lists.
 */
export type NetSchoolSimulator = Journal<NetSchoolCredential>;

/** Serves one installation of NetSchool (its web API) with many schools on the loopback address. */
export async function startNetSchool(options: NetSchoolOptions): Promise<NetSchoolSimulator> {
  const desks = openDesks(options.schools, options.schoolOf, options.letters);
  const faults = changingFaults(options.faults);
  const timeOut = options.timeOut ?? 3_600_000;
  const { seed } = options.region.options;
  const sessions = openSessions({ seed, timeOut, wall: options.wall ?? Date.now, twoRoles: options.twoRoles ?? false });
  const tokens = openTokens({ seed, life: options.tokenLife ?? 3_600, wall: options.wall ?? Date.now });
  const queue = openQueue(seed, faults);
  const hub = openHub(queue, sessions, options.version ?? '5.10', seed);
  const server = await listen(
    appOf({ options, desks, faults, sessions, timeOut, tokens, queue, hub }),
    options.port,
    hub.upgrade,
  );
  return {
    url: server.url,
    credentials: [
      ...desks.entries.flatMap((entry) => entry.parents.map((one) => credentialOf(entry, one))),
      ...desks.entries.flatMap((entry) => entry.staff.map((one) => credentialOf(entry, one))),
    ],
    *truth(key) {
      const telling = {
        key,
        now: options.now?.() ?? options.region.last,
        subjectCode: readSubjectCodes(),
        days: options.region.days,
        way: options.way ?? 'mobile',
      };
      const isStaffRead = options.accounts === 'all';
      for (const { id, staff } of desks.entries)
        yield* truthOf(desks.deskOf(id)!, { ...telling, hasStaff: isStaffRead && staff.length > 0 });
    },
    faultCounts: () => faults.counts(),
    changeFaults: (plan) => faults.change(plan),
    close: () => server.close(),
  };
}

const credentialOf = ({ id, found }: SchoolEntry, one: WayIn): NetSchoolCredential => ({
  school: found.shortName,
  schoolId: String(id),
  ...one,
});

interface Parts {
  readonly options: NetSchoolOptions;
  readonly desks: Desks;
  readonly faults: Faults;
  readonly sessions: Sessions;
  readonly timeOut: number;
  readonly tokens: MobileTokens;
  readonly queue: ReportQueue;
  readonly hub: Hub;
}

function appOf({ options, desks, faults, sessions, timeOut, tokens, queue, hub }: Parts): Express {
  const now = options.now ?? (() => options.region.last);
  const version = options.version ?? '5.10';
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', caselessQuery);
  app.use((request, _response, next) => {
    request.url = plainUrl(request.url);
    next();
  });
  app.use(express.urlencoded({ extended: false, limit: '64kb' }), express.json({ limit: '1mb', strict: false }));
  app.use(faultDoor(faults, { thingsOf: thingsOf(sessions, tokens), emptyOf }));
  app.use(authRoutes({ sessions, deskOf: desks.deskOf, version, timeOut, seed: options.region.options.seed, now }));
  app.use(mobileSignIn(tokens, options.region.options.seed));
  app.use('/api/mobile', mobileRoutes(tokens, faults, now));
  app.use(schoolRoutes(desks, options.region.municipalities));
  app.use('/webapi', (request, response, next) => {
    if (/^\/earlyaccess\/?$/i.test(request.path)) response.status(404).json({ message: 'Не найдено' });
    else next();
  });
  app.use(sessionGuard(sessions, faults));
  app.use(mobilePin(tokens), diaryRoutes(now), settingRoutes(now), staffRoutes(now, queue), classReportRoutes(now));
  app.use(reportRoutes(now), reportQueueRoutes(queue, version, now), hub.router);
  app.use((_request, response) => void response.status(404).json({ message: 'Не найдено' }));
  app.use(unreadable);
  return app;
}

/** Answers what the parsers of bodies and paths could not read; its fourth parameter makes it a handler of errors. */
const unreadable: ErrorRequestHandler = (error, _request, response, _next) => {
  const { status } = error as { readonly status?: number };
  response.status(status ?? 500).json({ message: status === undefined ? 'Ошибка сервера' : 'Неверный запрос' });
};

/** Without the blanks (%20) that some clients leave in a path, and without doubled slashes. */
function plainUrl(url: string): string {
  const [path = '', ...query] = url.split('?');
  const plain = path.replaceAll(/(?<=\/)(%20)+|(%20)+(?=\/|$)/g, '').replaceAll(/\/{2,}/g, '/');
  return query.length === 0 ? plain : `${plain}?${query.join('?')}`;
}

/** The same call of the same account is the same thing, whatever the session. */
const thingsOf =
  (sessions: Sessions, tokens: MobileTokens) =>
  (request: Request): string => {
    const token = request.get('authorization')?.split(' ')[1];
    const session = token === undefined ? sessions.peek(request.get('at')) : tokens.holderOf(token);
    const form = (request.body ?? {}) as { readonly un?: unknown };
    const query = Object.entries(request.query)
      .filter(([name]) => name !== 'at' && name !== 'token')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}=${String(value)}`);
    return [session?.account.login ?? textOf(form.un), request.method, request.path.toLowerCase(), ...query].join(' ');
  };

/** How nothing looks here: a week without days, a list without items. Signing in has no such answer. */
function emptyOf(request: Request): unknown {
  if (/\/webapi\/student\/diary\/?$/i.test(request.path)) {
    const [from, to] = [request.query['weekStart'], request.query['weekEnd']].map(textOf);
    return {
      weekStart: `${from}T00:00:00`,
      weekEnd: `${to}T00:00:00`,
      weekDays: [],
      laAssigns: [],
      termName: '',
      className: '',
    };
  }
  if (/\/webapi\/student\/diary\/init\/?$/i.test(request.path))
    return { students: [], currentStudentId: 0, weekStart: null };
  if (/\/api\/mobile\/(classmeetings|assignments|totals|subjects|students|users)\/?$/i.test(request.path)) return [];
  if (/\/webapi\/(terms|calendar\/vacations|grade\/assignment\/types|schools\/search)\/?$/i.test(request.path))
    return [];
  return undefined;
}
