import { dayAt } from '../region/calendar.ts';
import type { PersonName, Pupil, Staff } from '../region/person.ts';
import type { SchoolYear } from '../region/school.ts';
import { headOf } from './accounts.ts';
import type { Asking } from './asking.ts';
import { type Desk, type Group, yearOf, yearOn } from './desk.ts';
import { type Stay, stayIn, staysOf } from './listing.ts';
import { guidOf } from './identity.ts';

export const nameParts = ({ last, first, middle }: PersonName) => ({
  last_name: last,
  first_name: first,
  middle_name: middle,
});

export const fullName = ({ last, first, middle }: PersonName): string => `${last} ${first} ${middle}`;

const shortName = ({ last, first, middle }: PersonName): string => `${last} ${first[0]}. ${middle[0]}.`;

/** A profile of a pupil, as lists of them show it to staff and, of its own children, to a family. */
export function studentProfile(
  { desk, now }: Asking,
  { pupil, class: own, previous, hasLeft, membership }: Stay,
): object {
  const { school } = desk;
  const mentor = desk.by.staff.get(own.teacher);
  return {
    id: pupil.ids.short,
    created_at: null,
    updated_at: null,
    deleted_at: hasLeft ? (membership.to ?? null) : null,
    deleted: hasLeft,
    transferred: hasLeft,
    person_id: guidOf(pupil.ids),
    school_id: school.ids.short,
    user_id: pupil.user?.short ?? null,
    user_name: fullName(pupil.name),
    short_name: shortName(pupil.name),
    ...nameParts(pupil.name),
    birth_date: pupil.birthDate,
    age: Number(dayAt(now, 0).slice(0, 4)) - Number(pupil.birthDate.slice(0, 4)),
    sex: pupil.name.sex,
    snils: pupil.snils ?? null,
    email: null,
    phone_number: null,
    change_password_required: false,
    class_unit: { id: own.ids.short, class_level_id: own.grade, name: own.name, home_based: false },
    previously_class_unit: previous
      ? { id: previous.ids.short, class_level_id: previous.grade, name: previous.name, home_based: false }
      : null,
    class_level: own.grade,
    mentors: mentor ? [{ id: mentor.ids.short, name: fullName(mentor.name) }] : [],
    groups: groupsOfStay(desk, { pupil, class: own, previous, hasLeft, membership }).map(({ id, subject }) => ({
      id,
      subject_id: subject.ids.short,
    })),
    parents: [],
    marks: [],
    final_marks: [],
    attendances: [],
    lesson_comments: [],
    home_based_periods: [],
    subjects: [],
    assignments: [],
  };
}

/** The groups that a pupil learns in, by class and subgroups. */
export const groupsOfStay = (desk: Desk, { class: own, membership }: Stay): readonly Group[] =>
  desk.groups.filter(
    ({ class: of, subgroup }) =>
      of.key === own.key && (subgroup === undefined || membership.subgroups.includes(subgroup.key)),
  );

/** Profiles of those who learn in each group now. */
export function membersByGroup(
  { desk, now }: Pick<Asking, 'desk' | 'now'>,
  year: SchoolYear,
): ReadonlyMap<Group, readonly Stay[]> {
  const seats = staysOf(desk, year, now)
    .filter(({ hasLeft }) => !hasLeft)
    .flatMap((stay) => groupsOfStay(desk, stay).map((group) => ({ group, stay })));
  return new Map(
    [...Map.groupBy(seats, ({ group }) => group)].map(([group, own]) => [group, own.map(({ stay }) => stay)]),
  );
}

export function teacherProfile({ desk: { school } }: Asking, { ids, user, name, subjects }: Staff): object {
  return {
    id: ids.short,
    user_id: user?.short ?? null,
    person_id: guidOf(ids),
    school_id: school.ids.short,
    type: 'teacher',
    ...nameParts(name),
    short_name: shortName(name),
    name: fullName(name),
    user: { ...nameParts(name), user_id: user?.short ?? null },
    subject_count: subjects.length,
    deleted_at: null,
  };
}

/** A child as its family's profile shows it. */
export function childProfile({ desk, now }: Asking, pupil: Pupil): object {
  const stay = stayOfNow({ desk, now }, pupil);
  const { school } = desk;
  const head = headOf(school);
  return {
    ...nameParts(pupil.name),
    birth_date: pupil.birthDate,
    sex: pupil.name.sex,
    user_id: pupil.user?.short ?? null,
    id: pupil.ids.short,
    contract_id: null,
    ...UNTOLD,
    snils: pupil.snils ?? '',
    type: 'student',
    school: {
      id: school.ids.short,
      name: school.fullName,
      short_name: school.name,
      county: school.municipality.name,
      principal: head ? fullName(head.name) : '',
      phone: '',
      global_school_id: school.ids.short,
      municipal_unit_name: null,
    },
    class_name: stay?.class.name ?? null,
    class_level_id: stay?.class.grade ?? null,
    class_unit_id: stay?.class.ids.short ?? null,
    class_uid: stay ? guidOf(stay.class.ids) : null,
    age: ageOn(dayAt(now, school.zone.offset), pupil.birthDate),
    groups: (stay ? groupsOfStay(desk, stay) : []).map(({ id, subject }) => ({
      id,
      name: subject.name,
      subject_id: subject.ids.short,
      is_fake: false,
    })),
    representatives: [
      {
        ...nameParts(pupil.guardian.name),
        id: pupil.guardian.ids.short,
        person_id: guidOf(pupil.guardian.ids),
        type_id: 1,
        type: 'parent',
        ...UNTOLD,
        snils: '',
      },
    ],
    sections: [],
    sudir_account_exists: pupil.user !== undefined,
    sudir_login: null,
    is_legal_representative: true,
    parallel_curriculum_id: stay?.class.ids.short ?? null,
    contingent_guid: guidOf(pupil.ids),
    enrollment_date: stay?.membership.from ?? null,
    education_level_id: stay ? educationLevelOf(stay.class.grade) : null,
    ...FURTHER,
  };
}

/** Texts that typed clients want and nobody in the region has: never null, they are empty. */
export const UNTOLD = { phone: '', email: '' };

/** Members of no meaning to a reader of marks, with the types that two typed clients agree on. */
const FURTHER = {
  ec_groups: null,
  service_type_id: 2,
  profession_specialty_code: null,
  profession_specialty_name: null,
  grade_book_number: null,
  grade_book_date: null,
  physical_training_health_group_id: 1,
};

/** Number of a stage of schooling: 1 to 4, 5 to 9, 10 and 11. */
export const educationLevelOf = (grade: number): number => (grade > 9 ? 3 : grade > 4 ? 2 : 1);

/** Full years of age on a day. */
function ageOn(day: string, birthDate: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Where a pupil is, or was last, in the present year. */
export const stayOfNow = ({ desk, now }: Pick<Asking, 'desk' | 'now'>, pupil: Pupil): Stay | undefined =>
  stayIn(desk, pupil, yearOn(desk, dayAt(now, desk.school.zone.offset)), now);

export const mayHaveMarks = (desk: Desk, { class: own, subject }: Group): boolean =>
  own.grade > 1 && !subject.unmarked && yearOf(desk, own) !== undefined;
