import * as fixture from '../netschool/school-fixture.ts';
import { ENTERED, lesson, mark, PUPILS, school, since, text, work } from '../netschool/school-fixture.ts';
import type { School } from '../region/school.ts';
import type { BarsOptions } from './options.ts';
import { type BarsSimulator, startBars } from './start.ts';
import { signedIn, webClient, type WebClient } from './web-client.ts';

const MONDAY = '2026-10-12';
const DAY = `date=${MONDAY}`;
const [ANNA, BELLA] = PUPILS;
const homework = {
  key: 'h',
  ids: fixture.ids(301),
  due: undefined,
  timeline: since({ state: 'given', text: text('Стр. 5, № 3'), attachments: 1 } as const),
  spoiled: undefined,
};
const LESSONS = [
  lesson(101, MONDAY, 1, { homework, works: [work(201, [mark(1, ANNA, '4-'), mark(2, BELLA, '5')])] }),
  lesson(102, '2026-10-13', 2),
];

let simulator: BarsSimulator;
afterEach(() => simulator.close());

const start = async (served: School = school(LESSONS), more: Partial<BarsOptions> = {}): Promise<void> => {
  simulator = await startBars({ region: fixture.REGION, schools: [0], schoolOf: () => served, ...more });
};
const enter = (): Promise<WebClient> => signedIn(simulator.url, simulator.credentials[0]!);

/** A client of the family that sees the pupil, with this child chosen. */
async function asChild(id: number): Promise<WebClient> {
  for (const credential of simulator.credentials) {
    const client = await signedIn(simulator.url, credential);
    const { json } = await client.get('api/ProfileService/GetPersonData');
    for (const { person_id: person } of (json as { children_persons: { person_id: number }[] }).children_persons) {
      await client.post('api/ProfileService/SetChild', { selected: String(person) });
      const now = (await client.get('api/ProfileService/GetPersonData')).json as { selected_pupil_id: number };
      if (now.selected_pupil_id === id) return client;
    }
  }
  throw new Error('nobody sees the pupil');
}

interface Summary {
  readonly subperiod: object;
  readonly dates: readonly string[];
  readonly discipline_marks: readonly { readonly discipline: string; readonly marks: readonly object[] }[];
}
const summary = async (client: WebClient): Promise<Summary & { readonly summary_marks_data: readonly Summary[] }> =>
  (await client.get(`api/MarkService/GetSummaryMarks?${DAY}`)).json as never;

test('a sign-in is answered byte by byte as clients compare it, and the main page leads to the personal area', async () => {
  await start();
  const client = webClient(simulator.url);
  const { login, password } = simulator.credentials[0]!;
  const answer = await client.post('auth/login', { login_login: login, login_password: password });
  expect(answer.text).toBe('{"success": true,"redirect": "/"}');
  expect((await client.get('')).location).toBe('/personal-area/');
  expect((await client.get('auth/force-logout')).status).toBe(302);
  expect((await client.get('api/ProfileService/GetPersonData')).status).toBe(403);
});

test('without a session a service is refused by status or by word, whichever is chosen', async () => {
  await start();
  const refused = await webClient(simulator.url).get('api/ProfileService/GetPersonData');
  expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('Server.UserNotAuthenticatedError')]);
  await simulator.close();
  await start(school(LESSONS), { refusal: 200 });
  const told = await webClient(simulator.url).get('api/ProfileService/GetPersonData');
  expect([told.status, told.json]).toEqual([200, expect.objectContaining({ success: false })]);
});

test('the main page has to be visited first where that is chosen', async () => {
  await start(school(LESSONS), { visit: 'needed' });
  const client = await enter();
  expect((await client.get('api/ProfileService/GetPersonData')).status).toBe(403);
  await client.get('');
  expect((await client.get('api/ProfileService/GetPersonData')).status).toBe(200);
});

test('a sign-in is followed by the page that asks for the insurance number, which is a visit as well', async () => {
  await start(school(LESSONS), { visit: 'needed' });
  const page = 'actions/snils_checker/fill';
  expect(await webClient(simulator.url).get(page)).toMatchObject({ status: 302, location: '/auth/login-page' });
  const client = await enter();
  expect((await client.get(page)).status).toBe(200);
  expect((await client.get('api/ProfileService/GetPersonData')).status).toBe(200);
});

