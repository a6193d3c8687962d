import { generateSchool } from '../region/generate.ts';
import { openRegion } from '../region/places.ts';
import { regionOptions } from '../region/region.ts';
import { type MeshSimulator, startMesh } from './start.ts';

/*
 * What clients in Rust, Kotlin, Python, PHP and Node agree on: the family's calls with nothing but a token, the timetable by day and in short, and
 * members that are never null.
 */
const OPTIONS = regionOptions({ schools: 1, municipalities: 1, days: 10, size: 3, classes: 4 });
type Thing = Record<string, unknown>;

let simulator: MeshSimulator;
let token: string;
let id: number;
const ask = async <Answer>(
  path: string,
  headers: Record<string, string> = { 'Auth-Token': token },
): Promise<Answer> => {
  const answer = await fetch(`${simulator.url}${path}`, { headers });
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as Answer;
};

beforeAll(async () => {
  simulator = await startMesh({
    region: openRegion(OPTIONS),
    schools: [0],
    schoolOf: (index) => generateSchool(OPTIONS, index),
  });
  const { login, password } = simulator.credentials[0]!;
  const session = await fetch(`${simulator.url}/lms/api/sessions`, {
    method: 'POST',
    body: JSON.stringify({ login, password_plain: password }),
    headers: { 'Content-Type': 'application/json' },
  });
  const { authentication_token: code } = (await session.json()) as { authentication_token: string };
  const back = await fetch(`${simulator.url}/v3/auth/kauth/callback?code=${code}`);
  token = /aupd_token=([^;]+)/.exec(back.headers.getSetCookie()[0]!)![1]!;
  const { children } = await ask<{ children: { id: number }[] }>('/api/family/web/v1/profile');
  id = children[0]!.id;
});
afterAll(() => simulator.close());

