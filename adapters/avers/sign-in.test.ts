import { cookiesOf, escaped, hashPassword } from './cookies.ts';
import { aversWith } from './adapter.ts';
import { withDefaults } from './config.ts';
import { openSession } from './session.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';
import { answer, type Call, CONFIG, COOKIES, NOW, pull, RECORDED } from './vendor-fixture.ts';

const count = (calls: readonly Call[], path: string): number => calls.filter((call) => call.path === path).length;
const [FIRST] = CONFIG.accounts;
const CONTEXT = nightlyContext('s', NOW);

test('cookies are made by the client, with escape() and SHA-1: the server never sets one', async () => {
  // By a browser's own escape().
  expect(escaped('s:Ильин A+b@c*d_e-f./ö€')).toBe('s%3A%u0418%u043B%u044C%u0438%u043D%20A+b@c*d_e-f./%F6%u20AC');
  // By another program: printf %s open-38 | sha1sum.
  expect(hashPassword('open-38')).toBe('724b26abd7fae2a254839e703a5ae3ebb7d87ec7');
  expect(cookiesOf('Ильин', 'abc', '77')).toBe(
    'ys-user=s%3A%u0418%u043B%u044C%u0438%u043D; ys-password=s%3Aabc; ys-userId=n%3A77',
  );
  const calls = answer();
  await pull();
  const acts = calls.filter(({ path }) => path.startsWith('act/'));
  expect(new Set(acts.map(({ cookie }) => cookie))).toEqual(new Set(COOKIES));
});

test('a run signs in as the web client does: login with the hash, then auth, without cookies before', async () => {
  const calls = answer();
  await pull({ accounts: [FIRST] });
  expect(calls.slice(0, 3)).toMatchObject([
    { path: 'login', method: 'POST', form: { l: FIRST.login, p: hashPassword(FIRST.password) }, cookie: '' },
    { path: 'auth', method: 'POST', form: { uId: '77', act: '1' } },
    { path: 'act/get_user_data', method: 'POST', cookie: COOKIES[0] },
  ]);
  expect(calls.find(({ path }) => path === 'act/GET_TIMETABLE')).toMatchObject({ method: 'GET' });
});

test('[error_symbol] with status 200 is a wrong password: told once, with the account by its number, and the others are read', async () => {
  const calls = answer({
    login: ({ form }) =>
      form['l'] === FIRST.login ? '[error_symbol]' : '[[78, 4, null, null, null, "К А", 1, null, 5002]]',
  });
  const told: unknown[] = [];
  const pages = await pull({}, told);
  expect(calls.filter(({ path, form }) => path === 'login' && form['l'] === FIRST.login)).toHaveLength(1);
  expect(told).toEqual([
    { source: 'school-9', account: 1, code: 'vendor.login' },
    'account 1: POST login: answered [error_symbol]',
  ]);
  // What one account does not show is not claimed to be missing.
  expect(pages.map(({ covers }) => covers?.pupils)).toEqual(expect.arrayContaining([['5002']]));
  answer({ login: '[error_symbol]' });
  await expect(pull()).rejects.toMatchObject({ code: 'vendor.login' });
});

test('a session that is not one is not "no data": who is answered nothing signs in anew, and only then believes it', async () => {
  let isLost = false;
  const calls = answer({
    login: () => {
      isLost = false;
      return '[[77, 4, null, null, null, "Заварзин Лев Ильич", 12, null, 5001]]';
    },
    'act/get_user_data': () => (isLost ? RECORDED.empty : '[["З", "Л", "И", "Школа № 9", 1, 5]]'),
    'act/GET_STUDENT_JOURNAL_DATA': () => (isLost ? RECORDED.empty : RECORDED.journal),
    'act/GET_TIMETABLE': () => {
      isLost = true;
      return RECORDED.timetable;
    },
    'act/GET_STUDENT_CLASS': () => (isLost ? RECORDED.empty : '[[1013, 7, "Б"]]'),
  });
  const pages = await pull({ accounts: [FIRST] });
  expect(count(calls, 'login')).toBe(2);
  const marks = pages.flatMap((page) => page.records()).filter(({ yields }) => yields.includes('mark'));
  expect(marks.length).toBeGreaterThan(0);
});

test('a server that answers nothing to whoever has just signed in is told, and nothing of it is believed', async () => {
  answer({ 'act/get_user_data': RECORDED.empty });
  await expect(pull()).rejects.toMatchObject({
    code: 'http.unauthorized',
    message: 'POST act/get_user_data: answered nothing to an account just signed in',
  });
});

test('an empty list said twice by a server that knows the account is one', async () => {
  const calls = answer({ 'act/GET_STUDENT_DAIRY': RECORDED.empty });
  const pages = await pull({ accounts: [FIRST], lookBackDays: 0 });
  expect(count(calls, 'act/GET_STUDENT_DAIRY')).toBe(2);
  expect(count(calls, 'login')).toBe(1);
  expect(pages.some(({ covers, received }) => covers?.sheet === 'journal-day' && received > 0)).toBe(true);
});

