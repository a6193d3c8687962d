import type { Page } from '../../gateway/contracts/adapter.ts';
import { type Answers, answer, answersWith, type Call, json, page, YEAR } from './vendor-fixture.ts';
import { readWeek } from './week-fixture.ts';

/* What becomes of a session, and of the search for the school, where the installation refuses or fails. */

const pull = (school = '510'): Promise<Page[]> => readWeek({ school });
const changed = (answers: Answers): Call[] => answer(answersWith(answers));
const logoutsOf = (calls: readonly Call[]): readonly (string | undefined)[] =>
  calls.filter(({ path }) => path === 'POST asp/logout.asp').map(({ at }) => at);

test.each([
  ['an outage', 'GET student/diary', page('Bad gateway', 502)],
  ['an answer that makes no sense', 'GET context', json({})],
  ['a refusal', 'GET student/diary/init', json({ message: 'Нет доступа' }, 403)],
])('after %s the session is ended', async (_what, path, refusal) => {
  const calls = changed({ [path]: refusal });
  await expect(pull()).rejects.toMatchObject({ name: 'GatewayError' });
  expect(logoutsOf(calls)).toEqual(['00168638015429814024329375']);
  expect(calls.at(-1)!.path).toBe('POST asp/logout.asp');
});

test('a session whose warning could not be confirmed is ended', async () => {
  const calls = changed({
    'POST login': { at: '0012345', entryPoint: '/asp/SecurityWarning.asp' },
    'POST asp/SecurityWarning.asp': page('Bad gateway', 502),
  });
  await expect(pull()).rejects.toMatchObject({ code: 'http.server-error' });
  expect(logoutsOf(calls)).toEqual(['0012345']);
});

test('a confirmation that leads to a page which is not there is a confirmation', async () => {
  changed({
    'POST login': { at: '0012345', entryPoint: '/asp/SecurityWarning.asp' },
    'POST asp/SecurityWarning.asp': page('Нет такой страницы', 404),
  });
  expect(await pull()).toHaveLength(2);
});

test.each([
  ['has no context', json({}, 404)],
  ['tells no year in it', json({ user: {} })],
])('where a version %s the current year is asked for', async (_what, told) => {
  const calls = changed({ 'GET context': told, 'GET years/current': YEAR });
  const [roster] = await pull();
  expect(roster!.records()[1]!.body).toMatchObject({ schoolyear: { id: 8987 }, from: '2022-09-01' });
  expect(calls.find(({ path }) => path === 'GET student/diary')!.query.get('yearId')).toBe('8987');
});

test('a sign-out that fails loses nothing', async () => {
  changed({ 'POST asp/logout.asp': page('Bad gateway', 502) });
  expect(await pull()).toHaveLength(2);
});

test.each([
  ['answers the search only when a name is given', json({ message: 'Укажите название' }, 403)],
  ['lists nothing to strangers', json([])],
])('a school is known by its card where the installation %s', async (_what, refusal) => {
  const card = { commonInfo: { schoolName: 'Школа № 5' }, otherInfo: { kpp: '745101001' } };
  const calls = changed({ 'GET schools/search': refusal, 'GET schools/510/card': card });
  const [roster] = await pull();
  expect(roster!.records()[0]!.body).toEqual({ school: { id: '510', name: 'Школа № 5' }, card });
  expect(calls.find(({ path }) => path === 'POST login')!.form.get('scid')).toBe('510');
});

test('a school that is neither listed nor has a card is a mistake in the settings', async () => {
  changed({ 'GET schools/search': json({}, 403), 'GET schools/510/card': json({}, 404) });
  await expect(pull()).rejects.toMatchObject({ code: 'config.invalid' });
  await expect(pull('Школа № 5')).rejects.toMatchObject({ code: 'http.forbidden' });
});
