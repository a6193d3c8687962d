import type { AdapterContext, Page } from '../../gateway/contracts/adapter.ts';
import type { GatewayError } from '../../gateway/contracts/errors.ts';
import { barsWith } from './adapter.ts';
import type { Config } from './config.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { answer, type Answers, answersWith, HOST, json, NOW, page, personData, TOTALS } from './vendor-fixture.ts';

const bars = barsWith(quickClockwork());
const logged: object[] = [];
const leftOut: GatewayError[] = [];
beforeEach(() => {
  logged.length = 0;
  leftOut.length = 0;
});
const CONTEXT: AdapterContext = {
  source: 'bars',
  log: { debug: () => undefined, info: () => undefined, warn: (fields) => void logged.push(fields) },
  signal: new AbortController().signal,
  now: () => NOW,
  zone: 'Europe/Moscow',
  allowLoopback: false,
  reach: 'nightly',
  leftOut: (error) => void leftOut.push(error),
};
const CONFIG: Partial<Config> = {
  origin: HOST,
  school: 'school-12',
  accounts: [{ login: 'parent1', password: 'сезам-37' }],
  requestsPerSecond: 10_000,
  lookBackDays: 4,
};

const pull = (more: Partial<Config> = {}): Promise<Page[]> =>
  Array.fromAsync(bars.pull!({ ...CONFIG, ...more }, undefined, CONTEXT));
const ofKind = (pages: readonly Page[], kind: string): readonly Page[] =>
  pages.filter(({ covers }) => covers?.sheet === kind);
const bodiesOf = (pages: readonly Page[], entity: string): readonly Record<string, unknown>[] =>
  pages
    .flatMap((one) => one.records())
    .flatMap(({ yields, body }) => (yields.some((name) => name === entity) ? [body as Record<string, unknown>] : []));

test('rosters come first, then every class and week, then the terms', async () => {
  answer();
  const pages = await pull();
  expect(pages.map(({ covers }) => `${covers?.sheet} ${covers?.entities.join()} ${covers?.pupils}`)).toEqual([
    'roster school,academic-year,class,pupil,enrolment,subject all',
    'roster period all',
    'journal-day lesson,homework,work,mark all',
    'journal-day lesson,homework,work,mark all',
    ...Array<string>(4).fill('term term-mark all'),
  ]);
  expect(ofKind(pages, 'journal-day').map(({ covers }) => covers!.from)).toEqual(['2018-11-12', '2018-11-12']);
});

test('a parent’s children are read one after the other, each in its own class', async () => {
  const calls = answer();
  const pages = await pull();
  expect(
    bodiesOf(pages, 'class')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['8Б', '9А']);
  expect(bodiesOf(pages, 'pupil')).toMatchObject([
    { pupil: '700001', name: 'Заварзин Лев Ильич', born: '01.02.2010' },
    { pupil: '700002', name: 'Корунова Ада Львовна' },
  ]);
  const chosen = calls.filter(({ path }) => path.endsWith('SetChild')).map(({ form }) => form.get('selected'));
  // The second one is still chosen when the weeks begin.
  expect(chosen).toEqual(['41', '42', '41']);
  expect(calls.at(-1)?.path).toBe('GET auth/force-logout');
});

test('periods are found backwards from today, each with its first and last school day', async () => {
  answer();
  const pages = await pull();
  expect(bodiesOf(pages, 'period')).toMatchObject([
    { name: '2 Четверть', from: '2018-11-06', to: '2018-11-07' },
    { name: '1 Четверть', from: '2018-09-03', to: '2018-10-26' },
  ]);
});

test('total marks stand in the sheet of their period; what is no mark is none, and what no period is known of waits', async () => {
  const lines = [
    { discipline: 'Музыка', period_marks: [{ subperiod_code: '4_1', mark: '5' }] },
    { discipline: 'Пение', period_marks: [{ subperiod_code: '1_4', mark: '3' }] },
  ];
  const subperiods = [...TOTALS.subperiods, { code: '1_4', name: '4 Четверть' }];
  const totals = { subperiods, discipline_marks: [...TOTALS.discipline_marks, ...lines] };
  answer(answersWith({ 'GET api/MarkService/GetTotalMarks': totals }));
  const terms = (await pull()).filter((one) => one.records()[0]?.yields[0] === 'term-mark');
  const told = terms.map((one) => [one.covers?.from, one.records().map(({ body }) => (body as { mark: object }).mark)]);
  expect(told.slice(0, 3)).toEqual([
    ['2018-10-26', [{ subperiod_code: '1_1', mark: '4' }]],
    ['2019-08-31', [{ subperiod_code: '4_1', mark: '5' }]],
    [undefined, [{ subperiod_code: '1_4', mark: '3' }]],
  ]);
});

test('a session that has ended is opened anew, by status or by word, and the child is chosen again', async () => {
  for (const refusal of [json({ success: false }, 403), json({ faultcode: 'Server.UserNotAuthenticated' })]) {
    let asked = 0;
    const fresh = answersWith();
    const calls = answer({
      ...fresh,
      'GET api/MarkService/GetTotalMarks': () => ((asked += 1) === 2 ? refusal : TOTALS),
    });
    expect(ofKind(await pull(), 'roster')).toHaveLength(2);
    expect(calls.filter(({ path }) => path === 'POST auth/login')).toHaveLength(2);
    expect(leftOut).toEqual([]);
  }
});

test('the main page is visited after the sign-in, before anything is asked', async () => {
  const calls = answer();
  await pull();
  expect(calls.slice(0, 3).map(({ path }) => path)).toEqual([
    'POST auth/login',
    'GET ',
    'GET api/ProfileService/GetPersonData',
  ]);
});

