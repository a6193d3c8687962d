import express, { type Response, type Router } from 'express';
import type { SchoolYear } from '../region/school.ts';
import type { Moment } from '../region/timeline.ts';
import { sessionOf } from './auth-routes.ts';
import { dayAt, yearOn } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import { fullName, midnight } from './names.ts';

/** Ids of the kinds of terms; 1 as recorded, the others assumed. */
const TERM_TYPES = { quarter: 1, 'half-year': 2, trimester: 3 } as const;

/** Assumed: that `timeOut` of a session in force is told in seconds. */
const IDLE_SECONDS = 3600;

/** What an account may read of itself, its school and the school's year. Parents read periods and vacations too (assumed). */
export function settingRoutes(now: () => Moment): Router {
  const router = express.Router();
  const deskOf = (response: Response) => sessionOf(response).desk;
  const yearOf = ({ school }: Desk) => yearOn(school, dayAt(school, now()));

  router.get('/webapi/context', (_request, response) => {
    const { account, desk } = sessionOf(response);
    response.json({
      schoolyear: yearShown(yearOf(desk)),
      user: { id: account.user.short, name: account.name },
      schoolId: desk.school.ids.short,
      organizationName: desk.school.name,
      dateFormat: 'd.mm.yy',
      timeFormat: 'hh:mm',
      roles: [account.role === 'parent' ? 'Родитель' : 'Учитель'],
    });
  });
  // Who works in the system now: of others nobody is told here.
  router.get('/webapi/context/activeSessions', (_request, response) => {
    const { at, account, desk, lastCall } = sessionOf(response);
    const [schoolId, lastAccessTime] = [desk.school.ids.short, new Date(lastCall).toISOString().slice(0, 19)];
    const who = { userId: account.user.short, loginName: account.login, nickName: account.name };
    const roles = account.role === 'parent' ? 'Родитель' : 'Учитель';
    const more = { ip: '127.0.0.1', roles, eMs: '', timeOut: IDLE_SECONDS };
    response.json([
      { schoolId, eoName: desk.school.name, at, ...who, loginTime: lastAccessTime, lastAccessTime, ...more },
    ]);
  });
  router.get('/webapi/years/current', (_request, response) => void response.json(yearShown(yearOf(deskOf(response)))));
  router.get('/webapi/years', (_request, response) => {
    response.json(deskOf(response).school.years.toReversed().map(yearShown));
  });
  router.get('/webapi/mysettings/yearlist', (_request, response) => {
    const desk = deskOf(response);
    const current = yearOf(desk);
    response.json(
      desk.school.years.map((year) => ({
        id: year.ids.short,
        name: `${year === current ? '(*) ' : ''}${nameOf(year)}`,
      })),
    );
  });
  router.get('/webapi/mysettings', (_request, response) => {
    const { account } = sessionOf(response);
    const [lastName = '', firstName = '', middleName = ''] = account.name.split(' ');
    response.json({
      userId: account.user.short,
      loginName: account.login,
      lastName,
      firstName,
      middleName,
      birthDate: null,
      email: '',
      mobilePhone: '',
      existsPhoto: false,
      roles: [account.role === 'parent' ? 'Родитель' : 'Учитель'],
      schoolyearId: yearOf(deskOf(response)).ids.short,
      userSettings: { recoveryAnswer: '', showMobilePhone: false, defaultDesktop: 0 },
    });
  });
  router.get('/webapi/terms', (_request, response) => {
    const year = yearOf(deskOf(response));
    response.json(
      year.periods.map(({ ids, kind, name, from, to }) => ({
        id: ids.short,
        termName: name,
        termTypeId: TERM_TYPES[kind],
        startDate: midnight(from),
        endDate: midnight(to),
        schoolYearId: year.ids.short,
      })),
    );
  });
  router.get('/webapi/calendar/vacations', (_request, response) => {
    const { holidays } = yearOf(deskOf(response));
    response.json(
      holidays.map(({ ids, name, from, to }) => ({
        startTime: midnight(from),
        endTime: midnight(to),
        id: ids.short,
        name,
      })),
    );
  });
  router.get(
    '/webapi/schedule/times',
    (_request, response) => void response.json(timesOf(deskOf(response), dayAt(deskOf(response).school, now()))),
  );
  router.get('/webapi/announcements', (_request, response) => {
    response.json(announcementsOf(deskOf(response), now()));
  });
  return router;
}

/** What the school tells everybody. */
export function announcementsOf({ school }: Desk, now: Moment) {
  const author = school.staff.find(({ admin }) => admin) ?? school.staff[0];
  if (!author) return [];
  return [
    {
      id: school.ids.short,
      name: 'Родительское собрание',
      author: { id: author.ids.short, fio: fullName(author.name), nickName: fullName(author.name) },
      description: '<p>Собрание состоится в актовом зале.</p>',
      postDate: `${yearOn(school, dayAt(school, now)).from}T08:15:30.25`,
      deleteDate: null,
      attachments: [],
    },
  ];
}

/** The same, as the mobile application reads it: with other names beside those of the web. */
export const mobileAnnouncementsOf = (desk: Desk, now: Moment): readonly object[] =>
  announcementsOf(desk, now).map((told) => ({
    ...told,
    announcementId: told.id,
    title: told.name,
    author: { ...told.author, name: told.author.fio },
  }));

/** "2026/2027". */
const nameOf = ({ begins }: SchoolYear): string => `${begins}/${begins + 1}`;

const yearShown = (year: SchoolYear) => ({
  id: year.ids.short,
  name: nameOf(year),
  startDate: midnight(year.from),
  endDate: midnight(year.to),
  globalYear: { id: year.begins, name: nameOf(year), startDate: midnight(year.from), endDate: midnight(year.to) },
});

/** The bells of every weekday; weekday 1 is Sunday. */
function timesOf({ school }: Desk, today: string): readonly object[] {
  return [2, 3, 4, 5, 6, 7].flatMap((weekDay) =>
    school.bells.map(({ ids, shift, number, startsAt, endsAt }) => ({
      id: ids.short * 10 + weekDay,
      weekDay,
      relay: shift,
      number,
      startTime: `${today}T${startsAt}:00`,
      endTime: `${today}T${endsAt}:00`,
      variantId: 1,
      used: true,
    })),
  );
}