test('what is empty is believed where the same session was told something behind it, and asked of once more where it was not', async () => {
  const told = `[[new Date(2025,8,12,0,0,0,0), 1326224, 12, "", null, null, 1, null, null, 216, 0, null]]`;
  const none = { 'act/GET_STUDENT_JOURNAL_DATA': RECORDED.empty, 'act/GET_STUDENT_DIRECTOR_DATA': RECORDED.empty };
  const proven = answer({ ...none, 'act/GET_STUDENT_DAIRY': told });
  await pull({ accounts: [FIRST], lookBackDays: 0 });
  expect(
    ['GET_STUDENT_DIRECTOR_DATA', 'GET_STUDENT_JOURNAL_DATA', 'GET_STUDENT_DAIRY', 'get_user_data'].map((action) =>
      count(proven, `act/${action}`),
    ),
  ).toEqual([2, 2, 1, 1]);
  const unproven = answer({ ...none, 'act/GET_STUDENT_DAIRY': RECORDED.empty });
  await pull({ accounts: [FIRST], lookBackDays: 0 });
  expect(count(unproven, 'act/get_user_data')).toBe(2);
});

test('what was empty before another call of the account signed in anew is not proven by what is told afterwards', async () => {
  let isLost = false;
  const signedInAnew = Promise.withResolvers<void>();
  const whileKnown = (rows: string) => () => (isLost ? RECORDED.empty : rows);
  answer({
    login: () => {
      if (isLost) signedInAnew.resolve();
      isLost = false;
      return '[[77, 3, null, null, null, "А Б", 12, null, 5001]]';
    },
    'act/get_user_data': whileKnown('[["З", "Л", "И", "Школа № 9", 1, 5]]'),
    'act/GET_STUDENT_DIRECTOR_DATA': whileKnown(RECORDED.periodMarks),
    'act/GET_STUDENT_JOURNAL_DATA': whileKnown(RECORDED.journal),
    'act/GET_TIMETABLE': () => signedInAnew.promise.then(() => RECORDED.timetable),
  });
  const session = await openSession({
    config: withDefaults(CONFIG),
    account: FIRST,
    context: CONTEXT,
    clockwork: quickClockwork(),
  });
  isLost = true;
  const [told] = await Promise.all([
    session.askAll([{ action: 'GET_STUDENT_DIRECTOR_DATA', form: {} }, { action: 'GET_TIMETABLE' }]),
    session.ask('GET_STUDENT_JOURNAL_DATA', {}),
  ]);
  expect(told.map(({ json }) => (json as readonly unknown[]).length > 0)).toEqual([true, true]);
});

test('a pupil whose period marks are refused is read all the same', async () => {
  answer({ 'act/GET_STUDENT_DIRECTOR_DATA': ({ form }) => (form['student'] === '5001' ? '{}' : RECORDED.periodMarks) });
  const pages = await pull();
  const read = pages.filter(({ covers, received }) => covers?.sheet === 'journal-day' && received > 0);
  expect(read.flatMap(({ covers }) => covers!.pupils)).toContain('all');
  const terms = pages.filter(({ covers }) => covers?.sheet === 'term');
  expect(new Set(terms.flatMap(({ covers }) => covers!.pupils))).toEqual(new Set(['5002']));
});

test('[error_symbol] in the middle is the trouble of a moment: asked again', async () => {
  let failures = 2;
  const calls = answer({
    'act/GET_TIMETABLE': () => ((failures -= 1) >= 0 ? '[error_symbol]' : RECORDED.timetable),
  });
  await pull();
  expect(count(calls, 'act/GET_TIMETABLE')).toBe(3);
});

test('an answer that is code is not run: it is no data, and asked again', async () => {
  let asked = 0;
  const hostile = '[[globalThis.wasRun = true, 3]]';
  answer({ 'act/get_uch_year': () => ((asked += 1) === 1 ? hostile : '[[]]') });
  const pages = await pull();
  expect(globalThis).not.toHaveProperty('wasRun');
  expect(asked).toBe(2);
  // Where the server tells no year, it is the calendar year in which the school year begins.
  expect(pages[0]!.records()[1]!.body).toMatchObject({ year: '2025' });
});

test('a look signs in with the first account, or with each, and names those that are not let in', async () => {
  const calls = answer({
    login: ({ form }) =>
      form['l'] === FIRST.login ? '[[77, 4, null, null, null, "З", 1, null, 5001]]' : '[error_symbol]',
  });
  const { probe } = aversWith(quickClockwork());
  expect(await probe!(CONFIG, CONTEXT)).toEqual({ schools: [CONFIG.school] });
  expect(count(calls, 'login')).toBe(1);
  await expect(probe!(CONFIG, CONTEXT, true)).rejects.toMatchObject({
    code: 'vendor.login',
    message: 'accounts 2 of 2: POST login: answered [error_symbol]',
  });
});
