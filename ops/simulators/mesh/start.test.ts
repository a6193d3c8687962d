import { regionOptions } from '../region/region.ts';
import { generateSchool } from '../region/generate.ts';
import { openRegion } from '../region/places.ts';
import { truthKeyOf } from '../truth-file.ts';
import { deskOf } from './desk.ts';
import { guidOf } from './identity.ts';
import { dialectOf, type MeshOptions } from './options.ts';
import { type MeshSimulator, startMesh } from './start.ts';
import { childOf, signIn } from './web-client.ts';

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

const family = () => signIn(simulator.url, simulator.credentials[0]!);
const staff = () => signIn(simulator.url, simulator.credentials.at(-1)!);
const TEACHER = '/api/ej/core/teacher/v1';

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

test('school years have the platform’s numbers, and lists are of the year that is asked for', async () => {
  await start();
  const client = await staff();
  const years = (await client.get('/core/api/academic_years')).json as { id: number; name: string }[];
  expect(years.map(({ id, name }) => [id, name])).toEqual([[14, '2026 - 2027']]);
  const ids = async (path: string, headers = {}) =>
    ((await client.get(`${path}per_page=1000`, headers)).json as { id: number }[]).map(({ id }) => id);
  const days = 'start_at=12.10.2026&stop_at=23.10.2026&';
  for (const path of [
    `${TEACHER}/attendances?${days}`,
    '/api/ej/plan/teacher/v1/groups?',
    `${TEACHER}/student_profiles?`,
    '/core/api/student_profiles?',
  ]) {
    const present = await ids(path);
    expect(present.length).toBeGreaterThan(0);
    expect(await ids(`${path}academic_year_id=14&`)).toEqual(present);
    for (const none of ['13', '1', 'xx']) expect(await ids(`${path}academic_year_id=${none}&`)).toEqual([]);
    expect(await ids(path, { aid: '14' })).toEqual(present);
  }
});

test('what is no day is refused in the platform’s own form', async () => {
  await start();
  const [administrator, parent] = [await staff(), await family()];
  const { id } = await childOf(parent);
  const refused = {
    status: 400,
    json: {
      type: 'BadRequest',
      description: expect.stringMatching(/^Неверный формат даты: \w+$/) as string,
      details: null,
    },
  };
  const paths = [
    `${TEACHER}/attendances?start_at=2026.10.13&stop_at=xx`,
    `${TEACHER}/attendances?start_at=12.10.2026&stop_at=31.02.2026`,
    '/api/ej/plan/teacher/v1/schedule_items?from=yesterday',
  ];
  for (const path of paths) expect(await administrator.get(path)).toMatchObject(refused);
  expect(await parent.get(`/family/mobile/v1/marks?student_id=${id}&from=12-10-2026&to=2026-10-16`)).toMatchObject(
    refused,
  );
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
