import nock from 'nock';
import { ask, type Asking } from './client.ts';
import { ROUTES } from './routes.ts';
import { classId, groupOfMarked, marked, pupil, region, school, schoolOf } from './school-fixture.ts';
import { type DnevnikSimulator, startDnevnik } from './start.ts';

let server: DnevnikSimulator;

beforeAll(async () => {
  nock.restore();
  server = await startDnevnik({ region, schools: [0], schoolOf });
});
afterAll(() => server.close());

const call = (path: string, more: Asking = {}) =>
  ask(`${server.url}/v2/${path}`, { token: server.credentials[0]!.token, ...more });
const list = async (path: string) => (await call(path)).json as Readonly<Record<string, unknown>>[];

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

const QUERY = '?date=2026-10-12&startDate=2026-10-12&endDate=2026-10-16&from=2026-10-12&to=2026-10-16';

test('users are told below the older version too, and nothing else is', async () => {
  const { token } = server.credentials[0]!;
  const old = (path: string) => ask(`${server.url}/v1/${path}`, { token });
  const me = (await call('users/me')).json as { id_str: string };
  expect((await old('users/me')).json).toEqual(me);
  expect((await old(`users/${me.id_str}?id=${me.id_str}`)).json).toEqual(me);
  expect((await old(`schools/${school.ids.long}`)).status).toBe(404);
});

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

test('groups of ids are groups, and groups with their pupils, at once', async () => {
  const asking = { method: 'POST', body: `[${classId}]`, type: 'application/json' };
  const alone = (await call(`edu-groups/${classId}`)).json as object;
  const [withPupils] = (await call('edu-groups/students', asking)).json as readonly { readonly students: object[] }[];
  expect(withPupils).toMatchObject({ group: alone });
  expect(withPupils!.students.length).toBeGreaterThan(1);
  expect((await call('edu-groups', asking)).json).toEqual([{ ...alone, ...withPupils }]);
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
  expect(await call('Users/ME')).toEqual(await call('users/me'));
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
