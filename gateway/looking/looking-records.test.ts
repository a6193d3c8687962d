import type { RawRecord } from '../contracts/records.ts';
import { diffFromUsual } from '../showing/field-diff.ts';
import type { Gateway } from '../gateway.ts';
import { lookForIncidents } from './looking.ts';
import { removeFolders } from '../test/svod-process.ts';
import { lessons, marks, rosterPage, week } from '../test/tiny-pages.ts';
import { TINY, tinySource } from '../test/tiny-source.ts';

/* Incidents of what a reading met in the records. */

afterAll(removeFolders);

/** The tiny source, in a configuration. */
async function watchedSource(destinations: readonly string[] = []) {
  const { gateway, collect } = await tinySource({ destinations });
  const watched: Gateway = { ...gateway, config: { ...gateway.config, sources: [TINY] } };
  return { gateway: watched, collect };
}

test('what a reading leaves behind is seen without opening a sheet', async () => {
  const { gateway, collect } = await watchedSource(['mono-log']);
  await collect([rosterPage(), week(lessons(30))]);
  await collect([rosterPage(), week(lessons(5))]);
  const wrong = lessons(5).map((record) => ({ ...record, body: { lesson: { number: 'first' } } }));
  await collect([rosterPage(), week(wrong, { covers: { from: '2026-08-31' } })]);
  await lookForIncidents(gateway, gateway.now());
  const open = await gateway.operations.incidents({ open: true });
  expect(open.map(({ kind, values }) => [kind, values['count']]).sort()).toEqual([
    ['held-slice', 1],
    ['unplaced', 1],
    ['wrong-value', 5],
  ]);
  await gateway.close();
});

describe('one cause is one incident', () => {
  const usual = [...lessons(24), ...marks('2', 24)];
  const reading = (from: string, told: readonly RawRecord[]) => [rosterPage(), week(told, { covers: { from } })];
  const withMarks = (change: object, count: number): readonly RawRecord[] =>
    usual.map((record, index) => {
      const { mark } = record.body as { readonly mark?: object };
      return mark && index < 24 + count ? { ...record, body: { mark: { ...mark, ...change } } } : record;
    });

  test.each([
    ['a value that its list does not know', { value: 'Щ' }, 'unknown-code'],
    ['a field of a type that the mapping cannot read', { id_str: true }, 'wrong-value'],
  ])('%s waits in the quarantine, is told there, and stays in the census', async (_what, change, kind) => {
    const { gateway, collect } = await watchedSource();
    const kinds = async (): Promise<readonly string[]> => {
      await lookForIncidents(gateway, gateway.now());
      return (await gateway.operations.incidents({ open: true })).map((one) => one.kind).sort();
    };
    await collect(reading('2026-09-07', usual));
    await collect(reading('2026-09-14', withMarks(change, 3)));
    expect(await kinds()).toEqual([kind]);
    expect((await diffFromUsual(gateway, TINY.name)).changes.filter(({ finding }) => finding)).toHaveLength(1);
    await gateway.close();
  });

  test('a change that the mapping reads is told as one, also where some of its records wait for something else', async () => {
    const { gateway, collect } = await watchedSource();
    await collect(reading('2026-09-07', usual));
    const turned = withMarks({ value: 4 }, 24).map((record, index) =>
      index < 26 ? record : { ...record, body: { mark: { ...(record.body as { mark: object }).mark, id_str: true } } },
    );
    await collect(reading('2026-09-14', turned));
    await lookForIncidents(gateway, gateway.now());
    const open = await gateway.operations.incidents({ open: true });
    expect(open.map((one) => [one.kind, one.values['field'] ?? one.values['count']]).sort()).toEqual([
      ['fields-changed', 'mark /mark/value'],
      ['wrong-value', 22],
    ]);
    await gateway.close();
  });
});
