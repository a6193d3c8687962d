import express, { type Request, type Router } from 'express';
import { dayAt, membershipOn } from '../region/on-day.ts';
import type { SchoolClass } from '../region/school.ts';
import type { Day, Moment } from '../region/timeline.ts';
import { letterOf } from './attendance-letters.ts';
import { sessionOf } from './auth-routes.ts';
import type { Desk } from './desk.ts';
import { nickName } from './names.ts';
import { reportPage, textIn } from './report-page.ts';

interface Wanted {
  readonly schoolClass: SchoolClass;
  readonly month: string;
}

/** What the page of a report was last sent with, by session: the report itself may be asked for by `at` alone. */
type Chosen = Map<string, Wanted>;

const TITLE = 'Отчёт о посещаемости класса';
const CHOSEN = `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>${TITLE}</title></head><body></body></html>`;

/**
 * The report of a class's attendance as older versions make it for the staff: its page takes `PCLID`, `Month` (1 to 12, assumed) and `Year`, and
 * the report follows. That it is such a page as every report is known; that it has a row a pupil and a column a day is assumed.
 */
export function classReportRoutes(now: () => Moment): Router {
  const router = express.Router();
  const chosen: Chosen = new Map();
  router.use(
    ['/asp/Reports/ReportClassAttendance.asp', '/asp/Reports/ClassAttendance.asp'],
    (_request, response, next) => {
      if (sessionOf(response).account.role === 'staff') next();
      else response.status(403).json({ message: 'Недостаточно прав' });
    },
  );
  router.post('/asp/Reports/ReportClassAttendance.asp', (request, response) => {
    const { at, desk } = sessionOf(response);
    const wanted = wantedIn(desk, request);
    if (!wanted) return void response.status(400).json({ message: 'Неверный запрос' });
    chosen.set(at, wanted);
    response.type('html').send(CHOSEN);
  });
  router.post('/asp/Reports/ClassAttendance.asp', (request, response) => {
    const { at, desk } = sessionOf(response);
    const wanted = wantedIn(desk, request) ?? chosen.get(at);
    if (!wanted) return void response.status(400).json({ message: 'Отчёт не выбран' });
    response.type('html').send(attendanceReport(desk, wanted.schoolClass, wanted.month, now()));
  });
  return router;
}

/** Class and month that a form names; undefined where it names none of the school's, or no month. */
function wantedIn(desk: Desk, request: Request): Wanted | undefined {
  const { PCLID, Month, Year } = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const schoolClass = desk.school.classes.find(({ ids }) => ids.short === Number(PCLID));
  const month = `${String(Year)}-${String(Month).padStart(2, '0')}`;
  return schoolClass && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? { schoolClass, month } : undefined;
}

function attendanceReport(desk: Desk, { key, name }: SchoolClass, month: string, now: Moment): string {
  const today = dayAt(desk.school, now);
  const days = [...desk.lessons.keys()].filter((day) => day.startsWith(month) && day <= today).sort();
  const pupils = desk.school.pupils.filter((pupil) => days.some((day) => membershipOn(pupil, day, now)?.class === key));
  const lettersOn = (pupil: (typeof pupils)[number], day: Day): string =>
    membershipOn(pupil, day, now)?.class === key
      ? (desk.lessons.get(day)?.get(key) ?? []).flatMap((lesson) => letterOf(lesson, pupil, now) ?? []).join(' ')
      : '';
  const head = `<tr><th>Ученик</th>${days.map((day) => `<th>${Number(day.slice(8))}</th>`).join('')}</tr>`;
  const rows = pupils
    .map((pupil) => [nickName(pupil.name), ...days.map((day) => lettersOn(pupil, day))])
    .sort(([a = ''], [b = '']) => a.localeCompare(b, 'ru'))
    .map((cells) => `<tr>${cells.map((cell) => `<td>${textIn(cell)}</td>`).join('')}</tr>`);
  const [year, number] = month.split('-');
  const about = [['Класс', name] as const, ['Месяц', `${Number(number)}.${year}`] as const];
  return reportPage(desk.school.fullName, TITLE, about, [head, ...rows]);
}
