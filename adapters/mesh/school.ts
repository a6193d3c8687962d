import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import type { Reading } from '../kit/reading.ts';
import { addDays, dayAtFrontOf, schoolYearOf } from '../kit/time.ts';
import { compare } from '../kit/id-order.ts';
import { dayOfRu } from './days.ts';
import { idAt, idOf, listAt, rawOf, textAt } from './raw.ts';
import type { Staff } from './staff.ts';

/** What the staff's lists say of the school in one year. */
export interface ToldSchool {
  readonly year: Year;
  readonly groups: readonly unknown[];
  readonly students: readonly unknown[];
  readonly teachers: readonly unknown[];
  /** Periods of the schedules, each with the classes whose groups name its schedule. */
  readonly periods: readonly Period[];
}

export interface Year {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly told: unknown;
}

export interface Period {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly told: unknown;
  readonly classIds: readonly string[];
}

/** The present year: the one that the day lies in, else the one that is called current. */
export async function readYear(staff: Staff, today: Day, reading: Reading): Promise<Year> {
  const years = (await staff.years(reading)).map(yearOf);
  const present = years.find(({ from, to }) => from <= today && today <= to);
  const found = present ?? years.find(({ told }) => rawOf(told)['current_year'] === true);
  if (!found || found.id === '') throw new GatewayError('vendor.answer', 'reading the school year: none is told');
  return found;
}

/** Days that are not told are 1 September and 31 August: assumed. */
function yearOf(told: unknown): Year {
  const from = dayAtFrontOf(rawOf(told)['begin_date']) || dayOfRu(rawOf(told)['begin_date']);
  const to = dayAtFrontOf(rawOf(told)['end_date']) || dayOfRu(rawOf(told)['end_date']);
  const begins = from || '0000-00-00';
  return { id: idAt(told), from: begins, to: to || addDays(schoolYearOf(addDays(begins, 365)), -1), told };
}

/** Asks the lists of a school in a year; four of them, in pages. */
export async function readSchool(staff: Staff, year: Year, reading: Reading): Promise<ToldSchool> {
  const groups = await staff.list('api/ej/plan/teacher/v1/groups', { with_periods_schedule_id: true }, reading);
  const everybody = { with_deleted: true, with_transferred: true, with_groups: true, with_user_info: true };
  const students = await staff.list('api/ej/core/teacher/v1/student_profiles', everybody, reading);
  const teachers = await staff.list('api/ej/core/teacher/v1/teacher_profiles', {}, reading);
  const schedules = await staff.list('api/ej/core/teacher/v1/attestation_periods_schedules', {}, reading);
  return { year, groups, students, teachers, periods: schedules.flatMap((one) => periodsIn(one, groups)) };
}

function periodsIn(schedule: unknown, groups: readonly unknown[]): readonly Period[] {
  const id = idAt(schedule);
  const own = groups.filter((group) => idAt(group, 'attestation_periods_schedule_id') === id);
  const classIds = [...new Set(own.flatMap(classIdsOf))].sort(compare);
  return listAt(schedule, 'periods').map((told) => ({
    id: idAt(told),
    from: dayOfRu(rawOf(told)['begin_date']),
    to: dayOfRu(rawOf(told)['end_date']),
    told,
    classIds,
  }));
}

/** The classes of a group: several, where it is put together of them. */
export function classIdsOf(group: unknown): readonly string[] {
  const several = listAt(group, 'class_unit_ids').map(idOf);
  return several.length > 0 ? several : [idAt(group, 'class_unit_id')].filter((id) => id !== '');
}

/** A pupil in both spaces of ids. */
export interface Member {
  /** Id of the profile: the pupil's key here. */
  readonly student: string;
  /** `person_id`; '' where the list does not tell it. */
  readonly person: string;
}

/** One class with what its journal is asked by. */
export interface ClassView {
  readonly id: string;
  readonly groupIds: readonly string[];
  /** Groups of these that are a part of the class. */
  readonly subgroupIds: ReadonlySet<string>;
  /** Who is in it, or was this year. */
  readonly members: readonly Member[];
  /** Those of them who are in it now, or were at last. */
  readonly present: readonly Member[];
  readonly periods: readonly Period[];
}

export const classOf = (student: unknown): string => idAt(rawOf(student)['class_unit']);
export const previousClassOf = (student: unknown): string => idAt(rawOf(student)['previously_class_unit']);

/** The classes that have groups or pupils, by id. */
export function classesOf(told: ToldSchool): readonly ClassView[] {
  const { groups, students, periods } = told;
  const ids = new Set([...groups.flatMap(classIdsOf), ...students.map(classOf)].filter((id) => id !== ''));
  return [...ids].sort(compare).map((id): ClassView => {
    const own = groups.filter((group) => classIdsOf(group).includes(id));
    return {
      id,
      groupIds: own.map((group) => idAt(group)),
      subgroupIds: new Set(own.filter((group) => rawOf(group)['is_subgroup'] === true).map((group) => idAt(group))),
      members: membersOf(students.filter((one) => classOf(one) === id || previousClassOf(one) === id)),
      present: membersOf(students.filter((one) => classOf(one) === id)),
      periods: periods.filter(({ classIds }) => classIds.includes(id)),
    };
  });
}

function membersOf(students: readonly unknown[]): readonly Member[] {
  const members = students.map((one): Member => ({ student: idAt(one), person: textAt(one, 'person_id') }));
  const byStudent = new Map(members.filter(({ student }) => student !== '').map((one) => [one.student, one]));
  return [...byStudent.values()].sort((a, b) => compare(a.student, b.student));
}
