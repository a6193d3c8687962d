import { testPull } from '../../gateway/test/adapter-promises.ts';
import type { Page } from '../../gateway/contracts/adapter.ts';
import netschool from './index.ts';
import { ASSIGNMENTS, CONFIG, LESSON, mobileAnswers, NOW, read, TOTALS } from './mobile-fixture.ts';
import { answer, json } from './vendor-fixture.ts';

describe('netschool, by the mobile API', () => {
  testPull(netschool, {
    config: CONFIG,
    now: NOW,
    answer: () => void answer(mobileAnswers()),
    drift: () =>
      void answer(
        mobileAnswers({
          'GET api/mobile/classmeetings': [{ ...LESSON, day: [1], attendance: [7], lessonTheme: {} }, 7, null],
          'GET api/mobile/assignments': [{ ...ASSIGNMENTS[1], result: {}, assignmentTypeId: null }, 'text'],
          'GET api/mobile/totals': [{ ...TOTALS[0], termTotals: [{ term: 5, mark: {} }] }, null],
        }),
      ),
    personal: ['700001', '700002', 'Заварзин', 'Корунова', 'roditel1'],
  });
});

/** Names of subjects by id; of the last nobody tells one. */
const NAMES: Readonly<Record<number, string | undefined>> = { 71: 'Физика', 72: 'Химия', 73: undefined };

const entitiesOf = (pages: readonly Page[]): ReadonlySet<string> =>
  new Set(pages.flatMap(({ covers }) => covers?.entities ?? []));

test('the sign-in is that of the application: a state, no cut hash, a PIN, a token for it', async () => {
  const { calls } = await read(mobileAnswers());
  const form = (path: string) => Object.fromEntries(calls.find((call) => call.path === path)!.form);
  expect(form('POST auth/login')).toMatchObject({ loginState: 'a-state', loginType: '1', mobile: '1', un: 'roditel1' });
  expect(form('POST auth/login')).not.toHaveProperty('pw');
  expect(form('POST connect/token')).toEqual({
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: '12345678',
    client_id: 'parent-mobile',
    client_secret: 'application-secret-9',
  });
  const asked = calls.filter(({ path }) => path.startsWith('GET api/mobile/'));
  expect(new Set(asked.map(({ query }) => query.get('lng')))).toEqual(new Set(['ru']));
});

test('attendance, topics and marks of periods are told, and their absence too', async () => {
  const { pages } = await read(mobileAnswers());
  expect([...entitiesOf(pages)]).toEqual(expect.arrayContaining(['attendance', 'term-mark']));
  const week = pages.find(({ covers }) => covers?.sheet === 'journal-day' && covers.from === '2023-04-10')!;
  expect(week.records()[0]).toMatchObject({ yields: ['lesson', 'attendance'], place: { day: '2023-04-10' } });
  expect(week.received).toBe(6);
});

test('the marks of a pupil stand in the class of today, a page a period; a period that nobody knows claims nothing', async () => {
  const { pages } = await read(mobileAnswers());
  const terms = pages.slice(pages.findLastIndex(({ covers }) => covers?.sheet === 'journal-day') + 1);
  expect(terms.map(({ covers, received }) => [covers?.scope, covers?.to, received])).toEqual([
    ['501/26907', '2023-05-26', 2],
    ['501/2022', '2023-05-31', 0],
    [undefined, undefined, 2],
  ]);
});

test('the list of subjects is asked for only where marks name one that was not told yet', async () => {
  const answers = (second: number) =>
    mobileAnswers({
      'GET api/mobile/totals': ({ query }) => [
        { ...TOTALS[0], subjectId: query.get('studentId') === '700001' ? 71 : second },
      ],
      'GET api/mobile/subjects': [
        { id: 71, name: 'Физика' },
        { id: 72, name: 'Химия' },
      ],
    });
  const asked = async (second: number): Promise<readonly (string | null)[]> => {
    const { pages, calls } = await read(answers(second));
    const marks = pages.flatMap((page) => page.records()).filter(({ yields }) => yields.includes('term-mark'));
    const names = marks.map(({ body }) => (body as { readonly subject?: { readonly name: string } }).subject?.name);
    expect(names).toEqual(expect.arrayContaining(['Физика', NAMES[second]]));
    return calls.filter(({ path }) => path === 'GET api/mobile/subjects').map(({ query }) => query.get('studentId'));
  };
  expect(await asked(71)).toEqual(['700001']);
  expect(await asked(72)).toEqual(['700001']);
  // A subject that nobody's list has is looked for in every list.
  expect(await asked(73)).toEqual(['700001', '700002']);
});

test('the page of the application is opened where no PIN is given before', async () => {
  let isOpened = false;
  const { calls } = await read(
    mobileAnswers({
      'POST app/simple/mobile': () => {
        isOpened = true;
        return {};
      },
      'GET mysettings/mobile/pincode': () => (isOpened ? { userCode: '12345678' } : {}),
    }),
  );
  expect(calls.filter(({ path }) => path === 'POST app/simple/mobile')).toHaveLength(1);
  expect(calls.some(({ path }) => path === 'GET api/mobile/classmeetings')).toBe(true);
  const { calls: others } = await read(mobileAnswers());
  expect(others.map(({ path }) => path)).not.toContain('POST app/simple/mobile');
});

test('a token that has ended is renewed, with a new PIN where the refresh token is spent', async () => {
  let good = 'token-1';
  const forms: URLSearchParams[] = [];
  const { pages } = await read(
    mobileAnswers({
      'POST connect/token': ({ form }) => {
        forms.push(form);
        if (form.get('grant_type') === 'refresh_token') return json({ error: 'invalid_grant' }, 400);
        return { access_token: good, refresh_token: 'renewal' };
      },
      'GET api/mobile/classmeetings': ({ authorization }) => {
        if (authorization !== `Bearer ${good}` || forms.length === 1) {
          good = 'token-2';
          return json({ message: 'x' }, 401);
        }
        return [];
      },
    }),
  );
  expect(forms.map((form) => form.get('grant_type')!.split(':').at(-1))).toEqual([
    'device_code',
    'refresh_token',
    'device_code',
  ]);
  expect(pages.some(({ covers }) => covers?.sheet === 'journal-day')).toBe(true);
});

test('an assignment that a lesson names and that is not told is asked for once more, and then believed', async () => {
  const { pages, calls } = await read(mobileAnswers({ 'GET api/mobile/assignments': [ASSIGNMENTS[0]!] }));
  const asked = calls.filter(({ path }) => path === 'GET api/mobile/assignments');
  expect(asked.map(({ query }) => query.getAll('assignmentId'))).toEqual(
    Array.from({ length: 4 }, () => ['271506674', '272030202']),
  );
  expect(pages.find(({ covers }) => covers?.from === '2023-04-10')?.received).toBe(4);
});
