import { DatabaseSync } from 'node:sqlite';
import type { Ledger } from '../../contracts/ledger.ts';
import type { Store } from '../../contracts/store.ts';
import { openAt, TO } from '../../test/store-place.ts';
import { sqlitePlace } from '../../test/store-places.ts';
import { bad, lesson, mark, page, TUESDAY } from '../../test/store-pages.ts';
import { zip } from './zip.ts';

let place: ReturnType<typeof sqlitePlace>;
let store: Store;

beforeEach(async () => {
  place = sqlitePlace();
  store = openAt(place);
  await store.savePage(
    page([lesson('1'), mark('m', '4'), lesson('2', 'blank', { day: TUESDAY })], { bad: [bad('mark/n', 'mark', 'n')] }),
  );
  await store.savePage(
    page([lesson('1'), mark('m', '5'), lesson('2', 'blank', { day: TUESDAY })], {
      bad: [bad('mark/n', 'mark', 'n')],
      at: '2026-09-09T15:00:00Z',
    }),
  );
  const [delivery] = await store.leaseDue(TO, {
    limit: 1,
    now: new Date('2026-09-15T00:00:00Z'),
    until: new Date('2026-09-15T00:05:00Z'),
  });
  const { sheet, lease } = delivery!;
  await store.settle(TO, [
    {
      sheet,
      version: sheet.version,
      lease,
      result: 'acknowledged',
      receipt: 'r',
      at: new Date(),
      hash: 'h',
      json: '{}',
    },
  ]);
});
afterEach(() => place.clear());

/** Changes the file as somebody would who does not go through the store. */
function behindOurBack(sql: string, ...values: (string | Buffer)[]): void {
  const file = new DatabaseSync(place.path);
  expect(file.prepare(sql).run(...values).changes).toBeGreaterThan(0);
  file.close();
}

const named = ({ differences }: Ledger): string[] => differences.map(({ where, what }) => `${where}: ${what}`);

test('a store that nobody touched has no difference', async () => {
  expect(await store.ledger()).toMatchObject({
    difference: 0,
    pages: 2,
    differences: [],
    slices: [{ difference: 0 }],
    runs: [{ received: 8, difference: 0 }],
  });
});

test('a deleted quarantine row is named by its slice and by its number', async () => {
  behindOurBack('DELETE FROM quarantine');
  const ledger = await store.ledger();
  expect(ledger.difference).toBeGreaterThan(0);
  expect(ledger.slices[0]!.difference).toBe(1);
  expect(named(ledger)).toEqual([
    expect.stringMatching(/^slice: journal-day 7А 2026-09-07…2026-09-13 of source s/) as string,
    'slice: quarantine row 1: the row is gone',
  ]);
});

test('an altered sheet is named, whether its bytes still open or not', async () => {
  const forged = zip('{"mark":[{"id":"m","pupilId":"pu-1","rawValue":"5+"}]}');
  behindOurBack('UPDATE content SET body = ? WHERE sheet = 1', forged);
  expect(named(await store.ledger())).toContain(
    'sheet: journal-day 7А 2026-09-07 of source s: the body is not the one that was stored',
  );
  behindOurBack("UPDATE content SET body = x'00' WHERE sheet = 1");
  expect(named(await store.ledger())).toContain(
    'sheet: journal-day 7А 2026-09-07 of source s: the body is not the one that was stored',
  );
});

test('a deleted sheet is named', async () => {
  behindOurBack('DELETE FROM sheet WHERE id = 2');
  expect(named(await store.ledger())).toContain('sheet: sheet 2: the row is gone');
});

test('a dropped receipt is named by its destination and sheet', async () => {
  behindOurBack("DELETE FROM receipt WHERE result = 'superseded'");
  const ledger = await store.ledger();
  expect(ledger).toMatchObject({ difference: 1, destinations: [{ destination: TO, difference: 1 }] });
  expect(named(ledger)).toEqual(['destination: receipts of platform for journal-day 7А 2026-09-07 of source s']);
});

test('a removed page row is named, be it the last one', async () => {
  behindOurBack('DELETE FROM page WHERE id = 2');
  expect(named(await store.ledger())).toEqual(['page: page 2: the row is gone']);
  behindOurBack('DELETE FROM page WHERE id = 1');
  expect(named(await store.ledger())).toEqual(['page: page 1: the row is gone', 'page: page 2: the row is gone']);
});

test('a page row that tells other numbers is named by page and run', async () => {
  behindOurBack('UPDATE page SET accepted = accepted - 1 WHERE id = 2');
  expect(await store.ledger()).toMatchObject({
    difference: 1,
    runs: [{ difference: 1 }],
    differences: [{ where: 'page', what: 'page 2 of source s', expected: 4, found: 3 }],
  });
});

test('a delivery state that was turned by hand is named', async () => {
  behindOurBack("UPDATE sheet SET d1_due = NULL, d1_state = 'acknowledged' WHERE id = 2");
  expect((await store.ledger()).destinations[0]!.difference).toBe(1);
});
