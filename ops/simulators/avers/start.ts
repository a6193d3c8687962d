import express, { type Express, type Request } from 'express';
import { faultDoor } from '../fault-door.ts';
import type { Credential, Journal } from '../journal.ts';
import { changingFaults, type Faults } from '../faults.ts';
import { listen } from '../listen.ts';
import { readSubjectCodes } from '../subject-codes.ts';
import { actRoutes } from './act-routes.ts';
import { type Desks, openDesks } from './desks.ts';
import { EMPTY } from './literal.ts';
import type { AversOptions } from './options.ts';
import { answer, loginIn, signInOf } from './sign-in.ts';
import { truthOf } from './truth.ts';

/** How one account is opened. */
export interface AversCredential extends Credential {
  readonly login: string;
  readonly password: string;
  readonly role: 'student' | 'parent';
}

/** `credentials`: every pupil's account of every school, the first of each school one with marks; last a parent's of that pupil, of each school. */
export type AversSimulator = Journal<AversCredential>;

/** Labelled in an encoding that it is not in, as the real one. */
const ROOT = `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">
<title>АВЕРС: Электронный Классный Журнал</title></head><body><div id="login-form"></div></body></html>`;

/**
 * Serves АВЕРС ЭКЖ on the loopback address. A real server keeps one school; this one keeps each of several apart by its users, who never see
 * another's.
 */
export async function startAvers(options: AversOptions): Promise<AversSimulator> {
  const desks = openDesks(options.schools, options.schoolOf, options.manner);
  const faults = changingFaults(options.faults);
  const now = options.now ?? (() => options.region.last);
  const server = await listen(appOf(desks, faults, now), options.port);
  return {
    url: server.url,
    credentials: [...credentialsOf(desks, 'pupils'), ...credentialsOf(desks, 'parents')],
    *truth(key) {
      const telling = { key, now: now(), days: options.region.days, subjectCode: readSubjectCodes() };
      for (const { index } of desks.entries) yield* truthOf(desks.deskAt(index), telling);
    },
    faultCounts: () => faults.counts(),
    changeFaults: (plan) => faults.change(plan),
    close: () => server.close(),
  };
}

const credentialsOf = ({ entries }: Desks, whose: 'pupils' | 'parents'): readonly AversCredential[] =>
  entries.flatMap((entry) => entry[whose].map((one) => ({ school: entry.name, schoolId: entry.id, ...one })));

function appOf(desks: Desks, faults: Faults, now: () => number): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(express.urlencoded({ extended: false, limit: '64kb' }));
  app.use(
    faultDoor(faults, {
      thingsOf,
      sendEmpty: (request, response) => {
        const isAct = /^\/act\//i.test(request.path);
        if (isAct) answer(response, EMPTY);
        return isAct;
      },
      problemType: 'text/html; charset=utf-8',
    }),
  );
  app.get('/', (_request, response) => void response.type('text/html; charset=windows-1251').send(Buffer.from(ROOT)));
  const signIn = signInOf(desks, faults);
  app.use(signIn.router);
  app.use('/act', signIn.guard);
  app.use(actRoutes(now));
  app.use((_request, response) => void response.status(404).type('text/html').send('<h1>404 Not Found</h1>'));
  return app;
}

/** The same call of the same user is the same thing. */
const thingsOf = (request: Request): string => {
  const { p: _password, ...form } = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  return [loginIn(request), request.method, request.path.toLowerCase(), JSON.stringify(form)].join(' ');
};
