import express, { type Router } from 'express';
import { dayAt } from '../region/calendar.ts';
import { type Asking, askingOf, demandStaff, numbersOf, paged, textOf } from './asking.ts';
import { profileInfo } from './auth-routes.ts';
import { yearOn } from './desk.ts';
import { type Stay, staysOf } from './listing.ts';
import { guidOf, yearIdOf } from './identity.ts';
import { nameParts, studentProfile } from './people.ts';
import { askedYear } from './school-lists.ts';

const PAGE = 50;

/** Lists that staff and families are answered alike, families of their own children only. */
export function schoolRoutes(): Router {
  const router = express.Router();
  router.get('/acl/api/users/profile_info', profileInfo);
  router.get('/api/ej/acl/v1/mod-acl/users/profile_info', profileInfo);
  router.get(['/core/api/academic_years', '/api/ej/core/family/v1/academic_years'], (request, response) => {
    const years = academicYears(askingOf(response));
    const isOne = textOf(request, 'only_current_year') === 'true';
    response.json(isOne ? years.filter(({ current_year: isCurrent }) => isCurrent) : years);
  });
  router.get('/core/api/profiles', (request, response) => {
    const asking = askingOf(response);
    const classes = numbersOf(request, 'class_unit_id', 'class_unit_ids');
    const members = present(asking).filter(({ class: own }) => classes === undefined || classes.has(own.ids.short));
    const isAsked = (textOf(request, 'types') ?? 'student').split(',').includes('student');
    response.json(paged(request, isAsked ? members : [], PAGE).map((stay) => classMember(asking, stay)));
  });
  router.get('/core/api/student_profiles', (request, response) => {
    const asking = askingOf(response);
    const year = askedYear(asking, request);
    const stays = year ? staysOf(asking.desk, year, asking.now) : [];
    const isSeen = ({ pupil, hasLeft }: Stay): boolean =>
      asking.account.type === 'teacher' ? !hasLeft : asking.account.children.includes(pupil);
    const seen = stays.filter(isSeen);
    response.json(paged(request, seen, PAGE).map((stay) => studentProfile(asking, stay)));
  });
  router.get('/v1/nsi/organisations', (request, response) => {
    const asking = askingOf(response);
    demandStaff(asking);
    const size = Number(textOf(request, 'size') ?? 10);
    response.json({ page: 1, size, totalSize: 1, parentCategories: null, entities: [organisation(asking)] });
  });
  return router;
}

const present = ({ desk, now }: Asking): readonly Stay[] =>
  staysOf(desk, yearOn(desk, dayAt(now, desk.school.zone.offset)), now).filter(({ hasLeft }) => !hasLeft);

function academicYears({ desk, now }: Pick<Asking, 'desk' | 'now'>) {
  const today = dayAt(now, desk.school.zone.offset);
  const current = yearOn(desk, today);
  return desk.school.years.map((year) => ({
    id: yearIdOf(year),
    name: `${year.begins} - ${year.begins + 1}`,
    begin_date: year.from,
    end_date: year.to,
    calendar_id: 1,
    current_year: year === current,
  }));
}

const classMember = ({ desk: { school } }: Asking, { pupil, class: own }: Stay): object => ({
  id: pupil.ids.short,
  type: 'student',
  user_id: pupil.user?.short ?? null,
  person_id: guidOf(pupil.ids),
  agree_pers_data: true,
  user: nameParts(pupil.name),
  school: { id: school.ids.short, name: school.fullName, short_name: school.name },
  class_unit: { id: own.ids.short, name: own.name, home_based: false },
  roles: [],
  staff_id: null,
});

const organisation = ({ desk: { school } }: Asking): object => ({
  signature_date: null,
  global_id: school.ids.short,
  system_object_id: String(school.ids.short),
  full_name: school.fullName,
  short_name: school.name,
  constituent_entity: [{ key: '36' }],
});
