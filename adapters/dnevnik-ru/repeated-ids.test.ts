import type { Page } from '../../gateway/contracts/adapter.ts';
import dnevnikRu from './index.ts';
import { answer, type Answers, config, context, pull, SCHOOL } from './vendor-fixture.ts';

const CLASS = 'edu-groups/2000000000001';
const FIRST = { id: 9100000000001, id_str: '9100000000001' };
/** A day on which both periods have begun. */
const later = { now: () => new Date('2026-12-01T12:00:00Z') };

interface Told {
  readonly reportingPeriods: readonly object[];
}
/** The school, in which the second period has the id of the first. */
const repeating = (): Answers => {
  const told = SCHOOL[`${CLASS}/reporting-period-group`] as Told;
  const reportingPeriods = told.reportingPeriods.map((period) => ({ ...period, ...FIRST }));
  return { ...SCHOOL, [`${CLASS}/reporting-period-group`]: { ...told, reportingPeriods } };
};
const terms = (pages: readonly Page[]) =>
  pages.flatMap(({ covers, received }) =>
    covers?.sheet === 'term' ? [`${covers.scope} ${covers.to} ${received}`] : [],
  );
const cursors = (pages: readonly Page[]): number => new Set(pages.map(({ cursor }) => cursor)).size;

test('of two periods of one id the first has a page, and its marks stand once', async () => {
  answer(repeating());
  const pages = await pull({}, later);
  expect(terms(pages)).toEqual(['2000000000001/9100000000001 2026-10-25 1', '2000000000001/2026 2027-08-31 0']);
  expect(cursors(pages)).toBe(pages.length);
});

test('the roster tells both under one ref, so that the repeated id is seen', async () => {
  answer(repeating());
  const [roster] = await pull({}, later);
  const periods = roster!.records().filter(({ yields }) => yields.includes('period'));
  expect(periods.map(({ ref }) => ref)).toEqual(['period/9100000000001', 'period/9100000000001']);
});

test('marks of the id that is gone are listed, and nothing is claimed of their period', async () => {
  const [person] = SCHOOL[`${CLASS}/final-marks`] as readonly object[];
  const second = { ...person, reportingPeriod: 9100000000002, reportingPeriod_str: '9100000000002' };
  answer({ ...repeating(), [`${CLASS}/final-marks`]: [person, second] });
  const pages = await pull({}, later);
  const stray = pages.filter(({ covers }) => covers === undefined);
  expect(stray.map(({ received, cursor }) => [received, JSON.parse(cursor)])).toEqual([
    [1, ['c-term', '', '1000000000001', '2000000000001', '~']],
  ]);
  expect(cursors(pages)).toBe(pages.length);
});

test('a school or class that is listed twice is read once', async () => {
  const groups = SCHOOL['schools/1000000000001/edu-groups'] as readonly object[];
  answer();
  const once = await pull({ marksBy: 'edu-group' });
  answer({
    ...SCHOOL,
    'users/me/schools': [1000000000001, 1000000000001],
    'schools/1000000000001/edu-groups': [...groups, groups[0]],
  });
  const twice = await pull({ marksBy: 'edu-group' });
  expect(twice.map(({ cursor }) => cursor)).toEqual(once.map(({ cursor }) => cursor));
});

test('a cursor goes on behind its page also where ids repeat', async () => {
  answer(repeating());
  const pages = await pull({}, later);
  for (const [nth, { cursor }] of pages.entries()) {
    const rest = await Array.fromAsync(dnevnikRu.pull!(config, cursor, { ...context, ...later }));
    expect(rest.map((page) => page.cursor)).toEqual(pages.slice(nth + 1).map((page) => page.cursor));
  }
});
