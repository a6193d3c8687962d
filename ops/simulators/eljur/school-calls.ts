import { addDays, weekdayOf } from '../region/calendar.ts';
import type { Staff } from '../region/person.ts';
import type { Period } from '../region/school.ts';
import type { Call } from './call.ts';
import { pupilsAsked, Refusal } from './call.ts';
import { compact } from './days.ts';
import { dayAt, listedIn, yearOn } from '../region/on-day.ts';
import { periodsOf } from './desk.ts';
import { byPupil } from './diary-calls.ts';
import { fullName } from './names.ts';
import { periodName } from './period-names.ts';
import { isYes } from './spelling.ts';

const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
] as const;

/** «01 сентября». */
const spoken = (day: string): string => `${day.slice(8)} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;

/** Periods of each pupil; a list whatever the other calls do. Those that have not begun only where they are asked for. */
export function getPeriods(call: Call): object {
  const { desk, now, given, spelling } = call;
  const today = dayAt(desk.school, now);
  const year = yearOn(desk.school, today);
  const all = isYes(given.get('show_disabled'));
  const weeks = isYes(given.get('weeks'));
  return byPupil(
    call,
    (pupil) => {
      const schoolClass = desk.classes.get(listedIn(desk.school, pupil, now)?.class ?? '');
      const periods = schoolClass ? periodsOf(schoolClass, year) : [];
      return {
        periods: periods
          .filter(({ from }) => all || from <= today)
          .map((period) => ({
            name: periodName(period),
            fullname: `${periodName(period)} ${year.name}`,
            start: compact(period.from),
            end: compact(period.to),
            ambigious: spelling.bool(false),
            disabled: spelling.bool(period.from > today),
            ...(weeks && { weeks: weeksOf(period) }),
          })),
      };
    },
    true,
  );
}

function weeksOf({ from, to }: Period): readonly object[] {
  const weeks: object[] = [];
  for (let start = from; start <= to;) {
    const sunday = addDays(start, 7 - weekdayOf(start));
    const end = sunday < to ? sunday : to;
    weeks.push({ start: compact(start), end: compact(end), title: `${spoken(start)} — ${spoken(end)}` });
    start = addDays(end, 1);
  }
  return weeks;
}

/** Profile of one pupil. @throws {Refusal} where more than one is asked for */
export function getProfile(call: Call): object {
  const [pupil, another] = pupilsAsked(call);
  const { desk, now } = call;
  if (!pupil || (another && call.given.has('student'))) throw new Refusal(400, 'не указан ученик');
  const schoolClass = desk.classes.get(listedIn(desk.school, pupil, now)?.class ?? '');
  const teacher = desk.staff.get(schoolClass?.teacher ?? '');
  return {
    profileUserInfo: {
      username: fullName(pupil.name),
      schoolName: desk.school.name,
      parallel: schoolClass?.name ?? '',
      teacher: teacher ? fullName(teacher.name) : '',
      email: '',
      gender: pupil.name.sex,
      snils: pupil.snils ?? '',
      marksForYears: {},
    },
  };
}

/** The people one may write to, by group. Pupils stand in further groups by class, and only the account of a whole school may write to them (assumed). */
export function getReceivers(call: Call): object {
  const { desk, account } = call;
  const heads = desk.school.staff.filter(({ admin }) => admin);
  const teachers = desk.school.staff.filter(({ admin }) => !admin);
  return {
    groups: [
      { key: 'administration', name: 'Администрация', users: heads.map((one) => userOf(one, 'Администрация')) },
      { key: 'teachers', name: 'Учителя', users: teachers.map((one) => userOf(one, 'Учителя')) },
      ...(account.role === 'school' ? [pupilsOf(call)] : []),
    ],
  };
}

function pupilsOf({ desk, account, now }: Call): object {
  const byClass = Map.groupBy(account.pupils, (pupil) => listedIn(desk.school, pupil, now)?.class ?? '');
  const classes = desk.school.classes.filter(({ key }) => byClass.has(key));
  return {
    key: 'students',
    name: 'Ученики',
    users: [],
    subgroups: classes.map(({ key, name }) => ({
      key: name,
      name,
      users: byClass.get(key)!.map((pupil) => personOf(pupil, name, 'Ученики')),
    })),
  };
}

function userOf(staff: Staff, group: string): object {
  const { position, subjects } = staff;
  return personOf(staff, subjects.length === 1 ? subjects[0]! : position, group);
}

function personOf({ ids, name }: Pick<Staff, 'ids' | 'name'>, info: string, group: string): object {
  return {
    name: String(ids.short),
    lastname: name.last,
    firstname: name.first,
    middlename: name.middle,
    info,
    search: `${name.last}~${name.first}~${info}~${group}~`,
  };
}
