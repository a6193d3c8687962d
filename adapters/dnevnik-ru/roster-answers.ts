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
  /** Classes and subgroups of the years that are read. */
  readonly groups: readonly unknown[];
  /** Memberships, by class. */
  readonly students: readonly unknown[];
  readonly classes: readonly ToldClass[];
  readonly taught: readonly ToldTeaching[];
}

/** What the answers about one class say. */
export interface ToldClass {
  readonly id: string;
  readonly persons: readonly unknown[];
  readonly periods: readonly unknown[];
  readonly holidays: readonly unknown[];
  readonly bells: readonly unknown[];
}

/** What a class or subgroup learns, and from whom; not which of it from which. */
export interface ToldTeaching {
  readonly group: unknown;
  readonly subjects: readonly unknown[];
  readonly teachers: readonly unknown[];
}

/** Asks everything about a school: eight calls, four a class, one a subgroup. `isRead` leaves out the groups of years gone by. */
export async function askSchool(
  api: Api,
  id: string,
  isRead: (group: unknown) => boolean,
  reading: Reading,
): Promise<ToldSchool> {
  const at = `schools/${id}`;
  const listOf = (path: string, query?: Readonly<Record<string, string>>) => believed(() => api.get(path, query));
  const [school, parameters, ...lists] = await Promise.all([
    api.get(at),
    api.get(`${at}/parameters`),
    listOf(`${at}/subjects`),
    listOf(`${at}/teachers`),
    listOf(`${at}/membership`, { schoolMembershipType: 'Staff' }),
    listOf(`${at}/membership`, { schoolMembershipType: 'Admins' }),
    listOf(`${at}/edu-groups`),
  ]);
  const list = (answer: Answer, place: string) => listIn(reading.note(answer), place);
  const told = { school: reading.note(school), parameters: reading.note(parameters) };
  const [subjects, teachers, staff, admins, all] = lists.map((answer, index) => list(answer, LISTS[index]!));
  const groups = all!.filter(isRead);
  const classIds = groups.flatMap((group) => (isSubgroup(group) || idAt(group) === '' ? [] : [idAt(group)]));
  const [students, classes, taught] = await Promise.all([
    classIds.length === 0 ? undefined : believed(() => api.ask('edu-groups/students', classIds)),
    Promise.all(classIds.map((one) => askClass(api, one))),
    Promise.all(groups.filter((group) => idAt(group) !== '').map((group) => askTeaching(api, group))),
  ]);
  return {
    ...told,
    ...{ subjects: subjects!, teachers: teachers!, staff: staff!, admins: admins!, groups },
    students: students ? list(students, 'students') : [],
    classes: classes.map((one) => toldClass(one, reading)),
    taught: taught.map((one) => toldTeaching(one, reading)),
  };
}

/** Places of the lists above, for errors. */
const LISTS = ['subjects', 'teachers', 'staff', 'admins', 'edu-groups'] as const;

interface ClassAnswers {
  readonly id: string;
  readonly answers: readonly [persons: Answer, periods: Answer, timetables: Answer];
}

async function askClass(api: Api, id: string): Promise<ClassAnswers> {
  const at = `edu-groups/${id}`;
  const answers = await Promise.all([
    believed(() => api.get(`${at}/persons`, { includeArchive: 'true' })),
    api.get(`${at}/reporting-period-group`),
    believed(() => api.get(`${at}/timetables`)),
  ]);
  return { id, answers };
}

function toldClass({ id, answers: [persons, periods, timetables] }: ClassAnswers, reading: Reading): ToldClass {
  const people = listIn(reading.note(persons), 'persons');
  const group = rawOf(reading.note(periods));
  const bells = reading.note(timetables);
  return {
    id,
    persons: people,
    periods: listAt(group, 'reportingPeriods'),
    holidays: listAt(group, 'holidays'),
    // A class with one timetable may be answered by that one instead of a list of it: assumed, not seen.
    bells: (Array.isArray(bells) ? (bells as unknown[]) : [bells]).flatMap((timetable) => listAt(timetable, 'Items')),
  };
}

interface TeachingAnswers {
  readonly group: unknown;
  readonly teachers: Answer;
  /** Undefined where the group itself tells its subjects. */
  readonly subjects: Answer | undefined;
}

async function askTeaching(api: Api, group: unknown): Promise<TeachingAnswers> {
  const at = `edu-groups/${idAt(group)}`;
  const [teachers, subjects] = await Promise.all([
    believed(() => api.get(`${at}/teachers`)),
    listAt(group, 'subjects').length > 0 ? undefined : believed(() => api.get(`${at}/subjects`)),
  ]);
  return { group, teachers, subjects };
}

const toldTeaching = ({ group, teachers, subjects }: TeachingAnswers, reading: Reading): ToldTeaching => ({
  group,
  teachers: listIn(reading.note(teachers), 'teachers of a group'),
  subjects: subjects ? listIn(reading.note(subjects), 'subjects of a group') : listAt(group, 'subjects'),
});
