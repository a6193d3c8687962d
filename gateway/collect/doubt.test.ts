import type { Finding } from '../contracts/finding.ts';
import { approve } from '../reading/approving.ts';
import { collectInEachTest, store, tiny } from '../test/collecting.ts';
import { lessons, marks, partsOf, type TinyPage, week } from '../test/tiny-pages.ts';
import { SOURCE } from '../test/tiny-source.ts';

collectInEachTest();

const openFindings = (): Promise<Finding[]> => Array.fromAsync(store.findings({ open: true }));
const lessonsIn = async (): Promise<number> => {
  const sheets = await Array.fromAsync(store.sheets({ kind: 'journal-day' }));
  return sheets.reduce((sum, { body }) => sum + (body.lesson?.length ?? 0), 0);
};
const NEXT = { covers: { from: '2026-09-14' } } as const;
const [WHOLE, LOST, CUT] = [lessons(12), lessons(2), lessons(4)];

describe('a slice that came back with less than half', () => {
  /** Notes what it was asked for again, and answers with these records. */
  const asking = (asked: unknown[], records: TinyPage['records']): NonNullable<TinyPage['again']> => {
    return (pupils) => {
      asked.push(pupils ?? 'everything');
      return records;
    };
  };

  test('is asked again in the same run; whole then, nothing is lost or found', async () => {
    const asked: unknown[] = [];
    await tiny.collect([week(WHOLE)]);
    const run = await tiny.collect([week([], { again: asking(asked, WHOLE) })]);
    expect(asked).toEqual(['everything']);
    expect(run).toMatchObject({ outcome: 'complete', findings: 0, changed: 0, counts: { received: 12, accepted: 12 } });
    expect(await openFindings()).toEqual([]);
  });

  test('is asked again also where only one entity of it is gone', async () => {
    const asked: unknown[] = [];
    const whole = [...lessons(30), ...marks('2', 3)];
    await tiny.collect([week(whole)]);
    await tiny.collect([week(lessons(30), { again: asking(asked, whole) })]);
    expect(asked).toEqual(['everything']);
  });

  test('is asked again once: half of it, and one that grew, are believed', async () => {
    const asked: unknown[] = [];
    await tiny.collect([week(WHOLE)]);
    await tiny.collect([week(lessons(6), { again: asking(asked, WHOLE) })]);
    await tiny.collect([week(lessons(20), { again: asking(asked, WHOLE) })]);
    expect(asked).toEqual([]);
    await tiny.collect([week(lessons(1), { again: asking(asked, lessons(1)) })]);
    expect(asked).toEqual(['everything']);
  });

  test('is asked again for the pupils alone whose parts are gone, where the vendor answers by pupil', async () => {
    const asked: unknown[] = [];
    const pupils = ['2', '3', '4'];
    const whole = pupils.flatMap((pupil) => marks(pupil, 4));
    const covers = { pupils };
    await tiny.collect([week(whole, { covers, parts: partsOf(whole, pupils) })]);
    const without = marks('2', 4).concat(marks('4', 4));
    const again = asking(asked, whole);
    const run = await tiny.collect([week(without, { covers, parts: partsOf(without, pupils), again })]);
    expect(asked).toEqual([['3']]);
    expect(run).toMatchObject({ outcome: 'complete', changed: 0, counts: { accepted: 12 } });
  });

  test('and cannot be asked again, is judged as it is: files have no second answer', async () => {
    await tiny.collect([week(WHOLE)]);
    expect(await tiny.collect([week(LOST)])).toMatchObject({ findings: 1, counts: { filtered: { held: 2 } } });
  });
});

