import type { NetSchoolOptions } from './options.ts';
import { MONDAY_LESSONS, REGION, school } from './school-fixture.ts';
import { type NetSchoolCredential, type NetSchoolSimulator, startNetSchool } from './start.ts';
import { signIn } from './web-client.ts';

let simulator: NetSchoolSimulator;
let account: NetSchoolCredential;

async function start(more: Partial<NetSchoolOptions> = {}) {
  const schoolOf = () => school(MONDAY_LESSONS);
  simulator = await startNetSchool({ region: REGION, schools: [0], schoolOf, ...more });
  account = simulator.credentials[0] as NetSchoolCredential;
}
afterEach(() => simulator.close());

test('the numbers of a sign-in are texts that fit into 32 bits, as wherever they were seen', async () => {
  await start();
  for (let nth = 0; nth < 50; nth += 1) {
    const answer = await fetch(`${simulator.url}/webapi/auth/getdata`, { method: 'POST' });
    for (const told of Object.values((await answer.json()) as Record<string, string>)) {
      expect(told).toMatch(/^[1-9]\d{8,9}$/);
      expect(Number(told)).toBeLessThan(2 ** 31);
    }
  }
});

test('who signs out, by either method, is signed out', async () => {
  await start();
  for (const method of ['GET', 'POST']) {
    const client = await signIn(simulator.url, account);
    const headers = { at: String(client.login.body['at']), Cookie: client.cookie() };
    expect((await fetch(`${simulator.url}/webapi/auth/logout`, { method, headers })).status).toBe(200);
    expect((await client.get('webapi/context')).status).toBe(401);
  }
});

test('a wrong password is a conflict', async () => {
  await start();
  const { login } = await signIn(simulator.url, { ...account, password: 'wrong' });
  expect([login.status, login.body]).toEqual([409, { message: expect.any(String) }]);
});

test('a second session of an account has to be confirmed, and ends the first', async () => {
  await start();
  const first = await signIn(simulator.url, account);
  expect(first.login.body).toMatchObject({ at: expect.stringMatching(/^00\d{21,24}$/), timeOut: 3_600_000 });
  const second = await signIn(simulator.url, account);
  expect(second.login.body).toMatchObject({ entryPoint: '/asp/SecurityWarning.asp', requestData: { warnType: '1' } });
  const page = await second.get('webapi/context');
  expect(page).toMatchObject({ status: 200, type: expect.stringContaining('text/html') });
  expect(page.text).toContain('/asp/SecurityWarning.asp');
  expect(page.text.length).toBeLessThan(1000);
  expect((await first.get('webapi/context')).status).toBe(200);
  await second.post(
    'asp/SecurityWarning.asp',
    new URLSearchParams({ at: String(second.login.body['at']), WarnType: '2' }),
  );
  expect((await second.get('webapi/context')).json).toMatchObject({ schoolId: 7, organizationName: 'МБОУ СОШ № 7' });
  expect((await first.get('webapi/context')).status).toBe(401);
});

test('who has two roles is asked for one', async () => {
  await start({ twoRoles: true });
  const first = await signIn(simulator.url, account);
  expect(first.login.body).toMatchObject({
    entryPoint: expect.stringContaining('choose-session-role'),
    accountInfo: { userRoles: [{ id: 1, name: 'Родитель' }, { id: 2 }] },
  });
  expect((await first.get('webapi/student/diary/init')).status).toBe(403);
  const chosen = await signIn(simulator.url, account, { rolegroup: '1' });
  expect(chosen.login.body['entryPoint']).toBe('/angular/school/studentdiary/');
  expect((await chosen.get('webapi/student/diary/init')).status).toBe(200);
});

test('a session ends when it is idle, and any call keeps it', async () => {
  let wall = 0;
  await start({ wall: () => wall, timeOut: 900 });
  const client = await signIn(simulator.url, account);
  const expired = `webapi/context/expired?token=${String(client.login.body['at'])}`;
  wall = 800;
  expect((await client.get('webapi/context')).status).toBe(200);
  wall = 1600;
  expect((await client.get(expired)).json).toBe(false);
  wall = 1701;
  expect((await client.get(expired)).json).toBe(true);
  expect((await client.get('webapi/context')).status).toBe(401);
});

test.each([
  ['5.10', 'asp/logout.asp'],
  ['5.33', 'webapi/auth/logout'],
] as const)('version %s is left by %s', async (version, path) => {
  await start({ version });
  const client = await signIn(simulator.url, account);
  expect((await client.get('webapi/sysInfo')).text).toContain(`Версия системы: ${version}`);
  expect((await client.post(path, new URLSearchParams({ at: String(client.login.body['at']) }))).status).toBe(200);
  expect((await client.get('webapi/context')).status).toBe(401);
  expect((await signIn(simulator.url, account)).login.body['entryPoint']).toBe('/angular/school/studentdiary/');
});

test('a session can be lost and a warning can come at any call, but not twice in a row', async () => {
  await start({ faults: { faults: [{ fault: 'session-lost', rate: 1, on: 'diary/init' }] } });
  const client = await signIn(simulator.url, account);
  expect((await client.get('webapi/student/diary/init')).status).toBe(401);
  const again = await signIn(simulator.url, account);
  expect((await again.get('webapi/student/diary/init')).status).toBe(200);
});
