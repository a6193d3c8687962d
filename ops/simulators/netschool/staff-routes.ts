import express, { type Response, type Router } from 'express';
import type { Moment } from '../region/timeline.ts';
import { sessionOf } from './auth-routes.ts';
import { dayAt, membershipOn, yearOn } from '../region/on-day.ts';
import { fullName, nickName } from './names.ts';
import { textOf } from './school-routes.ts';
import type { ReportQueue } from './report-queue.ts';
import { staffPage } from './staff-page.ts';

/** Lists that only staff may read; parents are answered 403. Shapes as recorded 2021-10 from a school's own account. */
export function staffRoutes(now: () => Moment, queue: ReportQueue): Router {
  const router = express.Router();
  router.use(
    ['/webapi/subjects', '/webapi/classes', '/webapi/grade/studentList', '/webapi/users/staff'],
    (_request, response, next) => {
      if (sessionOf(response).account.role === 'staff') next();
      else response.status(403).json({ message: 'Недостаточно прав' });
    },
  );
  router.get('/webapi/subjects', (_request, response) => {
    response.json(sessionOf(response).desk.school.subjects.map(({ ids, name }) => subjectShown(ids.short, name)));
  });
  router.get('/webapi/classes', (_request, response) => void response.json(classesOf(response, now())));
  router.get('/webapi/grade/studentList', (request, response) => {
    const { desk } = sessionOf(response);
    const today = dayAt(desk.school, now());
    const wanted = Number(request.query['classId']);
    const pupils = desk.school.pupils.filter(
      (pupil) => desk.classes.get(membershipOn(pupil, today, now())?.class ?? '')?.ids.short === wanted,
    );
    response.json(
      pupils.map(({ ids, name }) => ({ id: ids.short, fullName: fullName(name), nickName: nickName(name) })),
    );
  });
  router.post('/webapi/users/staff/registry', (request, response) => {
    const session = sessionOf(response);
    const { school } = session.desk;
    const { staff } = school;
    // A client reads the answer as JSON and puts it behind `files/`: it is a bare text.
    if (textOf(request.query['export']).toLowerCase() === 'true')
      return void response.json(queue.keep(session, { name: 'staff.xls', html: staffPage(school) }));
    response.json({
      page: 1,
      totalItems: staff.length,
      rows: staff.map(({ ids, name, position }) => ({ id: ids.short, fullName: fullName(name), position })),
    });
  });
  return router;
}

function subjectShown(id: number, name: string): object {
  return {
    shortName: name,
    teachers: null,
    groups: null,
    parentSubject: null,
    subjectField: null,
    globalSubject: { id, name: name.toLowerCase() },
    order: null,
    using: true,
    usingInYear: true,
    extraCurricular: false,
    isModular: false,
    useExemption: false,
    direction: null,
    id,
    name,
  };
}

function classesOf(response: Response, now: Moment): readonly object[] {
  const { school } = sessionOf(response).desk;
  const year = yearOn(school, dayAt(school, now));
  const staff = new Map(school.staff.map((member) => [member.key, member]));
  return school.classes
    .filter((one) => one.year === year.key)
    .map(({ ids, name, grade, letter, teacher }) => ({
      step:
        grade <= 4
          ? { id: 1, name: ' 1- 4 кл.' }
          : grade <= 9
            ? { id: 2, name: ' 5- 9 кл.' }
            : { id: 3, name: '10-11 кл.' },
      iup: false,
      grade: { id: grade, name: String(grade) },
      letter: letter.toLowerCase(),
      funcType: 'School',
      profileId: ids.short,
      classType: { id: 1, name: 'Общеобразовательный' },
      chiefs: staff.has(teacher)
        ? [
            {
              id: staff.get(teacher)?.ids.short,
              name: fullName((staff.get(teacher) as { name: Parameters<typeof fullName>[0] }).name),
            },
          ]
        : [],
      plannedOccupancy: null,
      hasClassNotWorkingTeacher: null,
      id: ids.short,
      name,
    }));
}
