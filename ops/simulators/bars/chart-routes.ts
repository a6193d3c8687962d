import express, { type Request, type Response, type Router } from 'express';
import type { Pupil } from '../region/person.ts';
import type { Moment } from '../region/timeline.ts';
import { sessionOf } from './auth-routes.ts';
import { attendanceChart, type Charted, progressChart, PUPIL_FIELD } from './charts.ts';
import type { Desk } from './desk.ts';
import { subjectsOf } from './marks.ts';
import type { BarsDialect } from './options.ts';
import { dayNamed, INVALID } from './service-routes.ts';

interface Asked {
  readonly desk: Desk;
  readonly pupil: Pupil;
  readonly charted: Charted;
}

/** The charts of a pupil: forms in, numbers out. */
export function chartRoutes(now: () => Moment, dialect: BarsDialect): Router {
  const router = express.Router();
  const serve = (path: string, answer: (asked: Asked) => object): void =>
    void router.post(`/${path}`, (request, response) => {
      const asked = askedOf(request, response, now());
      if (!asked) return void response.status(400).json(INVALID);
      response.json(answer(asked));
    });
  serve('attendancedata', ({ desk, pupil, charted }) => attendanceChart(desk, pupil, charted, now()));
  serve('progressdata', ({ desk, pupil, charted }) => progressChart(desk, pupil, charted, { ...dialect, now: now() }));
  return router;
}

/** What a form asks for; undefined where it names another's child, no days, or a subject that the child does not learn. */
function askedOf(request: Request, response: Response, now: Moment): Asked | undefined {
  const { desk, account } = sessionOf(response);
  const form = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const pupil = account.children.find(({ ids }) => String(ids.short) === textIn(form, PUPIL_FIELD));
  const from = dayNamed(textIn(form, 'date_begin'));
  const to = dayNamed(textIn(form, 'date_end'));
  if (!pupil || !from || !to) return undefined;
  const named = textIn(form, 'subject') || '0';
  const subject = subjectsOf(desk, pupil, now).find(({ ids }) => String(ids.short) === named);
  return named === '0' || subject ? { desk, pupil, charted: { from, to, subject } } : undefined;
}

const textIn = (form: Readonly<Record<string, unknown>>, name: string): string => {
  const value = form[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
