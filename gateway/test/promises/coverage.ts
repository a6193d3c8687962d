import type { Store } from '../../contracts/store.ts';
import { bad, homework, lesson, mark, MONDAY, page, TUESDAY, WEEK } from '../store-pages.ts';
import { openAt, type StorePromise } from '../store-place.ts';

const LATER = '2026-09-09T15:00:00Z';

/** "entity id" of every record stored, in order. */
const recordsIn = async (store: Store): Promise<string[]> =>
  (await Array.fromAsync(store.sheets({}))).flatMap(({ body }) =>
    Object.entries(body).flatMap(([entity, records]) => records.map(({ id }) => `${entity} ${id}`)),
  );

const valueOf = async (store: Store, id: string): Promise<unknown> =>
  (await Array.fromAsync(store.sheets({}))).flatMap(({ body }) => body.mark ?? []).find((record) => record.id === id)?.[
    'rawValue'
  ];

export const COVERAGE: readonly StorePromise[] = [
  {
    title: 'what a covered slice no longer tells was withdrawn, and the sheet says so',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1'), mark('m', '4'), lesson('2', 'blank', { day: TUESDAY })]));
      await store.savePage(page([lesson('1')], { at: LATER }));
      const [monday, tuesday] = await Array.fromAsync(store.sheets({}));
      expect(monday).toMatchObject({ version: 2, body: { lesson: [{ id: '1' }] } });
      expect(monday!.body.mark).toBeUndefined();
      expect(tuesday).toMatchObject({ version: 2, body: {} });
      const corrections = await Array.fromAsync(store.corrections({}));
      expect(corrections.map(({ entity, id, what, version }) => [entity, id, what, version])).toEqual([
        ['mark', 'm', 'withdrawn', 2],
        ['lesson', '2', 'withdrawn', 2],
      ]);
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'what a slice does not cover is merged by key and never withdrawn',
    async check(place) {
      const store = openAt(place);
      const slice = { ...WEEK, entities: ['lesson' as const] };
      await store.savePage(page([lesson('1'), mark('m', '4')], { slice }));
      await store.savePage(page([lesson('1'), mark('n', '5')], { slice, at: LATER }));
      expect(await recordsIn(store)).toEqual(['lesson 1', 'mark m', 'mark n']);
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'a page without a slice merges by key: it adds and changes, and withdraws nothing',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([mark('m', '4'), mark('n', '3')], { slice: null }));
      await store.savePage(page([mark('m', '5')], { slice: null, at: LATER }));
      expect(await recordsIn(store)).toEqual(['mark m', 'mark n']);
      expect(await valueOf(store, 'm')).toBe('5');
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'of overlapping pages the later reading wins, whichever is saved first',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1'), mark('m', '5')], { at: LATER }));
      const saved = await store.savePage(page([lesson('1'), mark('m', '4'), mark('n', '2')]));
      expect(saved).toMatchObject({ received: 3, accepted: 0, filtered: { older: 3 }, changed: 0 });
      expect(await recordsIn(store)).toEqual(['lesson 1', 'mark m']);
      expect(await valueOf(store, 'm')).toBe('5');
      expect(await store.sliceState('s', WEEK)).toMatchObject({ read: { from: new Date(LATER) } });
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'a page without a slice does not bring back what a later reading of the slice no longer told',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1')], { at: LATER }));
      expect(await store.savePage(page([mark('m', '4')], { slice: null }))).toMatchObject({ filtered: { older: 1 } });
      expect(await recordsIn(store)).toEqual(['lesson 1']);
      await store.savePage(page([mark('m', '4')], { slice: null, at: '2026-09-10T15:00:00Z' }));
      expect(await recordsIn(store)).toEqual(['lesson 1', 'mark m']);
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'pupils’ own records are replaced for the pupils read, and stay for the others',
    async check(place) {
      const store = openAt(place);
      const of = (pupil: string, id: string) => mark(id, '4', { pupil, shownBy: [pupil] });
      await store.savePage(page([of('pu-1', 'm1'), of('pu-2', 'm2')], { pupils: ['pu-1', 'pu-2'] }));
      await store.savePage(page([of('pu-1', 'm3')], { pupils: ['pu-1'], at: LATER }));
      expect(await recordsIn(store)).toEqual(['mark m2', 'mark m3']);
      await store.savePage(page([], { pupils: ['pu-2'], at: LATER }));
      expect(await recordsIn(store)).toEqual(['mark m3']);
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'a shared record is withdrawn when every pupil who showed it was read again without it',
    async check(place) {
      const store = openAt(place);
      const shown = (...shownBy: string[]) => lesson('1', 'blank', { shownBy });
      await store.savePage(page([shown('pu-1', 'pu-2')], { pupils: ['pu-1', 'pu-2', 'pu-3'] }));
      await store.savePage(page([], { pupils: ['pu-1', 'pu-3'], at: LATER }));
      expect(await recordsIn(store)).toEqual(['lesson 1']);
      await store.savePage(page([], { pupils: ['pu-2'], at: LATER }));
      expect(await recordsIn(store)).toEqual([]);
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'a quarantined record is present: its last good version stays, flagged',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1'), mark('m', '4'), mark('n', '5')]));
      await store.savePage(page([lesson('1')], { bad: [bad('mark/m', 'mark', 'm')], at: LATER }));
      expect(await recordsIn(store)).toEqual(['lesson 1', 'mark m']);
      const [sheet] = await Array.fromAsync(store.sheets({}));
      expect(sheet!.origins.mark?.['m']?.role).toBe('kept');
      expect(sheet!.origins.lesson?.['1']?.role).toBe('first');
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'where the key of a quarantined record cannot be told, nothing of its entity is withdrawn in the slice',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1'), mark('m', '4'), homework('h', 'present')]));
      await store.savePage(page([lesson('1')], { bad: [bad('mark/7', 'mark')], at: LATER }));
      expect(await recordsIn(store)).toEqual(['lesson 1', 'mark m']);
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'each accepted raw record counts at exactly one of its records, and repeats are filtered',
    async check(place) {
      const store = openAt(place);
      const yields = [
        lesson('1', 'blank', { raw: 0 }),
        homework('h', 'present', { raw: 0 }),
        lesson('1', 'blank', { raw: 1 }),
      ];
      const told = page(yields, { received: 3, filtered: [{ raw: 2, reason: 'same' }] });
      expect(await store.savePage(told)).toMatchObject({ received: 3, accepted: 1, filtered: { same: 2 } });
      const [sheet] = await Array.fromAsync(store.sheets({}));
      expect([sheet!.origins.lesson?.['1']?.role, sheet!.origins.homework?.['h']?.role]).toEqual(['first', 'also']);
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'a slice of other entities takes the place of the ones it shares entities with',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1'), mark('m', '4')]));
      const slice = { ...WEEK, entities: ['lesson' as const, 'mark' as const] };
      await store.savePage(page([lesson('1')], { slice, at: LATER }));
      expect(await recordsIn(store)).toEqual(['lesson 1']);
      expect((await Array.fromAsync(store.slices())).map((state) => state.slice)).toEqual([slice]);
      const coverage = await store.coverageOf({
        source: 's',
        kind: 'journal-day',
        school: '1',
        scope: '7А',
        day: MONDAY,
      });
      expect(coverage).toEqual({ entities: new Set(slice.entities), readFrom: new Date(LATER) });
      expect((await store.ledger()).difference).toBe(0);
    },
  },
];
