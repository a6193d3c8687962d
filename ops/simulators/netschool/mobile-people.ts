import type { Pupil } from '../region/person.ts';
import type { Period, Subject } from '../region/school.ts';
import type { Moment } from '../region/timeline.ts';
import { dayAt, listedIn, yearOn } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import { midnight, nickName } from './names.ts';

/** One item of `GET users`: a child, with its school and class. */
export function userOf(desk: Desk, child: Pupil, now: Moment): object {
  const { ids, name } = child;
  const { school } = desk;
  const schoolClass = desk.classes.get(listedIn(school, child, now)?.class ?? '');
  return {
    id: ids.short,
    firstName: name.first,
    lastName: name.last,
    middleName: name.middle,
    nickName: nickName(name),
    organizations: [
      {
        organization: { id: school.ids.short, name: school.name },
        classes: schoolClass ? [{ classId: schoolClass.ids.short, className: schoolClass.name }] : [],
      },
    ],
  };
}

/** Answer to `GET education`: where a child learns this year. */
export function educationOf(desk: Desk, child: Pupil, now: Moment): readonly object[] {
  const { school } = desk;
  const year = yearOn(school, dayAt(school, now));
  const schoolClass = desk.classes.get(listedIn(school, child, now)?.class ?? '');
  if (!schoolClass) return [];
  return [
    {
      class: { id: schoolClass.ids.short, name: schoolClass.name, isFree: false },
      isAddSchool: false,
      school: { id: school.ids.short, name: school.name },
      schoolyear: {
        id: year.ids.short,
        name: year.name,
        startDate: midnight(year.from),
        endDate: midnight(year.to),
      },
    },
  ];
}

/** One item of `GET subjects`. One spelling has a Latin C, an open client of the real system has a Cyrillic one: both are told. */
export const subjectOf = ({ ids, name }: Subject, nth: number) => ({
  id: ids.short,
  name,
  order: nth,
  federalCurriculum: true,
  federalСurriculum: true,
});

/** One item of `GET terms`. No client tells its shape: assumed. */
export const termOf = ({ ids, name, from, to }: Period) => ({
  id: ids.short,
  name,
  startDate: midnight(from),
  endDate: midnight(to),
});
