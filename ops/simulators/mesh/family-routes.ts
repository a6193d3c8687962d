import express, { type Request, type Response, type Router } from 'express';
import { addDays } from '../region/calendar.ts';
import type { Pupil } from '../region/person.ts';
import { type Asking, askingOf, childOf, dayIn, forbidden, notFound, textOf } from './asking.ts';
import { type DaySpan, lessonsShown } from './listing.ts';
import { daySchedule, shortDays } from './day-schedule.ts';
import { eventsOf } from './events.ts';
import { homeworksOf, LONGEST_DAYS, marksOf, short, subjectsOf } from './family-answers.ts';
import { headOf } from './accounts.ts';
import { markInfo } from './mark-info.ts';
import { notificationsOf } from './notifications.ts';
import { childProfile, fullName, nameParts, UNTOLD } from './people.ts';
import { lessonItem } from './schedule.ts';
import { schoolDays } from './school-days.ts';
import { shortSubjectMarks, subjectMarks, subjectMarksFor } from './subject-marks.ts';
import { dayAsked } from './times.ts';

/** What is answered to a family about one of its children. */
type Answer = (asking: Asking, child: Pupil, request: Request) => unknown;

const ANSWERS: Readonly<Record<string, Answer>> = {
  marks: (asking, child, request) => ({ payload: marksOf(asking, child, spanOf(request)) }),
  homeworks: (asking, child, request) => ({ payload: homeworksOf(asking, child, spanOf(request)) }),
  'homeworks/short': (asking, child, request) => ({ payload: homeworksOf(asking, child, spanOf(request)).map(short) }),
  schedule: (asking, child, request) => {
    const day = dayIn(request, 'date');
    if (!day) throw notFound('Не указан день: date');
    return daySchedule(asking, child, day);
  },
  'schedule/short': (asking, child, request) => {
    const days = (textOf(request, 'dates') ?? '').split(',').flatMap((text) => dayAsked(text) ?? []);
    return { payload: shortDays(asking, child, days.slice(0, LONGEST_DAYS)) };
  },
  periods_schedules: (_asking, _child, request) => schoolDays(spanOf(request)),
  'subjects/list': (asking, child) => ({ payload: subjectsOf(asking, child) }),
  subject_marks: (asking, child) => ({ payload: subjectMarks(asking, child) }),
  'subject_marks/short': (asking, child) => ({ payload: shortSubjectMarks(asking, child) }),
  'subject_marks/for_subject': (asking, child, request) => {
    const told = subjectMarksFor(asking, child, textOf(request, 'subject_name'));
    if (!told) throw notFound('Предмет не найден');
    return told;
  },
  'notifications/search': (asking, child) => notificationsOf(asking, child),
};

/** The calls of families, with `/family/mobile/v1` in front; staff are refused them. */
export function familyRoutes(): Router {
  const router = express.Router();
  const family = '/family/mobile/v1';
  router.use(family, (_request, response, next) => {
    if (askingOf(response).account.type === 'teacher') throw forbidden('Недостаточно прав');
    next();
  });
  router.get(`${family}/profile`, (_request, response) => void response.json(profileOf(askingOf(response))));
  router.get(`${family}/school_info`, (_request, response) => void response.json(schoolInfo(askingOf(response))));
  router.get(`${family}/lesson_schedule_items/:id`, (request, response) => {
    const asking = askingOf(response);
    const child = childOf(asking, textOf(request, 'student_id'));
    const lesson = asking.desk.lessons.get(Number(request.params['id']));
    const shown = lesson && lessonsShown(asking.desk, child, { from: lesson.day, to: lesson.day }, asking.now);
    if (!lesson || !shown?.includes(lesson)) throw notFound('Урок не найден');
    response.json(lessonItem(asking, child, lesson));
  });
  router.get(`${family}/marks/:id`, (request, response) => {
    const asking = askingOf(response);
    const told = markInfo(asking, childOf(asking, textOf(request, 'student_id')), Number(request.params['id']));
    if (!told) throw notFound('Оценка не найдена');
    response.json(told);
  });
  for (const [path, answer] of Object.entries(ANSWERS))
    router.get(`${family}/${path}`, (request, response) => {
      const asking = askingOf(response);
      response.json(answer(asking, childOf(asking, textOf(request, 'student_id')), request));
    });
  router.get('/api/eventcalendar/v1/api/events', events);
  return router;
}

function events(request: Request, response: Response): void {
  const asking = askingOf(response);
  const guids = (textOf(request, 'person_ids') ?? '').split(',');
  const children = guids.map((guid) => asking.desk.pupils.get(guid));
  if (!children.every((child) => child && asking.account.children.includes(child)))
    throw forbidden('Нет доступа к данным обучающегося');
  const expand = new Set((textOf(request, 'expand') ?? '').split(','));
  const span = spanOf(request, 'begin_date', 'end_date');
  const found = children.flatMap((child) => eventsOf(asking, child!, span, expand));
  response.json({ total_count: found.length, response: found, errors: null });
}

/** @throws {Refusal} where a day is missing, or is none */
function spanOf(request: Request, fromKey = 'from', toKey = 'to'): DaySpan {
  const [from, to] = [dayIn(request, fromKey), dayIn(request, toKey)];
  if (!from || !to) throw notFound(`Не указан период: ${fromKey}, ${toKey}`);
  return { from, to: to > addDays(from, LONGEST_DAYS) ? addDays(from, LONGEST_DAYS) : to };
}

function profileOf(asking: Asking): object {
  const { account } = asking;
  const self = account.type === 'student' ? account.children[0] : undefined;
  return {
    profile: {
      ...nameParts(account.name),
      birth_date: self?.birthDate ?? null,
      sex: account.name.sex,
      user_id: account.user.short,
      id: account.profile,
      contract_id: null,
      ...UNTOLD,
      snils: self?.snils ?? '',
      type: account.type,
    },
    children: account.children.map((child) => childProfile(asking, child)),
    hash: String(account.profile),
  };
}

function schoolInfo({ desk: { school } }: Asking): object {
  const head = headOf(school);
  const subjectName = new Map(school.subjects.map(({ key, name }) => [key, name]));
  return {
    id: school.ids.short,
    name: school.fullName,
    type: 'Общеобразовательная организация',
    principal: head ? fullName(head.name) : null,
    classroom_teachers: [],
    address: { county: school.municipality.name, district: school.municipality.cityName, address: school.address },
    phone: null,
    email: null,
    website_link: null,
    teachers: school.staff.map(({ name, subjects }) => ({
      ...nameParts(name),
      subject_names: subjects.map((key) => subjectName.get(key) ?? key),
    })),
    branches: [
      { name: school.name, type: 'school', address: school.address, is_main_building: true, is_student_building: true },
    ],
  };
}
