import nock from 'nock';
import type { FaultPlan } from '../faults.ts';
import { generateSchool } from '../region/generate.ts';
import { openRegion } from '../region/places.ts';
import { regionOptions } from '../region/region.ts';
import { dialectOf, type EljurOptions } from './options.ts';
import { type EljurSimulator, startEljur } from './start.ts';

beforeAll(() => nock.restore());

const options = regionOptions({ schools: 2, municipalities: 1, classes: 3, size: 3 });
const region = openRegion(options);
const running: EljurSimulator[] = [];
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.close();
});

async function start(more: Partial<EljurOptions> = {}) {
  const simulator = await startEljur({
    region,
    schools: [0, 1],
    schoolOf: (index) => generateSchool(options, index),
    ...more,
  });
  running.push(simulator);
  const [own] = simulator.credentials;
  const { vendor, devkey, token } = own!;
  const ask = (method: string, given: object = {}, init: RequestInit = {}) => {
    const query = { devkey, vendor, out_format: 'json', auth_token: token, ...given };
    return fetch(
      `${simulator.url}/apiv3/${method}?${new URLSearchParams(query as Record<string, string>).toString()}`,
      {
        redirect: 'manual',
        ...init,
      },
    );
  };
  const get = async <T>(method: string, given: object = {}): Promise<T> => {
    const { response } = (await (await ask(method, given)).json()) as { response: { result: T } };
    return response.result;
  };
  return { simulator, own: own!, ask, get };
}

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

test('days are asked for as 20261012, 2026.10.12 or a range; a vacation is a day with an alert and no items', async () => {
  const { ask, get } = await start();
  const days = async (asked: string) => {
    const { students } = await get<{ students: Record<string, { days: Record<string, Record<string, unknown>> }> }>(
      'getdiary',
      { days: asked },
    );
    return Object.values(students)[0]!.days;
  };
  expect(Object.keys(await days('20261012'))).toEqual(['20261012']);
  expect(Object.keys(await days('2026.10.12'))).toEqual(['20261012']);
  expect(Object.keys(await days('20261016-20261019'))).toEqual(['20261016', '20261017', '20261019']);
  expect((await days('20261026'))['20261026']).toEqual({
    name: '20261026',
    title: 'Понедельник',
    alert: 'vacation',
    holiday_name: 'Осенние каникулы',
    items: {},
  });
  expect((await ask('getdiary', { days: 'today' })).status).toBe(400);
});

test('the day of the clock has the alert “today”, in diary and timetable; mail and notices are there and empty', async () => {
  const { get } = await start({ now: () => Date.parse('2026-10-20T12:00:00Z') });
  const alerts = async (method: string): Promise<object> => {
    const { students } = await get<{ students: Record<string, { days: Record<string, { alert?: string }> }> }>(
      method,
      {},
    );
    return Object.fromEntries(
      Object.entries(Object.values(students)[0]!.days).flatMap(([day, { alert }]) => (alert ? [[day, alert]] : [])),
    );
  };
  for (const method of ['getdiary', 'getschedule'])
    expect([method, await alerts(method)]).toEqual([method, { 20261020: 'today', 20261024: 'vacation' }]);
  expect(await get('getmessages', {})).toEqual({ messages: [], count: 0, total: '0' });
  expect(await get('getboardnotices', {})).toEqual({ notices: [], count: 0, total: 0, total_unread: 0 });
});

test('names of methods do not heed case, both prefixes answer, and a slash behind them is no matter', async () => {
  const { simulator, own } = await start();
  const query = new URLSearchParams({ devkey: own.devkey, vendor: own.vendor, auth_token: own.token }).toString();
  for (const path of ['api/getRules', 'apiv3/GETRULES/', '/api/getrules/'])
    expect((await fetch(`${simulator.url}/${path}?${query}`)).status).toBe(200);
  expect((await fetch(`${simulator.url}/other?${query}`)).status).toBe(404);
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

test('every call answers in XML that holds the same pupils, and names begin with letters', async () => {
  const { ask } = await start();
  for (const method of [
    'getrules',
    'getdiary',
    'getmarks',
    'getperiods',
    'getfinalassessments',
    'gethomework',
    'getupdates',
  ]) {
    const answer = await ask(method, { out_format: 'xml', days: '20261012-20261023' });
    const text = await answer.text();
    expect([answer.headers.get('content-type'), text.slice(0, 38)]).toEqual([
      'text/xml; charset=utf-8',
      '<?xml version="1.0" encoding="UTF-8"?>',
    ]);
    expect(text.match(/<\/?[^a-z?/]/)).toBeNull();
    expect(text.match(/<student /g)!.length).toBeGreaterThan(5);
  }
});

test('choices are told by name; another word is refused with those that are known', async () => {
  expect(dialectOf(['booleans=__yes', 'students=array'])).toEqual({ booleans: '__yes', students: 'array' });
  expect(() => dialectOf(['booleans=да'])).toThrow(/the choices are: students=mixed/);
  const { ask } = await start({ dialect: { booleans: '1', envelope: 'bare', empties: 'array', students: 'array' } });
  const { result } = (await (await ask('getdiary', { days: '20261024' })).json()) as {
    result: { students: { parent_signed: unknown; days: Record<string, { items: unknown }> }[] };
  };
  expect([result.students[0]!.parent_signed, result.students[0]!.days['20261024']!.items]).toEqual([0, []]);
});

test('a closed school leads to the archive, as does the fault of that name', async () => {
  const archive = 'https://eljur.ru/archive?domain=school1';
  const closed = await start({ dialect: { school: 'closed' } });
  const struck = await start({ faults: { faults: [{ fault: 'archived', rate: 1, isLasting: true }] } });
  for (const { ask } of [closed, struck]) {
    const answer = await ask('getrules');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, archive]);
  }
});

test('faults: a page in Russian with status 200, nothing in its own form, and a token that is good no more', async () => {
  const only = (fault: string): FaultPlan => ({ faults: [{ fault, rate: 1, isLasting: true }] });
  const page = await (await start({ faults: only('html') })).ask('getdiary');
  expect([page.status, page.headers.get('content-type'), (await page.text()).includes('Технические')]).toMatchObject([
    200,
    'text/html; charset=utf-8',
    false,
  ]);
  const empty = await (await start({ faults: only('empty') })).ask('getdiary');
  expect(await empty.json()).toEqual({ response: { state: 200, error: null, result: {} } });
  const { ask, simulator } = await start({ faults: only('token-expired') });
  expect((await ask('getrules')).status).toBe(400);
  expect(simulator.faultCounts()).toEqual({ 'token-expired': 1 });
});
