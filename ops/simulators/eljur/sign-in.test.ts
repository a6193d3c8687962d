import nock from 'nock';
import { closeAll, region, start } from './started-fixture.ts';

beforeAll(() => nock.restore());
afterEach(closeAll);

interface Envelope {
  readonly response: {
    readonly state: number;
    readonly error: string | null;
    readonly result: Record<string, unknown>;
  };
}
const said = async (answer: Response): Promise<Envelope['response']> => ((await answer.json()) as Envelope).response;

test('each school has one credential that sees all of it, with vendor and developer’s key', async () => {
  const { simulator, own } = await start();
  expect(simulator.credentials.slice(0, 2)).toMatchObject([
    { vendor: 'school1', role: 'school' },
    { vendor: 'school2', role: 'school' },
  ]);
  expect(Object.keys(own).sort()).toEqual(
    ['school', 'schoolId', 'login', 'password', 'token', 'vendor', 'devkey', 'role'].sort(),
  );
  expect(own.devkey).toMatch(/^[0-9a-f]{32}$/);
});

test('signing in works by form, query and JSON, and gives a token with the time it runs out', async () => {
  const { own, ask, get } = await start();
  const { login, password } = own;
  const ways: readonly [object, RequestInit][] = [
    [{}, { method: 'POST', body: new URLSearchParams({ login, password }) }],
    [{ login, password }, {}],
    [
      {},
      { method: 'POST', body: JSON.stringify({ login, password }), headers: { 'content-type': 'application/json' } },
    ],
  ];
  for (const [given, init] of ways) {
    const { result } = await said(await ask('auth', { ...given, auth_token: '' }, init));
    expect(result['expires']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(await get('getrules', { auth_token: result['token'] })).toMatchObject({ vendor: 'school1', vendor_id: 1 });
  }
});

test('what is wrong is told in the envelope and by the status', async () => {
  const { own, ask } = await start();
  const wrong = await ask('auth', { login: own.login, password: 'x' });
  expect([wrong.status, await said(wrong)]).toEqual([
    400,
    { state: 400, error: 'неверный логин или пароль', result: { errorCode: 'login' } },
  ]);
  for (const [given, words] of [
    [{ devkey: 'x' }, 'разработчика'],
    [{ vendor: 'school9' }, 'учреждение'],
    [{ vendor: 'school2' }, 'пользователя'],
    [{ auth_token: 'x' }, 'пользователя'],
  ] as const) {
    const answer = await ask('getrules', given);
    const { error, result } = await said(answer);
    expect([answer.status, error!.includes(words), result]).toEqual([400, true, {}]);
  }
});

test('a token runs out after ninety days of the region’s clock', async () => {
  let now = region.last;
  const { own, ask } = await start({ now: () => now });
  now += 89 * 86_400_000;
  expect((await ask('getrules')).status).toBe(200);
  now += 2 * 86_400_000;
  expect((await ask('getrules')).status).toBe(400);
  const fresh = await said(await ask('auth', { login: own.login, password: own.password }));
  expect((await ask('getrules', { auth_token: fresh.result['token'] })).status).toBe(200);
});

test('an account sees its own pupils only, one or several by commas, and all where none is named', async () => {
  const { ask, get } = await start();
  const students = async (given: object) =>
    Object.keys((await get<{ students: object }>('getdiary', { days: '20261012', ...given })).students);
  const all = await students({});
  expect(all.length).toBeGreaterThan(5);
  expect(await students({ student: `${all[0]},${all[1]}` })).toEqual([all[0], all[1]].sort());
  expect(await students({ students: all[2] })).toEqual([all[2]]);
  expect((await ask('getdiary', { student: '999999' })).status).toBe(403);
});

test('the state’s sign-on ends in tokens by school, not wrapped', async () => {
  const { own, ask, get } = await start();
  const jwt = ['{}', JSON.stringify({ sub: own.login }), '']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  const { result } = (await (await ask('getusersvendors', { v_token: jwt, auth_token: 'true' })).json()) as {
    result: { token: string; vendor: string; vendor_id: string }[];
  };
  expect(result).toMatchObject([{ vendor: 'school1', vendor_id: '1' }]);
  expect(await get('getrules', { auth_token: result[0]!.token })).toMatchObject({ vendor: 'school1' });
  const refused = await ask('getusersvendors', { v_token: 'x' });
  expect([refused.status, await refused.json()]).toMatchObject([400, { result: false }]);
});
