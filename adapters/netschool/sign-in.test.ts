import type { AdapterContext, Page } from '../../gateway/contracts/adapter.ts';
import { netschoolWith } from './adapter.ts';
import type { Config } from './config.ts';
import { hashPassword } from './password.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { answer, type Answers, answersWith, type Call, HOST, json, page, SCHOOLS } from './vendor-fixture.ts';

const logged: object[] = [];
const context: AdapterContext = {
  source: 'sgo',
  log: { debug: () => undefined, info: () => undefined, warn: (fields) => void logged.push(fields) },
  signal: new AbortController().signal,
  now: () => new Date('2023-04-14T12:00:00Z'),
  zone: 'Asia/Yekaterinburg',
  allowLoopback: false,
  reach: 'nightly',
};
const pull = (more: Partial<Config> = {}): Promise<Page[]> => {
  const config = {
    origin: HOST,
    school: '510',
    accounts: [{ login: 'roditel1', password: 'Солнце' }],
    lookBackDays: 0,
  };
  const netschool = netschoolWith(quickClockwork());
  return Array.fromAsync(netschool.pull!({ ...config, requestsPerSecond: 1e5, ...more }, undefined, context));
};
const pathsOf = (calls: readonly Call[]): readonly string[] => calls.map(({ path }) => path);
const count = (calls: readonly Call[], path: string): number => calls.filter((call) => call.path === path).length;
const changed = (answers: Answers): Call[] => answer(answersWith(answers));

test('a password is hashed as its windows-1251 bytes, and cut to its own length', () => {
  expect(hashPassword('Солнце', '1458933352')).toEqual({ pw: WANTED.slice(0, 6), pw2: WANTED });
});
/** md5("1458933352" + md5(D1 EE EB ED F6 E5)), by another program. */
const WANTED = '6ac47061360dab655cd3a639109a236c';

test('a run signs in as the sign-in page does, and out as the version wants', async () => {
  const calls = answer();
  const pages = await pull();
  expect(pages.map(({ received }) => received)).toEqual([4, 146]);
  expect(pathsOf(calls)).toEqual([
    'GET logindata',
    'GET schools/search',
    'GET schools/510/card',
    'GET prepareloginform',
    'GET logindata',
    'POST auth/getdata',
    'POST login',
    'GET student/diary/init',
    'GET terms',
    'GET calendar/vacations',
    'GET subjects',
    'GET classes',
    'GET context',
    'GET grade/assignment/types',
    'GET student/diary',
    'GET student/diary',
    'POST student/diary/get-attachments',
    'POST asp/logout.asp',
  ]);
  const { form } = calls.find(({ path }) => path === 'POST login')!;
  expect(Object.fromEntries(form)).toEqual({
    loginType: '1',
    cid: '2',
    sid: '1',
    pid: '0',
    cn: '1',
    sft: '2',
    scid: '510',
    un: 'roditel1',
    pw: WANTED.slice(0, 6),
    pw2: WANTED,
    lt: '1073163840',
    ver: '768253229',
  });
  expect(calls.at(-1)).toMatchObject({ at: '00168638015429814024329375' });
  expect(calls.at(-1)!.form.get('ver')).toBe('768253229');
});

test.each([
  ['5.28.1.0', 'POST asp/logout.asp'],
  ['5.29.0.0', 'POST auth/logout'],
  ['5.9.63221', 'POST asp/logout.asp'],
  ['6.0', 'POST auth/logout'],
])('version %s is left by %s', async (version, path) => {
  const calls = changed({ 'GET logindata': { version, schoolLogin: true }, 'POST auth/logout': {} });
  await pull();
  expect(calls.at(-1)!.path).toBe(path);
});

test('where the sign-in page tells no version, the text of sysInfo does', async () => {
  const calls = changed({ 'GET logindata': {}, 'GET sysInfo': page('Id: 7\nВерсия системы: 5.10.63221\n') });
  await pull();
  expect(calls.at(-1)!.path).toBe('POST asp/logout.asp');
});

