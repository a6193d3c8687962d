import nock from 'nock';
import { generateSchool } from '../region/generate.ts';
import { regionOptions } from '../region/region.ts';
import type { Moment } from '../region/timeline.ts';
import { openRegion } from '../region/places.ts';
import { ask, type Asking } from './client.ts';
import { ROUTES } from './routes.ts';
import { type DnevnikSimulator, startDnevnik } from './start.ts';

const options = regionOptions({ seed: 'protocol', schools: 2, municipalities: 2, days: 5, classes: 12, size: 4 });
const region = openRegion(options);
const school = generateSchool(options, 0);
let clock: Moment = region.last;
let server: DnevnikSimulator;
let bare: DnevnikSimulator;

beforeAll(async () => {
  nock.restore();
  const schoolOf = (index: number) => generateSchool(options, index);
  server = await startDnevnik({ region, schools: [0, 1], schoolOf, now: () => clock });
  const dialect = { schedules: 'bare', marksAxis: 'setting', subgroupsInClass: true } as const;
  bare = await startDnevnik({ region, schools: [0], schoolOf, dialect });
});
beforeEach(() => (clock = region.last));
afterAll(async () => {
  await server.close();
  await bare.close();
});

const own = () => server.credentials[0]!;
const call = (path: string, more: Asking = {}, base = server.url) =>
  ask(`${base}/v2/${path}`, { token: own().token, ...more });
const list = async (path: string, more: Asking = {}) =>
  (await call(path, more)).json as Readonly<Record<string, unknown>>[];

const marked = school.lessons.find((lesson) =>
  lesson.works.some(({ marks, written }) => marks.length > 1 && !written),
)!;
const classId = school.classes.find(({ key }) => key === marked.class)!.ids.long;
const groupOfMarked = school.classes
  .flatMap((each) => [each, ...each.subgroups])
  .find(({ key }) => key === (marked.group ?? marked.class))!;
const pupil = school.pupils.find(({ memberships }) => memberships.some((stay) => stay.class === marked.class))!;
const values: Readonly<Record<string, string>> = {
  school: school.ids.long,
  group: classId,
  person: pupil.ids.long,
  subject: school.subjects.find(({ key }) => key === marked.subject)!.ids.long,
  period: school.years[0]!.periods[0]!.ids.long,
  lesson: marked.ids.long,
  work: marked.works[0]!.ids.long,
  mark: marked.works[0]!.marks[0]!.ids.long,
  user: 'me',
  organisation: school.ids.long,
  type: 'mark5',
  from: '2026-10-12',
  to: '2026-10-16',
  date: marked.day,
};
const LATE_BELL = expect.objectContaining({
  LessonNumber: 1,
  Start: expect.stringMatching(/^2026-09-01T\d\d:\d\d:00$/) as string,
}) as object;
const QUERY = '?date=2026-10-12&startDate=2026-10-12&endDate=2026-10-16&from=2026-10-12&to=2026-10-16';

test('every call answers, and lists hold what they promise', async () => {
  const failed: string[] = [];
  const tasks = await list(`lessons/${marked.ids.long}/tasks`);
  for (const { method, path } of ROUTES) {
    const filled = path.replaceAll(/:(\w+)/g, (_, name: string) =>
      name === 'task' ? String(tasks[0]!['id_str']) : values[name]!,
    );
    const { status, type } = await call(filled + QUERY, {
      method,
      ...(method === 'POST' ? { body: `[${classId}]` } : {}),
    });
    if (status !== 200 || !type.startsWith('application/json')) failed.push(`${method} ${filled}: ${status}`);
  }
  expect(failed).toEqual([]);
  expect(ROUTES.length).toBeGreaterThan(90);
});

test('ids beyond 2^53 are JSON numbers digit by digit, with a text twin', async () => {
  const { text, json } = await call(`edu-groups/${groupOfMarked.ids.long}/lessons/2026-10-12/2026-10-16`);
  expect(text).toContain(`"id":${marked.ids.long},"id_str":"${marked.ids.long}"`);
  const rounded = (json as { id: number; id_str: string }[]).filter(({ id, id_str }) => String(id) !== id_str);
  expect(rounded.length).toBeGreaterThan(0);
});

