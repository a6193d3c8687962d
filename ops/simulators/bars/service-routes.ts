import express, { type Request, type Response, type Router } from 'express';
import type { Pupil } from '../region/person.ts';
import type { Day, Moment } from '../region/timeline.ts';
import { sessionOf } from './auth-routes.ts';
import { dayAt } from '../region/on-day.ts';
import { visualization } from './charts.ts';
import type { Desk } from './desk.ts';
import { diaryOf, monthSchedule } from './diary.ts';
import { homeworkFromRange } from './homework.ts';
import { summaryMarks, totalMarks } from './marks.ts';
import type { BarsDialect } from './options.ts';
import { classYearInfo, personData, personIdOf, schoolInfo } from './people.ts';
import { weekSchedule } from './schedule.ts';

/** How a form is refused that names no day, or nobody. */
export const INVALID = {
  success: false,
  faultcode: 'Client.ValidationError',
  faultstring: 'Client.ValidationError: date',
};

/** The services of the web front end, `/api/<Service>/<method>`; clients disagree about GET and POST, so both are answered. */
export function serviceRoutes(now: () => Moment, dialect: BarsDialect): Router {
  const router = express.Router();
  const telling = () => ({ ...dialect, now: now() });
  type Answer = (asked: { readonly desk: Desk; readonly pupil: Pupil; readonly day: Day }) => unknown;
  const serve = (method: string, answer: Answer): void =>
    void router.all(`/${method}`, (request, response) => {
      const { desk, selected } = sessionOf(response);
      const day = dayIn(request) ?? dayAt(desk.school, now());
      if (day === '') return void response.status(400).json(INVALID);
      response.json(answer({ desk, pupil: selected, day }));
    });
  router.all('/ProfileService/GetPersonData', (_request, response) => {
    const { desk, account, selected } = sessionOf(response);
    response.json(personData(desk, account, selected, telling()));
  });
  router.post('/ProfileService/SetChild', selectChild);
  // What a list of profiles looks like is in no source; clients only ask whether it is answered.
  serve('MultiprofileService/getProfiles', () => []);
  serve('ScheduleService/GetWeekSchedule', ({ desk, pupil, day }) => weekSchedule(desk, pupil, day, now()));
  serve('ScheduleService/GetMonthSchedule', ({ desk, pupil, day }) => monthSchedule(desk, pupil, day, now()));
  serve('ScheduleService/GetDiary', ({ desk, pupil, day }) => diaryOf(desk, pupil, day, telling()));
  serve('HomeworkService/GetHomeworkFromRange', ({ desk, pupil, day }) => homeworkFromRange(desk, pupil, day, now()));
  serve('MarkService/GetSummaryMarks', ({ desk, pupil, day }) => summaryMarks(desk, pupil, day, telling()));
  serve('MarkService/GetTotalMarks', ({ desk, pupil }) => totalMarks(desk, pupil, telling()));
  serve('MarkService/GetVisualizationData', ({ desk, pupil, day }) => visualization(desk, pupil, day, now()));
  serve('SchoolService/getClassYearInfo', ({ desk, pupil }) => classYearInfo(desk, pupil, now()));
  serve('SchoolService/getSchoolInfo', ({ desk }) => schoolInfo(desk));
  serve('WidgetService/getBirthdays', () => []);
  serve('WidgetService/getEvents', () => []);
  serve('WidgetService/getClassHours', () => ({}));
  return router;
}

/** Chooses the child that the other calls are about, by the number of its person. */
function selectChild(request: Request, response: Response): void {
  const session = sessionOf(response);
  const { selected } = (request.body ?? {}) as { readonly selected?: unknown };
  const child = session.account.children.find((one) => String(personIdOf(one)) === String(selected));
  if (!child) return void response.status(400).json(INVALID);
  session.selected = child;
  response.json({ success: true });
}

/** The day asked for, in the query or in the form, padded or not; undefined where none is, '' where it is no day. */
function dayIn(request: Request): Day | undefined {
  const form = (request.body ?? {}) as { readonly date?: unknown };
  return dayNamed(String(request.query['date'] ?? form.date ?? ''));
}

/** A day as clients name it; undefined for an empty text, '' where it is no day. */
export function dayNamed(text: string): Day | undefined {
  if (text === '') return undefined;
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T ])/.exec(text) ?? [];
  const padded = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(padded)) ? '' : padded;
}
