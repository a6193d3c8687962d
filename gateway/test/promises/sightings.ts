import type { Origin } from '../../contracts/sheet.ts';
import type { EntityName } from '../../contracts/records.ts';
import type { Store } from '../../contracts/store.ts';
import { bad, homework, lesson, mark, page, WEEK } from '../store-pages.ts';
import { openAt, type StorePromise } from '../store-place.ts';

const DAYS = ['2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11'] as const;
const from = (day: number): string => `${DAYS[day]!}T15:00:00.000Z`;
const to = (day: number): string => `${DAYS[day]!}T15:01:00.000Z`;

async function seenOf(store: Store, entity: EntityName, id: string): Promise<Origin['seen'] | undefined> {
  const [sheet] = await Array.fromAsync(store.sheets({}));
  return sheet?.origins[entity]?.[id]?.seen;
}

export const SIGHTINGS: readonly StorePromise[] = [
  {
    title: 'a record there at first reading has an upper bound only; a later one is bound by the reading before',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1')], { at: from(0) }));
      await store.savePage(page([lesson('1'), mark('m', '4')], { at: from(1) }));
      await store.savePage(page([lesson('1'), mark('m', '5')], { at: from(2) }));
      expect(await seenOf(store, 'lesson', '1')).toEqual({ by: to(0) });
      expect(await seenOf(store, 'mark', 'm')).toEqual({ after: from(0), by: to(1) });
    },
  },
  {
    title: 'a slice that was confirmed as unchanged bounds what comes next',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1')], { at: from(0) }));
      await store.confirmSlice({
        source: 's',
        run: 'r',
        slice: WEEK,
        received: 1,
        read: { from: new Date(from(1)), to: new Date(to(1)) },
      });
      await store.savePage(page([lesson('1'), mark('m', '4')], { at: from(2) }));
      expect(await seenOf(store, 'mark', 'm')).toEqual({ after: from(1), by: to(2) });
    },
  },
  {
    title: 'a topic or a homework that was blank is sighted when it is filled',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1'), homework('h', 'blank'), homework('k', 'present')], { at: from(0) }));
      await store.savePage(
        page([lesson('1', 'present'), homework('h', 'none'), homework('k', 'none')], { at: from(1) }),
      );
      expect(await seenOf(store, 'lesson', '1')).toEqual({ after: from(0), by: to(1) });
      expect(await seenOf(store, 'homework', 'h')).toEqual({ after: from(0), by: to(1) });
      expect(await seenOf(store, 'homework', 'k')).toEqual({ by: to(0) });
    },
  },
  {
    title: 'only readings prove absence: an import bounds from above alone',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1')], { at: from(0), cause: 'import' }));
      await store.savePage(page([lesson('1'), mark('m', '4')], { at: from(1) }));
      await store.savePage(page([lesson('1'), mark('m', '4'), mark('n', '4')], { at: from(2), cause: 'import' }));
      expect(await seenOf(store, 'mark', 'm')).toEqual({ by: to(1) });
      expect(await seenOf(store, 'mark', 'n')).toEqual({ by: to(2) });
    },
  },
  {
    title: 'a record that was quarantined before, or may have been, was not absent',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1')], { at: from(0) }));
      await store.savePage(
        page([lesson('1')], { at: from(1), bad: [bad('mark/m', 'mark', 'm'), bad('homework/7', 'homework')] }),
      );
      await store.savePage(page([lesson('1'), mark('m', '4'), homework('h', 'present')], { at: from(2) }));
      expect(await seenOf(store, 'mark', 'm')).toEqual({ after: from(0), by: to(1) });
      expect(await seenOf(store, 'homework', 'h')).toEqual({ by: to(2) });
    },
  },
  {
    title: 'readings by different rules prove no absence',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1')], { at: from(0) }));
      await store.savePage(page([lesson('1'), mark('m', '4')], { at: from(1), madeBy: 'rules-2' }));
      expect(await seenOf(store, 'mark', 'm')).toEqual({ by: to(1) });
    },
  },
  {
    title: 'where the vendor answers by pupil, the reading of that pupil bounds',
    async check(place) {
      const store = openAt(place);
      const of = (pupil: string, id: string) => mark(id, '4', { pupil, shownBy: [pupil] });
      await store.savePage(page([], { at: from(0), pupils: ['pu-1', 'pu-2'] }));
      await store.savePage(page([], { at: from(1), pupils: ['pu-1'] }));
      await store.savePage(
        page([of('pu-1', 'm'), of('pu-2', 'n'), of('pu-3', 'o')], { at: from(2), pupils: ['pu-1', 'pu-2', 'pu-3'] }),
      );
      expect(await seenOf(store, 'mark', 'm')).toEqual({ after: from(1), by: to(2) });
      expect(await seenOf(store, 'mark', 'n')).toEqual({ after: from(0), by: to(2) });
      expect(await seenOf(store, 'mark', 'o')).toEqual({ by: to(2) });
    },
  },
  {
    title: 'a pupil who joins a group later does not move what its records were bound by',
    async check(place) {
      const store = openAt(place);
      const shown = (topicState: string, ...shownBy: string[]) => lesson('1', topicState, { shownBy });
      const pupils = ['pu-1', 'pu-2'];
      await store.savePage(page([shown('blank', 'pu-1')], { at: from(0), pupils }));
      await store.savePage(page([shown('present', 'pu-1')], { at: from(1), pupils }));
      await store.savePage(page([shown('present', 'pu-1', 'pu-2')], { at: from(2), pupils }));
      expect(await seenOf(store, 'lesson', '1')).toEqual({ after: from(0), by: to(1) });
    },
  },
];