test('five wrong passwords lock a login for a while', async () => {
  let wall = 0;
  await start(school(LESSONS), { wall: () => wall });
  const { login, password } = simulator.credentials[0]!;
  const client = webClient(simulator.url);
  const attempt = async (word: string) =>
    (await client.post('auth/login', { login_login: login, login_password: word })).json;
  for (let count = 0; count < 5; count += 1) expect(await attempt('x')).toMatchObject({ success: false });
  expect(await attempt(password)).toMatchObject({ error: expect.stringContaining('Account locked') });
  wall = 600_001;
  expect(await attempt(password)).toEqual({ success: true, redirect: '/' });
});

test('an idle session ends', async () => {
  let wall = 0;
  await start(school(LESSONS), { wall: () => wall, timeOut: 1_000 });
  const client = await enter();
  wall = 1_001;
  expect((await client.get('api/MarkService/GetTotalMarks')).status).toBe(403);
});

test('summary marks come as they are, inside a list, or both, whichever is chosen', async () => {
  await start();
  const both = await summary(await asChild(12));
  expect(both.summary_marks_data).toEqual([
    { subperiod: both.subperiod, dates: both.dates, discipline_marks: both.discipline_marks },
  ]);
  expect(both.subperiod).toEqual({ code: 'Четверть_1', name: '1 Четверть' });
  expect([both.dates[0], both.dates.at(-1)]).toEqual(['2026-09-01', '2026-10-23']);
  for (const [chosen, keys] of [
    ['flat', ['dates', 'discipline_marks', 'subperiod']],
    ['wrapped', ['summary_marks_data']],
  ] as const) {
    await simulator.close();
    await start(school(LESSONS), { summary: chosen });
    expect(Object.keys(await summary(await asChild(12))).sort()).toEqual(keys);
  }
});

test('a mark is a text without an id, with its kind and topic in words', async () => {
  await start();
  const [line] = (await summary(await asChild(11))).discipline_marks;
  expect(line).toMatchObject({ average_mark: '4.00', marks: [{ date: MONDAY, mark: '4' }] });
  expect(JSON.stringify(line)).toContain('Контрольная работа: Тема');
  await simulator.close();
  await start(school(LESSONS), { marks: 'signed' });
  expect((await summary(await asChild(11))).discipline_marks[0]!.marks).toMatchObject([{ mark: '4-' }]);
});

test('a week has seven days, and lessons only on school days; homework is an item a lesson', async () => {
  await start();
  const client = await asChild(11);
  const week = (await client.get(`api/ScheduleService/GetWeekSchedule?${DAY}`)).json as { days: object[] };
  expect(week.days).toHaveLength(7);
  expect(week.days[0]).toMatchObject({ date: MONDAY, lessons: [{ id: 101, index: 1, time_begin: '08:30:00' }] });
  expect(week.days[6]).toEqual({ date: '2026-10-18', is_weekend: true });
  const vacation = (await client.get('api/ScheduleService/GetWeekSchedule?date=2026-10-27')).json as typeof week;
  expect(vacation.days[0]).toEqual({ date: '2026-10-26', is_vacation: true });
  const days = (await client.post('api/HomeworkService/GetHomeworkFromRange', { date: '2026-10-2' })).json;
  expect(days).toHaveLength(7);
  const items = (await client.get(`api/HomeworkService/GetHomeworkFromRange?${DAY}`)).json as { homeworks: object[] }[];
  expect(items.map(({ homeworks }) => homeworks.length)).toEqual([1, 1, 0, 0, 0, 0, 0]);
  expect(items[0]!.homeworks[0]).toMatchObject({ materials: [{ name: 'задание 1.txt' }], nextHomework: '' });
});

test('a day that is none is a ValidationError', async () => {
  await start();
  const { status, text: told } = await (await enter()).get('api/ScheduleService/GetWeekSchedule?date=tomorrow');
  expect([status, told]).toEqual([400, expect.stringContaining('Client.ValidationError')]);
});

