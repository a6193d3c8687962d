import type { Page } from '../../gateway/contracts/adapter.ts';
import type { Config } from './config.ts';
import { hashPassword } from './password.ts';
import { answer, type Answers, answersWith, type Call, json, page } from './vendor-fixture.ts';
import { readWeek } from './week-fixture.ts';

const logged: object[] = [];
const log = { debug: () => undefined, info: () => undefined, warn: (fields: object) => void logged.push(fields) };
const pull = (more: Partial<Config> = {}): Promise<Page[]> => readWeek(more, { log });
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
