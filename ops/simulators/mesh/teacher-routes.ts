import express, { type Request, type Router } from 'express';
import { type Asking, askingOf, demandStaff, notFound, paged } from './asking.ts';
import { attendances, homeworks, scheduleItems } from './journal-lists.ts';
import { teacherProfile } from './people.ts';
import { groupsListed, periodSchedules, rooms, studentProfiles } from './school-lists.ts';

/** What a list gives where the client names no size of its pages. */
const PAGE = 50;

type List = (asking: Asking, request: Request) => readonly unknown[];

const LISTS: Readonly<Record<string, List>> = {
  'core/teacher/v1/attendances': attendances,
  'core/teacher/v1/student_profiles': studentProfiles,
  'core/teacher/v1/teacher_profiles': (asking) => asking.desk.school.staff.map((one) => teacherProfile(asking, one)),
  'core/teacher/v1/buildings': ({ desk: { school } }) => [
    { id: school.ids.short, name: school.name, address: school.address, school_id: school.ids.short },
  ],
  'core/teacher/v1/rooms': rooms,
  'core/teacher/v1/homeworks': homeworks,
  'core/teacher/v1/attestation_periods_schedules': periodSchedules,
  'plan/teacher/v1/groups': groupsListed,
  'plan/teacher/v1/schedule_items': scheduleItems,
};

/** The calls of teachers, with `/api/ej` in front; a bare list each, in pages. */
export function teacherRoutes(): Router {
  const router = express.Router();
  router.use('/api/ej/:service/teacher', (_request, response, next) => {
    demandStaff(askingOf(response));
    next();
  });
  for (const [path, list] of Object.entries(LISTS)) {
    router.get(`/api/ej/${path}`, (request, response) => {
      response.json(paged(request, list(askingOf(response), request), PAGE));
    });
    router.get(`/api/ej/${path}/:id`, (request, response) => {
      const found = list(askingOf(response), request) as readonly { readonly id?: unknown }[];
      const one = found.find(({ id }) => String(id) === request.params['id']);
      if (!one) throw notFound('Не найдено');
      response.json(one);
    });
  }
  return router;
}