test('an installation that takes the state’s sign-on only says so before anybody signs in', async () => {
  const calls = changed({ 'GET logindata': { schoolLogin: false, esiaMainAuth: true } });
  await expect(pull()).rejects.toMatchObject({
    code: 'vendor.login',
    message: expect.stringContaining('ESIA') as string,
  });
  expect(calls).toHaveLength(1);
});

test('wrong credentials are tried once and never again in a run', async () => {
  const calls = changed({ 'POST login': json({ message: 'Неправильный пароль' }, 409) });
  await expect(pull()).rejects.toMatchObject({ code: 'vendor.login' });
  expect(count(calls, 'POST login')).toBe(1);
  expect(JSON.stringify(logged)).not.toContain('roditel1');
  expect(logged.at(-1)).toEqual({ source: 'sgo', account: 1, code: 'vendor.login' });
});

test('a form whose answer was lost is sent again with a salt of its own', async () => {
  let lost = 2;
  const at = { at: '0012345678901234567890123', timeOut: 900_000, entryPoint: '/' };
  const calls = changed({ 'POST login': () => ((lost -= 1) >= 0 ? page('Bad gateway', 502) : json(at)) });
  await pull();
  expect([count(calls, 'POST login'), count(calls, 'POST auth/getdata')]).toEqual([3, 3]);
});

test('a warning at the sign-in is confirmed, and one at any later answer too, and the request repeated', async () => {
  const warning = page('<form method="post" action="/asp/SecurityWarning.asp"></form>');
  let warned = 0;
  const calls = changed({
    'POST login': {
      at: '0012345',
      timeOut: 900_000,
      entryPoint: '/asp/SecurityWarning.asp',
      requestData: { warnType: '1' },
    },
    'GET context': () => ((warned += 1) === 1 ? warning : json({ schoolyear: { id: 8987 } })),
  });
  const pages = await pull();
  const confirmed = calls.filter(({ path }) => path === 'POST asp/SecurityWarning.asp');
  expect(confirmed.map(({ form }) => Object.fromEntries(form))).toEqual(
    Array(2).fill({ at: '0012345', WarnType: '2' }),
  );
  expect([count(calls, 'GET context'), pages.length]).toEqual([2, 2]);
});

test('a page that warns again and again is an answer that makes no sense, not a loop', async () => {
  const calls = changed({ 'GET student/diary/init': page('<a href="/asp/SecurityWarning.asp">') });
  await expect(pull()).rejects.toMatchObject({ code: 'http.not-json' });
  expect(count(calls, 'GET student/diary/init')).toBe(4);
});

test('a login with several roles takes the one that is set, else the first that is offered', async () => {
  const roles = (form: URLSearchParams) =>
    form.get('rolegroup') === null
      ? {
          at: '1',
          entryPoint: '/asp/ChooseSessionRole.asp',
          accountInfo: { userRoles: [{ id: 31, name: 'Родитель' }] },
        }
      : { at: '2', entryPoint: '/' };
  const calls = changed({ 'POST login': ({ form }) => json(roles(form)) });
  await pull();
  const chosen = (): (string | null)[] =>
    calls.filter(({ path }) => path === 'POST login').map(({ form }) => form.get('rolegroup'));
  expect(chosen()).toEqual([null, '31']);
  calls.length = 0;
  await pull({ accounts: [{ login: 'roditel1', password: 'x', roleGroup: '77' }] });
  expect(chosen()).toEqual(['77']);
});

test('where there is no form to prepare, the short form is sent', async () => {
  const calls = changed({ 'GET prepareloginform': json({}, 404) });
  await pull();
  const { form } = calls.find(({ path }) => path === 'POST login')!;
  expect([...form.keys()]).toEqual(['loginType', 'scid', 'un', 'pw', 'pw2', 'lt', 'ver']);
});