describe('a loss that stays', () => {
  test('of ten records or more is held: the slice stays, the cursor moves on, other slices are not stopped', async () => {
    await tiny.collect([week(WHOLE), week(WHOLE, NEXT)]);
    const seen: unknown[] = [];
    const run = await tiny.collect(async function* () {
      yield week(LOST, { again: LOST, cursor: 'c1' });
      seen.push(await store.cursorOf(SOURCE));
      yield week(lessons(13), NEXT);
    });
    expect(seen).toEqual(['c1']);
    expect(run).toMatchObject({
      outcome: 'partial',
      pages: 2,
      findings: 1,
      changed: 1,
      counts: { received: 15, accepted: 13, filtered: { held: 2 } },
    });
    expect(await lessonsIn()).toBe(12 + 13);
    expect(await openFindings()).toMatchObject([{ kind: 'loss', source: SOURCE, before: 12, now: 2 }]);
  });

  test('of fewer records is a correction', async () => {
    await tiny.collect([week(lessons(11))]);
    const run = await tiny.collect([week(LOST, { again: LOST })]);
    expect(run).toMatchObject({ outcome: 'complete', findings: 0, changed: 1, counts: { accepted: 2 } });
    expect(await lessonsIn()).toBe(2);
    const corrections = await Array.fromAsync(store.corrections({}));
    expect(corrections.filter(({ what }) => what === 'withdrawn')).toHaveLength(9);
  });

  test('is held from as many records on as is set', async () => {
    await tiny.collect([week(lessons(3))]);
    expect(await tiny.collect([week([])], { holdLossFrom: 4 })).toMatchObject({ findings: 0, changed: 1 });
    await tiny.collect([week(lessons(3))]);
    expect(await tiny.collect([week([])], { holdLossFrom: 3 })).toMatchObject({ findings: 1, changed: 0 });
  });

  test('of several pupils’ parts is summed up', async () => {
    const pupils = ['2', '3', '4'];
    const whole = [...marks('2', 40), ...marks('3', 5), ...marks('4', 5)];
    const covers = { pupils };
    await tiny.collect([week(whole, { covers, parts: partsOf(whole, pupils) })]);
    const left = marks('2', 40);
    const run = await tiny.collect([week(left, { covers, parts: partsOf(left, pupils), again: left })]);
    expect(run).toMatchObject({ findings: 1, counts: { filtered: { held: 40 } } });
    expect(await openFindings()).toMatchObject([{ before: 10, now: 0 }]);
  });

  test('that was approved is taken as it was read, and is no finding the next evening', async () => {
    await tiny.collect([week(WHOLE)]);
    await tiny.collect([week(LOST, { again: LOST })]);
    const [finding] = await openFindings();
    expect((await approve(tiny.gateway, finding!)).saved).toMatchObject([{ received: 2, accepted: 2, changed: 1 }]);
    expect([await lessonsIn(), await openFindings()]).toEqual([2, []]);
    expect(await tiny.collect([week(LOST, { again: LOST })])).toMatchObject({ outcome: 'complete', findings: 0 });
  });

  test('is one finding, however many evenings it lasts, with what was read last', async () => {
    await tiny.collect([week(WHOLE)]);
    await tiny.collect([week(LOST)]);
    const [first] = await openFindings();
    expect(await tiny.collect([week(lessons(1))])).toMatchObject({ outcome: 'partial', findings: 1 });
    expect(await openFindings()).toEqual([{ ...first, now: 1 }]);
    await approve(tiny.gateway, first!);
    expect(await lessonsIn()).toBe(1);
  });

  test.each([
    ['as it was', WHOLE],
    ['with something else', lessons(12, 'Степени')],
  ])('is found no more when the slice comes whole again, %s', async (_how, records) => {
    await tiny.collect([week(WHOLE)]);
    await tiny.collect([week(LOST)]);
    expect(await tiny.collect([week(records)])).toMatchObject({ outcome: 'complete', findings: 0 });
    expect(await openFindings()).toEqual([]);
    expect(await Array.fromAsync(store.findings({ open: false }))).toMatchObject([{ kind: 'loss' }]);
  });

  test('of one slice closes no finding of another', async () => {
    await tiny.collect([week(WHOLE), week(WHOLE, NEXT)]);
    await tiny.collect([week(LOST), week(CUT, NEXT)], { holdLossFrom: 8 });
    await tiny.collect([week(LOST), week(WHOLE, NEXT)]);
    expect(await openFindings()).toMatchObject([{ slice: { from: '2026-09-07' }, now: 2 }]);
  });
});
