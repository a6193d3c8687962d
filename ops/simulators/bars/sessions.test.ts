import { serve } from './school-fixture.ts';
import type { BarsSimulator } from './start.ts';
import { signedIn, webClient, type WebClient } from './web-client.ts';

let simulator: BarsSimulator;
const start = async (...how: Parameters<typeof serve>): Promise<void> => void (simulator = await serve(...how));
afterEach(() => simulator.close());

const enter = (): Promise<WebClient> => signedIn(simulator.url, simulator.credentials[0]!);

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
  await start({ refusal: 200 });
  const told = await webClient(simulator.url).get('api/ProfileService/GetPersonData');
  expect([told.status, told.json]).toEqual([200, expect.objectContaining({ success: false })]);
});

test('the main page has to be visited first where that is chosen', async () => {
  await start({ visit: 'needed' });
  const client = await enter();
  expect((await client.get('api/ProfileService/GetPersonData')).status).toBe(403);
  await client.get('');
  expect((await client.get('api/ProfileService/GetPersonData')).status).toBe(200);
});

test('a sign-in is followed by the page that asks for the insurance number, which is a visit as well', async () => {
  await start({ visit: 'needed' });
  const page = 'actions/snils_checker/fill';
  expect(await webClient(simulator.url).get(page)).toMatchObject({ status: 302, location: '/auth/login-page' });
  const client = await enter();
  expect((await client.get(page)).status).toBe(200);
  expect((await client.get('api/ProfileService/GetPersonData')).status).toBe(200);
});

test('five wrong passwords lock a login for a while', async () => {
  let wall = 0;
  await start({ wall: () => wall });
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
  await start({ wall: () => wall, timeOut: 1_000 });
  const client = await enter();
  wall = 1_001;
  expect((await client.get('api/MarkService/GetTotalMarks')).status).toBe(403);
});
