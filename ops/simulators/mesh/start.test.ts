import { regionOptions } from '../region/region.ts';
import { generateSchool } from '../region/generate.ts';
import { openRegion } from '../region/places.ts';
import { truthKeyOf } from '../truth-file.ts';
import { deskOf } from './desk.ts';
import { guidOf } from './identity.ts';
import { dialectOf, type MeshOptions } from './options.ts';
import { type MeshCredential, type MeshSimulator, startMesh } from './start.ts';

/* What clients of the platform do, written from the protocol. */
const OPTIONS = regionOptions({ schools: 1, municipalities: 1, days: 10, size: 3, classes: 4 });
const SCHOOL = generateSchool(OPTIONS, 0);
const DESK = deskOf(SCHOOL);
const REGION = openRegion(OPTIONS);

let simulator: MeshSimulator;
const start = async (more: Partial<MeshOptions> = {}): Promise<void> => {
  simulator = await startMesh({ region: REGION, schools: [0], schoolOf: () => SCHOOL, ...more });
};
afterEach(() => simulator.close());

interface Client {
  readonly token: string;
  readonly profile: { readonly id: number; readonly type: string };
  get(path: string, headers?: Record<string, string>): Promise<{ readonly status: number; readonly json: never }>;
}

const post = (path: string, body: object) =>
  fetch(`${simulator.url}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  });

async function signIn({ login, password }: Pick<MeshCredential, 'login' | 'password'>): Promise<Client> {
  const session = (await (await post('/lms/api/sessions', { login, password_plain: password })).json()) as never;
  const back = await fetch(`${simulator.url}/v3/auth/kauth/callback?code=${session['authentication_token']}`);
  const token = /aupd_token=([^;]+); path=\//.exec(back.headers.getSetCookie()[0]!)![1]!;
  const ask = async (path: string, headers: Record<string, string>) => {
    const answer = await fetch(`${simulator.url}${path}`, {
      headers: { Authorization: `Bearer ${token}`, ...headers },
    });
    return { status: answer.status, json: (await answer.json()) as never };
  };
  const [profile] = (await ask('/acl/api/users/profile_info', { 'partner-source-id': 'MOBILE' }))
    .json as Client['profile'][];
  return {
    token,
    profile: profile!,
    get: (path, headers = {}) => ask(path, { 'Profile-Id': String(profile!.id), ...headers }),
  };
}

const family = () => signIn(simulator.credentials[0]!);
const staff = () => signIn(simulator.credentials.at(-1)!);
const TEACHER = '/api/ej/core/teacher/v1';

const TEXT = expect.any(String) as string;

interface Child {
  readonly id: number;
  readonly contingent_guid: string;
  readonly class_unit_id: number;
}
const childOf = async (client: Client): Promise<Child> =>
  ((await client.get('/family/mobile/v1/profile')).json as { children: Child[] }).children[0]!;

test('the first account of a school is a parent’s whose child has marks, of periods too; the last is the administrator’s', async () => {
  await start();
  const [parent, administrator] = [await family(), await staff()];
  expect([parent.profile.type, administrator.profile.type]).toEqual(['parent', 'teacher']);
  const { id } = await childOf(parent);
  const { payload } = (await parent.get(`/family/mobile/v1/subject_marks?student_id=${id}`)).json as {
    payload: { average: string | null; year_mark: null; periods: { fixed_value: string | null }[] }[];
  };
  expect(payload.some(({ periods }) => periods.some(({ fixed_value }) => typeof fixed_value === 'string'))).toBe(true);
  expect(payload.some(({ average }) => typeof average === 'string')).toBe(true);
});

test('wrong credentials, codes and tokens are refused in the platform’s own form', async () => {
  await start();
  const { login } = simulator.credentials[0]!;
  const wrong = await post('/lms/api/sessions', { login, password_plain: 'x' });
  expect([wrong.status, Object.keys((await wrong.json()) as object)]).toEqual([
    401,
    ['type', 'description', 'details'],
  ]);
  expect((await fetch(`${simulator.url}/v3/auth/kauth/callback?code=nope`)).status).toBe(401);
  expect((await fetch(`${simulator.url}/acl/api/users/profile_info`)).status).toBe(401);
});

test('a browser’s sign-in gives a code, which is exchanged once', async () => {
  await start();
  const { login, password } = simulator.credentials[0]!;
  const form = { method: 'POST', body: new URLSearchParams({ login, password }), redirect: 'manual' } as const;
  const page = await fetch(`${simulator.url}/v3/auth/kauth/login?redirect_url=app://back&state=7`, form);
  const to = new URL(page.headers.get('location')!);
  expect([page.status, to.searchParams.get('state')]).toEqual([302, '7']);
  const exchange = () => fetch(`${simulator.url}/v3/auth/token?code=${to.searchParams.get('code')}&state=7`);
  expect(Object.keys((await (await exchange()).json()) as object)).toEqual(['token', 'refreshToken']);
  expect((await exchange()).status).toBe(401);
});

