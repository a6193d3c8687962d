import { renormalise } from './again.ts';
import type { RawRecord } from '../contracts/records.ts';
import type { SaveCounts } from '../contracts/sheet.ts';
import { fileSource } from './file-sources.ts';
import { removeFolders } from '../test/svod-process.ts';
import { lessons, week } from '../test/tiny-pages.ts';
import { SOURCE, tinySource } from '../test/tiny-source.ts';

afterAll(removeFolders);

/** A text inside so many lists. */
function nested(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

test('a record nested deeper than any stack is quarantined, holds back no other, and is kept raw like any other', async () => {
  const { gateway, collect } = await tinySource();
  const [first, second] = lessons(2) as [RawRecord, RawRecord];
  const deep: RawRecord = { ...second, body: { lesson: { id_str: '1', number: nested(100_000) } } };
  expect(await collect([week([first, deep])])).toMatchObject({
    outcome: 'partial',
    counts: { received: 2, accepted: 1, quarantined: 1 },
  });
  const pages: SaveCounts[] = [];
  const source = fileSource(gateway.config, SOURCE, 'dnevnik-ru');
  await renormalise(gateway, source, new AbortController().signal, (saved) => void pages.push(saved));
  expect(pages).toMatchObject([{ received: 2, accepted: 1, quarantined: 1, changed: 0 }]);
  expect((await gateway.store.ledger()).differences).toEqual([]);
  await gateway.store.close();
});
