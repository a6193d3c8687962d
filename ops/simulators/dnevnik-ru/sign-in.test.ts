import nock from 'nock';
import { ask, type Asking } from './client.ts';
import { region, school, schoolOf } from './school-fixture.ts';
import { type DnevnikSimulator, startDnevnik } from './start.ts';

let server: DnevnikSimulator;

beforeAll(async () => {
  nock.restore();
  server = await startDnevnik({ region, schools: [0, 1], schoolOf });
});
afterAll(() => server.close());

const own = () => server.credentials[0]!;
const call = (path: string, more: Asking = {}) => ask(`${server.url}/v2/${path}`, { token: own().token, ...more });

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

test('a password, a code and the right to refresh give a token', async () => {
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
});

test.each(['v7.0', 'v8.5'])(
  'the sign-in of the vendor’s application gives a token that reads, with its reason, in %s',
  async (version) => {
    const { login, password, token, refreshToken } = own();
    const post = async (fields: object) =>
      ask(`${server.url}/mobile/${version}/authorizations/bycredentials`, {
        method: 'POST',
        body: JSON.stringify({ clientId: 'x', clientSecret: 'y', scope: 'CommonInfo', agreeTerms: false, ...fields }),
        type: 'application/json',
      });
    const signed = (await post({ username: login, password })).json as {
      credentials: { accessToken: string; userId: number };
    };
    expect(signed).toMatchObject({
      reason: 'Authenticate',
      credentials: { accessToken: token, refreshToken, scope: expect.stringContaining('EducationalInfo') as string },
      activationData: null,
    });
    const { json } = await call('users/me', { token: signed.credentials.accessToken });
    expect(json).toMatchObject({ id_str: String(signed.credentials.userId) });
    expect(await post({ username: login, password: 'no' })).toMatchObject({
      status: 401,
      json: { type: 'authorizationFailed' },
    });
  },
);

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
