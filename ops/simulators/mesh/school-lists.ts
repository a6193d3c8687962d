import type { Request } from 'express';
import { dayAt } from '../region/calendar.ts';
import type { SchoolYear } from '../region/school.ts';
import { type Asking, numbersOf, textOf } from './asking.ts';
import { type Group, periodsOf, scheduleOf, yearOf, yearOn } from './desk.ts';
import { yearIdOf } from './identity.ts';
import { type Stay, staysOf } from './listing.ts';
import { fullName, groupsOfStay, membersByGroup, nameParts, studentProfile } from './people.ts';
import { ruDay } from './times.ts';

/**
 * The year that a call asks for: in its query (undefined where the school has no lists of that year), else in its header `aid` as far as that names
 * a year of the school, else the present one.
 */
export function askedYear({ desk, now }: Asking, request: Request): SchoolYear | undefined {
  const yearCalled = (asked: string | undefined): SchoolYear | undefined =>
    desk.school.years.find((year) => String(yearIdOf(year)) === asked);
  const asked = textOf(request, 'academic_year_id');
  if (asked !== undefined) return yearCalled(asked);
  return yearCalled(request.get('aid')) ?? yearOn(desk, dayAt(now, desk.school.zone.offset));
}

export function groupsAsked(asking: Asking, request: Request): readonly Group[] {
  const year = askedYear(asking, request);
  const ids = numbersOf(request, 'group_ids');
  const classes = numbersOf(request, 'class_unit_ids', 'class_unit_id');
  const levels = numbersOf(request, 'class_level_ids', 'class_level_id');
  return asking.desk.groups.filter(
    (group) =>
      yearOf(asking.desk, group.class) === year &&
      (ids?.has(group.id) ?? true) &&
      (classes?.has(group.class.ids.short) ?? true) &&
      (levels?.has(group.class.grade) ?? true),
  );
}

export function groupsListed(asking: Asking, request: Request): readonly unknown[] {
  const year = askedYear(asking, request);
  const members = year ? membersByGroup(asking, year) : new Map<Group, readonly Stay[]>();
  return groupsAsked(asking, request).map((group) => groupObject(asking, group, members.get(group) ?? []));
}

function groupObject({ desk }: Asking, group: Group, members: readonly Stay[]): object {
  const { id, class: own, subgroup, subject, teachers } = group;
  return {
    id,
    name: subgroup?.name ?? `${subject.name} ${own.name}`,
    short_name: own.name,
    subject_id: subject.ids.short,
    subject_name: subject.name,
    class_level_id: own.grade,
    class_unit_id: own.ids.short,
    class_unit_ids: [own.ids.short],
    class_unit_name: own.name,
    academic_year_id: yearIdOf(yearOf(desk, own)),
    school_id: desk.school.ids.short,
    periods_schedule_id: scheduleOf(desk, own),
    attestation_periods_schedule_id: scheduleOf(desk, own),
    is_final_by_periods: true,
    is_subgroup: subgroup !== undefined,
    is_metagroup: false,
    subgroup_ids: [],
    student_ids: members.map(({ pupil }) => pupil.ids.short),
    student_count: members.length,
    teachers: teachers.map(({ ids, name }) => ({ id: ids.short, full_name: fullName(name), ...nameParts(name) })),
  };
}

/** With `with_deleted` those who left are listed too. */
export function studentProfiles(asking: Asking, request: Request): readonly unknown[] {
  const { desk, now } = asking;
  const classes = numbersOf(request, 'class_unit_ids', 'class_unit_id');
  const groups = numbersOf(request, 'group_ids');
  const withDeleted = textOf(request, 'with_deleted') === 'true';
  const year = askedYear(asking, request);
  return (year ? staysOf(desk, year, now) : [])
    .filter((stay) => withDeleted || !stay.hasLeft)
    .filter(({ class: own }) => classes?.has(own.ids.short) ?? true)
    .filter((stay) => groups === undefined || groupsOfStay(desk, stay).some(({ id }) => groups.has(id)))
    .map((stay) => studentProfile(asking, stay));
}

export function periodSchedules(asking: Asking, request: Request): readonly unknown[] {
  const { desk } = asking;
  const year = askedYear(asking, request);
  if (!year) return [];
  const schedules = new Map(
    desk.school.classes.filter((own) => yearOf(desk, own) === year).map((own) => [scheduleOf(desk, own), own]),
  );
  return [...schedules].map(([id, own]) => ({
    id,
    name: own.grade >= 10 ? 'ГАП 10-11' : 'ГАП 1-9',
    school_id: desk.school.ids.short,
    academic_year_id: yearIdOf(year),
    periods: periodsOf(desk, own).map(({ ids, name, from, to }) => ({
      id: ids.short,
      name,
      begin_date: ruDay(from),
      end_date: ruDay(to),
      attestation_periods_schedule_id: id,
    })),
  }));
}

export function rooms({ desk: { school } }: Asking): readonly unknown[] {
  const names = [...new Set(school.lessons.map(({ room }) => room))].filter((room) => room !== '').sort();
  return names.map((name, nth) => ({
    id: school.index * 1000 + nth + 1,
    name,
    number: name,
    building_id: school.ids.short,
  }));
}
