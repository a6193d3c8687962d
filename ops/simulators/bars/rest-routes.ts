import express, { type Request, type Response, type Router } from 'express';
import type { Faults } from '../faults.ts';
import type { Pupil } from '../region/person.ts';
import type { Day, Moment } from '../region/timeline.ts';
import { cookieOf, livingSession, setCookie } from './auth-routes.ts';
import { dayAt, listedIn } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import type { BarsDialect } from './options.ts';
import { restDays, restMaterials } from './rest-lessons.ts';
import { restAverages, restScores, restTotals } from './rest-marks.ts';
import type { Session, Sessions } from './sessions.ts';
import { fullName } from './words.ts';

export interface RestRoutesOf {
  readonly sessions: Sessions;
  readonly faults: Faults;
  readonly now: () => Moment;
  readonly dialect: BarsDialect;
}

const refused = (code: string, error: string): object => ({ success: false, error_code: code, error });
const UNAUTHENTICATED = refused('Server.UserNotAuthenticatedError', 'Пользователь не авторизован');
const INVALID = refused('Client.ValidationError', 'Неверные параметры запроса');

/** The API of the older mobile app: forms in, positional arrays out, every answer with `success`; errors come with status 200. */
export function restRoutes(options: RestRoutesOf): Router {
  const { sessions, now, dialect } = options;
  const router = express.Router();
  const telling = () => ({ ...dialect, now: now() });
  type Asked = { readonly desk: Desk; readonly pupil: Pupil; readonly form: Form; readonly day: Day };
  const serve = (path: string, answer: (asked: Asked) => object): void =>
    void router.post(`/${path}`, (request, response) => {
      const asked = askedOf(request, options);
      response.json('refusal' in asked ? asked.refusal : answer(asked));
    });
  router.all('/login', (request, response) => signIn(request, response, options));
  router.all('/logout', (request, response) => {
    sessions.end(cookieOf(request));
    response.json({ success: true });
  });
  serve('diary', ({ desk, pupil, form, day }) => {
    const from = dayIn(form.from_date) ?? day;
    return { success: true, days: restDays(desk, pupil, { from, to: dayIn(form.to_date) ?? from }, telling()) };
  });
  serve('lessons_scores', ({ desk, pupil, form, day }) =>
    restScores(desk, pupil, { day, subject: form.subject ?? '' }, telling()),
  );
  serve('totals', ({ desk, pupil, day }) => restTotals(desk, pupil, day, telling()));
  serve('progress_average', ({ desk, pupil, day }) => restAverages(desk, pupil, day, telling()));
  serve('additional_materials', ({ desk, form }) => restMaterials(desk.lessonById.get(Number(form.lesson_id)), now()));
  serve('school_meetings', () => ({ success: true, kind: 'Собраний нет' }));
  serve('check_food', () => ({ success: true, food_plugin: 'NO' }));
  return router;
}

type Form = Readonly<Partial<Record<'pupil_id' | 'date' | 'from_date' | 'to_date' | 'subject' | 'lesson_id', string>>>;

/** What a form asks for; calls without a pupil's id are about the first child. */
function askedOf(request: Request, { sessions, faults, now }: RestRoutesOf) {
  const session = livingSession(request, { sessions, faults });
  if (!session) return { refusal: UNAUTHENTICATED };
  const form = (request.body ?? {}) as Form;
  const { desk, account } = session;
  const id = form.pupil_id ?? String(account.children[0]!.ids.short);
  const pupil = account.children.find(({ ids }) => String(ids.short) === id);
  const day = form.date === undefined ? dayAt(desk.school, now()) : dayIn(form.date);
  const dates = [form.from_date, form.to_date].filter((text) => text !== undefined);
  if (!pupil || day === undefined || dates.some((text) => dayIn(text) === undefined)) return { refusal: INVALID };
  return { desk, pupil, form, day };
}

/** Login and password in the query or in a form. */
function signIn(request: Request, response: Response, { sessions, now }: RestRoutesOf): void {
  const words = { ...request.query, ...(request.body as object | undefined) } as Partial<
    Record<'login' | 'password', unknown>
  >;
  const made = sessions.signIn(String(words.login ?? ''), String(words.password ?? ''));
  if ('refused' in made) return void response.json(refused('Client.ValidationError', 'Неверный логин или пароль'));
  setCookie(response, made.session);
  response.json(signedIn(made.session, now()));
}

function signedIn({ account, desk }: Session, now: Moment): object {
  const childOf = (pupil: Pupil): readonly unknown[] => {
    const schoolClass = desk.classes.get(listedIn(desk.school, pupil, now)?.class ?? '');
    return [pupil.ids.short, `${fullName(pupil.name)}, ${schoolClass?.name ?? ''}`, desk.school.name];
  };
  return {
    success: true,
    childs: account.children.map(childOf),
    profile_id: account.user.short,
    id: account.user.short,
    type: account.role === 'parent' ? 'Родитель' : 'Ученик',
    fio: account.role === 'parent' ? account.name : fullName(account.children[0]!.name),
  };
}

/** "12.10.2026", padded or not; undefined where it is no day. */
function dayIn(text: string | undefined): Day | undefined {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text?.trim() ?? '') ?? [];
  const padded = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(padded)) ? undefined : padded;
}
