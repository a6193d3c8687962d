import { readFileSync } from 'node:fs';
import type { Answer } from '../kit/answer.ts';
import type { Child } from './families.ts';
import { period } from './period-fixture.ts';
import type { ClassView } from './school.ts';
import { readTerms, type TermPage } from './term.ts';

/* Marks of a pupil in periods of which two have one id. */
const SUBJECTS = readFileSync(new URL('./fixtures/subject-marks.json', import.meta.url), 'utf8');
const YEAR = { id: '14', from: '2026-09-01', to: '2027-08-31', told: {} };
const { signal } = new AbortController();

const terms = (first: string, second: string, today = '2026-12-01'): Promise<readonly TermPage[]> => {
  const member = { student: '1204', person: '' };
  const own: ClassView = {
    id: '119220',
    groupIds: [],
    subgroupIds: new Set(),
    members: [member],
    present: [member],
    periods: [
      period(first, '1 Четверть', '2026-09-01', '2026-10-25'),
      period(second, '2 Четверть', '2026-11-04', '2026-12-30'),
    ],
  };
  const answer = { status: 200, text: SUBJECTS, json: JSON.parse(SUBJECTS) as unknown } as Answer;
  const child = { session: { get: () => Promise.resolve(answer) }, profile: {}, student: '1204' } as unknown as Child;
  return readTerms({
    schoolId: '586',
    own,
    year: YEAR,
    today,
    childOf: () => child,
    parallel: 1,
    now: () => new Date('2026-12-01T12:00:00Z'),
    signal,
    leftOut(_pupils, error) {
      throw error;
    },
  });
};
const outline = (pages: readonly TermPage[]) =>
  pages.map(({ part, covers, received }) => `${part} ${covers?.to ?? 'unclaimed'} ${received}`);
const valuesIn = (page: TermPage | undefined) =>
  page?.records().map(({ body }) => (body as { value: unknown }).value) ?? [];

test('periods of ids of their own have a page each', async () => {
  expect(outline(await terms('37546', '37545'))).toEqual([
    '37546 2026-10-25 1',
    '37545 2026-12-30 1',
    '~year 2027-08-31 2',
    '~~ unclaimed 1',
  ]);
});

test('of two periods of one id the first has a page; marks of the other stand in no period, and none is lost or told twice', async () => {
  const pages = await terms('37546', '37546');
  expect(outline(pages)).toEqual(['37546 2026-10-25 1', '~year 2027-08-31 2', '~~ unclaimed 2']);
  expect([valuesIn(pages[0]), valuesIn(pages[2])]).toEqual([['4'], ['5', '3']]);
});

test.each(['', '~year', '~~'])('a period with the id "%s" never has the place of another page', async (id) => {
  const pages = await terms('37546', id);
  expect(new Set(pages.map(({ part }) => part)).size).toBe(pages.length);
  expect(outline(pages)).toEqual(['37546 2026-10-25 1', '~year 2027-08-31 2', '~~ unclaimed 2']);
});