/** Members that are there, but not of the type that is wanted. */
const lacks = (thing: Thing, form: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(form).flatMap(([name, type]) =>
    typeof thing[name] === type ? [] : [`${name}: ${String(thing[name])}`],
  );

test('a token alone is enough for a family: as a header, with or without Bearer, or as a cookie', async () => {
  for (const headers of [
    { 'Auth-Token': token },
    { Authorization: `Bearer ${token}` },
    { Authorization: token },
    { Cookie: `aupd_token=${token}` },
    { Cookie: `auth_token=${token}; student_id=${id};` },
  ] as const)
    expect(Object.keys(await ask('/api/family/mobile/v1/profile/', headers))).toContain('children');
});

test('days in short: their lessons with begin and end, whatever the number of days, with or without a slash behind the path', async () => {
  type Short = { payload: { date: string; lessons: Thing[] }[] };
  const { payload } = await ask<Short>(
    `/api/family/web/v1/schedule/short?student_id=${id}&dates=2026-10-12,2026-10-18,2026-10-13`,
  );
  expect(payload.map(({ date, lessons }) => [date, lessons.length > 0])).toEqual([
    ['2026-10-12', true],
    ['2026-10-18', false],
    ['2026-10-13', true],
  ]);
  const slashed = `/api/family/mobile/v1/schedule/short/?student_id=${id}&dates=2026-10-12`;
  expect((await ask<Short>(slashed)).payload).toEqual(payload.slice(0, 1));
  const form = {
    lesson_id: 'number',
    begin_time: 'string',
    end_time: 'string',
    bell_id: 'number',
    subject_name: 'string',
    lesson_type: 'string',
    group_id: 'number',
    group_name: 'string',
    lesson_education_type: 'string',
    subject_id: 'number',
    schedule_item_id: 'number',
    is_virtual: 'boolean',
  };
  const lessons = payload.flatMap((day) => day.lessons);
  expect(lessons.flatMap((lesson) => lacks(lesson, form))).toEqual([]);
  expect(lessons.filter(({ begin_time: at }) => !/^\d\d:\d\d$/.test(String(at)))).toEqual([]);
});

test('a day is a list of lessons and of the breaks between them, with marks and homework of the pupil', async () => {
  type Activity = Thing & { type: string; lesson: Thing & { marks: Thing[]; homework: string } };
  const days = await Promise.all(
    ['2026-10-12', '2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16'].map((date) =>
      ask<{ date: string; summary: string; has_homework: boolean; activities: Activity[] }>(
        `/api/family/mobile/v1/schedule/?student_id=${id}&date=${date}`,
      ),
    ),
  );
  const activities = days.flatMap((day) => day.activities);
  expect(new Set(activities.map(({ type }) => type))).toEqual(new Set(['LESSON', 'BREAK']));
  expect(activities.flatMap((one) => lacks(one, { info: 'string', begin_utc: 'number', end_utc: 'number' }))).toEqual(
    [],
  );
  const lessons = activities.filter(({ type }) => type === 'LESSON');
  expect(
    lessons.flatMap((one) =>
      lacks(one, { begin_time: 'string', room_name: 'string', homework_presence_status_id: 'number' }),
    ),
  ).toEqual([]);
  const told = lessons.map(({ lesson }) => lesson);
  const form = { schedule_item_id: 'number', subject_name: 'string', homework: 'string', is_missed_lesson: 'boolean' };
  expect(told.flatMap((lesson) => lacks(lesson, form))).toEqual([]);
  const { payload } = await ask<{ payload: Thing[] }>(
    `/family/mobile/v1/marks?student_id=${id}&from=2026-10-12&to=2026-10-16`,
  );
  expect(told.flatMap(({ marks }) => marks.map((mark) => mark['id'])).sort()).toEqual(
    payload.map((mark) => mark['id']).sort(),
  );
  expect(days.some((day) => day.has_homework)).toBe(true);
});

test('homework, lessons and marks of subjects have every member that typed clients demand', async () => {
  const { payload } = await ask<{ payload: Thing[] }>(
    `/api/family/web/v1/homeworks?from=2026-10-12&to=2026-10-23&student_id=${id}`,
  );
  const texts = ['homework', 'description', 'date', 'date_assigned_on', 'date_prepared_for', 'lesson_date_time'];
  const more = { group_id: 'number', homework_created_at: 'string', homework_updated_at: 'string', is_done: 'boolean' };
  const form = { ...Object.fromEntries(texts.map((name) => [name, 'string'])), ...more };
  expect(payload.length).toBeGreaterThan(3);
  expect(payload.flatMap((one) => lacks(one, form))).toEqual([]);
  const { payload: subjects } = await ask<{ payload: (Thing & { periods: Thing[] })[] }>(
    `/api/family/web/v1/subject_marks?student_id=${id}`,
  );
  expect(subjects.flatMap((one) => lacks(one, { average: 'string', average_by_all: 'string' }))).toEqual([]);
  expect(
    subjects.flatMap(({ periods }) => periods.flatMap((one) => lacks(one, { value: 'string', target: 'object' }))),
  ).toEqual([]);
  expect(subjects.some(({ periods }) => periods.some(({ target }) => target === null))).toBe(false);
  const item = await ask<Thing & { lesson_homeworks: Thing[] }>(
    `/api/family/web/v1/lesson_schedule_items/${String((await firstLesson())['schedule_item_id'])}?student_id=${id}&type=OO`,
  );
  expect(lacks(item, { plan_id: 'number', homework_presence_status_id: 'number' })).toEqual([]);
  expect(item.lesson_homeworks.every((one) => Array.isArray(one['additional_materials']))).toBe(true);
});

async function firstLesson(): Promise<Thing> {
  const { payload } = await ask<{ payload: { lessons: Thing[] }[] }>(
    `/family/mobile/v1/schedule/short?student_id=${id}&dates=2026-10-12`,
  );
  return payload[0]!.lessons[0]!;
}

test('school years are told without a token too, all or the present one', async () => {
  const years = await ask<{ current_year: boolean }[]>('/core/api/academic_years', {});
  expect(years.filter((year) => year.current_year)).toHaveLength(1);
  expect(await ask('/core/api/academic_years?only_current_year=true', {})).toHaveLength(1);
  expect(await ask('/api/ej/core/family/v1/academic_years')).toEqual(years);
});
