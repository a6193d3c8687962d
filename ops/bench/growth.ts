import { join } from 'node:path';
import { DAYS, filled, patternsIn } from './filled-store.ts';
import { median, say, tell } from './figure.ts';
import { inFolder, numberOption } from './workshop.ts';

/*
 * What a sheet costs to save in a small store and in a large one. Both get the same sheets, real ones of a region's day under the
 * names of other classes and weeks: a page is a class's week of five sheets, as a nightly reading saves it. Blocks take turns.
 */
const SMALL = 1_000;
const LARGE = 100_000;
const BLOCKS = 20;
const SHEETS_IN_BLOCK = 500;

await inFolder(async (folder) => {
  const large = numberOption('sheets', LARGE);
  const patterns = await patternsIn(folder);
  const stores = await Promise.all(
    [SMALL, large].map((sheets) => filled(join(folder, `${sheets}.db`), sheets, patterns)),
  );
  const times = stores.map((): number[] => []);
  for (let block = 0; block < BLOCKS; block += 1) {
    for (const [index, { store, next }] of stores.entries()) {
      const pages = next(SHEETS_IN_BLOCK / DAYS);
      const from = performance.now();
      for (const page of pages) await store.savePage(page);
      times[index]!.push(performance.now() - from);
    }
  }
  for (const { store } of stores) await store.close();
  const [few, many] = times as [number[], number[]];
  tell('growth.ratio', median(many) / median(few), 'ratio');
  tell('growth.small', (median(few) * 1000) / SHEETS_IN_BLOCK, 'µs/sheet');
  tell('growth.large', (median(many) * 1000) / SHEETS_IN_BLOCK, 'µs/sheet');
  say(`${SMALL} and ${large} sheets stored before; ${BLOCKS} blocks of ${SHEETS_IN_BLOCK} sheets each`);
});
