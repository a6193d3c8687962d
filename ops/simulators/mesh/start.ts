import express, { type ErrorRequestHandler, type Express } from 'express';
import { faultDoor } from '../fault-door.ts';
import type { Credential, Journal } from '../journal.ts';
import { changingFaults, type Faults } from '../faults.ts';
import { listen } from '../listen.ts';
import type { Moment } from '../region/timeline.ts';
import { readSubjectCodes } from '../subject-codes.ts';
import { type Account, pupilAccountsOf } from './accounts.ts';
import { Refusal } from './asking.ts';
import { authRoutes } from './auth-routes.ts';
import { type Desk, deskOf } from './desk.ts';
import { familyRoutes } from './family-routes.ts';
import { guard } from './guard.ts';
import type { MeshOptions } from './options.ts';
import { ratingRoutes } from './rating-routes.ts';
import { schoolRoutes } from './school-routes.ts';
import { emptyOf, problem, problemOf, thingsOf } from './striking.ts';
import { teacherRoutes } from './teacher-routes.ts';
import { type Holder, openTokens, type Tokens } from './tokens.ts';
import { truthOf } from './truth.ts';
import { userInfoRoutes } from './user-info.ts';

/** How one account is opened. */
export interface MeshCredential extends Credential {
  readonly login: string;
  readonly password: string;
  readonly role: Account['type'];
}

/** `credentials`: of each school the parents' accounts, the plainest to read first, the own account of that one's child, and last the administrator's. */
export type MeshSimulator = Journal<MeshCredential>;

interface Parts {
  readonly options: MeshOptions;
  readonly desks: ReadonlyMap<number, () => Desk>;
  readonly holders: ReadonlyMap<string, Holder & { readonly password: string }>;
  readonly names: ReadonlyMap<number, { readonly id: number; readonly name: string }>;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly now: () => Moment;
}

/** Schools kept whole: those that were asked for last. */
const MOST_DESKS = 24;

/** Serves one node of the platform with many schools on the loopback address; its three hosts are one here. */
export async function startMesh(options: MeshOptions): Promise<MeshSimulator> {
  const { region, schools } = options;
  const now = options.now ?? (() => region.last);
  const open = keptDesks(options);
  const holders = new Map<string, Holder & { readonly password: string }>();
  const names = new Map<number, { readonly id: number; readonly name: string }>();
  const credentials = schools.flatMap((index) => {
    const { school, accounts } = open(index);
    const pupils = pupilAccountsOf(school);
    names.set(index, { id: school.ids.short, name: school.name });
    for (const account of [...accounts, ...pupils])
      holders.set(account.login, { account, school: index, password: account.password });
    const plainest = pupils.find(({ ids }) => ids === accounts[0]?.children[0]?.ids);
    const shown = accounts.flatMap((account) =>
      account.type === 'teacher' && plainest ? [plainest, account] : [account],
    );
    return shown.map(({ login, password, type }): MeshCredential => {
      return { school: school.name, schoolId: String(school.ids.short), login, password, role: type };
    });
  });
  const faults = changingFaults(options.faults);
  const desks = new Map(schools.map((index) => [index, () => open(index)]));
  const tokens = openTokens(region.options.seed, () => Math.max(now(), Date.now()));
  const server = await listen(appOf({ options, desks, holders, names, tokens, faults, now }), options.port);
  return {
    url: server.url,
    credentials,
    *truth(key) {
      const telling = { key, now: now(), subjectCode: readSubjectCodes() };
      for (const index of schools) yield* truthOf(open(index), telling);
    },
    faultCounts: () => faults.counts(),
    changeFaults: (plan) => faults.change(plan),
    close: () => server.close(),
  };
}

function keptDesks({ schoolOf, scales }: MeshOptions): (index: number) => Desk {
  const kept = new Map<number, Desk>();
  return (index) => {
    const desk = kept.get(index) ?? deskOf(schoolOf(index), scales);
    kept.delete(index);
    kept.set(index, desk);
    if (kept.size > MOST_DESKS) kept.delete(kept.keys().next().value!);
    return desk;
  };
}

function appOf(parts: Parts): Express {
  const { options, desks, tokens, holders, names, faults, now } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request, _response, next) => {
    request.url = plainUrl(request.url);
    next();
  });
  app.use(express.json({ limit: '1mb', strict: false }), express.urlencoded({ extended: false, limit: '64kb' }));
  app.use(faultDoor(faults, { thingsOf: thingsOf(tokens), emptyOf, problemOf }));
  app.use(
    authRoutes({
      tokens,
      holderOf(login, password) {
        const found = holders.get(login);
        return found?.password === password ? found : undefined;
      },
      schoolOf: ({ school }) => names.get(school)!,
    }),
  );
  app.use(guard({ tokens, faults, desks, now, eventTimes: options.eventTimes ?? 'offset' }));
  app.use(schoolRoutes(), familyRoutes(), ratingRoutes(), userInfoRoutes(), teacherRoutes());
  app.use((_request, response) => void response.status(404).json(problem('NotFound', 'Не найдено')));
  app.use(refuse);
  return app;
}

/**
 * One spelling for all: the family's calls live at a host of their own without `/api`, at another with it, and the web's differ from the mobile
 * ones by a word.
 */
const plainUrl = (url: string): string =>
  url.replace(/^\/{2,}/, '/').replace(/^(?:\/api)?\/family\/(?:mobile|web)\/v1(?=\/|\?|$)/i, '/family/mobile/v1');

const refuse: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  if (error instanceof Refusal) return void response.status(error.status).json(problem(error.type, error.message));
  const { status } = error as { readonly status?: number };
  response.status(status ?? 500).json(problem(status === undefined ? 'ServerError' : 'BadRequest', 'Неверный запрос'));
};
