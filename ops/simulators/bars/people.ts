import type { Pupil } from '../region/person.ts';
import type { Moment } from '../region/timeline.ts';
import type { Account } from './accounts.ts';
import { dayAt, listedIn } from '../region/on-day.ts';
import { type Desk, pupilsIn } from './desk.ts';
import { averageOf, marksShown, periodsFor } from './marks.ts';
import { periodOn } from './desk.ts';
import type { BarsDialect } from './options.ts';
import { dotted, fullName } from './words.ts';

/** Children are chosen by the number of a person, and read by the number of a pupil: the two differ (assumed). */
const PERSON_NUMBERS = 400_000_000;
const NO_PHOTO = 'noavatar_big.png';

export const personIdOf = ({ ids }: Pupil): number => PERSON_NUMBERS + ids.short;

interface Telling extends BarsDialect {
  readonly now: Moment;
}

/** «10 А»; '' for a pupil who is in no class. */
function classYearOf(desk: Desk, pupil: Pupil, now: Moment): string {
  const schoolClass = desk.classes.get(listedIn(desk.school, pupil, now)?.class ?? '');
  return schoolClass ? `${schoolClass.grade} ${schoolClass.letter}` : '';
}

/** Answer to `GetPersonData`. A pupil who signs in sees no children and is the one selected. */
export function personData(desk: Desk, account: Account, selected: Pupil, telling: Telling): object {
  const { now } = telling;
  const children = account.role === 'parent' ? account.children : [];
  const own = classYearOf(desk, selected, now);
  return {
    children_persons: children.map((child) => ({
      person_id: personIdOf(child),
      fullname: `${fullName(child.name)} ${dotted(child.birthDate)}`,
      school: desk.school.name,
      classyear: classYearOf(desk, child, now),
      is_male: child.name.sex === 'male',
      ava_url: NO_PHOTO,
      email: '',
    })),
    indicators: indicatorsOf(desk, selected, telling),
    selected_pupil_id: selected.ids.short,
    selected_pupil_name: `${selected.name.last} ${selected.name.first}`,
    selected_pupil_ava_url: NO_PHOTO,
    selected_pupil_school: desk.school.name,
    selected_pupil_is_male: selected.name.sex === 'male',
    selected_pupil_classyear: own,
    user_ava_url: NO_PHOTO,
    user_has_ava: false,
    user_fullname: account.name,
    user_desc: account.role === 'parent' ? 'Родитель' : `Ученик ${own} класса`,
    user_is_male: account.isMale,
    user_email: '',
    phone: '',
    phone_sms: '',
    auth_user_profile_id: account.user.short,
  };
}

function indicatorsOf(desk: Desk, pupil: Pupil, telling: Telling): readonly object[] {
  const today = dayAt(desk.school, telling.now);
  const period = periodOn(periodsFor(desk, pupil, today, telling.now), today);
  const marks = period ? marksShown(desk, pupil, period, telling) : [];
  const value = averageOf(marks.map((mark) => mark.value));
  return [{ name: 'Общий средний балл', value, css: 'ico green' }];
}

/** Answer to `getClassYearInfo`: the class of the selected pupil; `{}` where there is none. */
export function classYearInfo(desk: Desk, pupil: Pupil, now: Moment): object {
  const schoolClass = desk.classes.get(listedIn(desk.school, pupil, now)?.class ?? '');
  if (!schoolClass) return {};
  const master = desk.school.staff.find(({ key }) => key === schoolClass.teacher);
  return {
    study_level: schoolClass.grade,
    letter: schoolClass.letter,
    form_master: master ? fullName(master.name) : '',
    form_master_photo: 'noavatar_f_big.png',
    form_master_male: master?.name.sex === 'male',
    specialization: 'нет',
    photo: 'noavatar_big.gif',
    pupils: pupilsIn(desk, schoolClass.key, now).map(({ name }) => ({
      fullname: fullName(name),
      photo: '',
      male: name.sex === 'male',
    })),
  };
}

/** Answer to `getSchoolInfo`. */
export const schoolInfo = ({ school }: Desk): object => ({
  name: school.name,
  address: school.address,
  phone: '',
  site_url: '',
  count_employees: school.staff.length,
  count_pupils: school.pupils.length,
  photo: '',
  email: '',
  ustav: '',
  employees: school.staff.map(({ name, position }) => ({
    group: 'Педагогический состав',
    fullname: fullName(name),
    employer_jobs: [position],
    category: '',
    photo: '',
    male: name.sex === 'male',
  })),
});
