import nock from 'nock';
import type { Page } from '../../gateway/contracts/adapter.ts';
import { testPull } from '../../gateway/test/adapter-promises.ts';
import dnevnikRu from './index.ts';
import { answer, type Answers, config, context, HOST, NOW, pathOf, pull, SCHOOL, weekOf } from './vendor-fixture.ts';

/** The same answers with every text and number of a listed thing turned into a list of it. */
function drifted(answers: Answers): Answers {
  const wrap = (value: unknown, depth: number): unknown => {
    if (Array.isArray(value)) return [...(value as unknown[]).map((item) => wrap(item, depth)), null, 7, 'text'];
    if (value === null || typeof value !== 'object') return depth > 1 ? [value] : value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wrap(item, depth + 1)]));
  };
  return Object.fromEntries(
    Object.entries(answers).map(([path, json]) => [path, path.startsWith('users/') ? json : wrap(json, 0)]),
  );
}

describe('dnevnik-ru', () => {
  testPull(dnevnikRu, {
    config,
    now: NOW,
    answer: () => void answer(),
    drift: () => void answer(drifted(SCHOOL)),
    personal: ['7000000000001', '7000000000002', 'Заварзин', 'Корунова'],
  });
});

const yieldsOf = (page: Page): string[] => page.records().flatMap(({ yields }) => [...yields]);

test('a week holds the lessons of class and subgroup, their works, marks and entries', async () => {
  answer();
  const week = weekOf(await pull(), '2026-10-12');
  expect(week.covers).toEqual({
    sheet: 'journal-day',
    school: '1000000000001',
    scope: '2000000000001',
    from: '2026-10-12',
    to: '2026-10-18',
    entities: ['lesson', 'work', 'homework', 'attendance', 'mark'],
    pupils: 'all',
  });
  expect(yieldsOf(week)).toEqual(
    'lesson lesson work work homework mark attendance attendance attendance-taken'.split(' '),
  );
  const [whole, part] = week.records();
  expect(whole).toMatchObject({ place: { day: '2026-10-14' }, body: { zone: 3, bell: { Start: '08:30:00' } } });
  expect(whole!.body).not.toHaveProperty('groupId');
  expect(part).toMatchObject({ place: { day: '2026-10-15' }, body: { groupId: '2000000000011' } });
});

test('attendance was taken with the earliest entry of the lesson, and that is claimed only where everybody has one', async () => {
  answer();
  const taken = weekOf(await pull({ attendWritten: true }), '2026-10-12');
  const [record] = taken.records().filter(({ yields }) => yields.includes('attendance-taken'));
  expect(record).toMatchObject({ body: { entry: { createdDate: '2026-10-14T08:40:53.000001' } } });
  expect(taken.covers?.entities).toContain('attendance-taken');
});

test('marks of a period are no marks of the week, but of the term', async () => {
  answer();
  const pages = await pull();
  const term = pages.filter(({ covers }) => covers?.sheet === 'term');
  expect(term.map(({ covers, received }) => [covers?.scope, covers?.from, received])).toEqual([
    ['2000000000001/9100000000001', '2026-10-25', 1],
  ]);
  expect(term[0]!.records()[0]).toMatchObject({
    yields: ['term-mark'],
    body: {
      pupilId: '7000000000001',
      subject: { name: 'Математика' },
      period: { type: 'Quarter' },
      mark: { value: '5' },
    },
  });
});

test('a call whose days mean nobody knows what merges and claims nothing', async () => {
  answer();
  const pages = await pull({ marksBy: 'edu-group' });
  expect(weekOf(pages, '2026-10-12').covers?.entities).not.toContain('mark');
  const merging = pages.filter(({ covers }) => !covers).flatMap((page) => page.records());
  expect(merging).toMatchObject([{ yields: ['mark'], place: { scope: '2000000000001', day: '2026-10-14' } }]);
});

test('ids beyond 2^53 are asked for digit by digit', async () => {
  const bodies: string[] = [];
  nock.cleanAll();
  nock(HOST)
    .post('/v2/lessons/marks')
    .reply(async (request: Request) => [200, bodies.push(await request.text()) > 0 ? SCHOOL['lessons/marks'] : []]);
  answer(SCHOOL, { keepsOthers: true });
  await pull();
  expect(bodies).toEqual(['[2094567823485123001,2094567823485123002]']);
});