test('a token says when it ends, is renewed as plain text, and the old one is then good no more', async () => {
  await start();
  const { token, get } = await family();
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { exp: number };
  expect(claims.exp * 1000).toBeGreaterThan(Date.now());
  const renewed = await fetch(`${simulator.url}/v2/token/refresh?subsystem=2&roleId=2`, {
    headers: { 'Auth-Token': token },
  });
  expect([renewed.status, (await renewed.text()).split('.').length]).toEqual([200, 3]);
  expect((await get('/family/mobile/v1/profile')).status).toBe(401);
});

test('a family sees its own children only, and none of the staff’s lists; staff see no family’s calls', async () => {
  await start();
  const [parent, administrator] = [await family(), await staff()];
  const stranger = SCHOOL.pupils.find(({ ids }) => !DESK.accounts[0]!.children.some((child) => child.ids === ids))!;
  const paths = [
    `/family/mobile/v1/marks?student_id=${stranger.ids.short}&from=2026-10-12&to=2026-10-16`,
    `/api/eventcalendar/v1/api/events?person_ids=${guidOf(stranger.ids)}&begin_date=2026-10-12&end_date=2026-10-16`,
    `${TEACHER}/student_profiles`,
  ];
  for (const path of paths) expect((await parent.get(path)).status).toBe(403);
  expect((await administrator.get('/family/mobile/v1/profile')).status).toBe(403);
  expect((await parent.get('/family/mobile/v1/profile', { 'Profile-Id': '1' })).status).toBe(403);
});

test('a pupil signs in as well: the profile’s id is the pupil’s, the only child is the pupil, and no other diary is seen', async () => {
  await start();
  const own = simulator.credentials.find(({ role }) => role === 'student')!;
  const [pupil, child] = [await signIn(own), await childOf(await family())];
  expect(pupil.profile).toEqual({ id: child.id, type: 'student' });
  const { profile, children } = (await pupil.get('/family/mobile/v1/profile')).json as {
    profile: { id: number };
    children: Child[];
  };
  expect([profile.id, children]).toEqual([child.id, [child]]);
  expect(profile).toMatchObject({
    birth_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    snils: TEXT,
    phone: TEXT,
  });
  expect(children[0]).toMatchObject({
    class_uid: TEXT,
    age: expect.any(Number) as number,
    school: { principal: TEXT, phone: TEXT, municipal_unit_name: null },
    representatives: [{ person_id: TEXT, type_id: 1, snils: TEXT }],
    service_type_id: expect.any(Number) as number,
  });
  const marksOf = (id: number): string => `/api/family/web/v1/marks?student_id=${id}&from=2026-10-12&to=2026-10-23`;
  const { payload } = (await pupil.get(marksOf(profile.id))).json as { payload: object[] };
  expect(payload.length).toBeGreaterThan(0);
  const stranger = SCHOOL.pupils.find(({ ids }) => ids.short !== child.id)!;
  expect((await pupil.get(marksOf(stranger.ids.short))).status).toBe(403);
  expect((await pupil.get(`${TEACHER}/student_profiles`)).status).toBe(403);
});

test('three envelopes, and the family’s calls with and without /api, mobile and web alike', async () => {
  await start();
  const client = await family();
  const { id, contingent_guid: person } = await childOf(client);
  const days = 'from=2026-10-12&to=2026-10-23';
  const spellings = ['/family/mobile/v1', '/api/family/mobile/v1', '/api/family/web/v1'];
  const marks = await Promise.all(spellings.map((path) => client.get(`${path}/marks?student_id=${id}&${days}`)));
  expect(new Set(marks.map(({ json }) => JSON.stringify(json))).size).toBe(1);
  const payload = (marks[0]!.json as { payload: Record<string, unknown>[] }).payload;
  expect(payload[0]).toMatchObject({
    value: expect.stringMatching(/^\d$/) as string,
    weight: expect.any(Number) as number,
  });
  const events = `begin_date=2026-10-12&end_date=2026-10-23&expand=marks,homework,absence_reason_id`;
  const calendar = (await client.get(`/api/eventcalendar/v1/api/events?person_ids=${person}&${events}`)).json as {
    total_count: number;
    response: { marks: object[]; homework: { entries: object[] } }[];
    errors: null;
  };
  expect([calendar.total_count, calendar.errors]).toEqual([calendar.response.length, null]);
  expect(calendar.response.flatMap((event) => event.marks)).toHaveLength(payload.length);
  expect(await client.get(`/family/mobile/v1/periods_schedules?student_id=${id}&${days}`)).toMatchObject({
    json: expect.any(Array) as unknown[],
  });
});

