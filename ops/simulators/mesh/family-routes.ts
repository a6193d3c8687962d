import express, { type Request, type Response, type Router } from 'express';
import { addDays } from '../region/calendar.ts';
import type { Pupil } from '../region/person.ts';
import { stateAt } from '../region/timeline.ts';
import { type Asking, askingOf, childOf, forbidden, notFound, textOf } from './asking.ts';
import { type DaySpan, groupOfLesson, lessonsShown } from './desk.ts';
import { attachmentsOf, eventsOf } from './events.ts';
import { markObjects, marksAt } from './marks.ts';
import { childProfile, fullName, groupsOfStay, nameParts, stayOfNow } from './people.ts';
import { lessonItem } from './schedule.ts';
import { shortSubjectMarks, subjectMarks, subjectMarksFor } from './subject-marks.ts';
import { schoolDays } from './school-days.ts';
import { dayAsked } from './times.ts';

/** What is answered to a family about one of its children. */
type Answer = (asking: Asking, child: Pupil, request: Request) => unknown;

/** Days that `from`, `to` ask for at most. */
const LONGEST_DAYS = 400;
/** Days of marks that notifications tell of. */
const RECENT_DAYS = 7;

const ANSWERS: Readonly<Record<string, Answer>> = {
  marks: (asking, child, request) => ({ payload: marksOf(asking, child, spanOf(request)) }),
  homeworks: (asking, child, request) => ({ payload: homeworksOf(asking, child, spanOf(request)) }),
  'homeworks/short': (asking, child, request) => ({ payload: homeworksOf(asking, child, spanOf(request)).map(short) }),
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
    if (askingOf(response).account.type !== 'parent') throw forbidden('Недостаточно прав');
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

/** @throws {Refusal} where a day is missing */
function spanOf(request: Request, fromKey = 'from', toKey = 'to'): DaySpan {
  const [from, to] = [dayAsked(textOf(request, fromKey)), dayAsked(textOf(request, toKey))];
  if (!from || !to) throw notFound(`Не указан период: ${fromKey}, ${toKey}`);
  return { from, to: to > addDays(from, LONGEST_DAYS) ? addDays(from, LONGEST_DAYS) : to };
}

function profileOf(asking: Asking): object {
  const { account } = asking;
  return {
    profile: {
      ...nameParts(account.name),
      birth_date: null,
      sex: account.name.sex,
      user_id: account.user.short,
      id: account.profile,
      contract_id: null,
      phone: null,
      email: null,
      snils: null,
      type: account.type,
    },
    children: account.children.map((child) => childProfile(asking, child)),
    hash: String(account.profile),
  };
}

const marksOf = (asking: Asking, child: Pupil, span: DaySpan): readonly object[] =>
  lessonsShown(asking.desk, child, span, asking.now).flatMap((lesson) =>
    marksAt(lesson, child, asking.now).flatMap((one) =>
      markObjects(asking.desk, one, asking.now).map((told) => ({
        ...told,
        date: lesson.day,
        ...subjectOf(asking, lesson),
      })),
    ),
  );

const subjectOf = ({ desk }: Asking, lesson: Parameters<typeof groupOfLesson>[1]) => {
  const { subject } = groupOfLesson(desk, lesson);
  return { subject_name: subject.name, subject_id: subject.ids.short };
};

/** Homework by the day it is due. */
function homeworksOf(asking: Asking, child: Pupil, { from, to }: DaySpan) {
  const { desk, now } = asking;
  const found = lessonsShown(desk, child, { from: addDays(from, -LONGEST_DAYS), to }, now).flatMap((lesson) => {
    const { homework } = lesson;
    const state = homework && stateAt(homework.timeline, now);
    const date = homework?.due ?? lesson.day;
    if (!homework || !state || date < from || date > to) return [];
    return [
      {
        homework_id: homework.ids.short,
        homework_entry_id: homework.ids.short,
        homework_entry_student_id: homework.ids.short,
        description: state.value.text.told,
        ...subjectOf(asking, lesson),
        date,
        date_assigned_on: lesson.day,
        materials: [],
        attachments: attachmentsOf(homework.ids.short, state.value.attachments),
        has_written_answer: false,
        is_done: false,
        type: 'OO',
        has_teacher_answer: false,
        comments: [],
      },
    ];
  });
  return found.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Without what only the long form tells. */
function short(told: ReturnType<typeof homeworksOf>[number]): object {
  const {
    homework_id: _id,
    homework_entry_id: _entry,
    materials: _materials,
    attachments: _files,
    comments: _comments,
    ...rest
  } = told;
  return { ...rest, materials_count: [] };
}

function subjectsOf(asking: Asking, child: Pupil): readonly object[] {
  const stay = stayOfNow(asking, child);
  const subjects = new Map((stay ? groupsOfStay(asking.desk, stay) : []).map(({ subject }) => [subject.key, subject]));
  return [...subjects.values()].map(({ ids, name }) => ({ subject_id: ids.short, subject_name: name }));
}

function notificationsOf(asking: Asking, child: Pupil): readonly object[] {
  const today = new Date(asking.now).toISOString().slice(0, 10);
  const lessons = lessonsShown(asking.desk, child, { from: addDays(today, -RECENT_DAYS), to: today }, asking.now);
  return lessons.flatMap((lesson) =>
    marksAt(lesson, child, asking.now).map(({ value, weight, enteredAt, work }) => ({
      datetime: new Date(enteredAt).toISOString(),
      event_type: 'create_mark',
      created_at: new Date(enteredAt).toISOString(),
      updated_at: new Date(enteredAt).toISOString(),
      subject_name: subjectOf(asking, lesson).subject_name,
      student_profile_id: child.ids.short,
      author_profile_id: asking.account.profile,
      lesson_date: lesson.day,
      new_mark_value: value,
      new_is_exam: work.written,
      new_mark_weight: weight,
    })),
  );
}

function schoolInfo({ desk: { school } }: Asking): object {
  const head = school.staff.find(({ admin }) => admin) ?? school.staff[0];
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
