import type { Pupil } from '../region/person.ts';
import type { Role } from './accounts.ts';
import type { Call } from './call.ts';
import { listedIn } from '../region/on-day.ts';
import { fullName } from './names.ts';

/** Pupils and classes that an account is related to, with the methods that may be called for them. */
export function relationsOf(call: Call): object {
  const { desk, account, now } = call;
  const { school } = desk;
  const listed = account.pupils.flatMap((pupil) => {
    const schoolClass = desk.classes.get(listedIn(school, pupil, now)?.class ?? '');
    return schoolClass ? [{ pupil, schoolClass }] : [];
  });
  const classes = new Set(listed.map(({ schoolClass }) => schoolClass));
  return {
    students: call.spelling.map(
      listed.map(({ pupil, schoolClass }) => [
        String(pupil.ids.short),
        {
          rules: PUPIL_METHODS,
          rel: RELATIONS[account.role],
          ...studentOf(pupil),
          class: schoolClass.name,
          parallel: schoolClass.grade,
          city: school.municipality.cityName,
        },
      ]),
    ),
    groups: call.spelling.map(
      [...classes].map((one) => {
        const { ids, name } = desk.staff.get(one.teacher)!;
        const told = {
          rules: ['getschedule', 'gethomework'],
          rel: 'homeclass',
          name: one.name,
          parallel: one.grade,
          balls: 5,
          hometeacher_id: String(ids.short),
          hometeacher_name: fullName(name),
          hometeacher_lastname: name.last,
          hometeacher_firstname: name.first,
          hometeacher_middlename: name.middle,
        };
        return [one.name, told] as const;
      }),
    ),
    schools: [
      { inn: school.inn, kpp: school.kpp, number: desk.vendor, title: school.name, title_full: school.fullName },
    ],
  };
}

/** What a pupil is to who asks; only "child" is told by a source. */
const RELATIONS: Readonly<Record<Role, string>> = { school: 'student', student: 'student', parent: 'child' };

const PUPIL_METHODS = [
  'getassessments',
  'getdiary',
  'getfinalassessments',
  'gethomework',
  'getmarks',
  'getperiods',
  'getschedule',
  'getupdates',
];

const studentOf = ({ ids, name }: Pupil): object => ({
  name: String(ids.short),
  title: `${name.last} ${name.first}`,
  lastname: name.last,
  firstname: name.first,
  gender: name.sex,
});