test('the token goes into the header or the query; without a good one the type of the error says what is wrong', async () => {
  const path = `${server.url}/v2/schools/${school.ids.long}`;
  expect((await ask(`${path}?access_token=${own().token}`)).status).toBe(200);
  expect(await ask(path)).toMatchObject({ status: 401, json: { type: 'authorizationTokenRequired' } });
  expect(await ask(path, { token: 'x'.repeat(32) })).toMatchObject({
    status: 401,
    json: { type: 'authorizationInvalidToken' },
  });
  const other = await ask(path, { token: server.credentials[1]!.token });
  expect(other).toMatchObject({
    status: 403,
    json: { type: 'authorizationNotOwner', description: expect.any(String) as string },
  });
  expect(own().token).toHaveLength(32);
});

test('what does not exist, is written or is no date is refused in the vendor’s form', async () => {
  expect(await call('nothing/here')).toMatchObject({ status: 404, json: { type: 'apiResourceUnavailable' } });
  expect(await call('works/many', { method: 'DELETE' })).toMatchObject({
    status: 405,
    json: { type: 'apiMethodNotSupported' },
  });
  expect(await call(`edu-groups/${classId}/lessons/2026-13-40/x`)).toMatchObject({
    status: 400,
    json: { type: 'parameterInvalid' },
  });
  const long = `persons/${pupil.ids.long}/lesson-log-entries?startDate=2026-10-01&endDate=2026-10-31`;
  expect(await call(long)).toMatchObject({ status: 400, json: { type: 'parameterInvalid' } });
  expect((await call(long.replace('10-31', '10-30'))).status).toBe(200);
});

test('id lists are taken bare, under a name and as a form', async () => {
  const id = marked.ids.long;
  const asked = await Promise.all([
    call('lessons/marks', { method: 'POST', body: `[${id}]`, type: 'application/json' }),
    call('lessons/marks', { method: 'POST', body: `["${id}"]`, type: 'application/json' }),
    call('lessons/marks', { method: 'POST', body: `{"lessons":[${id}]}`, type: 'application/json' }),
    call('lessons/many/marks', {
      method: 'POST',
      body: `lessons=${id}&lessons=1`,
      type: 'application/x-www-form-urlencoded',
    }),
  ]);
  const [first] = asked;
  expect((first!.json as unknown[]).length).toBeGreaterThan(1);
  for (const { text } of asked) expect(text).toBe(first!.text);
});

test('a body that is broken JSON is refused, an empty list of ids gives an empty list', async () => {
  const post = (body: string) => call('lessons/many', { method: 'POST', body, type: 'application/json' });
  expect(await post('[12')).toMatchObject({ status: 400, json: { type: 'invalidRequest' } });
  expect(await post('[]')).toMatchObject({ status: 200, text: '[]' });
});

test('dates in paths come in every form, paths in any case, keys repeated', async () => {
  const id = groupOfMarked.ids.long;
  const plain = await call(`edu-groups/${id}/lessons/2026-10-12/2026-10-16`);
  for (const path of [
    `edu-groups/${id}/lessons/2026-10-12T00:00:00/2026-10-16T23:59:59`,
    `edu-groups/${id}/lessons/2026-10-12%2000:00:00/2026-10-16%2000:00:00`,
    `edu-groups/${id}/lessons/2026-10-12T0:0:0/2026-10-16T0:0:0`,
    `Edu-Groups/${id}/Lessons/2026-10-12/2026-10-16/`,
  ])
    expect((await call(path)).text).toBe(plain.text);
  const [a, b] = school.lessons.map(({ ids }) => ids.long);
  const entries = await list(`lesson-log-entries?lessons=${a}&lessons=${b}`);
  expect(new Set(entries.map((entry) => entry['lesson_str']))).toEqual(new Set([a, b]));
  const asked = await call(
    `persons/${pupil.ids.long}/lesson-log-entries?startDate=2026-10-12+00%3A00%3A00&endDate=2026-10-16`,
  );
  expect(asked.json).toMatchObject({
    logEntries: expect.any(Array) as unknown[],
    lessons: expect.any(Array) as unknown[],
  });
});

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

test('schedules come as the 2026 client reads them, or as the 2025 one does', async () => {
  const path = `persons/${pupil.ids.long}/groups/${classId}/schedules?startDate=2026-10-12&endDate=2026-10-13`;
  const { days } = (await call(path)).json as { days: Readonly<Record<string, unknown>>[] };
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
  expect((await call(path, {}, bare.url)).json).toEqual(zoned);
  const timetables = `edu-groups/${classId}/timetables`;
  expect((await call(timetables, {}, bare.url)).json).toEqual([(await call(timetables)).json]);
});

