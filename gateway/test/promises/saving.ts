import type { Store } from '../../contracts/store.ts';
import { contentOf } from '../store-content.ts';
import { lesson, mark, MONDAY, page, SUNDAY, TUESDAY, WEEK } from '../store-pages.ts';
import { openAt, type StorePromise } from '../store-place.ts';

const bodyOn = async (store: Store, day: string): Promise<unknown> =>
  (await Array.fromAsync(store.sheets({ days: { from: day, to: day } })))[0]?.body;

export const SAVING: readonly StorePromise[] = [
  {
    title: 'a page becomes sheets by scope and day, records sorted by id',
    async check(place) {
      const store = openAt(place);
      const saved = await store.savePage(
        page([lesson('2'), lesson('10'), mark('m', '4'), lesson('3', 'blank', { day: TUESDAY })]),
      );
      expect(saved).toMatchObject({
        page: 1,
        received: 4,
        accepted: 4,
        quarantined: 0,
        filtered: {},
        changed: 2,
        unchanged: 0,
      });
      const [monday, tuesday] = await Array.fromAsync(store.sheets({}));
      expect(monday).toMatchObject({
        source: 's',
        kind: 'journal-day',
        school: '1',
        scope: '7А',
        day: MONDAY,
        version: 1,
        schema: 1,
        madeBy: 'rules-1',
      });
      expect(monday!.body.lesson?.map(({ id }) => id)).toEqual(['10', '2']);
      expect(monday!.body.mark).toHaveLength(1);
      expect(tuesday!.body).toEqual({ lesson: [{ id: '3', number: 1, topicState: 'blank' }] });
    },
  },
  {
    title: 'saving the same page again changes no sheet',
    async check(place) {
      const store = openAt(place);
      const same = page([lesson('1'), mark('m', '4')]);
      await store.savePage(same);
      const before = await contentOf(store);
      expect(await store.savePage(same)).toMatchObject({ accepted: 2, changed: 0, unchanged: 1 });
      expect(await contentOf(store)).toEqual(before);
      expect(await store.ledger()).toMatchObject({ difference: 0, pages: 2 });
    },
  },
  {
    title: 'a page that fails is not there at all: no sheet, no page row, no cursor',
    async check(place) {
      let judged = 0;
      const failing = openAt(place, {
        assess: () => {
          judged += 1;
          if (judged === 2) throw new Error('a planted failure');
          return { facts: [] };
        },
      });
      const two = page([lesson('1'), lesson('2', 'blank', { day: TUESDAY })]);
      await expect(failing.savePage(two)).rejects.toThrow('a planted failure');
      const store = openAt(place);
      expect(await Array.fromAsync(store.sheets({}))).toEqual([]);
      expect(await store.ledger()).toMatchObject({ pages: 0, difference: 0, runs: [], slices: [] });
      expect(await store.cursorOf('s')).toBeUndefined();
      expect(await store.sliceState('s', WEEK)).toBeUndefined();
      expect(await store.savePage(two)).toMatchObject({ page: 1, accepted: 2, changed: 2 });
    },
  },
  {
    title: 'class lists are replaced class by class',
    async check(place) {
      const store = openAt(place);
      expect(await store.stemsOf('s', '1')).toEqual(new Map());
      await store.savePage(
        page([], {
          slice: null,
          stems: new Map([
            ['7А', ['a', 'b']],
            ['7Б', ['c']],
            ['', ['0123456789abcdef', 'fedcba9876543210']],
          ]),
        }),
      );
      await store.savePage(page([], { slice: null, stems: new Map([['7А', ['d']]]) }));
      const told = async (...of: Parameters<Store['stemsOf']>): Promise<Record<string, readonly string[]>> =>
        Object.fromEntries([...(await store.stemsOf(...of))].map(([name, list]) => [name, [...list]]));
      expect(await told('s', '1')).toEqual({ '7А': ['d'], '7Б': ['c'], '': ['0123456789abcdef', 'fedcba9876543210'] });
      expect(await told('s', '1', ['7Б', '8А'])).toEqual({ '7Б': ['c'] });
      expect(await told('s', '2')).toEqual({});
      const everybody = (await store.stemsOf('s', '1')).get('')!;
      expect(['0123456789abcdef', '0123456789abcdee'].map((digest) => everybody.has(digest))).toEqual([true, false]);
    },
  },
  {
    title: 'sheets come in order of source, kind, scope and day, and as asked for',
    async check(place) {
      const store = openAt(place);
      const of = (source: string, scope: string, day: string) =>
        store.savePage(page([lesson('1', 'blank', { scope, day })], { source, slice: null }));
      for (const [source, scope, day] of [
        ['t', '7А', MONDAY],
        ['s', '7Б', MONDAY],
        ['s', '7А', TUESDAY],
        ['s', '7А', MONDAY],
      ])
        await of(source!, scope!, day!);
      const found = async (query: Parameters<Store['sheets']>[0]): Promise<string[]> =>
        (await Array.fromAsync(store.sheets(query))).map(({ source, scope, day }) => `${source} ${scope} ${day}`);
      expect(await found({})).toEqual([`s 7А ${MONDAY}`, `s 7А ${TUESDAY}`, `s 7Б ${MONDAY}`, `t 7А ${MONDAY}`]);
      expect(await found({ source: 's', days: { from: TUESDAY, to: SUNDAY } })).toEqual([`s 7А ${TUESDAY}`]);
      expect(await found({ scope: '7Б' })).toEqual([`s 7Б ${MONDAY}`]);
      expect(await found({ kind: 'term' })).toEqual([]);
      expect(await bodyOn(store, TUESDAY)).toBeDefined();
    },
  },
];
