import { guidOf } from './identity.ts';
import { SCHOOL, simulate } from './small-school-fixture.ts';
import type { MeshCredential, MeshSimulator } from './start.ts';
import { childOf, signIn } from './web-client.ts';

let simulator: MeshSimulator;
beforeEach(async () => void (simulator = await simulate()));
afterEach(() => simulator.close());

const as = (role: MeshCredential['role']) =>
  signIn(
    simulator.url,
    simulator.credentials.find((one) => one.role === role)!,
  );
const TEXT = expect.any(String) as string;

test('a pupil is told who it is, with the day of birth as each of the two calls writes it', async () => {
  const [pupil, parent] = [await as('student'), await as('parent')];
  const { id } = await childOf(parent);
  const own = SCHOOL.pupils.find(({ ids }) => ids.short === id)!;
  const [year, month, day] = own.birthDate.split('-');
  expect((await pupil.get('/v3/userinfo')).json).toMatchObject({
    userId: own.user!.short,
    info: {
      FirstName: own.name.first,
      LastName: own.name.last,
      MiddleName: own.name.middle,
      birthdate: `${day}.${month}.${year}`,
      gender: own.name.sex[0],
      guid: guidOf(own.ids),
      snils: own.snils ?? '',
      trusted: true,
      failed: false,
      error: null,
    },
    roles: [{ id: 1, title: TEXT, subsystems: [{ id: expect.any(Number) as number, title: TEXT }] }],
    login: simulator.credentials.find(({ role }) => role === 'student')!.login,
  });
  expect((await pupil.get('/v1/oauth/userinfo')).json).toMatchObject({
    person_id: guidOf(own.ids),
    birth_date: own.birthDate,
    gender: own.name.sex,
    broles: ['student'],
    agents: [guidOf(own.guardian.ids)],
    education: [
      {
        training_begin_at: own.memberships[0]!.from,
        training_end_at: expect.stringMatching(/^2027-/) as string,
        class: { uid: TEXT, name: TEXT, parallel: { name: TEXT }, organization: { name: SCHOOL.fullName } },
      },
    ],
  });
});

test('a parent has children and learns nowhere, staff have neither', async () => {
  const parent = await as('parent');
  const { contingent_guid: child } = await childOf(parent);
  expect((await parent.get('/v1/oauth/userinfo')).json).toMatchObject({ broles: ['agent'], education: [] });
  expect(((await parent.get('/v1/oauth/userinfo')).json as { children: string[] }).children).toContain(child);
  const staff = await as('teacher');
  expect((await staff.get('/v3/userinfo')).json).toMatchObject({ roles: [{ id: 9 }], info: { birthdate: null } });
  expect((await staff.get('/v1/oauth/userinfo')).json).toMatchObject({ children: [], education: [], agents: [] });
});

test('new marks are told with texts that sentences can be made of, at moments as a client reads them', async () => {
  const parent = await as('parent');
  const { id } = await childOf(parent);
  const rows = (await parent.get(`/family/mobile/v1/notifications/search?student_id=${id}`)).json as object[];
  expect(rows.length).toBeGreaterThan(0);
  const staff = await as('teacher');
  const profiles = (await staff.get('/api/ej/core/teacher/v1/teacher_profiles')).json as { readonly id: number }[];
  const teachers = new Set(profiles.map((profile) => profile.id));
  for (const row of rows as { author_profile_id: number }[]) expect(teachers).toContain(row.author_profile_id);
  const moment = expect.stringMatching(/^2026-10-\d\d \d\d:\d\d:\d\d\.\d{3}$/) as string;
  for (const row of rows)
    expect(row).toMatchObject({
      datetime: moment,
      created_at: moment,
      updated_at: moment,
      lesson_date: expect.stringMatching(/^2026-10-\d\d 00:00:00$/) as string,
      control_form_name: TEXT,
      teacher_name: TEXT,
      new_mark_value: TEXT,
    });
});

test('homework is dated to the minute', async () => {
  const parent = await as('parent');
  const { id } = await childOf(parent);
  const path = `/family/mobile/v1/homeworks?student_id=${id}&from=2026-10-12&to=2026-10-23`;
  const { payload } = (await parent.get(path)).json as { payload: { homework_created_at: string }[] };
  expect(payload.length).toBeGreaterThan(0);
  expect(payload.every(({ homework_created_at: at }) => /T\d\d:\d\d:00$/.test(at))).toBe(true);
});
