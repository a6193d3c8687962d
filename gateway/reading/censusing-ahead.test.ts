import type { Finding } from '../contracts/finding.ts';
import type { RawRecord } from '../contracts/records.ts';
import { collectInEachTest, store, tiny } from '../test/collecting.ts';
import { lessons, rosterPage, week } from '../test/tiny-pages.ts';

collectInEachTest();

const open = async (): Promise<readonly Finding[]> => Array.fromAsync(store.findings({ open: true }));
const told = async (): Promise<readonly string[]> =>
  (await open()).map(({ change }) => `${change?.what} ${change?.field}`);

beforeEach(() => tiny.collect([rosterPage(), week(lessons(24))]));

test('a field that nobody has filled in is no change where nothing but days to come is new: behind a holiday nobody has filled in the lessons of the week', async () => {
  const filled = (untitled: number): readonly RawRecord[] =>
    lessons(60).map((record, nth) => {
      const { lesson } = record.body as { readonly lesson: object };
      return nth < untitled ? { ...record, body: { lesson: { ...lesson, title: undefined } } } : record;
    });
  const collect = (untitled: number, from: string, now: string): Promise<unknown> =>
    tiny.collect([week(filled(untitled), { covers: { from } })], { now: new Date(now) });
  await collect(6, '2026-09-14', '2026-09-18T17:00:00Z');
  await collect(60, '2026-09-21', '2026-09-20T17:00:00Z');
  expect(await open()).toEqual([]);
  await collect(60, '2026-09-28', '2026-10-02T17:00:00Z');
  expect(await told()).toEqual(['gone /lesson/title']);
  await collect(60, '2026-10-05', '2026-10-04T17:00:00Z');
  expect(await told()).toEqual(['gone /lesson/title']);
  await collect(6, '2026-10-12', '2026-10-16T17:00:00Z');
  expect(await open()).toEqual([]);
});
