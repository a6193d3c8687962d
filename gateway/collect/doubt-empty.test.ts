import type { Finding } from '../contracts/finding.ts';
import { collectInEachTest, store, tiny } from '../test/collecting.ts';
import { lessons, rosterPage, type TinyPage, week } from '../test/tiny-pages.ts';
import { tinySource } from '../test/tiny-source.ts';

collectInEachTest();

const openFindings = (): Promise<Finding[]> => Array.fromAsync(store.findings({ open: true }));

describe('a slice that is empty at first reading', () => {
  test('is asked again, and a finding, where the roster expects lessons', async () => {
    let asked = 0;
    const again = (): TinyPage['records'] => {
      asked += 1;
      return [];
    };
    const run = await tiny.collect([rosterPage(), week([], { again })]);
    expect([asked, run.outcome, run.findings]).toEqual([1, 'partial', 1]);
    expect(await openFindings()).toMatchObject([{ kind: 'empty', before: 0, now: 0, slice: { scope: '7' } }]);
  });

  test('is no finding where the second answer has lessons', async () => {
    const run = await tiny.collect([rosterPage(), week([], { again: lessons(3) })]);
    expect(run).toMatchObject({ outcome: 'complete', findings: 0, byEntity: { lesson: 3 } });
  });

  test('is one finding until lessons come, and is told every evening', async () => {
    await tiny.collect([rosterPage(), week([])]);
    const first = await openFindings();
    expect(await tiny.collect([rosterPage(), week([])])).toMatchObject({ outcome: 'partial', findings: 1 });
    expect(await openFindings()).toEqual(first);
    expect(await tiny.collect([rosterPage(), week(lessons(1))])).toMatchObject({ outcome: 'complete', findings: 0 });
    expect(await openFindings()).toEqual([]);
  });

  test.each([
    ['no roster is known', [], undefined],
    ['the class has no pupils', [rosterPage()], { scope: '8' }],
    ['the week lies in no period', [rosterPage()], { from: '2026-08-24' }],
    ['the week has not come yet', [rosterPage()], { from: '2026-09-21' }],
    ['the sheet is of marks of a term', [rosterPage()], { sheet: 'term', scope: '7/3', entities: ['term-mark'] }],
  ] as const)('is as it may be where %s', async (_where, before, covers) => {
    let asked = 0;
    const again = (): TinyPage['records'] => {
      asked += 1;
      return [];
    };
    const run = await tiny.collect([...before, week([], { ...(covers && { covers }), again } as TinyPage)]);
    expect([asked, run.outcome, run.findings]).toEqual([0, 'complete', 0]);
  });

  test.each([
    ['Europe/Kaliningrad', 'complete'],
    ['Asia/Kamchatka', 'partial'],
  ])('is expected from the day on that has come where the school is: %s', async (zone, outcome) => {
    const there = await tinySource({ zone });
    for (let evening = 15; evening < 20; evening += 1) await there.collect([]);
    // It is noon of Sunday, 20 September, in UTC: midnight in Kamchatka.
    expect(await there.collect([rosterPage(), week([], { covers: { from: '2026-09-21' } })])).toMatchObject({
      outcome,
    });
    await there.gateway.store.close();
  });

  test('is a finding of a roster whatever is known', async () => {
    expect(await tiny.collect([rosterPage([])])).toMatchObject({ outcome: 'partial', findings: 1 });
  });
});