test('a session that has ended is opened anew, once a request', async () => {
  let asked = 0;
  const calls = changed({ 'GET student/diary': () => ((asked += 1) === 1 ? json({}, 401) : json({ weekDays: [] })) });
  const pages = await pull();
  expect([count(calls, 'POST login'), pages.length]).toEqual([2, 2]);
  const refused = changed({ 'GET context': json({}, 401) });
  await expect(pull()).rejects.toMatchObject({ code: 'http.unauthorized' });
  expect(count(refused, 'POST login')).toBe(2);
});

test('a school is found by its id, its short or its full name; else the setting is named', async () => {
  const named = SCHOOLS.map(({ id }) => ({ id, name: `Школа ${id} (г. Заречный) `, shortName: `Школа ${id}` }));
  const twins = [...named, { id: 1, name: 'x', shortName: named[0]!.shortName }];
  const searches: (string | null)[] = [];
  const search =
    (schools: readonly object[]) =>
    ({ query }: Call) => {
      searches.push(query.get('name'));
      return json(query.has('name') && schools === named ? [] : [...schools]);
    };
  changed({ 'GET schools/search': search(named) });
  const schoolOf = async (school: string): Promise<unknown> => (await pull({ school }))[0]!.covers?.school;
  expect(await schoolOf('510')).toBe('510');
  expect(await schoolOf('школа 510')).toBe('510');
  expect(await schoolOf('Школа 510 (г. Заречный)')).toBe('510');
  expect(searches.slice(0, 4)).toEqual([null, 'школа 510', 'школа 510', null]);
  await expect(schoolOf('Школа 5')).rejects.toMatchObject({
    code: 'config.invalid',
    message: expect.stringContaining('does not list') as string,
  });
  changed({ 'GET schools/search': search(twins) });
  await expect(schoolOf('Школа 510')).rejects.toMatchObject({
    code: 'config.invalid',
    message: expect.stringContaining('2 schools') as string,
  });
});

test('a pupil whose diary is refused is left out of what is claimed; the others are read', async () => {
  const answers = answersWith();
  const diary = answers['GET student/diary'] as (call: Call) => object;
  changed({ 'GET student/diary': (call) => (call.query.get('studentId') === '700001' ? json({}, 403) : diary(call)) });
  const pages = await pull();
  expect(pages.at(-1)).toMatchObject({ received: 73, covers: { pupils: ['700002'] } });
  expect(logged.at(-1)).toEqual({ source: 'sgo', class: '501', week: '2023-04-10', pupils: 1, code: 'http.forbidden' });
});

test('records whose fields have changed their types are listed all the same', async () => {
  changed({
    'GET student/diary': {
      weekDays: [{ date: 7, lessons: [null, { classmeetingId: [1], assignments: ['x', { id: {}, mark: 5 }] }] }],
    },
  });
  const records = (await pull()).at(-1)!.records();
  expect(records.map(({ yields, place }) => `${yields.join()}@${place.day}`).slice(0, 4)).toEqual([
    'lesson@',
    'lesson@',
    'work@',
    'work,mark@',
  ]);
});

test('letters of attendance where a mark should stand are attendance', async () => {
  const assignment = (id: number, mark: unknown) => ({
    id,
    typeId: 4,
    assignmentName: 'x',
    mark: { mark, dutyMark: false },
  });
  const assignments = [
    assignment(1, 'УП'),
    assignment(2, ' Б '),
    assignment(3, null),
    assignment(4, '5'),
    { ...assignment(5, null), mark: { mark: null, dutyMark: true } },
  ];
  changed({
    'GET student/diary': { weekDays: [{ date: '2023-04-10T00:00:00', lessons: [{ classmeetingId: 9, assignments }] }] },
  });
  const records = (await pull())
    .at(-1)!
    .records()
    .filter(({ pupil }) => pupil === '700001');
  expect(records.map(({ yields }) => yields.join())).toEqual([
    'lesson',
    'work,attendance',
    'work,attendance',
    'work',
    'work,mark',
    'work,mark',
  ]);
});
