import { regionOptions } from '../region/region.ts';
import { generateSchool } from '../region/generate.ts';
import { openRegion } from '../region/places.ts';
import type { MeshOptions } from './options.ts';
import { type MeshSimulator, startMesh } from './start.ts';
import { childOf, postJson, signIn } from './web-client.ts';

/* Who signs in, by which ways, and how long that is good: written from the protocol. */

const OPTIONS = regionOptions({ schools: 1, municipalities: 1, days: 10, size: 3, classes: 4 });
const SCHOOL = generateSchool(OPTIONS, 0);
const REGION = openRegion(OPTIONS);

let simulator: MeshSimulator;
const start = async (more: Partial<MeshOptions> = {}): Promise<void> => {
  simulator = await startMesh({ region: REGION, schools: [0], schoolOf: () => SCHOOL, ...more });
};
afterEach(() => simulator.close());

const family = () => signIn(simulator.url, simulator.credentials[0]!);
const staff = () => signIn(simulator.url, simulator.credentials.at(-1)!);
const TEACHER = '/api/ej/core/teacher/v1';
const TEXT = expect.any(String) as string;

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

test('a pupil signs in as well: the profile’s id is the pupil’s, the only child is the pupil, and no other diary is seen', async () => {
  await start();
  const own = simulator.credentials.find(({ role }) => role === 'student')!;
  const [pupil, child] = [await signIn(simulator.url, own), await childOf(await family())];
  expect(pupil.profile).toEqual({ id: child.id, type: 'student' });
  const { profile, children } = (await pupil.get('/family/mobile/v1/profile')).json as {
    profile: { id: number };
    children: { id: number }[];
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

test('wrong credentials, codes and tokens are refused in the platform’s own form', async () => {
  await start();
  const { login } = simulator.credentials[0]!;
  const wrong = await postJson(`${simulator.url}/lms/api/sessions`, { login, password_plain: 'x' });
  expect([wrong.status, Object.keys((await wrong.json()) as object)]).toEqual([
    401,
    ['type', 'description', 'details'],
  ]);
  expect((await fetch(`${simulator.url}/v3/auth/kauth/callback?code=nope`)).status).toBe(401);
  expect((await fetch(`${simulator.url}/acl/api/users/profile_info`)).status).toBe(401);
});

test('the page’s own form signs in without an application too, and only a wrong password is called wrong', async () => {
  await start();
  const { login, password } = simulator.credentials[0]!;
  const send = (fields: Record<string, string>) =>
    fetch(`${simulator.url}/v3/auth/kauth/login`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
    });
  expect((await send({ login, password: 'x' })).status).toBe(401);
  const signed = await send({ login, password });
  expect(signed.status).toBe(302);
  const end = await fetch(new URL(signed.headers.get('location')!, simulator.url));
  expect([end.status, end.headers.getSetCookie()[0]]).toEqual([200, expect.stringMatching(/^aupd_token=/) as string]);
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

test('a token says when it ends, is renewed as plain text, and the old one lives on to its end: calls on their way are not lost', async () => {
  await start();
  const { token, get } = await family();
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { exp: number };
  expect(claims.exp * 1000).toBeGreaterThan(Date.now());
  const renewed = await fetch(`${simulator.url}/v2/token/refresh?subsystem=2&roleId=2`, {
    headers: { 'Auth-Token': token },
  });
  const next = await renewed.text();
  expect([renewed.status, next.split('.').length, next === token]).toEqual([200, 3, false]);
  const headers = { Authorization: `Bearer ${next}` };
  const [old, young] = [
    await get('/family/mobile/v1/profile'),
    await fetch(`${simulator.url}/family/mobile/v1/profile`, { headers }),
  ];
  expect([old.status, young.status]).toEqual([200, 200]);
});

test('a pair of tokens is renewed once by the refresh token in a cookie, and a sign-out ends the session', async () => {
  await start();
  const { login, password } = simulator.credentials[0]!;
  const form = { method: 'POST', body: new URLSearchParams({ login, password }), redirect: 'manual' } as const;
  const page = await fetch(`${simulator.url}/v3/auth/kauth/login?redirect_url=app://back`, form);
  const code = new URL(page.headers.get('location')!).searchParams.get('code');
  const given = await fetch(`${simulator.url}/v3/auth/token?code=${code}`);
  const { token, refreshToken } = (await given.json()) as { token: string; refreshToken: string };
  const renew = (cookie: string) =>
    fetch(`${simulator.url}/v3/token/refresh`, {
      method: 'POST',
      headers: { Cookie: `aupd_token=${token}; aupd_refresh_token=${cookie}` },
    });
  const statusOf = async (own: string, path = 'family/mobile/v1/profile') =>
    (await fetch(`${simulator.url}/${path}`, { headers: { Authorization: `Bearer ${own}` } })).status;
  const renewed = await renew(refreshToken);
  const pair = (await renewed.json()) as { access_token: string; refresh_token: string };
  expect(renewed.headers.getSetCookie().map((line) => line.split(';')[0])).toEqual([
    `aupd_token=${pair.access_token}`,
    `aupd_refresh_token=${pair.refresh_token}`,
  ]);
  expect([await statusOf(token), await statusOf(pair.access_token), (await renew(refreshToken)).status]).toEqual([
    401, 200, 401,
  ]);
  expect([await statusOf(pair.access_token, 'v3/auth/logout'), await statusOf(pair.access_token)]).toEqual([200, 401]);
  expect((await renew(pair.refresh_token)).status).toBe(401);
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
