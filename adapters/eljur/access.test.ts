import { eljurWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';
import { answer, answersWith, type Call, CONFIG, json, refused, reply, RULES } from './vendor-fixture.ts';

const eljur = eljurWith(quickClockwork());
const context = nightlyContext('school1', '2025-09-05T12:00:00Z');
let accounts = 0;
/** An account that no test before used: tokens are kept as long as the process lives. */
const account = () => ({ login: `region-${(accounts += 1)}`, password: 'p' });
const { token: _token, ...WITHOUT_TOKEN } = CONFIG;
const look = (more: object = {}) => eljur.probe!({ ...CONFIG, ...more }, context);
const page = '<!DOCTYPE html><html lang="ru"><body>Сервис временно недоступен</body></html>';

test('a look tells the school that the token is of', async () => {
  const calls = answer();
  await expect(look()).resolves.toEqual({ schools: ['510'] });
  const [first] = calls;
  expect([first!.method, Object.fromEntries(first!.given)]).toEqual([
    'getrules',
    { devkey: CONFIG.devkey, vendor: 'school1', out_format: 'json', auth_token: CONFIG.token },
  ]);
});

test('without a token it signs in by a form, once for all runs until the token has run out', async () => {
  const own = { ...WITHOUT_TOKEN, ...account() };
  const calls = answer(answersWith({ auth: () => ({ token: 'fresh', expires: '2025-09-09 10:00:00' }) }));
  await eljur.probe!(own, context);
  await eljur.probe!(own, context);
  expect(calls.map(({ method }) => method)).toEqual(['auth', 'getrules', 'getrules']);
  expect(calls[0]!.given.get('login')).toBe(own.login);
  expect(calls[2]!.given.get('auth_token')).toBe('fresh');
  await eljur.probe!(own, { ...context, now: () => new Date('2025-09-09T03:00:00Z') });
  expect(calls.slice(3).map(({ method }) => method)).toEqual(['auth', 'getrules']);
});

test('a token that is refused is renewed where a login is known, else it is told', async () => {
  const rules = ({ given }: Call): object =>
    given.get('auth_token') === 'token-of-login' ? RULES : refused('не удалось авторизовать пользователя');
  answer(answersWith({ getrules: rules }));
  await expect(look(account())).resolves.toEqual({ schools: ['510'] });
  await expect(look()).rejects.toMatchObject({
    code: 'http.unauthorized',
    message: 'reading getrules: the token is refused',
  });
});

test('a wrong developer’s key and a wrong password are told as what they are', async () => {
  answer(answersWith({ getrules: refused('не удалось авторизовать разработчика') }));
  await expect(look(account())).rejects.toMatchObject({
    code: 'http.unauthorized',
    message: 'reading getrules: the developer’s key is refused',
  });
  const wrong = json({ response: { state: 400, error: 'неверный логин', result: { errorCode: 'login' } } }, 400);
  answer(answersWith({ auth: wrong }));
  await expect(eljur.probe!({ ...WITHOUT_TOKEN, ...account() }, context)).rejects.toMatchObject({
    code: 'vendor.login',
  });
});

test('an error told with status 200 is one', async () => {
  answer(answersWith({ getrules: json({ response: { state: 403, error: 'нет доступа', result: {} } }) }));
  await expect(look()).rejects.toMatchObject({ code: 'http.forbidden' });
});

test('a page in Russian where data should be is asked for again, and is never taken for an empty answer', async () => {
  let asked = 0;
  answer(answersWith({ getrules: () => ((asked += 1) < 3 ? reply(page) : RULES) }));
  await expect(look()).resolves.toEqual({ schools: ['510'] });
  answer(answersWith({ getrules: reply(page) }));
  await expect(look()).rejects.toMatchObject({ code: 'http.not-json', remedy: 'retry' });
});

test('a closed school, which leads to the archive, is told as closed', async () => {
  const away = (location: string) => ({ status: 302, body: '', headers: { Location: location } });
  answer(answersWith({ getrules: away('https://eljur.ru/archive?domain=school1') }));
  await expect(look()).rejects.toMatchObject({
    code: 'http.not-found',
    message: expect.stringContaining('the school is closed here') as string,
  });
  answer(answersWith({ getrules: away('https://elsewhere.test/apiv3/getrules') }));
  await expect(look()).rejects.toMatchObject({ code: 'http.not-found' });
});

test('a redirect inside the host is followed', async () => {
  const [path] = ['/apiv3/moved?x=1'];
  const calls = answer(answersWith({ getrules: { status: 301, body: '', headers: { Location: path } }, moved: RULES }));
  await expect(look()).resolves.toEqual({ schools: ['510'] });
  expect(calls.map(({ method }) => method)).toEqual(['getrules', 'moved']);
});

test('answers come wrapped, without “response”, and bare', async () => {
  for (const body of [{ response: { state: 200, error: null, result: RULES } }, { result: RULES }, RULES]) {
    answer(answersWith({ getrules: json(body) }));
    await expect(look()).resolves.toEqual({ schools: ['510'] });
  }
});

test('an account that sees no pupil is told, when it is said twice', async () => {
  const calls = answer(answersWith({ getrules: { ...RULES, relations: { students: [] } } }));
  await expect(look()).rejects.toMatchObject({ code: 'http.forbidden' });
  expect(calls).toHaveLength(2);
});

test('XML that is cut off is an error of passing, a whole one is read', async () => {
  const xml = '<?xml version="1.0"?><response><state>200</state><error/><result><vendor_id>510</vendor_id><relations>';
  const student = '<student name="7" class="8Б" lastname="А"/>';
  answer(answersWith({ getrules: reply(`${xml}${student}</relations></result></response>`, 'text/xml') }));
  await expect(look({ format: 'xml' })).resolves.toEqual({ schools: ['510'] });
  answer(answersWith({ getrules: reply(xml, 'text/xml') }));
  await expect(look({ format: 'xml' })).rejects.toMatchObject({ code: 'http.not-json' });
});
