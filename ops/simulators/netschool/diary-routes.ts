import express, { type Request, type Response, type Router } from 'express';
import type { Pupil } from '../region/person.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import { ASSIGNMENT_TYPES, typeOfKind, weightOfType } from './assignment-types.ts';
import { sessionOf } from './auth-routes.ts';
import type { Assigned, Desk } from './desk.ts';
import { NO_TITLE } from './assignments.ts';
import { diaryOf, initOf, lessonsShown } from './diary.ts';
import { fullName, midnight } from './names.ts';
import { textOf } from './school-routes.ts';

/** The diary and what hangs on it. An account sees its own children and nobody else. */
export function diaryRoutes(now: () => Moment): Router {
  const router = express.Router();
  router.get('/webapi/student/diary/init', (_request, response) => {
    const { desk, account } = sessionOf(response);
    response.json(initOf(desk, account.children, now()));
  });
  router.get('/webapi/student/diary', (request, response) => {
    const pupil = childOf(request, response);
    if (!pupil) return refuse(response);
    const [from, to] = [dayOf(request.query['weekStart']), dayOf(request.query['weekEnd'])];
    if (!from || !to) return void response.status(400).json({ message: 'Неверный формат даты' });
    const { yearId: year } = request.query;
    const query = { pupil, yearId: year === undefined ? undefined : Number(year), from, to };
    response.json(diaryOf(sessionOf(response).desk, query, now()));
  });
  router.get('/webapi/student/diary/pastMandatory', (request, response) => {
    if (!childOf(request, response)) return refuse(response);
    /* Nobody in this region has debts. */
    response.json([]);
  });
  router.get('/webapi/student/diary/assigns/:id', (request, response) => {
    const pupil = childOf(request, response);
    const { desk } = sessionOf(response);
    const assigned = pupil && shownTo(pupil, Number(request.params.id), desk, now());
    if (!assigned) return void response.status(404).json({ message: 'Задание не найдено' });
    response.json(detailsOf(desk, assigned, now()));
  });
  router.post('/webapi/student/diary/get-attachments', (request, response) => {
    const pupil = childOf(request, response);
    if (!pupil) return refuse(response);
    const { assignId } = (request.body ?? {}) as { readonly assignId?: unknown };
    const { desk } = sessionOf(response);
    const ids = Array.isArray(assignId) ? [...new Set(assignId.map(Number))] : [];
    const withFiles = ids.map((id) => ({ id, attachments: filesOf(shownTo(pupil, id, desk, now()), now()) }));
    response.json(
      withFiles
        .filter(({ attachments }) => attachments.length > 0)
        .map(({ id, attachments }) => ({ assignmentId: id, attachments, answerFiles: [] })),
    );
  });
  router.get('/webapi/attachments/:id', (request, response) => {
    const id = Number(request.params.id);
    const { desk, account } = sessionOf(response);
    const isShown = account.children.some((child) =>
      filesOf(shownTo(child, Math.floor(id / 10), desk, now()), now()).some((file) => file.id === id),
    );
    if (!isShown) return void response.status(404).json({ message: 'Файл не найден' });
    response.attachment(`attachment-${id}.txt`).type('text/plain');
    response.send('Приложение к заданию.');
  });
  router.get('/webapi/grade/assignment/types', (_request, response) => void response.json(ASSIGNMENT_TYPES));
  return router;
}

function childOf(request: Request, response: Response): Pupil | undefined {
  const id = Number(request.query['studentId']);
  return sessionOf(response).account.children.find(({ ids }) => ids.short === id);
}

const refuse = (response: Response): void => void response.status(403).json({ message: 'Нет доступа к ученику' });

/** "2026-10-12", also with a time after it. */
const dayOf = (value: unknown): string | undefined => /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(textOf(value))?.[0];

/** The assignment behind an id, where this pupil's diary shows it. */
export function shownTo(pupil: Pupil, id: number, desk: Desk, now: Moment): Assigned | undefined {
  const assigned = desk.assignments.get(id);
  if (!assigned || !stateAt<unknown>((assigned.homework ?? assigned.work).timeline, now)) return undefined;
  const { lesson } = assigned;
  return lessonsShown(desk, pupil, lesson.day, now).some((shown) => shown.lesson === lesson) ? assigned : undefined;
}

/** The files attached to a homework; their ids are the homework's and one more digit. */
export function filesOf(assigned: Assigned | undefined, now: Moment) {
  const homework = assigned?.homework;
  const count = homework ? (stateAt(homework.timeline, now)?.value.attachments ?? 0) : 0;
  return Array.from({ length: count }, (_, index) => ({
    id: homework!.ids.short * 10 + index,
    name: null,
    originalFileName: `задание ${index + 1}.pdf`,
    description: null,
  }));
}

function detailsOf(desk: Desk, { lesson, homework, work }: Assigned, now: Moment): object {
  const subjectName = desk.subjectNames.get(lesson.subject) ?? '';
  const teacher = desk.school.staff.find(({ key }) => key === stateAt(lesson.timeline, now)?.value.teacher);
  const told = work
    ? {
        name: stateAt(work.timeline, now)?.value.title?.told ?? NO_TITLE,
        weight: weightOfType(typeOfKind(work.kind)),
      }
    : { name: stateAt(homework.timeline, now)?.value.text.told ?? NO_TITLE, weight: 0 };
  return {
    id: (homework ?? work).ids.short,
    activityName: null,
    assignmentName: told.name,
    subjectGroup: { id: lesson.ids.short, name: subjectName },
    teachers: teacher ? [{ id: teacher.ids.short, name: fullName(teacher.name) }] : [{ id: 0, name: '' }],
    productId: null,
    isDeleted: false,
    weight: told.weight,
    date: midnight(lesson.day),
    description: '',
    attachments: [],
  };
}