test('refused credentials are told at once and never tried again, for logins are locked', async () => {
  const calls = answer(answersWith({ 'POST auth/login': { success: false, error: 'Account locked' } }));
  await expect(pull()).rejects.toMatchObject({ code: 'vendor.login' });
  expect(calls).toHaveLength(1);
});

test('a session of a browser is gone on with, never signed out, and says so when it has ended', async () => {
  const accounts = [{ sessionId: 'copied-from-a-browser' }];
  const calls = answer();
  expect(await pull({ accounts })).not.toEqual([]);
  expect(calls[0]).toMatchObject({ path: 'GET api/ProfileService/GetPersonData' });
  expect(calls[0]!.cookie).toContain('sessionid=copied-from-a-browser');
  expect(calls.filter(({ path }) => /login|logout/.test(path))).toEqual([]);
  answer(answersWith({ 'GET api/ProfileService/GetPersonData': json({ success: false }, 403) }));
  await expect(pull({ accounts })).rejects.toMatchObject({ code: 'vendor.login' });
});

test('where another child is shown than the one chosen nobody’s answers are taken', async () => {
  answer(answersWith({ 'GET api/ProfileService/GetPersonData': personData(1) }));
  const pages = await pull();
  expect(leftOut).toMatchObject([{ code: 'vendor.answer' }]);
  expect(ofKind(pages, 'journal-day').every(({ covers }) => covers!.pupils !== 'all')).toBe(true);
  expect(bodiesOf(pages, 'pupil').map(({ pupil }) => pupil)).not.toContain('700001');
});

test('a page of maintenance in place of the choice of a child is no choice', async () => {
  const sound = answersWith();
  let asked = 0;
  const choose = sound['POST api/ProfileService/SetChild'] as (call: object) => object;
  answer({
    ...sound,
    'POST api/ProfileService/SetChild': (call) =>
      (asked += 1) % 2 === 1 ? page('<html>Технические работы</html>') : choose(call),
  });
  const pages = await pull();
  expect(leftOut).toEqual([]);
  expect(bodiesOf(pages, 'pupil')).toHaveLength(2);
});

test('a pupil’s own account shows the pupil, without a birth date', async () => {
  const alone = { ...personData(), children_persons: [], user_fullname: 'Заварзин Лев Ильич' };
  answer(answersWith({ 'GET api/ProfileService/GetPersonData': alone }));
  const [pupil] = bodiesOf(await pull(), 'pupil');
  expect(pupil).toMatchObject({ pupil: '700001', name: 'Заварзин Лев Ильич' });
  expect(pupil).not.toHaveProperty('born');
});

test('a child in no class has no journal, and hinders nobody', async () => {
  const sound = answersWith();
  const told = sound['GET api/ProfileService/GetPersonData'] as () => { readonly selected_pupil_id: number };
  const left = (): object => {
    const person = told();
    return person.selected_pupil_id === 700_002 ? { ...person, selected_pupil_classyear: '' } : person;
  };
  answer({ ...sound, 'GET api/ProfileService/GetPersonData': left });
  const pages = await pull();
  expect(leftOut).toEqual([]);
  expect(bodiesOf(pages, 'pupil').map(({ pupil }) => pupil)).toEqual(['700001']);
});

test('children of several schools need the name of one', async () => {
  let asked = 0;
  const several: Answers = {
    'GET api/ProfileService/GetPersonData': () => ({
      ...personData(),
      children_persons: [],
      selected_pupil_id: 700_001 + asked,
      selected_pupil_school: `Школа № ${(asked += 1) % 4 < 2 ? 1 : 2}`,
    }),
  };
  const accounts = ['a', 'b'].map((login) => ({ login, password: 'password' }));
  answer(answersWith(several));
  await expect(pull({ accounts, parallel: 1 })).rejects.toMatchObject({ code: 'config.invalid' });
  asked = 0;
  answer(answersWith(several));
  const pages = await pull({ accounts, parallel: 1, schoolName: 'школа № 1' });
  expect(bodiesOf(pages, 'school')).toMatchObject([{ id: 'school-12', shownName: 'Школа № 1' }]);
  expect(bodiesOf(pages, 'pupil')).toHaveLength(1);
});

test('an account that is refused everything leaves the others; then no class is known to be complete', async () => {
  const accounts = ['good', 'bad'].map((login) => ({ login, password: 'password' }));
  const login = ({ form }: { readonly form: URLSearchParams }) => ({ success: form.get('login_login') === 'good' });
  answer(answersWith({ 'POST auth/login': login }));
  const pages = await pull({ accounts });
  expect(leftOut.map(({ message }) => message)).toEqual([expect.stringMatching(/^account 2: /)]);
  expect(ofKind(pages, 'journal-day').map(({ covers }) => covers!.pupils)).toEqual([['700002'], ['700001']]);
  expect(JSON.stringify(logged)).not.toContain('bad');
});

test('numbers beyond 2^53 come as they are written', async () => {
  const lesson = '{"id":9007199254740993,"date":"2018-11-14","discipline":"Математика","index":1}';
  const body = `{"days":[{"date":"2018-11-14","lessons":[${lesson}]}]}`;
  answer(
    answersWith({ 'GET api/ScheduleService/GetWeekSchedule': () => ({ status: 200, body, type: 'application/json' }) }),
  );
  expect(bodiesOf(await pull(), 'lesson').map(({ lessonId }) => lessonId)).toContain('9007199254740993');
});

test('a lost answer about a class is asked for again as long as it is worth it, and nobody is left out', async () => {
  let asked = 0;
  const sound = answersWith();
  answer({ ...sound, 'GET api/SchoolService/getClassYearInfo': () => ((asked += 1) < 3 ? json({}, 503) : {}) });
  expect(bodiesOf(await pull(), 'class')).toHaveLength(2);
  expect(leftOut).toEqual([]);
});
