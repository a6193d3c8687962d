import nock from 'nock';
import type { Moment } from '../region/timeline.ts';
import { ask } from './client.ts';
import { classId, groupOfMarked, marked, pupil, region, school, schoolOf } from './school-fixture.ts';
import { type DnevnikSimulator, startDnevnik } from './start.ts';

let clock: Moment = region.last;
let server: DnevnikSimulator;
let bare: DnevnikSimulator;

beforeAll(async () => {
  nock.restore();
  server = await startDnevnik({ region, schools: [0], schoolOf, now: () => clock });
  const dialect = { schedules: 'bare', marksAxis: 'setting', subgroupsInClass: true } as const;
  bare = await startDnevnik({ region, schools: [0], schoolOf, dialect });
});
beforeEach(() => (clock = region.last));
afterAll(async () => {
  await server.close();
  await bare.close();
});

const call = (path: string, base = server.url) => ask(`${base}/v2/${path}`, { token: server.credentials[0]!.token });
const list = async (path: string) => (await call(path)).json as Readonly<Record<string, unknown>>[];

const LATE_BELL = expect.objectContaining({
  LessonNumber: 1,
  Start: expect.stringMatching(/^2026-09-01T\d\d:\d\d:00$/) as string,
}) as object;

test('objects have the casing and the fields of the vendor', async () => {
  const [teacher] = await list(`schools/${school.ids.long}/teachers`);
  expect(teacher).toMatchObject({ IdStr: expect.any(String) as string, HouseMaster: expect.any(Boolean) as boolean });
  const [timetable] = await list(`schools/${school.ids.long}/timetables`);
  expect(Object.keys(timetable!)).toEqual(['Name', 'Start', 'FirstLessonNumber', 'Items']);
  expect(timetable).toMatchObject({ Items: expect.arrayContaining([LATE_BELL]) as unknown[] });
  const [lesson] = await list(`edu-groups/${groupOfMarked.ids.long}/lessons/${marked.day}/${marked.day}`);
  expect(lesson).toMatchObject({ date: `${marked.day}T00:00:00`, teachers_str: [expect.any(String) as string] });
  const [type] = await list(`work-types/${school.ids.long}`);
  expect(type).toMatchObject({ abbr: expect.any(String) as string, weight: 1 });
  const [entry] = await list(`lessons/${marked.ids.long}/log-entries`);
  expect(entry!['createdDate']).toMatch(/^2026-10-1\dT\d\d:\d\d:\d\d\.\d{6}$/);
});

type Scheduled = Readonly<Record<string, unknown>> & { readonly lessons: readonly { readonly works: unknown }[] };

test('schedules come as the 2026 client reads them, or as the 2025 one does', async () => {
  const path = `persons/${pupil.ids.long}/groups/${classId}/schedules?startDate=2026-10-12&endDate=2026-10-13`;
  const { days } = (await call(path)).json as { days: Scheduled[] };
  expect(days).toHaveLength(2);
  expect(days[0]).toMatchObject({ date: '2026-10-12T00:00:00' });
  const person = { id_str: expect.any(String) as string, shortName: expect.any(String) as string };
  expect(days[0]!['teachers']).toContainEqual(
    expect.objectContaining({ person: expect.objectContaining(person) as object }),
  );
  expect(Object.keys(days[0]!)).toEqual(
    expect.arrayContaining([
      'lessons',
      'marks',
      'works',
      'homeworks',
      'subjects',
      'workTypes',
      'lessonLogEntries',
      'teachers',
    ]),
  );
  const zoned = days.map((day) => ({ ...day, date: `${day['date']}+03:00`, nextDate: `${day['nextDate']}+03:00` }));
  const withoutWorks = (of: readonly Scheduled[]) =>
    of.map((day) => ({ ...day, lessons: day.lessons.map((lesson) => ({ ...lesson, works: [] })) }));
  const barely = (await call(path, bare.url)).json as Scheduled[];
  expect(withoutWorks(barely)).toEqual(withoutWorks(zoned));
  // Its lessons hold their works as things, as the model of the 2025 client has them.
  const works = (of: readonly Scheduled[]) => of.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.works));
  expect(works(barely).length).toBeGreaterThan(0);
  expect(works(barely).map((work) => (work as { id: number }).id)).toEqual(works(days));
  const timetables = `edu-groups/${classId}/timetables`;
  expect((await call(timetables, bare.url)).json).toEqual([(await call(timetables)).json]);
});

test('marks between days are told by the day of the lesson, or by the day of the setting', async () => {
  const written = school.lessons.flatMap((lesson) =>
    lesson.works.filter((work) => work.written && work.marks.length > 0).map((work) => ({ lesson, work })),
  );
  const { lesson, work } = written.find(({ lesson: { day } }) => day === '2026-10-12')!;
  const group = school.classes.find(({ key }) => key === lesson.class)!.ids.long;
  const path = `edu-groups/${group}/marks/2026-10-12/2026-10-12`;
  const worksOf = async (url: string) =>
    new Set(((await call(path, url)).json as { work_str: string }[]).map(({ work_str }) => work_str));
  expect(await worksOf(server.url)).toContain(work.ids.long);
  expect(await worksOf(bare.url)).not.toContain(work.ids.long);
});

test('the clock decides what is there', async () => {
  const path = `lessons/${marked.ids.long}`;
  clock = Date.parse('2026-10-11T00:00:00Z');
  const before = (await call(path)).json as { title: string; works: unknown[] };
  expect(before).toMatchObject({ title: '', works: [] });
  expect(await list(`lessons/${marked.ids.long}/log-entries`)).toEqual([]);
  clock = region.last;
  expect(((await call(path)).json as { works: unknown[] }).works.length).toBeGreaterThan(0);
});

test('weeks outside the window are empty, not errors', async () => {
  for (const path of [
    `edu-groups/${classId}/lessons/2027-01-11/2027-01-17`,
    `edu-groups/${classId}/marks/2025-01-01/2025-02-01`,
  ])
    expect(await call(path)).toMatchObject({ status: 200, text: '[]' });
});