test('with tasks, homework knows for whom it is, and is not counted more often', async () => {
  const task = (work: string, person: string) => ({ work_str: work, person_str: person });
  const [test, homework] = ['2094567823485124001', '2094567823485124002'];
  const tasks = [task(test, '7000000000001'), task(test, '7000000000002'), task(homework, '7000000000002')];
  answer({ ...SCHOOL, 'tasks?lessons=2094567823485123001&lessons=2094567823485123002': tasks });
  const week = weekOf(await pull({ readTasks: true }), '2026-10-12');
  expect(week.records()).toHaveLength(week.received);
  expect(week.records().filter(({ yields }) => yields.includes('homework'))).toMatchObject([
    { body: { setTo: ['7000000000002'] } },
  ]);
});

test('an empty week is asked for twice, a week with lessons once', async () => {
  const calls = answer();
  await pull();
  const times = (monday: string) =>
    calls.filter((path) => path.startsWith(`edu-groups/2000000000001/lessons/${monday}`)).length;
  expect([times('2026-10-05'), times('2026-10-12')]).toEqual([2, 1]);
});

test('the weekly run reads the whole open period', async () => {
  answer();
  const pages = await pull({}, { reach: 'period' });
  const weeks = pages.flatMap(({ covers }) => (covers?.sheet === 'journal-day' ? [covers.from] : []));
  expect([weeks[0], weeks.at(-1), weeks.length]).toEqual(['2026-08-31', '2026-10-12', 7]);
});

test('so does any run on a Sunday, or on the day that the settings name', async () => {
  answer();
  const sunday = { now: () => new Date('2026-10-18T12:00:00Z') };
  const firstWeek = async (more: object): Promise<string | undefined> =>
    (await pull(more, sunday)).flatMap(({ covers }) => (covers?.sheet === 'journal-day' ? [covers.from] : []))[0];
  expect([await firstWeek({}), await firstWeek({ periodOn: 6 })]).toEqual(['2026-08-31', '2026-10-05']);
});

test('a token that ran out is renewed once, for all who need it', async () => {
  nock.cleanAll();
  const scope = nock(HOST).persist();
  scope.get(/./).reply((request: Request) => {
    if (request.headers.get('access-token') !== 'new')
      return [401, { type: 'authorizationInvalidToken', description: '' }];
    return [200, SCHOOL[pathOf(request)] ?? []];
  });
  const right = { client_id: 'c', client_secret: 's', grant_type: 'RefreshToken', refreshToken: 'r' };
  let renewals = 0;
  scope.post('/v2/authorizations', right).reply(() => {
    renewals += 1;
    return [200, { accessToken: 'new', expiresIn: 3600, refreshToken: 'r', scope: 'EducationalInfo' }];
  });
  scope.post(/./).reply((request: Request) => [200, SCHOOL[pathOf(request)] ?? []]);
  const pages = await pull({ accessToken: 'old', clientId: 'c', clientSecret: 's', refreshToken: 'r' });
  expect(weekOf(pages, '2026-10-12').received).toBeGreaterThan(0);
  expect(renewals).toBe(1);
});

test.each([
  [{ type: 'authorizationInvalidToken', description: '' }, 401, 'http.unauthorized'],
  [{ type: 'authorizationOutOfScope', description: '' }, 200, 'http.forbidden'],
  [{ type: 'parameterInvalid', description: '' }, 400, 'http.bad-request'],
])('the error %j with status %i is %s', async (body, status, code) => {
  nock.cleanAll();
  nock(HOST).persist().get(/./).reply(status, body);
  await expect(pull()).rejects.toMatchObject({ code });
});

test('an answer that is no list where one was promised names the place', async () => {
  answer({ ...SCHOOL, 'schools/1000000000001/subjects': { nothing: 'here' } });
  await expect(pull()).rejects.toMatchObject({ code: 'vendor.answer', message: expect.stringContaining('subjects') });
});

test('a cursor that is none of ours is refused', async () => {
  const pages = dnevnikRu.pull!(config, 'page 7', context);
  await expect(Array.fromAsync(pages)).rejects.toMatchObject({ code: 'cursor.invalid', remedy: 'bug' });
});
