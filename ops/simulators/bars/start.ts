import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import { faultDoor } from '../fault-door.ts';
import type { Credential, Journal } from '../journal.ts';
import { changingFaults, type Faults } from '../faults.ts';
import { formData } from '../form-data.ts';
import { listen } from '../listen.ts';
import { readSubjectCodes } from '../subject-codes.ts';
import { authRoutes, cookieOf, sessionGuard } from './auth-routes.ts';
import { chartRoutes } from './chart-routes.ts';
import { CHARTS } from './charts.ts';
import { type Desks, openDesks } from './desks.ts';
import { type BarsDialect, type BarsOptions, DEFAULT_DIALECT } from './options.ts';
import { restRoutes } from './rest-routes.ts';
import { serviceRoutes } from './service-routes.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { truthOf } from './truth.ts';

/** How one account is opened. */
export interface BarsCredential extends Credential {
  readonly login: string;
  readonly password: string;
  readonly role: 'parent' | 'student';
}

/** `credentials`: every parent's account of every school, the first of each school plain to read; last a pupil's own of each school. */
export type BarsSimulator = Journal<BarsCredential>;

/** Serves one installation of BARS.Web-Education with many schools on the loopback address: the web services, and the older `/rest`. */
export async function startBars(options: BarsOptions): Promise<BarsSimulator> {
  const desks = openDesks(options.schools, options.schoolOf);
  const faults = changingFaults(options.faults);
  const { seed } = options.region.options;
  const { timeOut = 3_600_000, wall = Date.now } = options;
  const sessions = openSessions({ seed, timeOut, wall, accountOf: desks.accountOf });
  const { summary, marks, visit, refusal, homework } = { ...DEFAULT_DIALECT, ...options };
  const dialect = { summary, marks, visit, refusal, homework };
  const server = await listen(appOf({ options, dialect, faults, sessions }), options.port);
  return {
    url: server.url,
    credentials: credentialsOf(desks),
    *truth(key) {
      const now = options.now?.() ?? options.region.last;
      const telling = { ...dialect, key, now, subjectCode: readSubjectCodes() };
      for (const entry of desks.entries) yield* truthOf(desks.deskOf(entry), telling);
    },
    faultCounts: () => faults.counts(),
    changeFaults: (plan) => faults.change(plan),
    close: () => server.close(),
  };
}

function credentialsOf({ entries }: Desks): readonly BarsCredential[] {
  const all = (whose: 'parents' | 'pupils') =>
    entries.flatMap((entry) => entry[whose].map((one) => ({ school: entry.name, schoolId: entry.id, ...one })));
  return [...all('parents'), ...all('pupils')];
}

interface Parts {
  readonly options: BarsOptions;
  readonly dialect: BarsDialect;
  readonly faults: Faults;
  readonly sessions: Sessions;
}

function appOf({ options, dialect, faults, sessions }: Parts): Express {
  const now = options.now ?? (() => options.region.last);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(express.urlencoded({ extended: false, limit: '64kb' }), express.json({ limit: '64kb', strict: false }));
  app.use(...formData());
  app.use(faultDoor(faults, { thingsOf: thingsOf(sessions), emptyOf: emptyOf(dialect), problemOf }));
  app.use(authRoutes(sessions));
  app.use('/rest', restRoutes({ sessions, faults, now, dialect }));
  app.get('/media/homework/:lesson/:file', (_request, response) => {
    response.attachment('homework.txt').type('text/plain');
    response.send('Приложение к заданию.');
  });
  const guard = sessionGuard({ sessions, faults, ...dialect });
  app.use('/api', guard, serviceRoutes(now, dialect));
  app.use(CHARTS, guard, chartRoutes(now, dialect));
  app.use((_request, response) => void response.status(404).json(problemOf(404)));
  app.use(unreadable);
  return app;
}

const problemOf = (status: number): object => ({
  success: false,
  faultcode: status === 404 ? 'Client.NotFound' : 'Server.InternalError',
  faultstring: 'Ошибка',
});

/** Answers what the parsers of bodies and paths could not read; its fourth parameter makes it a handler of errors. */
const unreadable: ErrorRequestHandler = (error, _request, response, _next) => {
  const { status } = error as { readonly status?: number };
  response.status(status ?? 500).json(problemOf(status ?? 500));
};

/** The same call about the same child is the same thing, whatever the session. */
const thingsOf =
  (sessions: Sessions) =>
  (request: Request): string => {
    const session = sessions.peek(cookieOf(request));
    const fields = { ...request.query, ...(request.body as object | undefined) };
    const words = Object.entries(fields)
      .filter(([name]) => !/password/i.test(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}=${String(value)}`);
    const who = session ? `${session.account.login} ${session.selected.key}` : '';
    return [who, request.method, request.path.toLowerCase(), ...words].join(' ');
  };

/** How nothing looks here. Signing in, persons and the lists of a class have no such answer. */
const emptyOf =
  ({ summary }: BarsDialect) =>
  (request: Request): unknown => {
    const { path } = request;
    if (/\/Get(WeekSchedule|Diary)\/?$/i.test(path)) return { days: [] };
    if (/\/GetHomeworkFromRange\/?$/i.test(path)) return [];
    const [, list] = /\/Get(Summary|Total)Marks\/?$/i.exec(path) ?? [];
    if (list === undefined) return undefined;
    return summary === 'flat' ? { discipline_marks: [] } : { [`${list.toLowerCase()}_marks_data`]: [] };
  };