test('marks between days are told by the day of the lesson, or by the day of the setting', async () => {
  const written = school.lessons.flatMap((lesson) =>
    lesson.works.filter((work) => work.written && work.marks.length > 0).map((work) => ({ lesson, work })),
  );
  const { lesson, work } = written.find(({ lesson: { day } }) => day === '2026-10-12')!;
  const group = school.classes.find(({ key }) => key === lesson.class)!.ids.long;
  const path = `edu-groups/${group}/marks/2026-10-12/2026-10-12`;
  const worksOf = async (url: string) =>
    new Set(((await call(path, {}, url)).json as { work_str: string }[]).map(({ work_str }) => work_str));
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

test('a password, a code and the right to refresh give a token; so does the form of the sign-in page', async () => {
  const { login, password, clientId, clientSecret, refreshToken, token } = own();
  const post = (path: string, body: object) =>
    call(path, { method: 'POST', token: undefined, body: JSON.stringify(body), type: 'application/json' });
  const signed = await post('authorizations/bycredentials', {
    client_id: clientId,
    client_secret: clientSecret,
    username: login,
    password,
    scope: 'CommonInfo',
  });
  expect(signed.json).toMatchObject({ accessToken: token, expiresIn_str: expect.any(String) as string });
  const renewed = (
    await post('authorizations', {
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'RefreshToken',
      refreshToken,
    })
  ).json as { accessToken: string };
  expect(renewed.accessToken).toHaveLength(32);
  expect((await call('users/me', { token: renewed.accessToken })).json).toMatchObject({
    roles: expect.arrayContaining(['EduStaff']) as string[],
  });
  expect(await post('authorizations', { grant_type: 'RefreshToken', refreshToken: 'no' })).toMatchObject({
    status: 401,
    json: { type: 'authorizationFailed' },
  });
  const page = await fetch(`${server.url}/login/?login=${login}&password=${password}`, {
    method: 'POST',
    redirect: 'manual',
  });
  const end = new RegExp(
    `^/oauth2/Authorization/Result\\?response_type=token&.*result=success#access_token=${token}&state=$`,
  );
  expect(page.headers.get('location')).toMatch(end);
});

test('after three wrong passwords the sign-in page wants a captcha, and the right password alone is not enough', async () => {
  const { login, password } = server.credentials[1]!;
  const signIn = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ login, exceededAttempts: 'False', ...fields });
    const response = await fetch(`${server.url}/login/`, { method: 'POST', redirect: 'manual', body });
    return { isIn: response.status === 302, page: await response.text() };
  };
  const pages: string[] = [];
  for (let tried = 0; tried < 3; tried += 1) pages.push((await signIn({ password: 'no' })).page);
  expect(pages.map((page) => page.includes('Captcha.Input'))).toEqual([false, false, true]);
  const page = pages[2]!;
  expect(page).toContain('name="exceededAttempts" value="True"');
  expect((await signIn({ password })).isIn).toBe(false);
  const read = async (): Promise<string> =>
    /name="Captcha\.Id" value="(\w+)"/.exec((await signIn({ password: 'no' })).page)![1]!;
  const id = await read();
  expect((await signIn({ password, 'Captcha.Id': id, 'Captcha.Input': 'other' })).isIn).toBe(false);
  const again = await read();
  expect((await signIn({ password, 'Captcha.Id': again, 'Captcha.Input': again.slice(0, 5) })).isIn).toBe(true);
  expect((await signIn({ password })).isIn).toBe(true);
});

test('what goes wrong does so in the vendor’s form, and never twice in a row', async () => {
  const path = `edu-groups/${classId}/lessons/2026-10-12/2026-10-16`;
  const plain = (await call(path)).text;
  server.changeFaults({ faults: [{ fault: 'html', rate: 1 }] });
  expect(await call(path)).toMatchObject({
    status: 200,
    type: 'text/html',
    text: expect.stringContaining('error__description') as string,
  });
  expect((await call(path)).text).toBe(plain);
  server.changeFaults({ faults: [{ fault: 'rate-limited', rate: 1, status: 433 }] });
  expect(await call(path)).toMatchObject({ status: 433, json: { type: 'apiRequestLimit' } });
  server.changeFaults({ faults: [{ fault: 'empty', rate: 1 }] });
  expect((await call(path)).text).toBe('[]');
  server.changeFaults({ faults: [{ fault: 'token-expired', rate: 1 }] });
  expect(await call(path, { token: server.credentials[0]!.token })).toMatchObject({ status: 401 });
  server.changeFaults({ faults: [] });
  expect(await call(path)).toMatchObject({ status: 401 });
});
