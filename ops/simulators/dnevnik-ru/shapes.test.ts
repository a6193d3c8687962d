import nock from 'nock';
import { generateSchool } from '../region/generate.ts';
import { regionOptions } from '../region/region.ts';
import { openRegion } from '../region/places.ts';
import { ask } from './client.ts';
import { type DnevnikSimulator, startDnevnik } from './start.ts';

/*
 * Answers whose shape vendors.md leaves open: as several open clients (of 2022 to 2026) agree on them.
 */
type Told = Readonly<Record<string, unknown>>;

const options = regionOptions({ seed: 'shapes', schools: 1, municipalities: 1, days: 10, classes: 12, size: 4 });
const region = openRegion(options);
const school = generateSchool(options, 0);
let server: DnevnikSimulator;

beforeAll(async () => {
  nock.restore();
  server = await startDnevnik({ region, schools: [0], schoolOf: () => school });
});
afterAll(() => server.close());

const get = async <Shape = Told>(path: string): Promise<Shape> =>
  (await ask(`${server.url}/v2/${path}`, { token: server.credentials[0]!.token })).json as Shape;

const WINDOW = '2026-10-12/2026-10-23';
const id = school.ids.long;
const classId = school.classes.find(({ key }) => school.periodWorks.some((column) => column.class === key))!.ids.long;
const text = expect.any(String) as string;
const list = expect.any(Array) as unknown[];

test('who reads the first class only, of context or list, reads marks', async () => {
  const { eduGroups, groupIds } = await get<{ eduGroups: { id_str: string }[]; groupIds: number[] }>(
    'users/me/context',
  );
  const [listed] = await get<{ id_str: string; type: string }[]>(`schools/${id}/edu-groups`);
  expect([eduGroups[0]!.id_str, String(groupIds[0])]).toEqual([listed!.id_str, listed!.id_str]);
  expect(listed!.type).toBe('Group');
  expect((await get<unknown[]>(`edu-groups/${listed!.id_str}/marks/${WINDOW}`)).length).toBeGreaterThan(0);
});

test('what belongs to the user is told by bare ids; memberships hold school, roles and classes', async () => {
  expect(await get('users/me/organizations')).toEqual([Number(id)]);
  expect(await get('users/me/schools')).toEqual([Number(id)]);
  for (const path of ['users/me/edu-groups', 'users/me/classmates'])
    expect(new Set((await get<unknown[]>(path)).map((each) => typeof each))).toEqual(new Set(['number']));
  const { schools } = await get<{ schools: Told[] }>('users/me/school-memberships');
  expect(schools).toMatchObject([{ school: { id_str: id }, roles: list, eduGroupMemberships: list }]);
  expect(await get('users/me/context')).toMatchObject({ shortName: text, avatarUrl: '', splitId: '' });
});

test('a teacher has classes and their pupils; pupils’ lists of a teacher are empty', async () => {
  const [{ Id } = { Id: 0 }] = await get<{ Id: number }[]>(`schools/${id}/teachers`);
  const groups = await get<unknown[]>(`persons/${Id}/edu-groups`);
  expect(groups.length).toBeGreaterThan(0);
  expect(await get(`persons/${Id}/schools/${id}/edu-groups/teacher`)).toEqual(groups);
  const taught = await get<unknown[]>(`teacher/${Id}/students`);
  expect(taught[0]).toMatchObject({ id_str: text, students: list });
  expect(taught).toHaveLength(groups.length);
  expect(await get(`persons/${Id}/schools/${id}/marks/${WINDOW}`)).toEqual([]);
  const schedule = `persons/${Id}/groups/${classId}/schedules?startDate=2026-10-12&endDate=2026-10-12`;
  expect(await get(schedule)).toMatchObject({ days: [{ lessons: [], marks: [] }] });
});

test('teachers of a class are persons, members of classes stand under the class itself', async () => {
  const [teacher] = await get<unknown[]>(`edu-groups/${classId}/teachers`);
  expect(teacher).toMatchObject({ id_str: text, shortName: text });
  expect(await get(`edu-groups/${classId}/classteacher`)).toMatchObject({ id_str: text, firstName: text });
  const [members] = await get<unknown[]>('edu-groups/students');
  expect(members).toMatchObject({ group: { id_str: text }, students: list });
});

