import { lesson, mark, page, WEEK } from '../store-pages.ts';
import { clockAt, openAt, type StorePromise } from '../store-place.ts';

const read = (day: string) => ({ from: new Date(`${day}T15:00:00Z`), to: new Date(`${day}T15:01:00Z`) });

export const FACTS: readonly StorePromise[] = [
  {
    title: 'facts are those of the present sheet; superseded ones keep from when to when they stood',
    async check(place) {
      const clock = clockAt('2026-09-08T16:00:00Z');
      const store = openAt(place, { now: () => clock.now() });
      await store.savePage(page([lesson('1'), lesson('2')]));
      clock.at('2026-09-09T16:00:00Z');
      await store.savePage(page([lesson('1', 'present'), lesson('2')], { at: '2026-09-09T15:00:00Z' }));
      const [present, ...others] = await Array.fromAsync(store.facts({ requirement: 'topic' }));
      expect(others).toEqual([]);
      expect(present).toMatchObject({
        due: 2,
        present: 1,
        missing: 1,
        version: 2,
        validFrom: new Date('2026-09-09T16:00:00Z'),
      });
      expect(present!.validTo).toBeUndefined();
      const [past] = await Array.fromAsync(store.facts({ at: new Date('2026-09-09T00:00:00Z') }));
      expect(past).toMatchObject({ present: 0, version: 1, validTo: new Date('2026-09-09T16:00:00Z') });
      expect(await Array.fromAsync(store.facts({ at: new Date('2026-09-08T00:00:00Z') }))).toEqual([]);
      expect(await Array.fromAsync(store.facts({ requirement: 'mark' }))).toEqual([]);
    },
  },
  {
    title: 'what waits for a later reading is decided by one, although nothing changed',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1')], { at: '2026-09-07T15:00:00Z' }));
      expect((await Array.fromAsync(store.facts({})))[0]).toMatchObject({ pending: 1, missing: 0 });
      await store.confirmSlice({ source: 's', run: 'r', slice: WEEK, received: 1, read: read('2026-09-08') });
      expect((await Array.fromAsync(store.facts({})))[0]).toMatchObject({ pending: 0, missing: 1, version: 1 });
    },
  },
  {
    title: 'a reading that tells the same in other words decides it, too',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1')], { at: '2026-09-07T15:00:00Z' }));
      expect(await store.savePage(page([lesson('1')], { at: '2026-09-08T15:00:00Z' }))).toMatchObject({ changed: 0 });
      expect((await Array.fromAsync(store.facts({})))[0]).toMatchObject({ missing: 1, version: 1 });
    },
  },
  {
    title: 'a slice that covers stored sheets for the first time makes absence provable',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1')], { slice: null }));
      expect((await Array.fromAsync(store.facts({})))[0]).toMatchObject({ unprovable: 1 });
      await store.savePage(page([lesson('1')], { at: '2026-09-08T15:00:00Z' }));
      expect((await Array.fromAsync(store.facts({})))[0]).toMatchObject({ unprovable: 0, missing: 1 });
    },
  },
  {
    title: 'corrections tell old and new, and when the change was seen',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([mark('m', '4')]));
      await store.savePage(page([mark('m', '5'), mark('n', '3')], { at: '2026-09-09T15:00:00Z' }));
      const seen = { after: '2026-09-08T15:00:00.000Z', by: '2026-09-09T15:01:00.000Z' };
      const [changed, added, ...others] = await Array.fromAsync(store.corrections({ source: 's' }));
      expect(changed).toMatchObject({
        entity: 'mark',
        id: 'm',
        what: 'changed',
        version: 2,
        before: { rawValue: '4' },
        after: { rawValue: '5' },
        seen,
      });
      expect(added).toMatchObject({ id: 'n', what: 'added', after: { rawValue: '3' }, seen });
      expect(others).toEqual([]);
      expect(await Array.fromAsync(store.corrections({ source: 't' }))).toEqual([]);
    },
  },
];
