import { contentOf } from '../store-content.ts';
import { lesson, mark, MONDAY, page, WEEK } from '../store-pages.ts';
import { openAt, type StorePromise } from '../store-place.ts';

export const SLICES: readonly StorePromise[] = [
  {
    title: 'a slice that was never saved cannot be confirmed',
    async check(place) {
      const store = openAt(place);
      const read = { from: new Date('2026-09-09T15:00:00Z'), to: new Date('2026-09-09T15:01:00Z') };
      const confirm = { source: 's', run: 'r', slice: WEEK, received: 1, cursor: 'c', read };
      await expect(store.confirmSlice(confirm)).rejects.toMatchObject({ code: 'adapter.contract', remedy: 'bug' });
      expect(await store.cursorOf('s')).toBeUndefined();
      expect(await store.ledger()).toMatchObject({ pages: 0, difference: 0 });
    },
  },
  {
    title: 'the slice remembers its last page: fingerprint, reading, records and pupils’ parts',
    async check(place) {
      const store = openAt(place);
      const parts = new Map([['pu-1', 3]]);
      const saved = page([lesson('1'), mark('m', '4'), mark('n', '5')], { parts, fingerprint: 'f' });
      await store.savePage(saved);
      const state = await store.sliceState('s', WEEK);
      expect(state).toMatchObject({
        slice: WEEK,
        fingerprint: 'f',
        page: 1,
        read: saved.read,
        records: { lesson: 1, mark: 2 },
        parts: { 'pu-1': 3 },
      });
      expect(await store.sliceState('t', WEEK)).toBeUndefined();
      expect(await store.sliceState('s', { ...WEEK, to: MONDAY })).toBeUndefined();
      expect(await Array.fromAsync(store.slices('s'))).toHaveLength(1);
      expect(await Array.fromAsync(store.slices('t'))).toEqual([]);
    },
  },
  {
    title: 'a confirmed slice counts its stored numbers and moves its reading and the cursor, and nothing else',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1', 'present'), mark('m', '4')]));
      const before = await contentOf(store);
      const read = { from: new Date('2026-09-09T15:00:00Z'), to: new Date('2026-09-09T15:01:00Z') };
      const saved = await store.confirmSlice({
        source: 's',
        run: 'run-2',
        slice: WEEK,
        received: 2,
        cursor: 'c2',
        read,
      });
      expect(saved).toMatchObject({ page: 2, received: 2, accepted: 2, changed: 0 });
      expect(await store.sliceState('s', WEEK)).toMatchObject({ read });
      expect(await store.cursorOf('s')).toBe('c2');
      expect(await store.lastReadOf('s')).toEqual(read.to);
      expect(await contentOf(store)).toEqual(before);
      expect((await store.ledger()).difference).toBe(0);
    },
  },
];