test('final marks are told by person, by subject, and all at once with what they point to', async () => {
  const lines = await get<{ person_str: string; 'per-subject-final-marks': { subject_str: string }[] }[]>(
    `edu-groups/${classId}/final-marks`,
  );
  const { person_str: person, 'per-subject-final-marks': subjects } = lines[0]!;
  const final = { value: text, work_str: text };
  const line = { subject_str: text, 'final-mark': final };
  expect((await get<unknown[]>(`persons/${person}/edu-groups/${classId}/final-marks`))[0]).toMatchObject({
    ...line,
    reportingPeriod_str: text,
    'per-subject-final-marks': [line],
  });
  const ofSubject = await get<unknown[]>(`edu-groups/${classId}/subjects/${subjects[0]!.subject_str}/final-marks`);
  expect(ofSubject[0]).toMatchObject({ ...final, person_str: text, 'per-subject-final-marks': [line] });
  const all = await get<{ works: unknown[] }>(`persons/${person}/edu-groups/${classId}/allfinalmarks`);
  expect(all.works[0]).toMatchObject({ type: 'PeriodMark' });
  expect(all).toMatchObject({ workTypes: expect.arrayContaining([expect.objectContaining({ isFinal: true })]) as [] });
});

test('recent marks are limited by subject and day and come with their things; counts are by number of the mark', async () => {
  const marks = await get<{ person_str: string; work_str: string; lesson_str: string }[]>(
    `edu-groups/${classId}/marks/${WINDOW}`,
  );
  const { person_str: person, work_str: work, lesson_str: lesson } = marks.at(-1)!;
  const { subject } = await get<{ subject: { id_str: string } }>(`lessons/${lesson}`);
  const path = `persons/${person}/group/${classId}/recentmarks`;
  const one = await get<{ marks: unknown[]; subjects: unknown[] }>(`${path}?limit=1&subject=${subject.id_str}`);
  expect([one.marks.length, one.subjects.length]).toEqual([1, 1]);
  expect(one).toMatchObject({ works: list, workTypes: list, lessons: list, lessonLogEntries: list });
  expect(await get(`${path}?fromDate=2026-09-01`)).toMatchObject({ marks: [], lessons: [] });
  const counted = { markNumbers: [{ markNumber: 1, marks: [{ value: text, count: expect.any(Number) as number }] }] };
  expect(await get(`works/${work}/marks/histogram`)).toMatchObject(counted);
});

test('the feed of a child tells lessons, works, marks and log day by day; without a child there are none', async () => {
  const [mark] = await get<{ person_str: string; lesson_str: string; id_str: string }[]>(
    `edu-groups/${classId}/marks/${WINDOW}`,
  );
  const { date } = await get<{ date: string }>(`lessons/${mark!.lesson_str}`);
  const { days } = await get<{ days: Told[] }>(
    `users/me/feed?date=${date.slice(0, 10)}&childPersonId=${mark!.person_str}&limit=2`,
  );
  expect(days).toHaveLength(2);
  const { marksCards: cards, markCards: bare } = days[0]!['summary'] as {
    readonly marksCards: { marks: { mark: Told }[] }[];
    readonly markCards: { marks: Told[] }[];
  };
  expect(cards.flatMap(({ marks }) => marks.map((each) => each.mark['id_str']))).toContain(mark!.id_str);
  expect(bare.map(({ marks }) => marks)).toEqual(cards.map(({ marks }) => marks.map((each) => each.mark)));
  expect(days[0]).toMatchObject({ todaySchedule: list, todayHomeworks: list, logEntries: list });
  expect(await get('users/me/feed?date=2026-10-12')).toEqual({ days: [] });
});

test('every work and task says for which day it is, and files of homework are named', async () => {
  const told = await get<{ works: { targetDate: string | null; files: number[] }[]; files: Told[] }>(
    `users/me/school/${id}/homeworks?startDate=2026-10-12&endDate=2026-10-23`,
  );
  expect(told.works.filter(({ targetDate }) => targetDate === null)).toEqual([]);
  expect(told.files).toHaveLength(told.works.flatMap(({ files }) => files).length);
});

test('an average is a bare text, with a decimal comma or empty', async () => {
  const [{ person_str: person } = { person_str: '' }] = await get<{ person_str: string }[]>(
    `edu-groups/${classId}/marks/${WINDOW}`,
  );
  const { reportingPeriods } = await get<{ reportingPeriods: { id_str: string }[] }>(
    `edu-groups/${classId}/reporting-period-group`,
  );
  const average = await get<unknown>(`persons/${person}/reporting-periods/${reportingPeriods[0]!.id_str}/avg-mark`);
  expect(average).toMatch(/^[1-5]([.,]\d+)?$/);
});

test('types of works have one shape in the list of the school and another beside marks', async () => {
  const [listed] = await get<Told[]>(`work-types/${id}`);
  expect(Object.keys(listed!)).toEqual(['id', 'id_str', 'schoolId', 'kindId', 'kind', 'title', 'abbr', 'weight']);
  const [{ person_str: person } = { person_str: '' }] = await get<{ person_str: string }[]>(
    `edu-groups/${classId}/final-marks`,
  );
  const { workTypes } = await get<{ workTypes: Told[] }>(`persons/${person}/edu-groups/${classId}/allfinalmarks`);
  expect(workTypes[0]).toMatchObject({ name: text, abbreviation: text, isFinal: expect.any(Boolean) as boolean });
  expect(workTypes[0]).not.toHaveProperty('title');
});
