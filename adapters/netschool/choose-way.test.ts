import type { Page } from '../../gateway/contracts/adapter.ts';
import type { GatewayError } from '../../gateway/contracts/errors.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { netschoolWith } from './adapter.ts';
import { CONFIG, mobileAnswers, NOW } from './mobile-fixture.ts';
import { type Answers, answer, type Call, DIARY, json } from './vendor-fixture.ts';

/* Which way a run takes where the settings name none: by what the version has and the accounts may use. */

const FORBIDDEN = json({ message: 'Недостаточно прав' }, 403);
/** A host that nobody is at. */
const NOWHERE = 'https://127.0.0.1:1';
const { way: _way, ...UNASKED } = CONFIG;

/** Readings by one process, one after the other. */
function reader() {
  const netschool = netschoolWith(quickClockwork());
  const told: GatewayError[] = [];
  const context = { ...nightlyContext('sgo', NOW), leftOut: (error: GatewayError) => void told.push(error) };
  const read = (answers: Answers, more: object = {}): Promise<readonly Page[]> => {
    answer(answers);
    return Array.fromAsync(netschool.pull!({ ...UNASKED, ...more }, undefined, { ...context, allowLoopback: true }));
  };
  return { read, told };
}

const weekOf = (pages: readonly Page[], scope = '501'): Page =>
  pages.find(({ covers }) => covers?.scope === scope && covers.from === '2023-04-10')!;
const claims = (page: Page): boolean => page.covers!.entities.includes('attendance');

test.each([
  ['has no such API', { 'GET mysettings/mobile/pincode': json({ message: 'x' }, 404) }, false],
  ['gives the account no PIN', { 'GET mysettings/mobile/pincode': {} }, false],
  ['gives the account no token', { 'POST connect/token': json({ error: 'invalid_grant' }, 400) }, false],
  ['refuses the account its first call', { 'GET api/mobile/students': FORBIDDEN }, false],
  ['does not know its sign-in', { 'POST auth/login-state': json({ message: 'x' }, 404) }, true],
  ['has all of it', {}, true],
] as const)('unasked, the mobile API is read only where it can be: a version that %s', async (_what, changed, is) => {
  const { read, told } = reader();
  const week = weekOf(await read(mobileAnswers(changed as Answers)));
  expect([claims(week), week.covers!.entities.includes('mark')]).toEqual([is, true]);
  expect(told).toEqual([]);
});

test('where the service of tokens is not reached, the web is read, and that is told once', async () => {
  const { read, told } = reader();
  const week = weekOf(await read(mobileAnswers(), { identity: NOWHERE }));
  expect([claims(week), week.covers!.entities.includes('mark')]).toEqual([false, true]);
  expect(told.map(({ code, message }) => [code, message])).toEqual([
    [
      'http.unreachable',
      expect.stringMatching(/^account 1: the web is read in place of the mobile API .*"way"\): POST connect\/token: /),
    ],
  ]);
});

test('where it was reached before, its silence is an outage: nothing is read that would tell less', async () => {
  const { read } = reader();
  expect(claims(weekOf(await read(mobileAnswers())))).toBe(true);
  await expect(read(mobileAnswers(), { identity: NOWHERE })).rejects.toMatchObject({
    code: 'http.unreachable',
    remedy: 'retry',
  });
});

describe('of two accounts', () => {
  const accounts = ['first', 'second'].map((login) => ({ login, password: 'сезам-37' }));
  const [FIRST, SECOND] = ['00000000000000000000000001', '00000000000000000000000002'];
  const pupilOf = ({ at }: Call) => (at === FIRST ? { studentId: 1, classId: 501 } : { studentId: 2, classId: 502 });
  /** An installation where the second account lacks some rights; each sees a pupil of another class. */
  const installation = (refused: Answers = {}): Answers =>
    mobileAnswers({
      'POST auth/login': ({ form }) => ({ at: form.get('un') === 'first' ? FIRST : SECOND, entryPoint: '/' }),
      'GET student/diary/init': (call) => ({ students: [{ ...pupilOf(call), nickName: 'x', className: '11Б' }] }),
      'GET student/diary': DIARY,
      ...refused,
    });
  const ofSecond =
    (otherwise: object): Answers[string] =>
    ({ at }) =>
      at === SECOND ? FORBIDDEN : otherwise;

  test('the one that is refused the application has its class read by the web, the other does not', async () => {
    const { read, told } = reader();
    const refused = { 'GET mysettings/mobile/pincode': ofSecond({ userCode: '12345678' }) };
    const pages = await read(installation(refused), { accounts });
    expect([claims(weekOf(pages, '501')), claims(weekOf(pages, '502'))]).toEqual([true, false]);
    expect(weekOf(pages, '502').received).toBe(73);
    expect(told).toEqual([]);
  });

  test('a first one that is refused it, a teacher’s, does not decide for the others', async () => {
    const { read } = reader();
    const refused = {
      'GET mysettings/mobile/pincode': (({ at }) => (at === FIRST ? FORBIDDEN : { userCode: '1' })) as Answers[string],
    };
    const pages = await read(installation(refused), { accounts });
    expect([claims(weekOf(pages, '501')), claims(weekOf(pages, '502'))]).toEqual([false, true]);
  });

  test('where the settings name the mobile API, an account without it is left out, and told', async () => {
    const { read, told } = reader();
    const refused = {
      'GET mysettings/mobile/pincode': (({ at }) => (at === SECOND ? {} : { userCode: '1' })) as Answers[string],
    };
    const pages = await read(installation(refused), { accounts, way: 'mobile' });
    expect(pages.map(({ covers }) => covers?.scope)).not.toContain('502');
    expect(told.map(({ code }) => code)).toEqual(['vendor.login']);
  });
});
