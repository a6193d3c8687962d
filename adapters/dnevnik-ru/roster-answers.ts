import type { Answer } from '../kit/answer.ts';
import { believed, listIn, type Reading } from '../kit/reading.ts';
import type { Api } from './access.ts';
import { idAt, isSubgroup, listAt, rawOf } from './raw.ts';

/** What the answers about a school say. */
export interface ToldSchool {
  readonly school: unknown;
  readonly parameters: unknown;
  readonly subjects: readonly unknown[];
  readonly teachers: readonly unknown[];
  readonly staff: readonly unknown[];
  readonly admins: readonly unknown[];
  /** Classes and their subgroups. */
  readonly groups: readonly unknown[];
  /** Memberships, by class. */
  readonly students: readonly unknown[];
  readonly classes: readonly ToldClass[];
}

/** What the answers about one class say. */
export interface ToldClass {
  readonly id: string;
  readonly persons: readonly unknown[];
  readonly periods: readonly unknown[];
  readonly holidays: readonly unknown[];
  readonly bells: readonly unknown[];
  readonly subjects: readonly unknown[];
  readonly teachers: readonly unknown[];
}

/** Asks everything about a school: eight calls, and five a class. */
export async function askSchool(api: Api, id: string, reading: Reading): Promise<ToldSchool> {
  const at = `schools/${id}`;
  const listOf = (path: string, query?: Readonly<Record<string, string>>) => believed(() => api.get(path, query));
  const [school, parameters, subjects, teachers, staff, admins, groups] = await Promise.all([
    api.get(at),
    api.get(`${at}/parameters`),
    listOf(`${at}/subjects`),
    listOf(`${at}/teachers`),
    listOf(`${at}/membership`, { schoolMembershipType: 'Staff' }),
    listOf(`${at}/membership`, { schoolMembershipType: 'Admins' }),
    listOf(`${at}/edu-groups`),
  ]);
  const list = (answer: Answer, place: string) => listIn(reading.note(answer), place);
  const told = {
    school: reading.note(school),
    parameters: reading.note(parameters),
    subjects: list(subjects, 'subjects'),
    teachers: list(teachers, 'teachers'),
    staff: list(staff, 'staff'),
    admins: list(admins, 'admins'),
    groups: list(groups, 'edu-groups'),
  };
  const classIds = told.groups
    .filter((group) => !isSubgroup(group))
    .map((group) => idAt(group))
    .filter((one) => one !== '');
  const [students, ...classes] = await Promise.all([
    believed(() => api.ask('edu-groups/students', classIds)),
    ...classIds.map((one) => askClass(api, one)),
  ]);
  return { ...told, students: list(students, 'students'), classes: classes.map((one) => toldClass(one, reading)) };
}

interface ClassAnswers {
  readonly id: string;
  readonly answers: readonly [persons: Answer, periods: Answer, timetables: Answer, subjects: Answer, teachers: Answer];
}

async function askClass(api: Api, id: string): Promise<ClassAnswers> {
  const at = `edu-groups/${id}`;
  const answers = await Promise.all([
    believed(() => api.get(`${at}/persons`, { includeArchive: 'true' })),
    api.get(`${at}/reporting-period-group`),
    believed(() => api.get(`${at}/timetables`)),
    believed(() => api.get(`${at}/subjects`)),
    believed(() => api.get(`${at}/teachers`)),
  ]);
  return { id, answers };
}

function toldClass(
  { id, answers: [persons, periods, timetables, subjects, teachers] }: ClassAnswers,
  reading: Reading,
): ToldClass {
  const list = (answer: Answer, place: string) => listIn(reading.note(answer), place);
  const people = list(persons, 'persons');
  const group = rawOf(reading.note(periods));
  return {
    id,
    persons: people,
    periods: listAt(group, 'reportingPeriods'),
    holidays: listAt(group, 'holidays'),
    // A school with one timetable may be answered by that one instead of a list of it: assumed, not seen.
    bells: timetablesIn(reading.note(timetables)).flatMap((timetable) => listAt(timetable, 'Items')),
    subjects: list(subjects, 'subjects'),
    teachers: list(teachers, 'teachers'),
  };
}

const timetablesIn = (json: unknown): readonly unknown[] => (Array.isArray(json) ? (json as unknown[]) : [json]);
