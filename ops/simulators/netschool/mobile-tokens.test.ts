import { mobileApplication } from './mobile-application-fixture.ts';
import { startMobile } from './mobile-school-fixture.ts';
import type { NetSchoolSimulator } from './start.ts';
import { signIn } from './web-client.ts';

let simulator: NetSchoolSimulator;
afterEach(() => simulator.close());

test('nobody reads children of others, or without a token that lives', async () => {
  simulator = await startMobile('4');
  const { read } = await mobileApplication(simulator);
  expect(await read('totals?studentId=12&schoolYearId=2026')).toBe(403);
  expect(await read('classmeetings?studentIds=11&studentIds=12&startDate=2026-10-12&endDate=2026-10-18')).toBe(403);
  expect(await read('students', 'none')).toBe(401);
});

test('a token ends, and is renewed once with the token for that; a PIN is good for one exchange', async () => {
  let wall = 0;
  simulator = await startMobile('4', { wall: () => wall, tokenLife: 60 });
  const { read, tokens, given, pin } = await mobileApplication(simulator);
  wall = 60_000;
  expect(await read('students')).toBe(401);
  const renewal = { grant_type: 'refresh_token', refresh_token: given['refresh_token']! };
  const renewed = await tokens(renewal);
  expect(await read('students', renewed.json['access_token'])).toHaveLength(1);
  expect(await tokens(renewal)).toEqual({ status: 400, json: { error: 'invalid_grant' } });
  expect((await tokens(pin)).status).toBe(400);
});

test('the application gets in again and again, beside itself and beside the web', async () => {
  simulator = await startMobile('4');
  const { login, password } = simulator.credentials[0]!;
  const web = await signIn(simulator.url, { login, password, schoolId: '7' });
  for (const _time of [1, 2]) expect(await (await mobileApplication(simulator)).read('students')).toHaveLength(1);
  expect((await web.get('webapi/context')).json).toMatchObject({ schoolId: 7 });
});
