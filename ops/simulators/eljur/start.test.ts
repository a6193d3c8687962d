import nock from 'nock';
import type { FaultPlan } from '../faults.ts';
import { dialectOf } from './options.ts';
import { closeAll, start } from './started-fixture.ts';

beforeAll(() => nock.restore());
afterEach(closeAll);

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