test('the clock decides what is told', async () => {
  let moment = ENTERED - 1;
  await start(school(LESSONS), { now: () => moment });
  const client = await asChild(11);
  expect((await summary(client)).discipline_marks).toEqual([]);
  moment = ENTERED;
  expect((await summary(client)).discipline_marks).toHaveLength(1);
});

test('what is spoiled is told as it was planted', async () => {
  const marks = [
    mark(1, ANNA, '4', { spoiled: 'conflicting-repeat', conflictingValue: '2' }),
    mark(2, BELLA, '5', { spoiled: 'wrong-type' }),
  ];
  const repeated = { ...homework, spoiled: 'equal-repeat' } as const;
  await start(
    school([
      lesson(101, MONDAY, 2, { works: [work(201, marks)], spoiled: 'wrong-type' }),
      lesson(102, MONDAY, 3, { spoiled: 'equal-repeat', homework: repeated, subject: 'math' }),
    ]),
  );
  const client = await asChild(11);
  const { days } = (await client.get(`api/ScheduleService/GetWeekSchedule?${DAY}`)).json as { days: object[] };
  expect(days[0]).toMatchObject({ lessons: [{ id: 101, study_time_shift: true }, { id: 102 }, { id: 102 }] });
  // Without an id a mark cannot be repeated.
  expect((await summary(client)).discipline_marks[0]!.marks).toMatchObject([{ mark: '4' }]);
  expect((await summary(await asChild(12))).discipline_marks[0]!.marks).toMatchObject([{ mark: null }]);
  const [items] = (await client.get(`api/HomeworkService/GetHomeworkFromRange?${DAY}`)).json as [
    { homeworks: object[] },
  ];
  expect(items.homeworks).toHaveLength(3);
});

describe('the old /rest', () => {
  const signIn = async (): Promise<{ client: WebClient; childs: [number, string, string][] }> => {
    const { login, password } = simulator.credentials[0]!;
    const client = webClient(simulator.url);
    const { json } = await client.get(`rest/login?login=${login}&password=${password}`);
    return { client, childs: (json as { childs: [number, string, string][] }).childs };
  };

  test('signs in by the query or a form, and says so with success', async () => {
    await start();
    const { childs } = await signIn();
    expect(childs[0]).toEqual([expect.any(Number), expect.any(String), 'МБОУ СОШ № 7']);
    const { login } = simulator.credentials[0]!;
    const wrong = await webClient(simulator.url).post('rest/login', { login, password: 'x' });
    expect([wrong.status, wrong.json]).toEqual([
      200,
      expect.objectContaining({ success: false, error_code: 'Client.ValidationError' }),
    ]);
  });

  test('tells a diary in pairs and positional arrays, nothing of which is null', async () => {
    await start();
    const { client, childs } = await signIn();
    const form = { pupil_id: String(childs[0]![0]), from_date: '12.10.2026', to_date: '18.10.2026' };
    const { json, text: body } = await client.post('rest/diary', form);
    const { days } = json as { days: [string, { lessons?: object[]; kind?: string }][] };
    expect(days.map(([day]) => day).slice(0, 2)).toEqual(['12.10.2026', '13.10.2026']);
    expect(days[6]).toEqual(['18.10.2026', { kind: 'Выходной' }]);
    expect(body).not.toContain('null');
  });

  test('answers every call with success, the sign-out too, and refuses in words who is not signed in', async () => {
    await start();
    const { client, childs } = await signIn();
    const form = { pupil_id: String(childs[0]![0]), date: '12.10.2026', subject: '', lesson_id: '101' };
    const calls = 'lessons_scores totals progress_average additional_materials school_meetings check_food logout';
    for (const call of calls.split(' '))
      expect((await client.post(`rest/${call}`, form)).json).toMatchObject({ success: true });
    const { json } = await client.post('rest/totals', form);
    expect(json).toMatchObject({ success: false, error_code: 'Server.UserNotAuthenticatedError' });
  });

  test('nobody reads the diary of another family', async () => {
    await start();
    const { client, childs } = await signIn();
    const strangers = PUPILS.find(({ ids }) => !childs.some(([id]) => id === ids.short))!;
    const { json } = await client.post('rest/totals', { pupil_id: String(strangers.ids.short), date: '12.10.2026' });
    expect(json).toMatchObject({ success: false, error_code: 'Client.ValidationError' });
  });
});
