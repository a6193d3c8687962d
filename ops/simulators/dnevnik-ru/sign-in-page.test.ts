import nock from 'nock';
import { region, schoolOf } from './school-fixture.ts';
import { type DnevnikSimulator, startDnevnik } from './start.ts';

/* The site where people sign in, as an application sends them there. */

let server: DnevnikSimulator;

beforeAll(async () => {
  nock.restore();
  server = await startDnevnik({ region, schools: [0, 1], schoolOf });
});
afterAll(() => server.close());

const own = () => server.credentials[0]!;
const query = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const open = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, server.url), { redirect: 'manual', ...init });
const APPLICATION = { response_type: 'token', client_id: 'x', scope: 'CommonInfo', state: 'a b' };
const RESULT = '/oauth2/Authorization/Result';

const signIn = async (returnUrl: string, url = server.url): Promise<string | null> => {
  const { login, password } = own();
  const init = { method: 'POST', redirect: 'manual' } as const;
  const answer = await fetch(`${url}/login/?${query({ ReturnUrl: returnUrl, login, password })}`, init);
  return answer.headers.get('location');
};

test('a sign-in ends at the result with the token behind it', async () => {
  expect(await signIn('')).toBe(`${RESULT}?result=success#access_token=${own().token}&state=`);
  expect((await open(`${RESULT}?result=success`)).status).toBe(200);
});

test('an application that named an address has the token there, and its state with it', async () => {
  const at = (redirect_uri: string) =>
    signIn(`https://login.example/oauth2?${query({ ...APPLICATION, redirect_uri })}`);
  const end = `result=success#access_token=${own().token}&state=a%20b`;
  expect(await at('http://school.example/back')).toBe(`http://school.example/back?${end}`);
  expect(await at('http://school.example/?a=1#b')).toBe(`http://school.example/?a=1&${end}`);
  expect(await at('javascript:alert(1)')).toBe(`${RESULT}?${end}`);
});

test('the request of an application leads to the form, and from there on to its address; who was here is not asked again', async () => {
  const asked = `/oauth2?${query({ ...APPLICATION, redirect_uri: 'http://school.example/back' })}`;
  const form = (await open(asked)).headers.get('location')!;
  const page = await open(form);
  expect([page.status, await page.text()]).toEqual([200, expect.not.stringContaining('error__description')]);
  const body = new URLSearchParams({ login: own().login, password: own().password });
  const signed = await open(form, { method: 'POST', body });
  const end = signed.headers.get('location');
  expect(end).toMatch(/^http:\/\/school\.example\/back\?result=success#access_token=/);
  const cookie = signed.headers.getSetCookie()[0]!.split(';')[0]!;
  expect((await open(asked, { headers: { cookie } })).headers.get('location')).toBe(end);
});

test('by choice the result tells what was asked as well, as clients of 2022 match it', async () => {
  const other = await startDnevnik({ region, schools: [0], schoolOf, dialect: { result: 'long' } });
  const asked = `https://login.example/oauth2?${query({ ...APPLICATION, state: '' })}`;
  expect(await signIn(asked, other.url)).toBe(
    `${RESULT}?response_type=token&client_id=x&scope=CommonInfo&is_granted=False&result=success#access_token=${own().token}&state=`,
  );
  await other.close();
});