test('the staff’s lists come in pages, take both forms of days, and write DD.MM.YYYY', async () => {
  await start();
  const client = await staff();
  const page = async (nth: number) =>
    (await client.get(`${TEACHER}/student_profiles?per_page=5&page=${nth}&with_deleted=true`)).json as { id: number }[];
  const pages = [await page(1), await page(2), await page(3), await page(4)];
  expect(pages.map((one) => one.length)).toEqual([5, 5, SCHOOL.pupils.length - 10, 0]);
  const items = async (days: string) =>
    (await client.get(`/api/ej/plan/teacher/v1/schedule_items?per_page=1000&${days}`)).json as { date: number[] }[];
  const ru = await items('from=12.10.2026&to=12.10.2026');
  expect([ru.length > 0, ru[0]!.date]).toEqual([true, [2026, 10, 12]]);
  expect(await items('from=2026-10-12&to=2026-10-12')).toEqual(ru);
  const absences = (await client.get(`${TEACHER}/attendances?start_at=12.10.2026&stop_at=23.10.2026&per_page=1000`))
    .json as {
    date: string;
    created_at: string;
  }[];
  expect(
    absences.every(
      ({ date, created_at: at }) => /^\d\d\.10\.2026$/.test(date) && /^\d\d\.10\.2026 \d\d:\d\d$/.test(at),
    ),
  ).toBe(true);
  expect(absences.length).toBeGreaterThan(0);
});

test.each([
  ['events=offset', /^2026-10-12T\d\d:\d\d:00\+03:00$/],
  ['events=utc', /^2026-10-12T\d\d:\d\d:00Z$/],
  ['events=naive', /^2026-10-12T\d\d:\d\d:00$/],
])('times of events by choice: %s', async (word, form) => {
  await start(dialectOf([word]));
  const client = await family();
  const { contingent_guid: person } = await childOf(client);
  const { response } = (
    await client.get(`/api/eventcalendar/v1/api/events?person_ids=${person}&begin_date=2026-10-12&end_date=2026-10-12`)
  ).json as { response: { start_at: string; marks: null }[] };
  expect(response.length).toBeGreaterThan(0);
  expect(response.every(({ start_at: at, marks }) => form.test(at) && marks === null)).toBe(true);
});

test('a choice that there is not is said', async () => {
  await start();
  expect(() => dialectOf(['events=unix'])).toThrow('events=offset, events=utc, events=naive');
});

test('what is served is the state at the clock’s moment', async () => {
  let now = Date.parse('2026-10-12T03:00:00Z');
  await start({ now: () => now });
  const client = await family();
  const { id } = await childOf(client);
  const marks = async () =>
    (
      (await client.get(`/family/mobile/v1/marks?student_id=${id}&from=2026-10-12&to=2026-10-23`)).json as {
        payload: object[];
      }
    ).payload.length;
  const before = await marks();
  now = REGION.last;
  expect([before, (await marks()) > 0]).toEqual([0, true]);
});

test('a token that was struck is renewed, one whose session ended is not', async () => {
  await start({ faults: { faults: [{ fault: 'token-expired', rate: 1, on: 'profile$' }] } });
  const refresh = async (token: string) =>
    (await fetch(`${simulator.url}/v2/token/refresh`, { headers: { 'Auth-Token': token } })).status;
  const first = await family();
  expect([(await first.get('/family/mobile/v1/profile')).status, await refresh(first.token)]).toEqual([401, 200]);
  simulator.changeFaults({ faults: [{ fault: 'session-ended', rate: 1, on: 'profile$' }] });
  const second = await family();
  expect([(await second.get('/family/mobile/v1/profile')).status, await refresh(second.token)]).toEqual([401, 401]);
  expect(simulator.faultCounts()).toEqual({ 'session-ended': 1 });
});

test('the truth holds what is told rightly, each thing once, and no name', async () => {
  await start();
  const sheets = [...simulator.truth(truthKeyOf(Buffer.alloc(32, 1)))];
  const told = (entity: string) => sheets.flatMap(({ body }) => body[entity] ?? []);
  for (const entity of ['lesson', 'mark', 'homework', 'attendance', 'term-mark', 'pupil', 'calendar-day', 'teaching']) {
    const ids = told(entity).map(({ id }) => id);
    expect([entity, ids.length > 0, new Set(ids).size === ids.length]).toEqual([entity, true, true]);
  }
  expect(told('pupil')).toHaveLength(SCHOOL.pupils.length);
  const text = JSON.stringify(sheets);
  expect(SCHOOL.pupils.filter(({ name }) => text.includes(name.last))).toEqual([]);
  expect(told('mark').every(({ scale, debt }) => scale === 'five-point' && typeof debt === 'boolean')).toBe(true);
  expect(told('mark').some(({ debt }) => debt === true)).toBe(true);
});
