import { bodiesOf, leftOut, logged, ofKind, pull } from './pull-fixture.ts';
import { answer, answersWith, json, page, personData, TOTALS } from './vendor-fixture.ts';

/* Accounts that are let in, are not, or are shown another child than the one chosen. */

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

test('the main page is visited where nothing is answered before, once an account', async () => {
  const fresh = answersWith();
  const told = fresh['GET api/ProfileService/GetPersonData'];
  let isVisited = false;
  const calls = answer({
    ...fresh,
    'GET ': () => {
      isVisited = true;
      return page('<html></html>');
    },
    'GET api/ProfileService/GetPersonData': (call) =>
      !isVisited ? json({ success: false }, 403) : typeof told === 'function' ? told(call) : told!,
  });
  expect(ofKind(await pull(), 'roster')).toHaveLength(2);
  expect(calls.slice(0, 4).map(({ path }) => path)).toEqual([
    'POST auth/login',
    'GET api/ProfileService/GetPersonData',
    'GET ',
    'GET api/ProfileService/GetPersonData',
  ]);
  expect(calls.filter(({ path }) => path === 'GET ')).toHaveLength(1);
  expect(calls.filter(({ path }) => path === 'POST auth/login')).toHaveLength(1);
  expect(leftOut).toEqual([]);
});

test('where it need not be visited it is not', async () => {
  const calls = answer();
  await pull();
  expect(calls.map(({ path }) => path)).not.toContain('GET ');
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

/** What is asked of one account before the first class is read. */
const opening = (calls: readonly { readonly path: string }[]): readonly string[] =>
  calls
    .slice(
      1,
      calls.findIndex(({ path }) => path.includes('getSchoolInfo')),
    )
    .map(({ path }) => path.split('/').at(-1)!);

test('a child is recognised by its name: one question behind the total marks says who it is and whose they were', async () => {
  const calls = answer();
  const pages = await pull();
  expect(opening(calls)).toEqual(['GetPersonData', 'GetTotalMarks', 'GetPersonData']);
  expect(bodiesOf(pages, 'pupil').map(({ pupil }) => pupil)).toEqual(['700001', '700002']);
});

test('where names do not tell children apart it is asked before and behind whose the answers are', async () => {
  let chosen = 0;
  const calls = answer(
    answersWith({
      'POST api/ProfileService/SetChild': ({ form }) => {
        chosen = form.get('selected') === '41' ? 0 : 1;
        return { success: true };
      },
      'GET api/ProfileService/GetPersonData': () => ({ ...personData(chosen), selected_pupil_name: 'Ваш ребёнок' }),
    }),
  );
  const pages = await pull();
  expect(opening(calls)).toEqual([
    'GetPersonData',
    ...['SetChild', 'GetTotalMarks', 'GetPersonData'],
    ...['SetChild', 'GetPersonData', 'GetTotalMarks', 'GetPersonData'],
  ]);
  expect(bodiesOf(pages, 'pupil').map(({ pupil }) => pupil)).toEqual(['700001', '700002']);
  expect(leftOut).toEqual([]);
});

test('total marks of another child than the one chosen are not taken for its own', async () => {
  // The choice comes too late: what is asked at once is still answered of the other child, whom nobody has seen yet.
  let chosen = 1;
  let choosing: number | undefined;
  const answers = answersWith();
  answer({
    ...answers,
    'POST api/ProfileService/SetChild': ({ form }) => {
      choosing = form.get('selected') === '41' ? 0 : 1;
      return { success: true };
    },
    'GET api/MarkService/GetTotalMarks': () => ({
      ...TOTALS,
      discipline_marks: [{ discipline: `Предмет ${chosen}`, period_marks: [] }],
    }),
    'GET api/ProfileService/GetPersonData': () => {
      const told = personData(chosen);
      chosen = choosing ?? chosen;
      return told;
    },
  });
  const pages = await pull();
  expect(bodiesOf(pages, 'pupil').map(({ pupil }) => pupil)).toEqual(['700001', '700002']);
  expect(bodiesOf(pages, 'subject').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Предмет 0', 'Предмет 1']),
  );
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

test('an account that is refused everything leaves the others; then no class is known to be complete', async () => {
  const accounts = ['good', 'bad'].map((login) => ({ login, password: 'password' }));
  const login = ({ form }: { readonly form: URLSearchParams }) => ({ success: form.get('login_login') === 'good' });
  answer(answersWith({ 'POST auth/login': login }));
  const pages = await pull({ accounts });
  expect(leftOut.map(({ message }) => message)).toEqual([expect.stringMatching(/^account 2: /)]);
  expect(ofKind(pages, 'journal-day').map(({ covers }) => covers!.pupils)).toEqual([['700002'], ['700001']]);
  expect(JSON.stringify(logged)).not.toContain('bad');
});
